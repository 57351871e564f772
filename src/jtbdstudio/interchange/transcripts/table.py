# SPDX-License-Identifier: MIT
"""Transcripts as tables: a header row that names the columns, then one row per turn."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from jtbdstudio.interchange.transcripts.json_values import MILLISECONDS, SECONDS, ms_of
from jtbdstudio.interchange.transcripts.labels import accepted, plausible, split_label
from jtbdstudio.interchange.transcripts.times import counts_milliseconds
from jtbdstudio.interchange.transcripts.values import Piece, Reading

Row = list[str]

_NAMES = {
    "speaker": """speaker|name|participant|who|speaker name|speaker label|person|role|speaker id|interviewee
        sprecher|sprecherin|name|person|teilnehmer|teilnehmerin|rolle|hablante|nombre|participante|persona|orador
        locuteur|nom|intervenant|personne|parlante|nome|falante|orador|spreker|说话人|发言人|姓名""",
    "start": """start|start time|starttime|start_time|start (s)|start (ms)|start ms|time|timestamp|time stamp|timecode
        begin|in|from|timespan|time span|start_ms|startzeit|beginn|zeit|zeitstempel|von|anfang|inicio|tiempo|hora
        marca de tiempo|minuto|début|temps|horodatage|inizio|tempo|início|开始|开始时间|时间""",
    "end": """end|end time|endtime|end_time|end (s)|end (ms)|end ms|end_ms|out|stop|to|endzeit|ende|bis|fin|final
        tiempo final|fine|fim|结束|结束时间""",
    "duration": "dur|duration|length|dauer|länge|duración|durée|durata|duração",
    "text": """text|transcript|transcription|quote|utterance|content|said|words|dialogue|sentence|caption|subtitle
        transkript|transkription|inhalt|aussage|zitat|gesagt|wortlaut|beitrag|texto|transcripción|contenido|cita
        enunciado|texte|contenu|citation|paroles|testo|trascrizione|transcrição|conteúdo|文本|内容|文字""",
}
_COLUMNS = {kind: frozenset(re.split(r"\||\n\s*", names)) for kind, names in _NAMES.items()}
_TELLING = {
    "speaker": frozenset(("speaker", "sprecher", "hablante", "locuteur")),
    "start": frozenset(("start", "begin", "in", "timestamp", "timecode")),
    "end": frozenset(("end", "stop", "out")),
}
"""Words that tell in a head of two or three."""
_LONGEST_HEAD = 40
_HEADER_ROWS = 10
_SPAN = re.compile(r"\s*[-–—]\s*")
_FRAMES = re.compile(r"([0-9]{1,2}:[0-9]{2}:[0-9]{2})[:;]([0-9]{2})")
_FRAMES_PER_SECOND = 30
_EDGES = "[](){}<> "


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
    names = [cell.strip().strip(".:*#\ufeff").casefold() for cell in header]
    at = {kind: next((i for i, name in enumerate(names) if name in known), None) for kind, known in _COLUMNS.items()}
    for kind, words in _TELLING.items():
        if at[kind] is None:
            taken = set(at.values())
            at[kind] = next((i for i, name in enumerate(names) if i not in taken and _tells(name, words)), None)
    text = at["text"]
    if text is None or text in (at["speaker"], at["start"]) or (at["speaker"] is None and at["start"] is None):
        return None
    return Columns(text, at["speaker"], at["start"], at["end"], at["duration"])


def _tells(name: str, words: frozenset[str]) -> bool:
    """Whether a short head has one of these words in it: `speaker_label`, `Timecode In`."""
    parts = re.split(r"[\s_-]+", name) if len(name) <= _LONGEST_HEAD else []
    return len(parts) <= 3 and bool(words & set(parts))


def header_at(rows: list[Row]) -> int | None:
    """Where a transcript's header is: titles may stand above it."""
    return next((at for at, row in enumerate(rows[:_HEADER_ROWS]) if columns_of(row)), None)


def read_rows(columns: Columns, rows: list[Row]) -> Reading:
    """One piece per row that has words. A row without a name goes on with the name above, as merged cells do."""
    scale = MILLISECONDS if _in_milliseconds(columns, rows) else SECONDS
    pieces: list[Piece] = []
    for row in rows:
        piece = _piece(columns, row, scale)
        if piece.text.strip():
            pieces.append(piece if piece.speaker or not pieces else replace(piece, speaker=pieces[-1].speaker))
    if columns.speaker is None:
        pieces = _with_labels(pieces)
    starts = [piece.start_ms for piece in pieces if piece.start_ms is not None]
    ends = [piece.end_ms for piece in pieces if piece.end_ms is not None]
    return Reading(
        pieces=pieces,
        joiner="\n" if columns.speaker is not None else " ",
        cue_count=len(starts) or None,
        first_ms=min(starts, default=None),
        last_ms=max([*starts, *ends], default=None),
    )


def _with_labels(pieces: list[Piece]) -> list[Piece]:
    """Names that stand before the words: `[SPEAKER_00]: text`."""
    labels = [split_label(piece.text) for piece in pieces]
    names = accepted(Counter(label[0] for label in labels if label), len(pieces))
    named, speaker = [], ""
    for piece, label in zip(pieces, labels):
        speaker, text = label if label and label[0] in names else (speaker, piece.text)
        named.append(replace(piece, speaker=speaker, text=text))
    return named


def row_as_line(row: Row) -> str:
    """A row of any other table as a line: two cells, the first like a name, are `Name: text`."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    name = cells[0].rstrip(":").strip() if cells else ""
    return f"{name}: {cells[1]}" if len(cells) == 2 and plausible(name) else "\t".join(cells)


def _cell(row: Row, at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _times(columns: Columns, row: Row) -> tuple[str, str]:
    """Start and end as they stand there; one cell may hold both (`0:03.1 - 0:08.4`)."""
    start, end = _cell(row, columns.start).strip(_EDGES), _cell(row, columns.end).strip(_EDGES)
    if not end and len(span := _SPAN.split(start)) == 2 and all(span):
        start, end = span
    return _without_frames(start), _without_frames(end)


def _without_frames(time: str) -> str:
    """`00:00:03:18`, as editors of film write it."""
    found = _FRAMES.fullmatch(time)
    return f"{found[1]}.{min(999, int(found[2]) * 1000 // _FRAMES_PER_SECOND):03}" if found else time


def _in_milliseconds(columns: Columns, rows: list[Row]) -> bool:
    """Whisper counts milliseconds, and so does whoever writes whole numbers too large for seconds."""
    spans = [(*_times(columns, row), len(_cell(row, columns.text))) for row in rows]
    if not all(time.isascii() and time.isdigit() for start, end, _ in spans for time in (start, end) if time):
        return False
    return counts_milliseconds((_whole(start), _whole(end), signs) for start, end, signs in spans)


def _whole(digits: str) -> int | None:
    return int(digits[:15]) if digits else None


def _piece(columns: Columns, row: Row, scale: float) -> Piece:
    start, end = (ms_of(time, scale) for time in _times(columns, row))
    length = ms_of(_cell(row, columns.duration), scale)
    if start is not None and end is None and length is not None:
        end = start + length
    end = end if start is not None and end is not None and end >= start else None
    name = _cell(row, columns.speaker).rstrip(":：").strip()
    return Piece(name, _cell(row, columns.text), start, end)
