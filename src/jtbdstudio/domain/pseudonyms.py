# SPDX-License-Identifier: MIT
"""Codes instead of names: what may leave the study unless somebody asks for names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

INTERVIEWER = "Interviewer"

_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "mme", "herr", "frau"])
_NO_NAME = frozenset(
    ["agent", "anonymous", "caller", "client", "customer", "facilitator", "guest", "host", "i", "interviewee",
     "interviewer", "me", "moderator", "participant", "person", "researcher", "respondent", "speaker", "unknown",
     "user", "voice", "you"]
)  # fmt: skip
_LEGAL_FORM = re.compile(r"[\s,]+(?:ltd|limited|inc|llc|plc|llp|gmbh|ag|kg|bv|sarl|sas|corp|co)\.?$", re.IGNORECASE)
_APOSTROPHE = re.compile("['’]")
_RUN = re.compile(r"\w+")
_WORD = re.compile(r"\w[\w'’\-]*")


@dataclass(frozen=True, slots=True)
class Person:
    """A customer whose names are to be hidden. `names` are what they are called: by us, and by the transcript."""

    id: str
    code: str
    names: tuple[str, ...] = ()
    company: str = ""


class Pseudonyms:
    """Replaces the names of people and companies by customer codes, where they stand as whole words.

    A first name alone may be anybody's in what other customers say, so there only whole names and companies
    go; in a customer's own words, and in ours, first and last names go as well.
    """

    def __init__(self, people: Iterable[Person], interviewers: Iterable[str] = (), product: str = "") -> None:
        self._people = {person.id: person for person in people}
        self._interviewers = tuple(interviewers)
        self._product = _key(product)
        self._replacers: dict[str, _Replacer] = {}

    def spoken(self, text: str, customer_id: str) -> str:
        """Words of this customer."""
        if customer_id not in self._replacers:
            self._replacers[customer_id] = _Replacer(self._said_by(customer_id))
        return self._replacers[customer_id].replaced(text)

    def written(self, text: str) -> str:
        """Words of ours: theme names, statements, reasons, cells of the map."""
        return self._ours.replaced(text)

    @cached_property
    def _ours(self) -> _Replacer:
        known = self._known_to_all()
        for person in self._people.values():
            for name in person.names:
                _add(known, [part for part in name_parts(name) if _key(part) != self._product], person.code)
        return _Replacer(_joined(known))

    def _known_to_all(self) -> dict[str, list[str]]:
        known: dict[str, list[str]] = {}
        for person in self._people.values():
            whole = [name for name in person.names if _is_whole(name)]
            _add(known, whole + self._company_names(person), person.code)
        return known

    def _said_by(self, customer_id: str) -> dict[str, str]:
        asked = [*filter(_is_whole, self._interviewers), *(p for name in self._interviewers for p in name_parts(name))]
        found = dict.fromkeys(asked, INTERVIEWER)
        found |= _joined(self._known_to_all())
        person = self._people.get(customer_id)
        if person is not None:
            own = [part for name in person.names for part in name_parts(name)]
            whole = [name for name in person.names if _is_whole(name)]
            found |= dict.fromkeys((*own, *whole, *self._company_names(person)), person.code)
        return found

    def _company_names(self, person: Person) -> list[str]:
        company = " ".join(person.company.split())
        names = {company, _LEGAL_FORM.sub("", company)}
        return sorted(name for name in names if len(name) > 1 and _key(name) != self._product)


def renamed(names: Mapping[str, str]) -> Callable[[str], str]:
    """Replaces people by what they are to be called, whole names and first and last names alike."""
    parts = {part: called for name, called in names.items() for part in name_parts(name)}
    replacer = _Replacer({**parts, **names})
    return replacer.replaced if names else str


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name that name somebody: no titles, initials, particles, `Speaker 2` or `iPhone`."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name)]
    shouted = name == name.lower()
    return tuple(
        word
        for word in words
        if len(word) > 1
        and (shouted or not word[0].islower())
        and not any(char.isdigit() for char in word)
        and word.casefold() not in _TITLES | _NO_NAME
    )


def is_person(name: str) -> bool:
    """Whether this names somebody: no `Interviewer`, `SPEAKER_00`, `Q` or `IV`, which transcripts put before words."""
    return any(len(part) > 2 or not part.isupper() for part in name_parts(name))


def _is_whole(name: str) -> bool:
    """Whether a name is more than a word that may mean anything."""
    return len(name.split()) > 1


class _Replacer:
    """One pass over a text, the longest name first, so that nothing is replaced twice."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = {_key(name): code for name, code in codes.items() if name.strip()}
        names = sorted((name for name in codes if name.strip()), key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(_pattern, names)))
        self._first_words = {word for key in self._codes if _has_case(key) for word in _RUN.findall(key)[:1]}
        self._unspaced = [key for key in self._codes if not _has_case(key)]

    def replaced(self, text: str) -> str:
        folded = text.casefold()
        if self._first_words.isdisjoint(_RUN.findall(folded)) and not any(name in folded for name in self._unspaced):
            return text
        return self._pattern.sub(lambda match: self._codes.get(_key(match.group()), "…"), text)


def _pattern(name: str) -> str:
    """One word as it is written (a mark is no Mark), or in capitals; several words in any case."""
    words = name.split()
    body = r"\s+".join(_APOSTROPHE.sub("['’]", re.escape(word)) for word in words)
    if len(words) > 1:
        body = f"(?i:{body})"
    elif name != name.upper():
        body = rf"(?:{body}|{re.escape(name.upper())})"
    return rf"(?<!\w){body}(?!\w)" if _has_case(name) else body


def _has_case(name: str) -> bool:
    """Whether a script has small and capital letters, and so spaces between its words."""
    return name.lower() != name.upper()


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _add(known: dict[str, list[str]], names: Iterable[str], code: str) -> None:
    for name in names:
        codes = known.setdefault(name, [])
        if code not in codes:
            codes.append(code)


def _joined(known: Mapping[str, list[str]]) -> dict[str, str]:
    """A name that several customers share becomes all of their codes: `P03/P04`."""
    return {name: "/".join(codes) for name, codes in known.items()}
