# SPDX-License-Identifier: MIT
"""Lines as scripts and people write them, written anew as most tools do: `[0:03] Name: text`.

A new way to write a turn is one pattern here, with groups `name`, `time` or `seconds`, and `text`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from jtbdstudio.interchange.transcripts.labels import looks_like_name, plausible, split_label
from jtbdstudio.interchange.transcripts.times import TIME

Lines = list[str]
_SAMPLE = 1500
_LINE = 300
_NAME = r"(?P<name>[^\W_][^\[\]()<>:*]{0,58}?)"
_TIME = rf"(?P<time>{TIME})"
_SECONDS = r"(?P<seconds>[0-9]{1,6}(?:\.[0-9]{1,3})?)"
_TO_SECONDS = r"\s?(?:-|–|-->|->|→|to)\s?[0-9]{1,6}(?:\.[0-9]{1,3})?\s?s?"
_TEXT = r"(?P<text>.*)$"
_TURNS = tuple(
    re.compile(pattern + _TEXT)
    for pattern in (
        rf"\[{_TIME}[,;]?\s+(?![AaPp]\.?[Mm]\b){_NAME}\]:?\s*(?=\S)",
        rf"\[{_NAME}[,;]?\s+{_TIME}\]:?\s*(?=\S)",
        rf"\[{_NAME}\]\s*[\[(]{_TIME}[\])]:?\s*",
        rf"(?P<mark>\*\*|__)[\[(]?{_TIME}[\])]?\s*(?:[-–|]\s*)?{_NAME}\s*:?(?P=mark):?\s*",
        rf"(?P<mark>\*\*|__){_NAME}\s*[\[(]{_TIME}[\])]\s*:(?P=mark)\s*",
        rf"(?P<name>[^\W_][\w -]{{0,38}}?)\s*[\[(]{_SECONDS}\s?s?{_TO_SECONDS}[\])]\s*:?\s*",
        rf"[\[(]{_SECONDS}(?:\s?s|\s?s?{_TO_SECONDS})[\])]\s*:?\s*{_NAME}:\s*",
        rf"{_SECONDS}\s?s?{_TO_SECONDS}\s*:?\s*{_NAME}:\s*",
        r"\[?Speaker (?P<name>[A-Za-z]{2,12}_[0-9]{1,3})\]?:\s*",
        r"\[(?P<name>Speaker):\s?(?P<number>[0-9]{1,3})\]:?\s*",
        rf"<{_NAME}>:?\s+(?=\S)",
        rf"\[{_NAME}\]\s+(?=\S)",
        rf"(?P<mark>\*\*|__){_NAME}(?P=mark)\s+[-–—]\s+(?=\S)",
        rf"{_NAME}\s+[–—]\s+(?=\S)",
        rf"{_NAME},\s+{_TIME}\s*(?=$)",
        rf"{_NAME}\s{_TIME}\s(?=\S)",
    )
)
_NOISES = frozenset(("inaudible", "unintelligible", "crosstalk", "music", "applause", "laughter", "laughs", "pause"))
_SPEAKER = re.compile(r"^SPEAKER:\s+([^\s:]{1,40})(?:\s*$|:\s+)")
_NUMBERED = re.compile(r"\s*([0-9]{1,5})[.):]?(?:\s{2,8}|\t|(?<=[.):])\s)\s*(?=\S)")
_QUOTED = re.compile(r">(?!>)\s?")
_TAG = re.compile(r"</?(?:u|b|i|em|strong)>", re.IGNORECASE)
_TITLE = re.compile(r"#{1,6} +(?=\S)")
_TITLE_TIME = re.compile(rf"[\[(]?{TIME}[\])]?")
_ANCHOR = re.compile(r"\s*\{#[^{}]{0,60}\}\s*$")


def written_anew(lines: Lines) -> Lines:
    """The lines as most tools write them, where this file has another way."""
    lines = _without_tags(_unquoted(lines))
    lines = _unnumbered(lines)
    lines = _without_titles(lines)
    lines = [_SPEAKER.sub(r"\1: ", line) for line in lines]
    pattern = next((pattern for pattern in _TURNS if _is_used(pattern, lines)), None)
    return [_turn(pattern, line) for line in lines] if pattern else lines


def _is_used(pattern: re.Pattern[str], lines: Lines) -> bool:
    """Whether turns begin like this: names that come back, in a good part of the paragraphs."""
    filled = [line.strip()[:_LINE] for line in lines[:_SAMPLE] if line.strip()]
    found = [match for line in filled if (match := pattern.match(line))]
    names = Counter(_name(match) for match in found)
    come_back = sum(count for count in names.values() if count > 1)
    return (
        len(found) >= 3
        and len(found) * 10 >= 3 * len(filled)
        and come_back * 2 > len(found)
        and all(plausible(name) and looks_like_name(name) and name.casefold() not in _NOISES for name in names)
    )


def _name(match: re.Match[str]) -> str:
    number = match.groupdict().get("number")
    return match["name"].strip() + (f" {number}" if number else "")


def _turn(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line.strip())
    if match is None:
        return line
    told = match.groupdict()
    time = told.get("time") or (_clock(float(told["seconds"])) if told.get("seconds") else "")
    if not match["text"].strip():
        return f"{_name(match)}\t{time}" if time else f"{_name(match)}:"
    return f"[{time}] {_name(match)}: {match['text']}" if time else f"{_name(match)}: {match['text']}"


def _clock(seconds: float) -> str:
    whole, rest = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}.{rest:03}"


def _unquoted(lines: Lines) -> Lines:
    """Without the `>` of a quotation that is the whole text."""
    filled = [line for line in lines[:_SAMPLE] if line.strip()]
    quoted = sum(bool(_QUOTED.match(line)) for line in filled)
    return [_QUOTED.sub("", line, count=1) for line in lines] if quoted * 10 >= 9 * len(filled) > 0 else lines


def _without_tags(lines: Lines) -> Lines:
    """Without the tags for emphasis that Markdown takes from web pages."""
    filled = [line.lstrip() for line in lines[:_SAMPLE] if line.strip()]
    tagged = sum(bool(_TAG.match(line)) for line in filled)
    return [_TAG.sub("", line) for line in lines] if tagged * 10 >= 3 * len(filled) > 0 else lines


def _unnumbered(lines: Lines) -> Lines:
    """Without line numbers: every line has one, each one more than the line before."""
    filled = [line[:_LINE] for line in lines[:_SAMPLE] if line.strip()]
    numbers = [int(found[1]) if (found := _NUMBERED.match(line)) else None for line in filled]
    follows = sum(None not in pair and pair[1] == (pair[0] or 0) + 1 for pair in pairwise(numbers))
    if len(filled) < 4 or follows * 10 < 9 * (len(filled) - 1):
        return lines
    bare = [_NUMBERED.sub("", line, count=1) for line in lines]
    labelled = sum(split_label(line[:_LINE]) is not None for line in bare[:_SAMPLE])
    return bare if labelled * 10 >= 3 * len(filled) else lines


def _without_titles(lines: Lines) -> Lines:
    """Without the marks of headings where each turn is one, and without the anchors behind headings."""
    titles = [_title(line) for line in lines[: 4 * _SAMPLE] if line.startswith("#")]
    names = Counter(name for name, _ in filter(None, titles))
    often = [level for name, level in filter(None, titles) if names[name] > 1]
    if len(often) < 2 or len(often) * 2 < len(titles):
        return [_ANCHOR.sub("", line) if line.startswith("#") else line for line in lines]
    return [_without_title(line, set(often)) if line.startswith("#") else line for line in lines]


def _title(line: str) -> tuple[str, str] | None:
    """Who a heading names, with or without a time, and its marks."""
    found = _TITLE.match(line[:_LINE])
    name = _TITLE_TIME.sub("", line[found.end() :]).strip("*_ -–—|:()[]") if found else ""
    return (name, found[0]) if found and plausible(name) and looks_like_name(name) else None


def _without_title(line: str, levels: set[str]) -> str:
    """A heading of these levels that names somebody as any other head: with its time, or `Name:`."""
    title = _title(line)
    if title is None or title[1] not in levels:
        return line
    head = line[len(title[1]) :]
    return head if _TITLE_TIME.search(head) else f"{title[0]}:"
