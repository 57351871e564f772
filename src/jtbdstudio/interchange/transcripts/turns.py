# SPDX-License-Identifier: MIT
"""Pieces to turns: one run of the same speaker each, cue times kept inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from jtbdstudio.domain.text import count_words
from jtbdstudio.domain.transcript import CueTime, SpokenTurn
from jtbdstudio.interchange.transcripts.values import Piece, tidy

_PAUSE_MS = 2000
_SHORT_WORDS, _FULL_WORDS, _LONG_WORDS = 20, 80, 200
_CHANGE = re.compile(r"(?:^|(?<=\s))(?:>{2,3}|\[SPEAKER_TURN\])(?:\s+|$)")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", '."', ".”", "?”", "!”")


def assemble(pieces: list[Piece], joiner: str, *, merge: bool = True) -> tuple[SpokenTurn, ...]:
    """Turns of a transcript, none of them empty. Without `merge`, every cue, row or paragraph is one."""
    told = [kept for piece in pieces if (kept := _tidied(piece)) is not None]
    if not any(piece.speaker for piece in told):
        told = list(_by_change(told))
    runs = _runs(told) if merge else _one_by_one(told, joiner)
    return tuple(_turn(run, joiner) for run in runs)


def _by_change(pieces: list[Piece]) -> Iterator[Piece]:
    """Parted where captions say that somebody else speaks, not who."""
    opens = False
    for piece in pieces:
        words = _CHANGE.split(piece.text) if ">" in piece.text or "[" in piece.text else [piece.text]
        for at, text in enumerate(words):
            opens = opens or at > 0
            if text.strip():
                yield replace(piece, text=text.strip(), opens=opens)
                opens = False


def _one_by_one(pieces: list[Piece], joiner: str) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for piece in pieces:
        if run and not piece.goes_on:
            yield run
            run = []
        if joiner == "\n" and piece.speaker and "\n" in piece.text:
            first, *rest = piece.text.split("\n")
            yield [*run, replace(piece, text=first, end_ms=None)]
            run = []
            yield from ([Piece(piece.speaker, paragraph)] for paragraph in rest)
        else:
            run.append(piece)
    if run:
        yield run


def _tidied(piece: Piece) -> Piece | None:
    text = tidy(piece.text)
    speaker = " ".join(tidy(piece.speaker).split())
    return Piece(speaker, text, piece.start_ms, piece.end_ms, piece.goes_on) if text else None


def _runs(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Runs of the same speaker. Where nobody is named, paragraphs: one endless turn could not be read."""
    if any(piece.speaker for piece in pieces):
        for _, run in groupby(pieces, key=lambda piece: piece.speaker):
            yield list(run)
    elif any(piece.start_ms is not None for piece in pieces):
        yield from _paragraphs(pieces)
    else:
        yield from ([piece] for piece in pieces)


def _paragraphs(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Timed words of nobody in particular, parted at pauses and at ends of sentences."""
    paragraph: list[Piece] = pieces[:1]
    words = sum(count_words(piece.text) for piece in paragraph)
    for before, piece in pairwise(pieces):
        if _ends_paragraph(before, piece, words):
            yield paragraph
            paragraph, words = [], 0
        paragraph.append(piece)
        words += count_words(piece.text)
    if paragraph:
        yield paragraph


def _ends_paragraph(before: Piece, piece: Piece, words: int) -> bool:
    if piece.opens or words >= _LONG_WORDS:
        return True
    if words >= _FULL_WORDS and before.text.endswith(_SENTENCE_ENDS):
        return True
    pause = (piece.start_ms or 0) - (before.end_ms or before.start_ms or 0)
    return words >= _SHORT_WORDS and pause >= _PAUSE_MS


def _turn(run: list[Piece], joiner: str) -> SpokenTurn:
    cues: list[CueTime] = []
    parts: list[str] = []
    offset = 0
    for piece in run:
        before = (" " if piece.goes_on else joiner) if parts else ""
        offset += len(before)
        if piece.start_ms is not None:
            end = piece.start_ms if piece.end_ms is None else piece.end_ms
            cues.append(CueTime(offset, piece.start_ms, end))
        offset += len(piece.text)
        parts += [before, piece.text]
    return SpokenTurn(run[0].speaker, "".join(parts), run[0].start_ms, run[-1].end_ms, tuple(cues))
