# SPDX-License-Identifier: MIT
"""Lines on pages to paragraphs: what runs along every page is left out, what was wrapped is joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from jtbdstudio.domain.text import canonical
from jtbdstudio.interchange.transcripts import heads
from jtbdstudio.interchange.transcripts.labels import accepted, split_label
from jtbdstudio.interchange.transcripts.pdf_child import Page
from jtbdstudio.interchange.transcripts.table import row_as_line
from jtbdstudio.interchange.transcripts.times import CLOCK

_MARGIN = 0.12
"""Share of the page's height, above and below, where running lines stand."""
_WIDTH = 0.6
"""Share of the page's width that lines fill where they are wrapped."""
_GAP = 1.4
"""Leadings between two lines that belong to different paragraphs."""
_PAGE_NUMBER = re.compile(
    r"\W{0,4}(?:(?:page|seite|página|pagina|p\.)\s*)?[0-9]{1,4}(?:\s*(?:/|of|von|de|di|sur)\s*[0-9]{1,4})?\W{0,4}",
    re.IGNORECASE,
)
_DIGITS = re.compile("[0-9]+")
_TIME_FIRST = re.compile(rf"[\[(]?{CLOCK}[\])]?(?:\s|$)")
_HEADS = (heads.zoom_caption_head, heads.rev_head, heads.name_time_head, heads.bracketed_time_head)
_HYPHENS = ("-", "‐", "\xad")
_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")
_HYPHENATED = 0.03
"""Share of lines that end in a hyphen where the typesetter, not the writer, put them there."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    page: int
    share: float
    """How far up the page the line is, 0 to 1."""


def paragraphs_of(pages: Sequence[Page]) -> tuple[list[str], list[str]]:
    """Paragraphs, and what was left out of the pages: running titles and page numbers, each once."""
    lines = [line for number, page in enumerate(pages) for line in _lines(number, page)]
    edge = _left_edge(lines)
    lines = [line for line in lines if not _is_beside(line, edge)]
    running = _running(lines, len(pages))
    body = [line for line in lines if not (_is_marginal(line) and _key(line) in running)]
    first = {_key(line): line.text.strip() for line in reversed(lines) if _is_marginal(line) and _key(line) in running}
    return _paragraphs(body, pages), list(first.values())[::-1]


def _left_edge(lines: list[_Line]) -> float:
    """Where the text begins, but for the few lines that stand out."""
    lefts = sorted(line.left for line in lines if not line.text.strip().isdigit())
    return lefts[len(lefts) // 20] if lefts else 0.0


def _is_beside(line: _Line, edge: float) -> bool:
    """Numbers of lines or paragraphs, left of the text."""
    return line.text.strip().isdigit() and line.right <= edge


def _is_marginal(line: _Line) -> bool:
    return not _MARGIN < line.share < 1 - _MARGIN


def _lines(number: int, page: Page) -> list[_Line]:
    """The lines of a page; pieces side by side are one line."""
    _, height, found = page
    lines: list[_Line] = []
    for text, left, right, top, bottom in found:
        text = canonical(text).replace("\xa0", " ").rstrip()
        line = _Line(text, left, right, top, bottom, number, (top + bottom) / 2 / max(1.0, height))
        before = lines[-1] if lines else None
        if before and left >= before.right and abs(before.top - top) < (top - bottom) / 2:
            gap = "  " if left - before.right > (top - bottom) else " "
            lines[-1] = _Line(
                before.text + gap + text, before.left, right, before.top, before.bottom, number, line.share
            )
        elif text.strip() and 0 <= line.share <= 1:  # some programs leave text beside the page
            lines.append(line)
    return lines


_Key = tuple[str, bool]


def _key(line: _Line) -> _Key:
    """What is the same on every page: the words without their numbers, and whether above or below."""
    return _DIGITS.sub("#", line.text.strip()), line.share > 0.5


def _running(lines: list[_Line], pages: int) -> set[_Key]:
    """Titles that come back in the margin of at least half of the pages, and page numbers."""
    marginal = list(filter(_is_marginal, lines))
    counts = Counter(key for key, _ in {(_key(line), line.page) for line in marginal})
    often = {key for key, count in counts.items() if count * 2 >= pages and count > (2 if split_label(key[0]) else 1)}
    outer = (line for line in marginal if not _MARGIN / 1.5 < line.share < 1 - _MARGIN / 1.5)
    return often | {_key(line) for line in outer if _PAGE_NUMBER.fullmatch(line.text.strip())}


def _paragraphs(lines: list[_Line], pages: Sequence[Page]) -> list[str]:
    if not lines:
        return []
    leading, edge = _leading(lines), max(_right_edge(lines), _WIDTH * max(page[0] for page in pages))
    breaks = [_ends(before, line, leading, edge) for before, line in pairwise(lines)]
    names = _names(lines, breaks)
    words = _Words(lines)
    paragraphs = [lines[0].text.strip()]
    for (before, line), ends in zip(pairwise(lines), breaks):
        text = line.text.strip()
        if ends or _begins_turn(text, names) or heads.name_time_head(before.text.strip()):
            if before.page == line.page and before.bottom - line.top > leading:
                paragraphs.append("")
            paragraphs.append(text)
        else:
            paragraphs[-1] = words.joined(paragraphs[-1], text)
    return [row_as_line(text.split("\t")) if text.count("\t") == 1 else text for text in paragraphs]


def _leading(lines: list[_Line]) -> float:
    """The usual distance from one line to the next: the least that is not rare."""
    steps = Counter(round(before.top - line.top) for before, line in pairwise(lines) if before.page == line.page)
    height = median(line.top - line.bottom for line in lines)
    likely = {step: count for step, count in steps.items() if max(0.5 * height, 1) <= step <= 2.5 * height}
    often = [step for step, count in likely.items() if count * 10 >= sum(likely.values())]
    return float(min(often, default=max(height, 1)))


def _right_edge(lines: list[_Line]) -> float:
    """Where full lines end."""
    rights = sorted(line.right for line in lines)
    return rights[-1 - len(rights) // 50]


def _ends(before: _Line, line: _Line, leading: float, edge: float) -> bool:
    """Whether a paragraph ends here: a gap follows, or the next line's first word would have fit."""
    if before.page == line.page and not 0 <= before.top - line.top <= _GAP * leading:
        return True
    text = line.text.strip()
    character = (line.right - line.left) / max(1, len(text))
    word = len(text.split(maxsplit=1)[0]) + 3  # a blank, and letters that are wider than others
    return before.right + word * character < edge and not before.text.endswith(_HYPHENS)


def _begins_turn(text: str, names: frozenset[str]) -> bool:
    """Whether the line begins with a name, a time or both, as transcripts write them."""
    label = split_label(text)
    if label and label[0] in names:
        return True
    if _TIME_FIRST.match(text) or "\t" in text:  # a row of a table
        return True
    return any(head(text) for head in _HEADS)


def _names(lines: list[_Line], breaks: list[bool]) -> frozenset[str]:
    """Who has a label at the beginning of paragraphs that are sure to be some."""
    starts = [lines[0], *(line for line, ends in zip(lines[1:], breaks) if ends)]
    sure = _labels(starts)
    everywhere = _labels(lines)
    often = accepted(Counter(everywhere), len(lines)) if len(everywhere) * 2 >= len(lines) else frozenset()
    return accepted(Counter(sure), len(starts)) | often


def _labels(lines: list[_Line]) -> list[str]:
    return [label[0] for line in lines if (label := split_label(line.text.strip()))]


class _Words:
    """The words of the document, which tell whether a hyphen at a line's end belongs to the word."""

    def __init__(self, lines: list[_Line]) -> None:
        self._known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
        ends = sum(line.text.endswith(_HYPHENS) for line in lines)
        self._typeset = ends >= _HYPHENATED * len(lines) and ends > 1

    def joined(self, before: str, after: str) -> str:
        """Two lines of one paragraph."""
        if not before.endswith(_HYPHENS) or not after[:1].islower() or not before[-2:-1].isalpha():
            return f"{before} {after}"
        bare = before[:-1]
        if before.endswith("\xad"):
            return bare + after
        first = (_WORD.findall(bare) or [""])[-1].casefold()
        second = (_WORD.findall(after) or [""])[0].casefold()
        with_hyphen, without = self._known[f"{first}-{second}"], self._known[first + second]
        keep = with_hyphen > without if with_hyphen != without else not self._typeset
        return before + after if keep else bare + after
