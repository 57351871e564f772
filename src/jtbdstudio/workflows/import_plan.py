# SPDX-License-Identifier: MIT
"""What would become of a few files: who asks in each, whose interview it is, and whether it can be taken in.

Files are looked at one by one (`look_at`, anywhere), then planned together (`plan`, in no time), because what one
file is called may depend on the others. Nothing here touches a study.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from jtbdstudio.domain.pseudonyms import name_parts
from jtbdstudio.domain.text import count_words
from jtbdstudio.domain.transcript import guessed_interviewer
from jtbdstudio.interchange.transcripts import SUFFIXES
from jtbdstudio.interchange.transcripts.beginning import beginning
from jtbdstudio.queries.interview_details import KnownFile, KnownPeople
from jtbdstudio.workflows.imports import ReadFile, read_file

Verdict = Literal["reading", "ready", "check", "here", "twice", "unreadable"]
NEW = ""
"""The choice of a customer who is not in the study yet."""

_CODE_IN_NAME = re.compile(r"(?<![^\W_])(P\d{2,3})(?![^\W_])", re.IGNORECASE)
_DATE_IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file that was read, with everything that takes time to find out about it."""

    read: ReadFile
    digest: str = ""
    words: int = 0
    speakers: tuple[str, ...] = ()
    said: dict[str, int] = field(default_factory=dict)
    """Words by speaker."""
    guess: str = ""
    """Who seems to ask, as far as this file alone tells."""
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decided about a file; None where they left it to us. `customer` is a code, or `NEW`."""

    interviewer: str | None = None
    customer: str | None = None
    skip: bool = False


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """What importing a file would do. `others` are the speakers besides the interviewer; who says most comes first."""

    path: Path
    verdict: Verdict = "reading"
    look: FileLook | None = None
    interviewer: str = ""
    others: tuple[str, ...] = ()
    code: str = ""
    name: str = ""
    """The customer's name, where the file or the study tells it."""
    is_new: bool = True
    skipped: bool = False
    held_on: str = ""
    """The date in the file's name, ISO, or nothing."""
    known: KnownFile | None = None
    same_as: str = ""
    """The file before this one that holds the same."""

    @property
    def can_import(self) -> bool:
        return self.verdict in ("ready", "check")

    @property
    def wanted(self) -> bool:
        return self.can_import and not self.skipped

    def customer_fields(self) -> dict[str, Any]:
        """What `import_transcript` takes as `customer`."""
        return {"code": self.code, "name": self.name}

    def interview_fields(self) -> dict[str, Any]:
        """What `import_transcript` takes besides."""
        held = {"held_on": self.held_on} if self.held_on else {}
        return {"interviewer": self.interviewer, **held}


@dataclass(slots=True)
class _Taken:
    """What the files planned so far have used up."""

    codes: set[str]
    names: dict[str, str]
    digests: dict[str, str] = field(default_factory=dict)

    def next_code(self) -> str:
        number = 1
        while f"P{number:02}" in self.codes:
            number += 1
        return f"P{number:02}"


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files meant: a folder stands for the transcripts in it, unless it has none."""
    found: list[Path] = []
    for path in paths:
        found.extend(_transcripts_of(path) or [path])
    return list(dict.fromkeys(found))


def _transcripts_of(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES)
    except OSError:  # a file, or a folder that may not be looked into: reading it says so
        return []


def look_at(path: Path) -> FileLook:
    """Read one file and find out about it; never fails, whatever is wrong becomes the reading's `error`."""
    read = read_file(path)
    text = beginning(read.data) if read.data else ""
    if read.parsed is None:
        return FileLook(read, beginning=text)
    parsed = read.parsed
    said: Counter[str] = Counter()
    for turn in parsed.turns:
        said[turn.speaker] += count_words(turn.text)
    return FileLook(read, read.digest, said.total(), parsed.speakers, dict(said), guessed_interviewer(parsed), text)


def plan(
    paths: Sequence[Path], looks: Sequence[FileLook | None], choices: Sequence[Choice], people: KnownPeople
) -> tuple[PlannedFile, ...]:
    """What importing these files would do. A look of None is a file that is still being read."""
    chosen = [choice.interviewer for choice in choices if choice.interviewer]
    asking = {name.casefold() for name in (*people.interviewers, *chosen)}
    taken = _Taken({code for code, _ in people.customers}, _names(people.customers))
    reserved = {choice.customer for choice in choices if choice.customer}
    taken.codes |= reserved
    known = dict(people.customers)
    planned = []
    for path, look, choice in zip(paths, looks, choices, strict=True):
        planned.append(_planned(path, look, choice, people.files, known, asking, taken))
    return tuple(planned)


def _planned(
    path: Path,
    look: FileLook | None,
    choice: Choice,
    files: dict[str, KnownFile],
    known: dict[str, str],
    asking: set[str],
    taken: _Taken,
) -> PlannedFile:
    if look is None or look.read.parsed is None:
        return PlannedFile(path, "reading" if look is None else "unreadable", look, skipped=choice.skip)
    if look.digest in files:
        return PlannedFile(path, "here", look, known=files[look.digest], code=files[look.digest].customer_code)
    if look.digest in taken.digests:
        return PlannedFile(path, "twice", look, same_as=taken.digests[look.digest])
    interviewer = _interviewer(look, choice, asking)
    others = tuple(sorted((s for s in look.speakers if s != interviewer), key=lambda s: -look.said[s]))
    if choice.skip:
        return PlannedFile(path, _verdict(look), look, interviewer, others, skipped=True)
    taken.digests[look.digest] = path.name
    code, name = _customer(path, others, choice, known, taken)
    return PlannedFile(
        path, _verdict(look), look, interviewer, others, code, name, code not in known, held_on=_held_on(path.name)
    )


def _verdict(look: FileLook) -> Verdict:
    return "check" if look.read.parsed is not None and look.read.parsed.warnings else "ready"


def _interviewer(look: FileLook, choice: Choice, asking: set[str]) -> str:
    if choice.interviewer is not None:
        return choice.interviewer
    return next((speaker for speaker in look.speakers if speaker.casefold() in asking), look.guess)


def _customer(
    path: Path, others: tuple[str, ...], choice: Choice, known: dict[str, str], taken: _Taken
) -> tuple[str, str]:
    """The code and name of whoever this is: chosen, named as somebody we know, said by the file's name, or new."""
    speaker = others[0] if others else ""
    key = _name_key(speaker)
    match = _CODE_IN_NAME.search(path.stem)
    in_name = match.group(1).upper() if match else ""
    if choice.customer:
        code = choice.customer
    elif choice.customer == NEW:
        code = in_name if in_name and in_name not in taken.codes else taken.next_code()
    elif key and key in taken.names:
        code = taken.names[key]
    else:
        code = in_name or taken.next_code()
    taken.codes.add(code)
    if key:
        taken.names.setdefault(key, code)
    return code, known.get(code) or speaker


def _names(customers: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {key: code for code, name in customers if (key := _name_key(name))}


def _name_key(name: str) -> str:
    """What tells two people apart: a first and a last name. `Speaker 1` and `Dana` may be anybody."""
    return " ".join(name.casefold().split()) if len(name_parts(name)) > 1 else ""


def _held_on(file_name: str) -> str:
    match = _DATE_IN_NAME.search(file_name)
    if match is None:
        return ""
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""
