# SPDX-License-Identifier: MIT
"""A sentence that comes, offers to take the step back, and goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import Label, rounded
from jtbdstudio.ui.widgets.popover import paint_shadow

_MARGIN = 16
_STAY_MS = 10_000
_SHORT_MS = 4_000


class Toast(QWidget):
    """One toast at the bottom of a window; a new sentence replaces the old one. The pointer on it makes it wait."""

    action_chosen = Signal()
    _host: QWidget = None  # type: ignore[assignment]  # Qt may still ask while Python takes the window apart

    def __init__(self, host: QWidget, taken_below: Callable[[], int] = lambda: 0) -> None:
        super().__init__(host)
        self._taken_below = taken_below
        self._host, self._kind = host, "info"
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN + 14, _MARGIN + 7, _MARGIN + 8, _MARGIN + 7)
        row.setSpacing(10)
        row.addSpacing(20)
        self.label = Label(wrap=False)
        row.addWidget(self.label)
        self.action = QPushButton()
        self.action.setProperty("link", True)
        self.action.setFont(theme.font(theme.UI_TEXT, 600))
        self.action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.action.clicked.connect(self._on_action_clicked)
        row.addWidget(self.action)
        self.close_button = QPushButton("×")
        self.close_button.setProperty("flat", True)
        self.close_button.setFixedSize(24, 24)
        self.close_button.setProperty("compact", True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setAccessibleName(self.tr("Close the message"))
        self.close_button.clicked.connect(self.hide)
        row.addWidget(self.close_button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time_over)
        host.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, *, kind: str = "info", action: str = "", stays: bool = False) -> None:
        """Show a sentence (``kind``: ``info``, ``done``, ``error``), with a button if there is something to do.

        One that ``stays`` speaks of work going on; whoever said it hides it when the work is done.
        """
        self._kind = kind
        self.label.setText(sentence)
        wide = theme.text_width(sentence, self.label.font()) > self._host.width() - 260
        self.label.setWordWrap(wide)
        self.label.setMinimumWidth(min(520, max(200, self._host.width() - 260)) if wide else 0)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.place()
        self.show()
        self.raise_()
        self._timer.start(_STAY_MS if action or kind == "error" else _SHORT_MS)
        if stays:
            self._timer.stop()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def retire(self) -> None:
        """What was offered is not the last step any more: the offer goes."""
        if self.action.text():
            self.hide()

    def place(self) -> None:
        """Go to the middle of the bottom, above what the page has there."""
        self.adjustSize()
        area = self._host.rect()
        bottom = area.bottom() - 26 - self._taken_below()
        self.move((area.width() - self.width()) // 2, bottom - self.height())

    def _on_action_clicked(self) -> None:
        self.hide()
        self.action_chosen.emit()

    def _on_time_over(self) -> None:
        if self.underMouse():
            self._timer.start(_SHORT_MS)
        else:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        paint_shadow(painter, box, 10)
        rounded(painter, box, now.panel, now.line, 10)
        name, color = self._emblem()
        icons.paint(painter, QRectF(box.left() + 12, box.center().y() - 8, 16, 16), name, color)

    def _emblem(self) -> tuple[str, QColor]:
        tones = theme.current().tones
        if self._kind == "error":
            return "error", tones["struggle"].strong
        if self._kind == "done":
            return "done", tones["outcome"].strong
        return "info", theme.current().accent
