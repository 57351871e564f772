# SPDX-License-Identifier: MIT
"""Captions in XML: TTML and DFXP (broadcasters, Netflix, Amazon), and YouTube's timed text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import limits, refused
from jtbdstudio.interchange.transcripts.captions import read_cues
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.decode import decode
from jtbdstudio.interchange.transcripts.markup import attribute, local, parse_xml
from jtbdstudio.interchange.transcripts.times import milliseconds

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "caption file"
_ROOT = re.compile(
    r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)*<(?:(?:\w{1,20}:)?tt|transcript|timedtext)[\s>]"
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_OFFSET = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,9}))?(h|m|s|ms|f|t)?")
_FRAMES = re.compile(r"([0-9]{1,3}:[0-9]{2}:[0-9]{2}):([0-9]{1,3})")
_UNITS = {"h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}

Cue = tuple[int, int, str, str]
"""Start and end in milliseconds, who speaks, what is said."""


def is_timed_text(data: bytes) -> bool:
    start = data[:4096]
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return bool(_ROOT.match(start[:4000].decode(encoding, "ignore").lstrip("\ufeff \t\r\n")))


def open_timed_text(name: str, data: bytes, read_as: ReadAs) -> Content:
    """The captions in `data`, or `UnreadableFile`. They are handed on as the lines of a WebVTT file."""
    decoded = decode(data, read_as.encoding)
    if decoded is None:
        raise refused.unknown(name)
    root = parse_xml(name, _DECLARATION.sub("", decoded.text).encode(), KIND)
    lines = ["WEBVTT", ""]
    cues = list(islice(_cues(root), limits.CUES + 1))
    if len(cues) > limits.CUES:
        raise refused.too_much(name)
    for start, end, speaker, words in cues:
        voice = f"<v {speaker}>" if speaker else ""
        lines += [f"{_clock(start)} --> {_clock(end)}", voice + words, ""]
    if len(lines) == 2:
        raise refused.wordless(name)
    is_tt = local(root) == "tt"
    reading = replace(read_cues(lines, read_as), format_name="TTML captions" if is_tt else "YouTube captions, XML")
    return Content(reading=reading, format="ttml" if is_tt else "timed_text")


def _cues(root: _Element) -> Iterator[Cue]:
    if local(root) == "tt":
        yield from _of_ttml(root)
    else:
        yield from _of_youtube(root)


def _of_youtube(root: _Element) -> Iterator[Cue]:
    """`<text start="1.2" dur="3.4">` in seconds, or `<p t="1200" d="3400">` in milliseconds."""
    for line in root.iter("{*}text", "{*}p"):
        seconds = local(line) == "text"
        start = _offset(attribute(line, "start" if seconds else "t"), "s" if seconds else "ms", 1)
        length = _offset(attribute(line, "dur" if seconds else "d"), "s" if seconds else "ms", 1)
        words = _words(line)
        if start is not None and words:
            yield start, start + (length or 0), "", words


def _of_ttml(root: _Element) -> Iterator[Cue]:
    """Paragraphs with `begin` and `end` or `dur`; `ttm:agent` names the speaker."""
    rates = {"f": _rate(root, "frameRate", 30), "t": _rate(root, "tickRate", 10_000_000)}
    names = {}
    for agent in root.iter("{*}agent"):
        names[attribute(agent, "id")] = canonical(_one_line(agent))
    for line in root.iter("{*}p"):
        start = _time(attribute(line, "begin"), rates)
        end = _time(attribute(line, "end"), rates)
        length = _time(attribute(line, "dur"), rates)
        words = _words(line)
        if start is not None and words:
            end = end if end is not None else start + (length or 0)
            agent_id = attribute(line, "agent").split(" ")[0]
            yield start, max(start, end), names.get(agent_id, ""), words


def _rate(root: _Element, name: str, usual: int) -> int:
    digits = attribute(root, name)
    return max(1, int(digits[:9])) if digits.isascii() and digits.isdigit() else usual


def _time(text: str, rates: dict[str, int]) -> int | None:
    """`00:00:05.120`, `00:00:05:12` with frames, or a number with its unit."""
    text = text.strip()
    if frames := _FRAMES.fullmatch(text):
        whole = milliseconds(frames[1])
        return None if whole is None else whole + int(frames[2]) * 1000 // rates["f"]
    if ":" in text:
        return milliseconds(text, decimal=True)
    found = _OFFSET.fullmatch(text)
    unit = (found[3] if found else None) or "s"
    return _offset(text, unit, rates.get(unit, 1))


def _offset(text: str, unit: str, rate: int) -> int | None:
    """A number of units in milliseconds."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    fraction = (found[2] or "")[:9]
    amount = int(found[1] + fraction)
    parts: int = 10 ** len(fraction)
    return amount * _UNITS[unit] // parts if unit in _UNITS else amount * 1000 // (parts * rate)


def _words(line: _Element) -> str:
    """The text of a caption on one line; what would read as markup is no markup here."""
    for mark in line.iter("{*}br"):
        mark.text = " "
    text = canonical(html.unescape(_one_line(line)))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "→")


def _one_line(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _clock(time: int) -> str:
    seconds, rest = divmod(time, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
