# SPDX-License-Identifier: MIT
"""Under each milestone: what it is measured by, and how many customers have reached it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jtbdstudio.domain.errors import UserError
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.cxmap.figures import parse_count, percent, thousands
from jtbdstudio.ui.cxmap.inline import InlineLine
from jtbdstudio.ui.cxmap.paint import fit_lines, line_height, paint_lines
from jtbdstudio.ui.cxmap.tile import Tile, Wishes

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MilestoneView

_SMALL = theme.SMALL
_COUNT_SIZE = 15


class KpiTile(Tile):
    """The KPI's name, its rule and who owns it. A click, ``Enter`` or a letter opens the form."""

    takes_letters = True

    def __init__(self, wishes: Wishes, milestone_id: str, parent: QWidget | None = None) -> None:
        super().__init__(wishes, milestone_id, parent)
        self._view: MilestoneView | None = None
        self.setFixedHeight(82)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_milestone(self, view: MilestoneView) -> None:
        """Show what was read."""
        self._view = view
        said = view.kpi or self.tr("no KPI yet")
        rest = ". ".join(part for part in (view.rule, view.owner) if part)
        self.setAccessibleName(self.tr("KPI of {name}: {kpi}").format(name=f"{view.letter} {view.name}", kpi=said))
        self.setAccessibleDescription(rest)
        self.setToolTip("\n".join(part for part in (view.kpi, view.rule, view.owner) if part))
        self.update()

    def edit(self) -> None:
        """Open the form."""
        self.wishes.kpi.emit(self.milestone_id)

    def write(self, letter: str) -> None:
        """Open the form and write its name anew."""
        self.wishes.kpi_typed.emit(self.milestone_id, letter)

    def clear(self) -> None:
        """Forget the KPI's words; the count stays."""
        if self._view is not None and (self._view.kpi or self._view.rule or self._view.owner):
            self.wishes.clear_kpi.emit(self.milestone_id)

    def missing(self) -> str:
        """What W29 would say of this milestone; empty when it is measured."""
        view = self._view
        if view is None or not view.kpi:
            return ""
        if not view.rule:
            return self.tr("no measurable rule yet")
        return "" if view.owner else self.tr("nobody owns it yet")

    def sizeHint(self) -> QSize:
        return QSize(150, 82)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter, view = theme.current(), QPainter(self), self._view
        self.paint_panel(painter)
        if view is None:
            return
        box = self.inner()
        width, at = int(box.width()), box.topLeft()
        if not view.kpi:
            text = fit_lines(self.tr("Which action shows that they got here?"), width, _SMALL, 400, 3)
            paint_lines(painter, at, text, _SMALL, now.accent if self.underMouse() else now.muted)
            return
        at += QPointF(0, paint_lines(painter, at, fit_lines(view.kpi, width, 12, 500, 2), 12, now.ink, 500) + 1)
        room = int((box.bottom() + 3 - at.y()) // line_height(_SMALL))
        missing = self.missing()
        last = missing or view.owner
        rule = fit_lines(view.rule, width, _SMALL, 400, max(1, room - 1)) if view.rule else ()
        at += QPointF(0, paint_lines(painter, at, rule, _SMALL, now.muted))
        if room > len(rule):
            color = theme.tone_of("motivation").text if missing else now.muted
            paint_lines(painter, at, fit_lines(last, width, _SMALL, 400, 1), _SMALL, color)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has opened the form."""


class ReachedTile(Tile):
    """How many customers reached the milestone, and which share of those before. Type a number to change it."""

    takes_letters = True

    def __init__(self, wishes: Wishes, milestone_id: str, parent: QWidget | None = None) -> None:
        super().__init__(wishes, milestone_id, parent)
        self._view: MilestoneView | None = None
        self._before = ""
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def show_milestone(self, view: MilestoneView, before: MilestoneView | None) -> None:
        """Show what was read; ``before`` is the milestone to the left."""
        self._view, self._before = view, before.letter if before is not None else ""
        count = self.tr("no count yet") if view.count is None else thousands(view.count)
        name = f"{view.letter} {view.name}"
        self.setAccessibleName(self.tr("Reached {name}: {count}").format(name=name, count=count))
        self.setAccessibleDescription(self.rate_text(spoken=True))
        self.setToolTip(self.rate_text(spoken=True))
        self.update()

    @property
    def rises(self) -> bool:
        """Whether more customers are said to be here than before (W31)."""
        return self._view is not None and self._view.passage is not None and self._view.passage.rises

    def rate_text(self, *, spoken: bool = False) -> str:
        """``41 %``; never a rate above all (W31)."""
        passage = self._view.passage if self._view is not None else None
        if passage is None or passage.rate is None:
            return ""
        if passage.rises:
            return self.tr("more than {letter}").format(letter=self._before)
        share = percent(passage.rate)
        return self.tr("{share} of {letter}").format(share=share, letter=self._before) if spoken else share

    def edit(self) -> None:
        """Type a new number."""
        self._edit(None)

    def write(self, letter: str) -> None:
        """Type over the number; a letter is taken as well, so that it can be answered."""
        self._edit(letter)

    def clear(self) -> None:
        """Take the figure back."""
        if self._view is not None and self._view.count is not None:
            self.wishes.count.emit(self.milestone_id, None)

    def _edit(self, typed: str | None) -> None:
        if self._view is None or self.editor is not None:
            return
        text = "" if self._view.count is None else thousands(self._view.count)
        name = self.tr("Customers who reached {name}").format(name=f"{self._view.letter} {self._view.name}")
        editor = InlineLine(text, name, self._keep, self.end_editor, self)
        editor.setPlaceholderText(self.tr("such as 12,400"))
        self.start_editor(editor, self.rect().adjusted(4, 5, -4, -5))
        if typed is not None:
            editor.setText(typed)

    def _keep(self, text: str) -> bool:
        try:
            count = parse_count(text)
        except UserError as error:
            self.wishes.refused.emit(str(error))
            return False
        if self._view is not None and count != self._view.count:
            self.wishes.count.emit(self.milestone_id, count)
        return True

    def sizeHint(self) -> QSize:
        return QSize(150, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter, view = theme.current(), QPainter(self), self._view
        self.paint_panel(painter)
        if view is None or self.editor is not None:
            return
        box, middle = self.inner(), Qt.AlignmentFlag.AlignVCenter
        if view.count is None:
            painter.setFont(theme.font(12))
            painter.setPen(now.accent if self.underMouse() else now.muted)
            painter.drawText(box, middle, self.tr("Enter a count"))
            return
        big = theme.font(_COUNT_SIZE, 600, tabular=True)
        painter.setFont(big)
        painter.setPen(now.ink)
        painter.drawText(box, middle, thousands(view.count))
        left = box.left() + QFontMetricsF(big).horizontalAdvance(thousands(view.count)) + 7
        rest = QRectF(left, box.top() + 1, box.right() - left, box.height())
        if self.rises:
            icons.paint(
                painter, QRectF(left, box.center().y() - 7, 14, 14), "warning", now.tone_of("motivation").strong
            )
            rest.adjust(18, 0, 0, 0)
        painter.setFont(theme.font(12, tabular=True))
        painter.setPen(now.tone_of("motivation").text if self.rises else now.muted)
        painter.drawText(rest, middle, self.rate_text())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit()
