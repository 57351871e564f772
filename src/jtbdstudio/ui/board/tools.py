# SPDX-License-Identifier: MIT
"""The strip of tools at the bottom, and the sentence that travels with the pointer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.actions import BY_ID, ActionSpec
from jtbdstudio.ui.board.floating import FloatingCard
from jtbdstudio.ui.keys import live
from jtbdstudio.ui.widgets.basic import rounded

_TOOLS = ("board.select", "board.hand", "board.note", "board.cluster", "board.tidy", "board.fit")


class ToolStrip(FloatingCard):
    """One button for each tool, with its key; the two pointers are a choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self.inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(self.tr("Tools"))

    @staticmethod
    def _name(made: QPushButton, spec: ActionSpec, name: str) -> None:
        made.setText(f"{name}  {spec.key_text}".rstrip())

    def set_actions(self, actions: Mapping[str, QAction], names: Mapping[str, str]) -> None:
        """Fill the strip from the bound actions, with short names."""
        for action_id in _TOOLS:
            made = QPushButton(self.inside)
            live(made, partial(self._name, made, BY_ID[action_id], names[action_id]))
            made.setProperty("flat", True)
            made.setFont(theme.font(12.5))
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setToolTip(BY_ID[action_id].title)
            made.setAccessibleName(BY_ID[action_id].title)
            icons.set_icon(made, BY_ID[action_id].icon, "muted", 15)
            made.clicked.connect(actions[action_id].trigger)
            self._row.addWidget(made)
            self.buttons[action_id] = made
        for action_id in ("board.select", "board.hand"):
            self.buttons[action_id].setCheckable(True)
        self.set_hand(False)

    def set_hand(self, hand: bool) -> None:
        """Show which pointer is in use."""
        self.buttons["board.hand"].setChecked(hand)
        self.buttons["board.select"].setChecked(not hand)

    def set_short(self, short: bool) -> None:
        """Icons only where there is little room."""
        for made in self.buttons.values():
            if made.property("whole") is None:
                made.setProperty("whole", made.text())
            made.setText("" if short else made.property("whole"))
        self._row.activate()  # else the strip is asked for its size before it knows that its buttons have another
        self.adjustSize()


class PointerLabel(QWidget):
    """What a release would do, beside the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text, self._host = "", parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFont(theme.font(12, 500))
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; empty when there is none."""
        return "" if self.isHidden() else self._text

    def say(self, point: QPoint, text: str) -> None:
        """Show a sentence near a point of the parent; an empty one hides it."""
        self._text = text
        if not text:
            self.hide()
            return
        size, room = self.sizeHint(), self._host.rect()
        left = min(point.x() + 16, room.right() - size.width() - 4)
        top = min(point.y() + 20, room.bottom() - size.height() - 4)
        self.setGeometry(max(4, left), max(4, top), size.width(), size.height())
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._text) + 20
        return QSize(min(width, self._host.width() - 8), 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        rounded(painter, QRectF(self.rect()), now.ink, None, 6)
        painter.setPen(now.paper)
        painter.setFont(self.font())
        text = QFontMetrics(self.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width() - 18)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
