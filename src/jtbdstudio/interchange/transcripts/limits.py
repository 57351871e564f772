# SPDX-License-Identifier: MIT
"""The most that is taken out of one file: far beyond any transcript, and little enough to stay quick and small.

Counted before anything is built from them, so that a file made to fill the memory is refused, not tried.
"""

from __future__ import annotations

MEMBERS = 5000
"""Files in an archive."""
UNPACKED = 256 * 1024 * 1024
"""Bytes of all of them together."""
RATIO = 250
"""Unpacked bytes for one packed; no text or picture compresses better."""
FREE = 4 * 1024 * 1024
"""Small archives may compress as well as they like."""
PART = 10_000_000
"""Bytes of one part that is parsed: the body of a document, a sheet, a web page."""
MARKS = 600_000
"""Tags and attributes in it: each costs many times its own length."""
TAGS_WITH_LAYOUT = 120_000
"""Tags of a web page, whose layout takes longer to read."""

TEXT = 24 * 1024 * 1024
"""Bytes of a text file: the single words of a whole day, as some services write them."""
LINES = 150_000
"""Of a text: captions take four a sentence."""
VALUES = 300_000
"""Lists and objects of a JSON file."""

CUES = 30_000
"""Captions in XML."""

SPACES = 100
"""Blanks that one mark may stand for, in OpenDocument."""
COLUMNS = 300
ROWS = 20_000
"""Of a table."""
CELLS = 400_000

RTF_MARKS = 500_000
"""Braces and backslashes of a document in Rich Text Format."""
RTF_CHARACTERS = 2_000_000
"""What is left of it without its pictures."""

PDF_PAGES = 2000
PDF_CHARACTERS = 5_000_000
PDF_SECONDS = 8
PDF_BYTES = 768 * 1024 * 1024
"""Memory for reading one, on top of what Python needs by itself."""
