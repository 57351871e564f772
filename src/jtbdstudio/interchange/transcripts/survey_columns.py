# SPDX-License-Identifier: MIT
"""What each column of a survey is: a question, something about the customer, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from jtbdstudio.interchange.transcripts.survey_dates import is_day
from jtbdstudio.interchange.transcripts.survey_header import Header
from jtbdstudio.interchange.transcripts.table import Row


class Kind(StrEnum):
    """What a column that is no question holds."""

    DATE = "date"
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    EMAIL = "e-mail"
    COMPANY = "company"
    ROLE = "role"
    SEGMENT = "segment"
    NOTHING = "nothing"


_ASKED = r"""(?:(?:(?:at|in|for|on)\ )?(?:what|which)(?:['’]s|\ is)?\ |(?:please\ )?(?:enter|give\ us|tell\ us)\ )?
    (?:the\ |your\ |this\ )*"""
_ASKED_AFTER = r"(?:\ (?:do|are|is)\ (?:you|it)(?:\ (?:work|employed|called))?(?:\ (?:for|at|in|on))?)?"
_DATE = r"""
    time\ ?stamp | zeitstempel | horodateur | marca\ temporal | date | (?:submitted|completed|created)(?:\ (?:at|on))?
    | (?:start|end|submit|submission|recorded|response|completion|created?|stage)[ _]?(?:date|time|at)?
    | date\ (?:created|modified|submitted)"""
_NO_QUESTION = r"""
    \# | no\.? | n[or] | .*\bid | (?:respondent|collector|response|submission|network|session|user)[ _]?id
    | token | uuid | guid | ip(?:\ ?address)? | user\ ?agent | browser | device | referr?er | url | source | tags?
    | status | (?:distribution\ ?)?channel | progress | duration.* | finished | (?:nps\ )?score | nps | points | rating
    | (?:user\ ?)?language | (?:location\ ?)?(?:latitude|longitude) | external(?:\ ?data)?\ ?reference | custom\ data.*
    | response\ type | ending | consent.* | phone(?:\ number)? | recipient.*"""
_HEADS = (
    (Kind.FIRST_NAME, r"(?:recipient\ ?)?(?:first|given)\ ?name | vorname | prénom | nombre"),
    (Kind.LAST_NAME, r"(?:recipient\ ?)?(?:last|family)\ ?name | surname | nachname | nom | apellidos?"),
    (Kind.NAME, r"(?:(?:full|respondent|participant|customer|contact)\ )?name | respondent | participant | customer"),
    (Kind.EMAIL, r"(?:recipient\ ?)?e-?mail(?:\ ?address)? | username"),
    (Kind.DATE, _DATE),
    (Kind.COMPANY, r"(?:company|organi[sz]ation|account)(?:\ name)? | employer | firm | firma | entreprise"),
    (Kind.ROLE, r"(?:(?:current|job)\ )?(?:role|title|position) | job | occupation | profession | function"),
    (Kind.SEGMENT, r"(?:(?:customer|market|user)\ )?segment | (?:(?:pricing|current)\ )?(?:plan|tier) | persona"),
    (Kind.NOTHING, _NO_QUESTION),
)
_PATTERNS = tuple(
    (kind, re.compile(f"{_ASKED}(?:{heads}){_ASKED_AFTER}", re.IGNORECASE | re.VERBOSE)) for kind, heads in _HEADS
)
_BEFORE_BRACKETS = re.compile(r"^[^(\[]*")
_NUMBER = re.compile(r"[-+$€£]?[0-9][0-9.,]*\s*(?:%|/\s*[0-9]+)?")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and the columns its answer may be in."""

    text: str
    columns: tuple[int, ...]

    def answer(self, row: Row) -> str:
        """What this row says, the choices of several columns one after the other."""
        return "; ".join(dict.fromkeys(row[at] for at in self.columns if _letters(row[at])))


@dataclass(slots=True)
class SurveyColumns:
    """Every column of a survey, by what it is."""

    kinds: dict[Kind, int] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Heads of columns that are neither."""

    def value(self, kind: Kind, row: Row) -> str:
        return row[self.kinds[kind]] if kind in self.kinds else ""


def columns_of_survey(header: Header) -> SurveyColumns:
    """Sorts the columns by their heads and by what is in them."""
    columns = SurveyColumns()
    asked: dict[str, list[int]] = {}
    for at, text in enumerate(header.texts):
        values = [row[at] for row in header.rows if row[at]]
        kind = Kind.NOTHING if _is_choice(text, header.texts, values) else _kind(header.names[at], text, values)
        if kind is None and text and any(map(_letters, values)):
            key = text if header.options else f"{at} {text}"
            asked.setdefault(key, []).append(at)
        elif kind is Kind.DATE:
            columns.dates.append(at)
        elif kind is not None and kind is not Kind.NOTHING and kind not in columns.kinds:
            columns.kinds[kind] = at
        elif text and values:
            columns.left_out.append(text)
    columns.questions = [Question(header.texts[at[0]], tuple(at)) for at in asked.values()]
    return columns


def _is_choice(text: str, texts: list[str], values: list[str]) -> bool:
    """Whether a column only says again whether one choice of a question was taken (Tally): `Question (Choice)`."""
    question = text.rpartition(" (")[0]
    return question in texts and {value.casefold() for value in values} <= {"true", "false"}


def _kind(name: str, text: str, values: list[str]) -> Kind | None:
    """None is a question, if there are words in its column."""
    for head in (text, name):
        bare = (_BEFORE_BRACKETS.match(head) or [head])[0].strip(" :?*._")
        for kind, pattern in _PATTERNS:
            if pattern.fullmatch(bare) and not _contradicts(kind, values):
                return kind
    if values and sum(map(is_day, values)) * 10 >= len(values) * 8:
        return Kind.DATE
    if values and sum(bool(_ADDRESS.fullmatch(value)) for value in values) * 10 >= len(values) * 8:
        return Kind.EMAIL
    numbers = sum(bool(_NUMBER.fullmatch(value)) for value in values)
    return Kind.NOTHING if numbers and numbers * 10 >= len(values) * 8 else None


def _contradicts(kind: Kind, values: list[str]) -> bool:
    """Answers in sentences are answers, whatever the column's head looks like."""
    if kind is Kind.DATE:
        return bool(values) and not any(map(is_day, values))
    return sum(len(value.split()) > 8 for value in values) * 2 > len(values)


def _letters(text: str) -> bool:
    return any(char.isalpha() for char in text)
