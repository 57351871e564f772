# SPDX-License-Identifier: MIT
"""Utterances of a JSON file to pieces: words glued to sentences, times kept, what cannot be read counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from jtbdstudio.interchange.transcripts.values import Piece, Reading

_CLOSING = frozenset(".,;:!?%)]}…”’»。，、；：？！）」』】")
_ENDS = (".", "!", "?", "…", "。", "？", "！")
_LONG_MS = 15_000
"""An utterance longer than this keeps a time for each of its sentences."""
_PAUSE_MS = 1500


@dataclass(frozen=True, slots=True)
class Word:
    """A recognized word. `speaker` None: nobody was told apart here, the one before goes on."""

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    speaker: str | None = None
    glued: bool = False
    """Punctuation that belongs to the word before."""


@dataclass(slots=True)
class Told:
    """What a file tells, while it is read."""

    pieces: list[Piece] = field(default_factory=list)
    units: int = 0
    skipped: int = 0
    warnings: list[str] = field(default_factory=list)

    def say(
        self,
        speaker: str,
        text: str,
        start_ms: int | None = None,
        end_ms: int | None = None,
        words: Iterable[Word] = (),
    ) -> None:
        """One utterance; its `words` tell when its sentences begin, as far as they are the same words."""
        if not text.strip():
            return
        piece = _ordered(Piece(speaker, text, start_ms, end_ms))
        self.units += piece.start_ms is not None
        self.pieces += _by_sentence(piece, list(words))

    def say_words(self, words: Iterable[Word]) -> None:
        """Words one by one: an utterance for each run of one speaker; where nobody is named, for each sentence."""
        known = with_speakers(list(words))
        named = any(word.speaker for word in known)
        for run in _runs(known) if named else _sentences(known):
            starts = [word.start_ms for word in run if word.start_ms is not None]
            ends = [word.end_ms for word in run if word.end_ms is not None]
            self.say(run[0].speaker or "", glued(run), min(starts, default=None), max(ends, default=None), run)

    def in_order(self) -> Told:
        """Utterances of several channels, by time."""
        self.pieces.sort(key=lambda piece: piece.start_ms or 0)
        return self

    def reading(self, format_name: str = "") -> Reading:
        starts = [piece.start_ms for piece in self.pieces if piece.start_ms is not None]
        ends = [piece.end_ms for piece in self.pieces if piece.end_ms is not None]
        return Reading(
            pieces=self.pieces,
            joiner=" ",
            cue_count=self.units or None,
            first_ms=min(starts, default=None),
            last_ms=max([*starts, *ends], default=None),
            format_name=format_name,
            warnings=[*self.warnings, *_left_out(self.skipped)],
            doubtful=bool(self.warnings or self.skipped),
        )


def _left_out(skipped: int) -> list[str]:
    if not skipped:
        return []
    if skipped == 1:
        return ["One entry of the file could not be read and was left out."]
    return [f"{skipped} entries of the file could not be read and were left out."]


def _ordered(piece: Piece) -> Piece:
    if piece.start_ms is None:
        return replace(piece, end_ms=None)
    return replace(piece, end_ms=None if piece.end_ms is None else max(piece.start_ms, piece.end_ms))


def glued(words: list[Word]) -> str:
    """The words as text. Some bring their own spaces, even parts of words; Chinese and Japanese have none."""
    if sum(word.text[:1] == " " for word in words) * 5 >= len(words) > 0:
        return "".join(word.text for word in words).strip()
    parts: list[str] = []
    for word in words:
        text = word.text.strip()
        if text and parts and not word.glued and not _adjoins(parts[-1], text):
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


def _adjoins(before: str, text: str) -> bool:
    if all(char in _CLOSING for char in text):
        return True
    return bool(before) and _is_spaceless(before[-1]) and _is_spaceless(text[0])


def is_word(text: str) -> bool:
    """One word or a part of one, rather than a sentence."""
    text = text.strip()
    return bool(text) and len(text.split()) == 1 and len(text) <= (4 if _is_spaceless(text[0]) else 25)


def _is_spaceless(char: str) -> bool:
    """Thai, and the Chinese and Japanese scripts with their punctuation; not Korean."""
    return "\u0e00" <= char <= "\u0eff" or "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uff65"


def with_speakers(words: list[Word]) -> list[Word]:
    """Words of nobody in particular go with the word before, the first ones with the word after."""
    speaker = next((word.speaker for word in words if word.speaker is not None), None)
    result = []
    for word in words:
        speaker = speaker if word.speaker is None else word.speaker
        result.append(word if word.speaker == speaker else replace(word, speaker=speaker))
    return result


def _runs(words: list[Word]) -> Iterator[list[Word]]:
    run: list[Word] = words[:1]
    for before, word in pairwise(words):
        if word.speaker != before.speaker:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _sentences(words: list[Word]) -> Iterator[list[Word]]:
    """Parted after a full stop, or at a pause where the recognizer writes none."""
    run: list[Word] = []
    for word in words:
        if run and not word.glued and (run[-1].text.rstrip().endswith(_ENDS) or _pause(run[-1], word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _pause(before: Word, word: Word) -> bool:
    return before.end_ms is not None and word.start_ms is not None and word.start_ms - before.end_ms > _PAUSE_MS


def _by_sentence(piece: Piece, words: list[Word]) -> list[Piece]:
    """A long utterance as one piece a sentence, so that each has its time; they stay one utterance."""
    if piece.start_ms is None or piece.end_ms is None or piece.end_ms - piece.start_ms < _LONG_MS:
        return [piece]
    if "".join(piece.text.split()) != "".join("".join(word.text.split()) for word in words):
        return [piece]
    pieces: list[Piece] = []
    at = 0
    for run in _sentences(words):
        end = _after(piece.text, at, sum(len("".join(word.text.split())) for word in run))
        start_ms = next((word.start_ms for word in run if word.start_ms is not None), piece.start_ms)
        end_ms = next((word.end_ms for word in reversed(run) if word.end_ms is not None), start_ms)
        text = piece.text[at:end].strip()
        if text:
            pieces.append(_ordered(Piece(piece.speaker, text, start_ms, end_ms, goes_on=bool(pieces))))
        at = end
    return pieces


def _after(text: str, start: int, count: int) -> int:
    """The place in `text` that has `count` more signs than `start`, blanks not counted."""
    at = start
    while at < len(text) and count > 0:
        count -= not text[at].isspace()
        at += 1
    return at
