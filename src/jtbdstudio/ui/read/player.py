# SPDX-License-Identifier: MIT
"""Playing a recording. Qt's multimedia is an extra: it is imported with the first recording, and may be missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
SUFFIXES = (
    ".mp3", ".m4a", ".wav", ".ogg", ".opus", ".flac", ".aac", ".wma", ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi",
)  # fmt: skip
"""Kinds of file that people record calls in."""


def can_play() -> bool:
    """Whether this installation can play anything. Asks by importing, so only ask when there is something to play."""
    try:
        import PySide6.QtMultimedia  # noqa: F401
    except ImportError:  # not installed, or a library of the system is missing
        return False
    return True


class Player(QObject):
    """One recording: play, pause, seek, speed. Times are milliseconds of the recording."""

    moved = Signal(int)
    length_known = Signal(int)
    playing_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._wanted: int | None = None  # where to go once the file is loaded
        self._speed = 1.0

    @property
    def is_playing(self) -> bool:
        return self._player is not None and self._player.isPlaying()

    @property
    def position(self) -> int:
        if self._wanted is not None:
            return self._wanted
        return self._player.position() if self._player is not None else 0

    @property
    def length(self) -> int:
        return self._player.duration() if self._player is not None else 0

    @property
    def speed(self) -> float:
        return self._speed

    def load(self, path: Path) -> None:
        """Take a file; nothing is played yet. Only after `can_play`."""
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        if self._player is None:
            self._player = QMediaPlayer(self)
            self._player.setAudioOutput(QAudioOutput(self))
            self._player.positionChanged.connect(self._on_moved)
            self._player.durationChanged.connect(self._on_length)
            self._player.playingChanged.connect(self.playing_changed)
            self._player.mediaStatusChanged.connect(self._on_status)
            self._player.errorOccurred.connect(self._on_error)
        self._wanted = None
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.setPlaybackRate(self._speed)

    def unload(self) -> None:
        """Let the file go."""
        self._wanted = None
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())

    def play(self, *, on: bool = True) -> None:
        if self._player is None:
            return
        if on:
            self._player.play()
        else:
            self._player.pause()

    def seek(self, ms: int) -> None:
        """Go to a time, as soon as the file is there."""
        if self._player is None:
            return
        ms = max(0, min(ms, self.length or ms))
        if self._player.isSeekable():
            self._player.setPosition(ms)
        else:
            self._wanted = ms
        self.moved.emit(ms)

    def set_speed(self, speed: float) -> None:
        self._speed = speed
        if self._player is not None:
            self._player.setPlaybackRate(speed)

    def _on_moved(self, ms: int) -> None:
        if self._wanted is None:
            self.moved.emit(ms)

    def _on_length(self, ms: int) -> None:
        self.length_known.emit(ms)

    def _on_status(self, status: Any) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if status in (QMediaPlayer.MediaStatus.LoadedMedia, QMediaPlayer.MediaStatus.BufferedMedia):
            wanted, self._wanted = self._wanted, None
            if wanted is not None and self._player is not None:
                self._player.setPosition(wanted)

    def _on_error(self, _error: object, what: str) -> None:
        self.failed.emit(what)
