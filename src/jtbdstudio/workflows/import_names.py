# SPDX-License-Identifier: MIT
"""What the names in a transcript and the name of its file tell about who was talked to, and when."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from jtbdstudio.domain.pseudonyms import name_parts
from jtbdstudio.interchange.transcripts import SUFFIXES

MOST_FILES = 2000
"""Nobody means to import more of a folder: it is the wrong one."""
_CODE = re.compile(r"(?<![^\W_])(P\d{2,3})(?![^\W_])", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_THE_CUSTOMER = re.compile(r"(?:customer|client|participant|interviewee|respondent)\W*", re.IGNORECASE)


def code_in(stem: str) -> str:
    """The customer's code in a file's name: `Interview P07` is P07's."""
    match = _CODE.search(stem)
    return match.group(1).upper() if match else ""


def day_in(file_name: str) -> str:
    """The day in a file's name, ISO, or nothing."""
    match = _DATE.search(file_name)
    if match is None:
        return ""
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""


def person_name(speaker: str) -> str:
    """The name of whoever speaks under this label, without what a tool puts behind it; empty for `Guest 2`."""
    name = _ASIDE.sub("", speaker)
    return name if name_parts(name) else ""


def name_key(name: str) -> str:
    """What tells two people apart: a first and a last name. `Speaker 1` and `Dana` may be anybody."""
    name = _ASIDE.sub("", name)
    return " ".join(name.casefold().split()) if len(name_parts(name)) > 1 else ""


def asks_who(speaker: str) -> bool:
    """Whether this label leaves open who it is: `Speaker 2`, `Guest (External)`, a number; but not `Participant`."""
    return not person_name(speaker) and not _THE_CUSTOMER.fullmatch(speaker)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files meant: a folder stands for the transcripts in it and in its folders, unless there are none."""
    found: list[Path] = []
    for path in paths:
        found.extend(_transcripts_of(path) or [path])
    return list(dict.fromkeys(found))


def _transcripts_of(folder: Path) -> list[Path]:
    """At most so many; one that may not be looked into is empty, and so is a file: reading it says so."""
    found: list[Path] = []
    for path in _walk(folder):
        found.append(path)
        if len(found) == MOST_FILES:
            break
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        yield from (Path(where, name) for name in sorted(names) if _is_meant(name))


def _is_meant(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not _is_hidden(name)


def _is_hidden(name: str) -> bool:
    """Hidden ones, and those Word keeps beside an open document."""
    return name.startswith((".", "~$"))
