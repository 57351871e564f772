# SPDX-License-Identifier: MIT
"""The line of the recording under the text: play, where it is, how fast, whether the text follows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from jtbdstudio.domain.refs import stamp
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.widgets import ElidedLabel, Label, button, icon_button
from jtbdstudio.ui.widgets.basic import rounded

HEIGHT = 44
_STEP_MS = 5000


class SeekBar(QWidget):
    """How far the recording is. Click or drag to go there; arrows go by five seconds."""

    seeked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at, self._length = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Place in the recording"))

    def show_place(self, at: int, length: int) -> None:
        """Times in milliseconds; a length of 0 is not known yet."""
        self._at, self._length = at, length
        self.setAccessibleDescription(f"{stamp(at)} / {stamp(length)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 22)

    def _seek_to(self, x: float) -> None:
        if self._length:
            self.seeked.emit(round(self._length * min(1.0, max(0.0, x / max(1, self.width())))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._seek_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek_to(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_STEP_MS, Qt.Key.Key_Right: _STEP_MS}
        if event.key() in steps:
            self.seeked.emit(max(0, min(self._length, self._at + steps[Qt.Key(event.key())])))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        middle, share = self.height() / 2, min(1.0, self._at / self._length) if self._length else 0.0
        rounded(painter, QRectF(0, middle - 2, self.width(), 4), now.line_faint, None, 2)
        rounded(painter, QRectF(0, middle - 2, self.width() * share, 4), now.accent, None, 2)
        if self.hasFocus() or self.underMouse():
            x = min(max(self.width() * share, 6.0), self.width() - 6.0)
            rounded(painter, QRectF(x - 6, middle - 6, 12, 12), now.accent, now.panel, 6)


class PlayerBar(QWidget):
    """Shown for interviews with a recording. Says instead what is wrong when it cannot be played."""

    play_wanted = Signal()
    seeked = Signal(int)
    speed_wanted = Signal(int)  # a step up or down
    follow_toggled = Signal(bool)
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Recording"))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 1, 18, 0)
        row.setSpacing(10)
        self.play_button = icon_button("play", self._play_name(), self.play_wanted.emit)
        self.clock = Label("", "muted", 12, tabular=True)
        self.seek = SeekBar()
        self.speed = button("", self._on_speed, flat=True)
        self.follow = QPushButton(self.tr("Text follows"))
        self.follow.setCheckable(True)
        self.follow.setChecked(True)
        self.follow.setProperty("flat", True)
        self.follow.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.follow.setFont(theme.font(theme.UI_TEXT, 500))
        self.said = ElidedLabel("", "muted")
        self.help = button("", self.help_wanted.emit, flat=True)
        for widget in (self.play_button, self.clock, self.seek, self.speed, self.follow):
            row.addWidget(widget)
        row.addWidget(self.said, 1)
        row.addWidget(self.help)
        self._playing = (self.play_button, self.clock, self.seek, self.speed, self.follow)
        self.seek.seeked.connect(self.seeked)
        self.follow.toggled.connect(self._on_follow)
        self._on_follow(True)
        self.show_speed(1.0)
        self.hide()

    def _play_name(self) -> str:
        return f"{BY_ID['reader.play'].title} ({BY_ID['reader.play'].key_text})"

    def show_player(self) -> None:
        """The controls."""
        self._show(playing=True)

    def show_problem(self, text: str, help_text: str = "") -> None:
        """Why it cannot be played, and what to press."""
        self.said.set_text(text)
        self.help.setText(help_text)
        self._show(playing=False)
        self.help.setVisible(bool(help_text))

    def _show(self, *, playing: bool) -> None:
        for widget in self._playing:
            widget.setVisible(playing)
        self.said.setVisible(not playing)
        self.help.setVisible(not playing)
        self.show()

    def show_place(self, at: int, length: int) -> None:
        """Where it is, in milliseconds."""
        self.clock.setText(f"{stamp(at)} / {stamp(length)}" if length else stamp(at))
        self.seek.show_place(at, length)

    def show_playing(self, playing: bool) -> None:
        icons.set_icon(self.play_button, "pause" if playing else "play")

    def show_speed(self, speed: float) -> None:
        text = f"{speed:g}" if speed % 1 else f"{speed:.1f}"
        self.speed.setText(f"{text}×")
        self.speed.setAccessibleName(self.tr("Speed: {speed} times").format(speed=text))
        self.speed.setToolTip(self.tr("Click for the next speed; {slower} slower, {faster} faster").format(
            slower=BY_ID["reader.slower"].key_text, faster=BY_ID["reader.faster"].key_text
        ))  # fmt: skip

    def _on_speed(self) -> None:
        self.speed_wanted.emit(0)

    def _on_follow(self, on: bool) -> None:
        icons.set_icon(self.follow, "check" if on else "close", "accent" if on else "muted")
        self.follow.setToolTip(self.tr("Whether the text scrolls along with the sound"))
        self.follow_toggled.emit(on)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, 0, self.width(), 1), now.line_faint)
