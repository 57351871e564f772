# SPDX-License-Identifier: MIT
"""What a file holds before anybody knows who speaks in it: lines of text, rows of a table, or data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jtbdstudio.interchange.transcripts.table import Row
from jtbdstudio.interchange.transcripts.values import Reading


@dataclass(slots=True)
class Content:
    """One of `lines`, `rows`, `data` or `reading` is what the file is about; the others stay empty."""

    lines: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    """A table, header first: a transcript with a row a turn, or a survey."""
    data: Any = None
    """Parsed JSON."""
    reading: Reading | None = None
    """Where reading the file already tells who speaks: a transcript table inside a document."""
    format: str = ""
    """Machine name, where the kind of file is also the shape (`word_table`)."""
    kind_name: str = ""
    """Kind of file in plain words, for behind the shape's: `Word`, `PDF`; empty for text."""
    encoding: str = "utf-8"
    warnings: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Words of the file nobody said: footnotes, what stands around a table."""
