# SPDX-License-Identifier: MIT
"""Sound beside the text: the recording of the open interview, and words that follow it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jtbdstudio.commands.media import align_recording, attach_recording, detach_recording
from jtbdstudio.domain.refs import stamp
from jtbdstudio.domain.spoken import Timeline
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.media import Recording, recording_of
from jtbdstudio.ui.read.player import SPEEDS, SUFFIXES, Player, can_play

if TYPE_CHECKING:
    from jtbdstudio.ui.read.reader_column import ReaderColumn
    from jtbdstudio.ui.workspace import Workspace

_SKIP_MS = 5000
_LOAD_LATER_MS = 250
"""The words come first: what plays is imported and loaded a moment after the interview is shown."""


class Sound(QObject):
    """Plays, and says where in the text it is. Nothing is imported as long as no interview has a recording."""

    said = Signal(str)
    undoable = Signal(str)

    def __init__(self, host: QWidget, column: ReaderColumn, studio: Callable[[], Workspace]) -> None:
        super().__init__(host)
        self._host, self._text, self._bar, self._studio = host, column.text, column.player_bar, studio
        self.recording: Recording | None = None
        self._interview_id, self._file = "", Path()
        self._spoken: Span | None = None
        self.player = Player(self)
        self._later = QTimer(self, singleShot=True, interval=_LOAD_LATER_MS)
        self._later.timeout.connect(self._load)
        self.player.moved.connect(self._on_moved)
        self.player.length_known.connect(self._on_length)
        self.player.playing_changed.connect(self._bar.show_playing)
        self.player.failed.connect(self._on_failed)
        self._bar.play_wanted.connect(self.toggle)
        self._bar.seeked.connect(self.player.seek)
        self._bar.speed_wanted.connect(self.change_speed)
        self._bar.follow_toggled.connect(self._on_follow)
        self._bar.help_wanted.connect(self.attach)
        column.times.turn_clicked.connect(self._on_turn_clicked)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the keys do."""
        return {
            "reader.play": self.toggle, "reader.play_here": self.play_here,
            "reader.sound_back": partial(self.skip, -_SKIP_MS), "reader.sound_on": partial(self.skip, _SKIP_MS),
            "reader.slower": partial(self.change_speed, -1), "reader.faster": partial(self.change_speed, 1),
            "reader.attach": self.attach, "reader.align": self.align, "reader.detach": self.detach,
        }  # fmt: skip

    @property
    def _timeline(self) -> Timeline:
        return self.recording.timeline if self.recording is not None else Timeline(())

    # ------------------------------------------------------------------------------------------------- the file

    def show_interview(self, interview_id: str) -> None:
        """Another interview is open, or something about this one changed."""
        self._interview_id = interview_id
        before = self._file
        self.recording = self._studio().read(recording_of, interview_id) if interview_id else None
        if self.recording is None:
            self._put_away()
            return
        self._file = self._resolved(self.recording.path)
        if self._file != before:
            self._put_away()
            self._file = self._resolved(self.recording.path)
            self._bar.show_player()
            self._bar.show_place(0, 0)
            self._later.start()

    def forget(self) -> None:
        """The study is closed."""
        self._interview_id, self.recording = "", None
        self._put_away()

    def _put_away(self) -> None:
        self._later.stop()
        self._file = Path()
        self.player.unload()
        self._show_spoken(None)
        self._bar.hide()

    def _resolved(self, stored: str) -> Path:
        study = self._studio().path
        return (study.parent if study is not None else Path()) / stored

    def _load(self) -> None:
        name = self._file.name
        if not self._file.is_file():
            self._bar.show_problem(
                self.tr("{name} is not where it was. The words are all here.").format(name=name), self.tr("Find it…")
            )
        elif not can_play():
            self._bar.show_problem(
                self.tr("To play {name}, install the multimedia support: pip install “jtbdstudio[media]”.").format(
                    name=name
                )
            )
        else:
            self.player.load(self._file)

    def _ready(self) -> bool:
        """Whether there is something to play; loads it at once if it was about to be."""
        if self.recording is None:
            self.said.emit(self.tr("This interview has no recording. Interview › Attach a recording… takes one."))
            return False
        if self._later.isActive():
            self._later.stop()
            self._load()
        return not self._bar.said.isVisible()

    def attach(self) -> None:
        """Ask which file it is."""
        dialog = QFileDialog(self._host.window())
        dialog.setWindowTitle(self.tr("Attach a recording"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters([self.tr("Recordings ({kinds})").format(kinds=kinds), self.tr("All files (*)")])
        study = self._studio().path
        if study is not None:
            dialog.setDirectory(str(study.parent))
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, chosen: str) -> None:
        """Attach a file to the open interview."""
        path, study = Path(chosen).resolve(), self._studio().path
        here = study.parent.resolve() if study is not None else path.parent
        stored = path.relative_to(here) if path.is_relative_to(here) else path
        self._studio().run(attach_recording, self._interview_id, stored.as_posix(), origin=self)

    def detach(self) -> None:
        if self.recording is not None:
            self._studio().run(detach_recording, self._interview_id, origin=self)
            self.undoable.emit(self.tr("The recording is detached. The file itself is where it was."))

    # ------------------------------------------------------------------------------------------------- playing

    def toggle(self) -> None:
        if self._ready():
            self.player.play(on=not self.player.is_playing)

    def play_here(self) -> None:
        """Play what is being said at the caret."""
        if not self._ready():
            return
        at = self._timeline.recorded_at(self._text.caret())
        if at is None:
            self.said.emit(self.tr("This transcript has no times, so nobody knows where in the recording this is."))
            return
        self.player.seek(at)
        self.player.play()

    def skip(self, ms: int) -> None:
        if self._ready():
            self.player.seek(max(0, self.player.position + ms))

    def change_speed(self, step: int) -> None:
        """Slower, faster, or (0) the next of all speeds."""
        if not self._ready():
            return
        at = SPEEDS.index(self.player.speed)
        at = (at + 1) % len(SPEEDS) if step == 0 else max(0, min(len(SPEEDS) - 1, at + step))
        self.player.set_speed(SPEEDS[at])
        self._bar.show_speed(SPEEDS[at])

    def align(self) -> None:
        """The word at the caret is being said now: so much does the recording run ahead of the transcript."""
        clock = self._timeline.clock_at(self._text.caret())
        if not self._ready():
            return
        if clock is None:
            self.said.emit(self.tr("This transcript has no times, so there is nothing to line up."))
            return
        self._studio().run(align_recording, self._interview_id, self.player.position - clock, origin=self)
        self.said.emit(
            self.tr("The words at the caret are at {time} of the recording now.").format(
                time=stamp(self.player.position)
            )
        )

    # ------------------------------------------------------------------------------------------------- following

    def _on_moved(self, ms: int) -> None:
        self._bar.show_place(ms, self.player.length)
        self._show_spoken(self._timeline.said_at(ms))

    def _on_length(self, length: int) -> None:
        if length and not self._bar.said.isVisible():
            self._bar.show_place(self.player.position, length)

    def _show_spoken(self, span: Span | None) -> None:
        if span == self._spoken:
            return
        self._spoken = span
        self._text.set_spoken(span)
        if span is not None and self.player.is_playing and self._bar.follow.isChecked() and self._text.span() is None:
            self._text.scroll_to(span.start)

    def _on_follow(self, on: bool) -> None:
        if on and self._spoken is not None:
            self._text.scroll_to(self._spoken.start)

    def _on_turn_clicked(self, start: int) -> None:
        """A click on a time goes there; whoever listens goes on listening."""
        at = self._timeline.recorded_at(start)
        if at is not None and self._ready():
            self.player.seek(at)

    def _on_failed(self, _what: str) -> None:
        self._bar.show_problem(
            self.tr("{name} could not be played: it may be damaged, or of a kind this computer does not know.").format(
                name=self._file.name
            ),
            self.tr("Choose another…"),
        )
