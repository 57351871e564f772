# SPDX-License-Identifier: MIT
"""Transcripts as tables: a header row that names the columns, then one row per turn."""

from __future__ import annotations

from dataclasses import dataclass

from jtbdstudio.interchange.transcripts.labels import plausible
from jtbdstudio.interchange.transcripts.times import milliseconds
from jtbdstudio.interchange.transcripts.values import Piece, Reading

Row = list[str]

_COLUMNS = {
    "speaker": {"speaker", "name", "participant", "who", "speaker name", "person"},
    "start": {"start", "start time", "time", "timestamp", "timecode", "begin", "in"},
    "end": {"end", "end time", "out"},
    "duration": {"dur", "duration", "length"},
    "text": {"text", "transcript", "transcription", "quote", "utterance", "content", "said", "words", "dialogue"},
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; None where there is none."""

    text: int
    speaker: int | None
    start: int | None
    end: int | None
    duration: int | None


def columns_of(header: Row) -> Columns | None:
    """The columns, if this header row is a transcript's."""
    names = [cell.strip().strip(".:").casefold() for cell in header]
    at = {kind: next((i for i, name in enumerate(names) if name in known), None) for kind, known in _COLUMNS.items()}
    text = at["text"]
    if text is None or (at["speaker"] is None and at["start"] is None):
        return None
    return Columns(text, at["speaker"], at["start"], at["end"], at["duration"])


def read_rows(columns: Columns, rows: list[Row]) -> Reading:
    """One piece per row that has words."""
    pieces = [_piece(columns, row) for row in rows]
    told = [piece for piece in pieces if piece.text.strip()]
    starts = [piece.start_ms for piece in told if piece.start_ms is not None]
    ends = [piece.end_ms for piece in told if piece.end_ms is not None]
    return Reading(
        pieces=told,
        cue_count=len(starts) or None,
        first_ms=min(starts, default=None),
        last_ms=max([*starts, *ends], default=None),
    )


def row_as_line(row: Row) -> str:
    """A row of any other table as a line: two cells, the first like a name, are `Name: text`."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    name = cells[0].rstrip(":").strip() if cells else ""
    return f"{name}: {cells[1]}" if len(cells) == 2 and plausible(name) else "\t".join(cells)


def _piece(columns: Columns, row: Row) -> Piece:
    def cell(at: int | None) -> str:
        return row[at].strip() if at is not None and at < len(row) else ""

    start = milliseconds(cell(columns.start), decimal=True)
    end = milliseconds(cell(columns.end), decimal=True)
    length = _length(cell(columns.duration))
    if start is not None and end is None and length is not None:
        end = start + length
    return Piece(cell(columns.speaker), cell(columns.text), start, end if start is not None else None)


def _length(text: str) -> int | None:
    """`5.0s`, `5.0` or `0:05`"""
    if (time := milliseconds(text, decimal=True)) is not None:
        return time
    seconds, _, fraction = text.removesuffix("s").strip().replace(",", ".").partition(".")
    if not (seconds.isascii() and seconds.isdigit()) or (fraction and not (fraction.isascii() and fraction.isdigit())):
        return None
    return int(seconds[:9]) * 1000 + int(fraction[:3].ljust(3, "0"))
