# SPDX-License-Identifier: MIT
"""The heads of the columns: the phase over its milestones, and each milestone with its letter."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.cxmap.inline import InlineLine
from jtbdstudio.ui.cxmap.paint import fit_lines
from jtbdstudio.ui.cxmap.tile import RADIUS, Tile, Wishes
from jtbdstudio.ui.widgets.basic import rounded

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MilestoneView

BAND, HEAD = 28, 34
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PhaseBand(QWidget):
    """Struggle, Evaluation or Growth, as wide as its milestones."""

    def __init__(self, phase: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase, self._name = phase, name
        self.setFixedHeight(BAND)
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tone, painter = theme.tone_of(self._phase), QPainter(self)
        rounded(painter, QRectF(self.rect()), tone.ground, None, RADIUS)
        painter.setFont(theme.font(theme.UI_TEXT, 600))
        painter.setPen(tone.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._name)


class MilestoneHeader(Tile):
    """Letter and name. ``Enter`` renames in place, the dots at the right open what else can be done."""

    def __init__(self, wishes: Wishes, milestone_id: str, parent: QWidget | None = None) -> None:
        super().__init__(wishes, milestone_id, parent)
        self._view: MilestoneView | None = None
        self.setFixedHeight(HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_milestone(self, view: MilestoneView, state: str) -> None:
        """Show what was read; ``state`` is how it goes now, in words."""
        self._view = view
        leap = self.tr("Leap of faith: {text}").format(text=view.leap_of_faith) if view.leap_of_faith else ""
        lines = [part for part in (f"{view.letter} {view.name}", leap, state) if part]
        self.setToolTip("".join(f"<p>{escape(line)}</p>" for line in lines))
        self.setAccessibleName(self.tr("Milestone {name}").format(name=f"{view.letter} {view.name}"))
        self.setAccessibleDescription(". ".join(lines[1:]))
        self.update()

    def edit(self) -> None:
        """Rename."""
        if self._view is None or self.editor is not None:
            return
        name = self.tr("Name of milestone {letter}").format(letter=self._view.letter)
        editor = InlineLine(self._view.name, name, self._keep, self.end_editor, self)
        editor.setFont(theme.font(theme.UI_TEXT, 600))
        self.start_editor(editor, self.rect().adjusted(1, 1, -1, -1))

    def clear(self) -> None:
        """Delete the milestone; the toast offers the way back."""
        self.wishes.delete.emit(self.milestone_id)

    def _keep(self, text: str) -> bool:
        if self._view is not None and text.strip() and text.strip() != self._view.name:
            self.wishes.rename.emit(self.milestone_id, text.strip())
        return True

    def _dots(self) -> QRectF:
        return QRectF(self.width() - 26, (self.height() - 22) / 2, 22, 22)

    def open_menu(self) -> None:
        """What else can be done with this milestone."""
        self.wishes.menu.emit(self.milestone_id, self.mapToGlobal(QPoint(0, self.height() + 4)))

    def sizeHint(self) -> QSize:
        return QSize(150, HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        self.paint_panel(painter)
        if self._view is None or self.editor is not None:
            return
        busy = self.underMouse() or self.hasFocus()
        painter.setFont(theme.font(theme.SMALL, 500))
        painter.setPen(now.muted)
        painter.drawText(QRectF(9, 0, 14, self.height()), _MIDDLE, self._view.letter)
        room = self.width() - 25 - (28 if busy else 8)
        painter.setFont(theme.font(theme.UI_TEXT, 600))
        painter.setPen(now.ink)
        name = fit_lines(self._view.name, room, theme.UI_TEXT, 600, 1)
        painter.drawText(QRectF(QPointF(25, 0), QPointF(25 + room, self.height())), _MIDDLE, "".join(name))
        if busy:
            icons.paint(painter, self._dots().adjusted(3, 3, -3, -3), "more", now.muted)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dots().contains(event.position()):
            self.open_menu()
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.wishes.menu.emit(self.milestone_id, event.globalPos())
        else:
            self.open_menu()
