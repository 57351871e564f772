# SPDX-License-Identifier: MIT
"""Find in the text: as one types, without case and accents, next and previous round and round."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from jtbdstudio.domain.folding import NO_PLACES, Folded, Places
from jtbdstudio.domain.text import Span, whole_words
from jtbdstudio.ui.read.find_bar import FindBar
from jtbdstudio.ui.read.script import Script
from jtbdstudio.ui.read.transcript_text import TranscriptText

_LANDED_MS = 1800


class Finder(QObject):
    """Between the find bar and the text. A text is folded once, however much is looked for in it."""

    tag_all_wanted = Signal()

    def __init__(self, bar: FindBar, text: TranscriptText) -> None:
        super().__init__(text)
        self.bar, self._text = bar, text
        self.places: Places = NO_PLACES
        self._at = -1
        self._folded: tuple[Script, Folded] | None = None
        # A word somebody came for is framed for a moment, as what is found is.
        self._landed = QTimer(self, singleShot=True, interval=_LANDED_MS)
        self._landed.timeout.connect(self._forget_landing)
        bar.searched.connect(self._on_searched)
        bar.step_wanted.connect(self.step)
        bar.left.connect(self.close)
        bar.tag_all_wanted.connect(self.tag_all_wanted)

    def open(self) -> None:
        """Show the bar; a few selected words are what is looked for."""
        span, script = self._text.span(), self._text.script
        words = span.of(script.text) if span is not None and script is not None and len(span) < 80 else ""
        self.bar.open(words)
        self._on_searched(self.bar.field.query())

    def close(self) -> None:
        """Back to the text, with what was found still selected, in whole words."""
        span, script = self._text.span(), self._text.script
        if span is not None and script is not None:
            self._text.select(whole_words(script.text, span))
        self.bar.hide()
        self._show_places(NO_PLACES)
        self._text.setFocus()

    def step(self, step: int) -> None:
        """The next or previous place, round and round; after closing, the same words again."""
        if not self.bar.isVisible() and self.bar.field.query():
            self.bar.show()
            self._on_searched(self.bar.field.query())
        elif self.places:
            self._at = (self._at + step) % len(self.places)
            self._show_place()

    def again(self) -> None:
        """Another transcript is open, or its words have changed: look in that."""
        if self.bar.isVisible():
            self._on_searched(self.bar.field.query())

    def land(self, start: int, end: int) -> None:
        """Bring words into the middle that somebody came for from elsewhere, selected, framed for a moment."""
        script = self._text.script
        if script is None:
            return
        span = Span(min(start, len(script.text)), min(end, len(script.text)))
        self._text.put_caret(span.start, center=True)
        self._text.select(span)
        if not self.bar.isVisible():
            self._text.set_hits(Places.exactly([span]))
            self._landed.start()

    def _forget_landing(self) -> None:
        if not self.bar.isVisible():
            self._text.set_hits(NO_PLACES)

    def _on_searched(self, words: str) -> None:
        script = self._text.script
        if script is None or not self.bar.isVisible():
            return
        self._landed.stop()
        self._show_places(self._folded_text(script).find(words))
        span = self._text.span()
        here = self.places.first_from(span.start if span is not None else self._text.caret())
        self._at = (here if here < len(self.places) else 0) if self.places else -1
        self._show_place()

    def _folded_text(self, script: Script) -> Folded:
        if self._folded is None or self._folded[0] is not script:
            self._folded = (script, Folded(script.text))
        return self._folded[1]

    def _show_places(self, places: Places) -> None:
        self.places, self._at = places, -1
        if self._text.script is not None:
            self._text.set_hits(places)

    def _show_place(self) -> None:
        self.bar.say(self._at, len(self.places))
        if 0 <= self._at < len(self.places):
            self._text.select(self.places[self._at])
