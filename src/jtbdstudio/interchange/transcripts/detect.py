# SPDX-License-Identifier: MIT
"""Which shape a text has. What the file *is* decides, not its suffix.

A new tool is one head or reader function in its own family's file, and one row here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from jtbdstudio.interchange.transcripts import labelled
from jtbdstudio.interchange.transcripts.captions import is_teams_document, read_cues
from jtbdstudio.interchange.transcripts.cues import begins_with_webvtt, has_cues
from jtbdstudio.interchange.transcripts.plain import read_plain
from jtbdstudio.interchange.transcripts.values import Reading

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a transcript."""

    format: str
    format_name: str
    recognizes: Callable[[Lines], bool]
    read: Callable[[Lines], Reading]


def _heads(head: labelled.HeadOf) -> Callable[[Lines], bool]:
    return partial(labelled.has_heads, head=head)


SHAPES = (
    Shape("webvtt", "WebVTT captions", begins_with_webvtt, read_cues),
    Shape("teams_docx", "Microsoft Teams, Word", is_teams_document, read_cues),
    Shape("srt", "SubRip captions (SRT)", has_cues, read_cues),
    Shape("zoom_captions", "Zoom saved captions", _heads(labelled.zoom_caption_head), labelled.read_zoom_captions),
    Shape("tabbed", "Text with tabs", _heads(labelled.tabbed_head), labelled.read_tabbed),
    Shape("rev", "Rev transcript", _heads(labelled.rev_head), labelled.read_rev),
    Shape("name_time", "Text with names and times", _heads(labelled.name_time_head), labelled.read_name_time),
    Shape("labelled", "Text with speaker names", labelled.has_labels, labelled.read_labelled),
    Shape("plain", "Plain text", lambda lines: True, read_plain),
)
"""In this order; the first that recognizes the lines reads them."""


def shape_of(lines: Lines) -> Shape:
    """The shape of these lines; the last one fits everything."""
    return next(shape for shape in SHAPES if shape.recognizes(lines))
