# SPDX-License-Identifier: MIT
"""Ranges of cells as spreadsheets put them on the clipboard, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SPECIAL = ("\t", "\n", "\r", '"')


def read_tsv(text: str) -> list[list[str]]:
    """The cells of a copied range, rows of equal length.

    A cell with line ends, tabs or quotation marks comes quoted, its own marks doubled; Excel leaves a cell alone that
    only begins with a mark, so that one is taken as it is.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _quoted(text, at) or _bare(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def write_tsv(rows: Iterable[Sequence[str]]) -> str:
    """The same for a spreadsheet to paste."""
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in _SPECIAL) else text


def _quoted(text: str, at: int) -> tuple[str, int] | None:
    """A quoted cell and where it ends, if there is one here."""
    if not text.startswith('"', at):
        return None
    end = at + 1
    while (end := text.find('"', end)) >= 0 and text.startswith('""', end):
        end += 2
    if end < 0 or text[end + 1 : end + 2] not in ("", "\t", "\n"):
        return None
    inside = text[at + 1 : end]
    if not any(mark in inside for mark in _SPECIAL):
        return None
    return inside.replace('""', '"'), end + 1


def _bare(text: str, at: int) -> tuple[str, int]:
    ends = [end for end in (text.find("\t", at), text.find("\n", at)) if end >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end
