# SPDX-License-Identifier: MIT
"""Text that names nobody: one turn per paragraph."""

from __future__ import annotations

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts.boilerplate import front_matter, split_boilerplate
from jtbdstudio.interchange.transcripts.labelled import looks_labelled
from jtbdstudio.interchange.transcripts.values import Piece, Reading, spoken_lines


def read_plain(lines: list[str], read_as: ReadAs) -> Reading:
    """Paragraphs are parted by blank lines; without any, each line is one (Whisper's text)."""
    start = front_matter(lines)
    said, dropped = split_boilerplate(lines[start:], read_as)
    while said and not said[-1]:
        said.pop()
    while said and not said[0]:
        said.pop(0)
    paragraphs = "\n".join(said).split("\n\n") if "" in said else said
    return Reading(
        pieces=[Piece("", paragraph) for paragraph in paragraphs],
        left_out=[*spoken_lines(lines[:start]), *dropped],
        doubtful=read_as.format != "plain" and looks_labelled(lines),
    )
