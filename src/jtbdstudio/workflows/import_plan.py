# SPDX-License-Identifier: MIT
"""What would become of a few files: who asks in each, whose interview it is, and whether it can be taken in.

Files are looked at one by one (`look_at`, anywhere), then planned together (`plan`, in no time), because what one
file is called may depend on the others. Nothing here touches a study.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jtbdstudio.workflows.import_look import FileLook
from jtbdstudio.workflows.import_names import asks_who, code_in, day_in, name_key, person_name

if TYPE_CHECKING:
    from jtbdstudio.queries.interview_details import KnownFile, KnownPeople

Verdict = Literal["reading", "ready", "who", "check", "here", "twice", "unreadable"]
_HARDLY_ANY = 0.03
"""The share of the words below which a speaker counts for nobody: a late guest, a recording tool."""
NEW = ""
"""The choice of a customer who is not in the study yet."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decided about a file; None, or nothing, where they left it to us."""

    roles: Mapping[str, str] = field(default_factory=dict)
    """Speaker to `interviewer`, `customer` or `other`."""
    customer: str | None = None
    """A code, or `NEW`."""
    held_on: str | None = None
    skip: bool | None = None
    """False for a transcript that is here already: import it as its new version."""
    version_of: str = ""
    """An interview whose transcript this one is to replace."""
    format: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """What importing a file would do."""

    path: Path
    verdict: Verdict = "reading"
    look: FileLook | None = None
    roles: dict[str, str] = field(default_factory=dict)
    """What each speaker is: `interviewer`, `customer` or `other`."""
    code: str = ""
    name: str = ""
    """The customer's name, where the file or the study tells it."""
    is_new: bool = True
    new_customers: int = 0
    skipped: bool = False
    held_on: str = ""
    """The day, ISO: chosen, or told by the file's name, or nothing."""
    known: KnownFile | None = None
    """The interview that has this transcript already."""
    version_of: KnownFile | None = None
    """The interview whose transcript it is to replace, because somebody said so."""
    same_as: str = ""
    """The file before this one that holds the same."""
    asks_about: str = ""
    """The customer, where somebody should say who that is: the name may be anybody's, or the talk is of a group."""
    is_group: bool = False
    """Whether several who answer could be the customer, and nobody said yet who is."""

    @property
    def can_import(self) -> bool:
        return self.verdict in ("ready", "who", "check") or self.known is not None

    @property
    def wanted(self) -> bool:
        return self.can_import and not self.skipped

    @property
    def new_version_of(self) -> KnownFile | None:
        """The interview whose transcript it replaces."""
        return (self.known or self.version_of) if self.wanted else None

    @property
    def is_survey(self) -> bool:
        return self.look is not None and self.look.survey is not None

    @property
    def interviewer(self) -> str:
        """The one who asks; of several the one who asks most, as far as we can tell."""
        asking = [speaker for speaker, role in self.roles.items() if role == "interviewer"]
        guess = self.look.guess if self.look else ""
        return guess if guess in asking else next(iter(asking), "")

    @property
    def customers(self) -> tuple[str, ...]:
        """The speakers who are the customer; who says most comes first."""
        return self._by_words("customer")

    @property
    def others(self) -> tuple[str, ...]:
        """Speakers who neither ask nor are the customer."""
        return self._by_words("other")

    def _by_words(self, role: str) -> tuple[str, ...]:
        said = self.look.said if self.look else {}
        return tuple(sorted((s for s, is_ in self.roles.items() if is_ == role), key=lambda s: -said.get(s, 0)))

    def customer_fields(self) -> dict[str, Any]:
        """What `import_transcript` takes as `customer`."""
        return {"code": self.code, "name": self.name}

    def interview_fields(self) -> dict[str, Any]:
        """What `import_transcript` takes besides."""
        held = {"held_on": self.held_on} if self.held_on else {}
        return {"interviewer": self.interviewer, "roles": self.roles, **held}


@dataclass(slots=True)
class _Taken:
    """What is known, and what the files planned so far have used up."""

    people: KnownPeople
    asking: set[str]
    codes: set[str]
    names: dict[str, str]
    known: dict[str, str]
    last_number: int = 0
    given: set[str] = field(default_factory=set)
    """Codes of the files before this one."""
    seen: dict[str, str] = field(default_factory=dict)
    """File names by digest and by fingerprint."""

    def next_code(self) -> str:
        """The first free one, found from where the last one was: hundreds of files ask."""
        self.last_number += 1
        while f"P{self.last_number:02}" in self.codes:
            self.last_number += 1
        code = f"P{self.last_number:02}"
        self.codes.add(code)
        return code

    def known_file(self, look: FileLook) -> KnownFile | None:
        return self.people.files.get(look.digest) or self.people.said.get(look.same)

    def twin_of(self, look: FileLook) -> str:
        return self.seen.get(look.digest) or self.seen.get(look.same, "")

    def remember(self, path: Path, look: FileLook) -> None:
        for key in filter(None, (look.digest, look.same)):
            self.seen.setdefault(key, path.name)


def plan(
    paths: Sequence[Path], looks: Sequence[FileLook | None], choices: Sequence[Choice], people: KnownPeople
) -> tuple[PlannedFile, ...]:
    """What importing these files would do. A look of None is a file that is still being read.

    Surveys come last: their customers take the codes that nobody else asks for.
    """
    chosen = [speaker for choice in choices for speaker, role in choice.roles.items() if role == "interviewer"]
    taken = _Taken(
        people, {name.casefold() for name in (*people.interviewers, *chosen)}, {code for code, _ in people.customers},
        _names(people.customers), dict(people.customers),
    )  # fmt: skip
    taken.codes |= {choice.customer for choice in choices if choice.customer}
    taken.codes |= {code for path in paths if (code := code_in(path.stem))}
    rows = list(zip(paths, looks, choices, strict=True))
    surveys = {at for at, (_, look, _) in enumerate(rows) if look is not None and look.survey is not None}
    order = sorted(range(len(rows)), key=lambda at: at in surveys)
    planned = {at: _planned(*rows[at], taken) for at in order}
    return tuple(planned[at] for at in range(len(rows)))


def _planned(path: Path, look: FileLook | None, choice: Choice, taken: _Taken) -> PlannedFile:
    if look is None or not look.is_readable:
        return PlannedFile(path, "reading" if look is None else "unreadable", look, skipped=bool(choice.skip))
    roles = _roles(look, choice, taken.asking)
    if known := taken.known_file(look):
        skipped = choice.skip is not False or look.survey is not None
        code, name = known.customer_code, taken.known.get(known.customer_code, "")
        return PlannedFile(path, "here", look, roles, code, name, False, skipped=skipped, known=known)
    if twin := taken.twin_of(look):
        return PlannedFile(path, "twice", look, same_as=twin)
    if not choice.skip:
        taken.remember(path, look)
    if look.survey is not None:
        return _planned_survey(path, look, look.survey.names, choice, taken)
    is_group = _is_group(look, roles, choice)
    asks_about = _most_said(look, roles) if is_group else _asks_about(look, roles, choice)
    verdict = "who" if is_group and not look.unsure else _verdict(look, asks_about)
    if choice.skip:
        return PlannedFile(path, verdict, look, roles, skipped=True)
    code, name = _customer(path, look, roles, choice, taken)
    held_on = day_in(path.name) if choice.held_on is None else choice.held_on
    is_new = code not in taken.known
    return PlannedFile(
        path, verdict, look, roles, code, name, is_new, int(is_new), held_on=held_on, asks_about=asks_about,
        is_group=is_group,
        version_of=next((v for v in versions_of(code, taken.people) if v.interview_id == choice.version_of), None),
    )  # fmt: skip


def versions_of(code: str, people: KnownPeople) -> tuple[KnownFile, ...]:
    """The interviews of a customer whose transcript could be replaced."""
    theirs = {file.interview_id: file for file in people.files.values() if file.customer_code == code}
    return tuple(theirs.values())


def _planned_survey(path: Path, look: FileLook, names: Iterable[str], choice: Choice, taken: _Taken) -> PlannedFile:
    """Everybody whose full name is not on file gets the next code, in order."""
    verdict = _verdict(look, "")
    if choice.skip:
        return PlannedFile(path, verdict, look, skipped=True)
    codes = []
    for name in names:
        key = name_key(name)
        if not key or key not in taken.names:
            codes.append(taken.next_code())
            if key:
                taken.names[key] = codes[-1]
    first = codes[0] if codes else ""
    return PlannedFile(path, verdict, look, code=first, new_customers=len(codes))


def _verdict(look: FileLook, asks_about: str) -> Verdict:
    if look.unsure or look.warnings:
        return "check"
    return "who" if asks_about else "ready"


def _roles(look: FileLook, choice: Choice, asking: set[str]) -> dict[str, str]:
    """What was decided; for the rest: whoever is known to ask asks, else who seems to, and the others are the customer.

    One who is left beside a chosen customer asks; and somebody has to be the customer. In a group only one is, who
    says most: the others sit by.
    """
    roles = dict.fromkeys(look.speakers, "customer")
    free = [speaker for speaker in look.speakers if speaker not in choice.roles]
    asks = [speaker for speaker in free if speaker.casefold() in asking]
    if not asks and "interviewer" not in choice.roles.values():
        asks = [look.guess] if look.guess in free else free if len(free) == 1 < len(look.speakers) else []
    roles.update(dict.fromkeys(asks, "interviewer"))
    roles.update({speaker: role for speaker, role in choice.roles.items() if speaker in roles})
    if asks and "customer" not in roles.values():
        kept = asks[:1] if "interviewer" not in choice.roles.values() and len(asks) > 1 else []
        roles.update({speaker: "customer" for speaker in asks if speaker not in kept})
    if len(roles) > 2:
        kept = [] if "customer" in choice.roles.values() else [_most_said(look, roles)]
        roles.update({s: "other" for s in free if roles[s] == "customer" and s not in kept})
    return roles


def _is_group(look: FileLook, roles: Mapping[str, str], choice: Choice) -> bool:
    """Whether two or more who say something are left that could be the customer."""
    if "customer" in choice.roles.values():
        return False
    enough = _HARDLY_ANY * sum(look.said.values())
    free = [s for s, role in roles.items() if role != "interviewer" and s not in choice.roles]
    return len(roles) > 2 and sum(look.said.get(speaker, 0) >= enough for speaker in free) > 1


def _most_said(look: FileLook, roles: Mapping[str, str]) -> str:
    """The customer who says most."""
    answering = [speaker for speaker, role in roles.items() if role == "customer"]
    return max(answering, key=lambda name: look.said.get(name, 0), default="")


def _asks_about(look: FileLook, roles: Mapping[str, str], choice: Choice) -> str:
    if choice.customer is not None:
        return ""
    answering = [s for s, role in roles.items() if role == "customer" and s not in choice.roles]
    return next((speaker for speaker in answering if asks_who(speaker)), "")


def _customer(path: Path, look: FileLook, roles: Mapping[str, str], choice: Choice, taken: _Taken) -> tuple[str, str]:
    """The code and name of whoever this is: chosen, named as somebody we know, said by the file's name, or new."""
    speaker = _most_said(look, roles)
    key, in_name = name_key(speaker), code_in(path.stem)
    if choice.customer:
        code = choice.customer
    elif choice.customer == NEW:
        is_free = in_name and in_name not in taken.known and in_name not in taken.given
        code = in_name if is_free else taken.next_code()
    elif key and key in taken.names:
        code = taken.names[key]
    else:
        code = in_name or taken.next_code()
    taken.codes.add(code)
    taken.given.add(code)
    if key:
        taken.names.setdefault(key, code)
    return code, taken.known.get(code) or person_name(speaker)


def _names(customers: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {key: code for code, name in customers if (key := name_key(name))}
