# SPDX-License-Identifier: MIT
"""Which shape a text has. What the file *is* decides, not its suffix.

A new tool is one head or reader function in its own family's file, and one row here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import heads, labelled, timed
from jtbdstudio.interchange.transcripts.anew import written_anew
from jtbdstudio.interchange.transcripts.captions import is_teams_document, read_cues
from jtbdstudio.interchange.transcripts.cues import begins_with_webvtt, has_cues
from jtbdstudio.interchange.transcripts.headed import has_heads, read_headed
from jtbdstudio.interchange.transcripts.labels import split_label
from jtbdstudio.interchange.transcripts.plain import read_plain
from jtbdstudio.interchange.transcripts.stamps import usual_stamps
from jtbdstudio.interchange.transcripts.values import Reading

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a transcript."""

    format: str
    format_name: str
    recognizes: Callable[[Lines], bool]
    read: Callable[[Lines, ReadAs], Reading]
    readable_as: str = ""
    """The way in words, where somebody may ask for it."""


def _headed(
    machine_name: str, name: str, head: heads.HeadOf, words: str, *, bodies: bool = False, clock: bool = False
) -> Shape:
    recognizes = partial(has_heads, head=head, with_bodies=bodies)
    return Shape(machine_name, name, recognizes, lambda lines, read_as: _read(lines, head, read_as, clock), words)


_TOOLS = (
    ("Microsoft Teams transcript", ("started transcription",)),
    ("Otter transcript", ("otter.ai", "SUMMARY KEYWORDS")),
    ("Fathom transcript", ("VIEW RECORDING", "fathom.video")),
    ("Sonix transcript", ("sonix.ai", "Sonix is the")),
    ("Fireflies transcript", ("fireflies.ai",)),
    ("noScribe transcript", ("noScribe",)),
)
"""Tools that share a shape, told by what they leave around the words."""


def _read(lines: Lines, head: heads.HeadOf, read_as: ReadAs, clock: bool) -> Reading:
    names = {begins.speaker for line in lines if (begins := head(line.strip())) and begins.speaker}

    def head_or_label(line: str) -> heads.Head | None:
        """Also `Name: text`, where the same tool writes no time before every turn."""
        begins = head(line)
        label = split_label(line) if begins is None else None
        return heads.Head(label[0], None, label[1]) if label and label[0] in names else begins

    return read_headed(lines, head_or_label, read_as, clock=clock)


def _named(reading: Reading) -> Reading:
    around = "\n".join(reading.left_out[:200])
    tool = next((tool for tool, marks in _TOOLS if any(mark in around for mark in marks)), "")
    return replace(reading, format_name=tool) if tool and not reading.format_name else reading


SHAPES = (
    Shape("webvtt", "WebVTT captions", begins_with_webvtt, read_cues),
    Shape("teams_docx", "Microsoft Teams, Word", is_teams_document, read_cues),
    Shape("srt", "SubRip captions (SRT)", has_cues, read_cues),
    _headed("zoom_captions", "Zoom saved captions", heads.zoom_caption_head, "[Name] time, then text", clock=True),
    _headed("tabbed", "Text with tabs", heads.tabbed_head, "Time, name and text, with tabs between"),
    _headed("rev", "Rev transcript", heads.rev_head, "Name (time): text"),
    _headed("name_bracket", "Text with names and times", heads.bracketed_time_head, "Name [time] text"),
    Shape(
        "stacked",
        "Text with names and times",
        timed.is_stacked,
        timed.read_stacked,
        "Name and time on two lines, then text",
    ),
    _headed("name_time", "Text with names and times", heads.name_time_head, "Name, then a time, then text"),
    _headed(
        "time_name", "Text with times and names", heads.time_name_head, "Time, then a name, then text", bodies=True
    ),
    Shape(
        "labelled",
        "Text with speaker names",
        labelled.has_labels,
        labelled.read_labelled,
        "Name: text, with or without a time",
    ),
    Shape(
        "name_line",
        "Text with speaker names",
        timed.is_named_above,
        timed.read_named_above,
        "Name on a line of its own, then text",
    ),
    Shape("timed", "Text with times", timed.has_times, timed.read_timed, "Time and text, no names"),
    Shape("plain", "Plain text", lambda lines: True, read_plain, "Plain text, a turn a paragraph"),
)
"""In this order; the first that recognizes the lines reads them."""

_CUES = ("webvtt", "teams_docx", "srt")


def shape_named(name: str) -> Shape | None:
    """The shape somebody asks for, None if nobody may ask for it."""
    return next((shape for shape in SHAPES if shape.format == name and shape.readable_as), None)


def shape_of(lines: Lines) -> Shape:
    """The shape of these lines; the last one fits everything."""
    lines = _without_ends(lines)
    usual = _usual(lines)
    return next(shape for shape in SHAPES if shape.recognizes(lines if shape.format in _CUES else usual))


def _usual(lines: Lines) -> Lines:
    return written_anew(usual_stamps(lines))


def _without_ends(lines: Lines) -> Lines:
    """Without blank lines before and behind: a blank line means something only between others."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def read_lines(lines: Lines, read_as: ReadAs) -> tuple[Shape, Reading]:
    """The lines in the shape asked for, or in the one they have."""
    lines = _without_ends(lines)
    shape = shape_named(read_as.format) or shape_of(lines)
    return shape, _named(shape.read(lines if shape.format in _CUES else _usual(lines), read_as))
