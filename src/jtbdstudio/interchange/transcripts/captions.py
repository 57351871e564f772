# SPDX-License-Identifier: MIT
"""Cues to words and speakers: voice tags, `Name:` labels, Teams payloads, rolling captions."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable

from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts.boilerplate import split_boilerplate
from jtbdstudio.interchange.transcripts.captions_rolling import plain_words, rolls, unrolled
from jtbdstudio.interchange.transcripts.cues import Cue, CueFile, scan
from jtbdstudio.interchange.transcripts.labels import accepted, looks_like_name, plausible, split_label
from jtbdstudio.interchange.transcripts.values import Piece, Reading, spoken_lines

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*))?>", re.IGNORECASE)
_HEADER = re.compile(r"WEBVTT|Kind:|Language:|X-TIMESTAMP-MAP|Style:|STYLE|::cue|\s*}|##")

_DASH = re.compile(r"[-–—]\s?(?=\S)")
_PARENTHESES = re.compile(r"\([^()]{1,80}\)")

_UNASKED = ReadAs()

Segment = tuple[str | None, str]
"""A speaker (None: the one who spoke before) and words."""
Speaking = Callable[[Cue], list[Segment]]


def read_cues(lines: list[str], read_as: ReadAs = _UNASKED) -> Reading:
    """Everything with `start --> end` lines."""
    found = scan(lines)
    warnings = []
    if found.broken:
        warnings.append(f"{len(found.broken)} lines with damaged times were left out.")
    voices = any(_VOICE.search(line) for cue in found.cues for line in cue.lines)
    payloads = any(line.startswith("{") and '"spokenText"' in line for cue in found.cues[:20] for line in cue.lines)
    cues = found.cues
    rolling = not voices and not payloads and rolls(cues)
    if rolling:
        cues = unrolled(cues)
        warnings.append("Captions that repeat earlier lines were kept once.")
    said_by, name = _speaking(cues, found, voices=voices, payloads=payloads)
    name = "noScribe transcript" if any("with noScribe" in line for line in [*found.header, *found.notes]) else name
    pieces, dropped = _pieces(cues, said_by, read_as)
    header = [line for line in spoken_lines(found.header) if not _HEADER.match(line)]
    return Reading(
        pieces=pieces,
        joiner=" ",
        cue_count=len(found.cues),
        first_ms=min((cue.start_ms for cue in found.cues), default=None),
        last_ms=max((cue.end_ms for cue in found.cues), default=None),
        format_name="YouTube captions" if rolling and not name and _is_youtube(found) else name,
        warnings=warnings,
        doubtful=bool(found.broken),
        left_out=[*header, *dropped, *dict.fromkeys(spoken_lines(found.notes)), *spoken_lines(found.broken)],
    )


def _is_youtube(found: CueFile) -> bool:
    """Its captions tell their kind, or have each word in a tag of its own."""
    return any(line.startswith("Kind:") for line in found.header) or any(
        "<c" in line for cue in found.cues[:50] for line in cue.lines
    )


def _speaking(cues: list[Cue], found: CueFile, *, voices: bool, payloads: bool) -> tuple[Speaking, str]:
    """How this file says who speaks, and the tool's name where that tells it."""
    teams = "Microsoft Teams, WebVTT"
    if payloads:
        return _from_payload, teams
    if any(cue.speaker for cue in cues):
        return lambda cue: [(cue.speaker, _one_line(cue.lines))], "Webex recording"
    if voices:
        return _from_voices, teams if found.teams_ids or found.unpadded else ""
    if names := _names_in_parentheses(cues):
        return lambda cue: _from_parentheses(cue, names), ""
    if _names_on_own_line(cues, found):
        return _from_name_line, ""
    names = _label_names(cues)
    return lambda cue: _from_labels(cue, names), _tool(found, names)


def _tool(found: CueFile, names: frozenset[str]) -> str:
    """The recording tool, where cues with `Name:` labels tell it."""
    if found.bracketed:
        return "Text with time ranges"
    if any(name.startswith("SPEAKER_") for name in names):
        return "WhisperX captions"
    return "Zoom cloud recording" if found.webvtt and found.numbered and names else ""


def _pieces(cues: list[Cue], said_by: Speaking, read_as: ReadAs) -> tuple[list[Piece], list[str]]:
    """The pieces, and the boilerplate that stood among them."""
    pieces: list[Piece] = []
    dropped: list[str] = []
    speaker = ""
    for cue in cues:
        kept, boilerplate = split_boilerplate(cue.lines, read_as)
        dropped += boilerplate
        for name, text in said_by(Cue(cue.start_ms, cue.end_ms, tuple(kept), cue.speaker)):
            speaker = speaker if name is None else name
            pieces.append(Piece(speaker, text, cue.start_ms, cue.end_ms))
    return pieces, dropped


def _one_line(lines: list[str] | tuple[str, ...]) -> str:
    return " ".join(filter(None, map(plain_words, lines)))


def _from_voices(cue: Cue) -> list[Segment]:
    """`<v Name>text`: a cue may have several, and words outside of them are nobody's."""
    parts = _VOICE.split("\n".join(cue.lines))
    voices = zip(["", *parts[1::2]], parts[0::2])
    return [(plain_words(name or ""), text) for name, body in voices if (text := _one_line(body.split("\n")))]


def _from_payload(cue: Cue) -> list[Segment]:
    """Teams with metadata: each cue is one JSON object."""
    try:
        payload = json.loads("\n".join(cue.lines))
        return [(_said(payload, "speakerName"), _said(payload, "spokenText"))]
    except (ValueError, AttributeError, RecursionError):
        return [("", _one_line(cue.lines))]


def _said(payload: dict[str, object], key: str) -> str:
    return canonical(str(payload.get(key) or ""))


def _from_name_line(cue: Cue) -> list[Segment]:
    if len(cue.lines) < 2:
        return [("", _one_line(cue.lines))]
    return [(_bare_name(cue.lines[0]), _one_line(cue.lines[1:]))]


def _from_labels(cue: Cue, names: frozenset[str]) -> list[Segment]:
    """`Name: text` at the start of any line; a cue without a name goes on with the speaker before."""
    segments: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in _by_dashes(list(map(plain_words, cue.lines))):
        label = split_label(line) if names else None
        if label and label[0] in names:
            segments.append((label[0], [label[1]]))
        elif names and line.startswith(">>"):
            segments.append(("", [line.lstrip("> ")]))
        else:
            segments[-1][1].append(line)
    joined = [(name, " ".join(filter(None, words))) for name, words in segments]
    return [(name, text) for name, text in joined if text or name]


def _by_dashes(lines: list[str]) -> list[str]:
    """Two dashes in one cue are two who speak; written as other captions have it."""
    dashed = sum(bool(_DASH.match(line)) for line in lines)
    return [_DASH.sub(">> ", line) for line in lines] if dashed > 1 else lines


def _from_parentheses(cue: Cue, names: frozenset[str]) -> list[Segment]:
    """`(Name)` above what each says; a dash parts two who speak in one cue."""
    segments: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in map(plain_words, cue.lines):
        if line[:1] == "(" and line.strip("() ") in names:
            segments.append((line.strip("() "), []))
        elif line != "-":
            segments[-1][1].append(line)
    return [(name, text) for name, words in segments if (text := " ".join(filter(None, words)))]


def _names_in_parentheses(cues: list[Cue]) -> frozenset[str]:
    """The names that stand in parentheses on lines of their own, if cues begin like this."""
    firsts = [plain_words(cue.lines[0]) for cue in cues if cue.lines]
    named = [line for line in firsts if _PARENTHESES.fullmatch(line)]
    if not named or len(named) * 10 < 8 * len(firsts) or len(firsts) < 2:
        return frozenset()
    lines = (plain_words(line) for cue in cues for line in cue.lines)
    names = {line.strip("() ") for line in lines if _PARENTHESES.fullmatch(line)}
    return frozenset(name for name in names if plausible(name) and looks_like_name(name))


def _label_names(cues: list[Cue]) -> frozenset[str]:
    firsts = [split_label(plain_words(cue.lines[0])) for cue in cues if cue.lines]
    return accepted(Counter(first[0] for first in firsts if first), len(firsts))


def is_teams_document(lines: list[str]) -> bool:
    """The older Teams document, going by its first cues: time, name, words."""
    found = scan(lines[:3000])
    return not _names_in_parentheses(found.cues) and _names_on_own_line(found.cues, found)


def _names_on_own_line(cues: list[Cue], found: CueFile) -> bool:
    """Whether each cue's first line is a name: unpadded times or names that come back tell it from SRT."""
    spoken = [cue for cue in cues if cue.lines]
    named = [name for cue in spoken if len(cue.lines) > 1 and plausible(name := _bare_name(cue.lines[0]))]
    if not spoken or len(named) < 0.8 * len(spoken):
        return False
    if found.webvtt or found.numbered:
        return len(set(named)) * 3 <= len(named) and all(map(looks_like_name, set(named)))
    return found.unpadded or len(set(named)) * 2 <= len(named)


def _bare_name(line: str) -> str:
    """`Name`, `(Name)` or `[Name]`"""
    return plain_words(line).strip("()[]: ")
