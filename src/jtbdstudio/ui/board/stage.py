# SPDX-License-Identifier: MIT
"""The canvas with what floats over it: lists, tools, minimap, the sentence at the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from jtbdstudio.ui.board import minimap, tools, tray
from jtbdstudio.ui.board.canvas import BoardCanvas
from jtbdstudio.ui.board.floating import SHADOW
from jtbdstudio.ui.widgets import Label, button
from jtbdstudio.ui.widgets.inline import InlineCard

_EDGE = 14
_NARROW = 900


class Stage(QWidget):
    """Places everything; nothing here knows a command."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.canvas = BoardCanvas(self)
        self.tray = tray.Tray(self)
        self.tools = tools.ToolStrip(self)
        self.minimap = minimap.Minimap(self.canvas, self)
        self.label = tools.PointerLabel(self)
        self.back = button(self.tr("Back to the notes"), self._on_back_clicked, icon="fit", parent=self)
        self.hint = Label("", "muted", 13.5, wrap=True, parent=self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.minimap_wanted = True
        self.card: InlineCard | None = None
        self.canvas.label_wanted.connect(self._on_label_wanted)
        self.canvas.camera.moved.connect(self._on_camera_moved)
        self.canvas.board.content_changed.connect(self._on_camera_moved)
        self.tray.resized.connect(self.arrange)

    def open_card(self, card: InlineCard, at: QPoint, width: int) -> None:
        """Open an inline card; only one is open at a time, and the focus comes back to the canvas."""
        self.close_card()
        self.card = card
        card.closed.connect(self._on_card_closed)
        card.show_at(at, width)
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """Close the open card as a click elsewhere would."""
        if self.card is not None:
            self.card.accept() if self.card.keeps_on_leave else self.card.dismiss()

    def say_hint(self, sentence: str) -> None:
        """A sentence in the middle of an empty board."""
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
        self.arrange()

    def toggle_minimap(self) -> None:
        self.minimap_wanted = not self.minimap_wanted
        self.arrange()

    def arrange(self) -> None:
        """Put the panels into their corners."""
        size = self.size()
        self.canvas.setGeometry(0, 0, size.width(), size.height())
        right = size.width() - self.tray.width() - _EDGE + SHADOW
        roomy = size.height() > 420 and size.width() > 640
        self.minimap.setVisible(self.minimap_wanted and roomy)
        below = self.minimap.height() if not self.minimap.isHidden() else 0
        most = min(size.height() - below - 2 * _EDGE + 2 * SHADOW, round(size.height() * 0.62))
        self.tray.setGeometry(right, _EDGE - SHADOW, self.tray.width(), self.tray.wanted_height(most))
        corner = QPoint(size.width() - self.minimap.width(), size.height() - self.minimap.height())
        self.minimap.move(corner - QPoint(_EDGE - minimap.SHADOW, _EDGE - minimap.SHADOW))
        self._place_tools(size)
        self.canvas.camera.inset = tray.WIDTH + _EDGE
        self.hint.setGeometry((right - 340) // 2, size.height() // 2 - 60, 340, 90)
        self.back.adjustSize()
        self.back.move((right - self.back.width()) // 2, 18)

    def tools_room(self) -> int:
        """How much of the bottom the strip of tools takes."""
        return self.height() - self.tools.y() - SHADOW

    def _place_tools(self, size: QSize) -> None:
        self.tools.set_short(size.width() < _NARROW)
        strip = self.tools.sizeHint()
        free = size.width() - (self.minimap.width() if not self.minimap.isHidden() else 0)
        left = min((size.width() - strip.width()) // 2, free - strip.width() + SHADOW)
        self.tools.setGeometry(
            max(0, left), size.height() - strip.height() - _EDGE + SHADOW, strip.width(), strip.height()
        )

    def _on_label_wanted(self, point: QPoint, sentence: str) -> None:
        self.label.say(point, sentence)

    def _on_camera_moved(self) -> None:
        content = self.canvas.board.content_rect()
        lost = not content.isEmpty() and not content.intersects(self.canvas.camera.visible())
        self.back.setVisible(lost)

    def _on_back_clicked(self) -> None:
        self.canvas.camera.fit(self.canvas.board.content_rect())
        self.canvas.setFocus()

    def _on_card_closed(self) -> None:
        self.card = None
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(1000, 700)

    def event(self, event: QEvent) -> bool:
        # A button with the focus is pressed by Space and Enter, which mean other things on the canvas.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if pressed and isinstance(self.focusWidget(), QAbstractButton):
                event.accept()
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tray.set_narrow(event.size().width() < _NARROW)
        self.arrange()
