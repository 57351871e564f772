# SPDX-License-Identifier: MIT
"""What people write about a customer in a table of their own, understood: kinds, yes and no, days, fit.

Everything answers None for what it cannot understand, and never guesses silently: a day that could be another one
says so in its `doubt`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jtbdstudio.domain.customers import CUSTOMER_KINDS, FIT_CRITERIA, UNKNOWN_FIT

DAYS = ("first_used_on", "started_paying_on", "switched_on")

_KINDS = {
    "best": "best customer|ideal|ideal customer|bester kunde|beste kundin|wunschkunde|mejor cliente|cliente ideal|"
    "meilleur client|meilleure cliente|client ideal",
    "customer": "paying|paying customer|active|active customer|user|kunde|kundin|bestandskunde|cliente|client|cliente "
    "actual|client actuel|cliente activo|client actif",
    "churned": "former|former customer|ex customer|lost customer|cancelled|canceled|ehemaliger kunde|ehemalige kundin|"
    "gekundigt|ex cliente|excliente|antiguo cliente|ancien client|ancienne cliente|perdu",
    "substitute_buyer": "buyer of a substitute|substitute|substitute buyer|competitor customer|kunde der konkurrenz|"
    "comprador de sustituto|acheteur d un substitut",
    "closed_lost": "lost deal|closed lost|lost|deal lost|verlorener deal|trato perdido|affaire perdue",
    "prospect": "lead|trial|interessent|interessentin|prospecto|prospecte|cliente potencial|client potentiel",
    "audience": "target audience|zielgruppe|publikum|audiencia|publico",
}
_KIND_OF = {
    word: kind
    for kind, words in _KINDS.items()
    for word in (*words.split("|"), kind.replace("_", " "))
    if kind in CUSTOMER_KINDS
}

_YES = frozenset(("yes", "y", "x", "true", "1", "ok", "ja", "j", "wahr", "si", "s", "verdadero", "oui", "o", "vrai"))
_NO = frozenset(("no", "n", "false", "0", "nein", "falsch", "falso", "non", "faux"))
_TICKS = {"✓": "y", "✔": "y", "☑": "y", "✅": "y", "✗": "n", "✘": "n", "☐": "n", "❌": "n"}
_DUNNO = frozenset(("?", "-", "–", "—", "unknown", "not known", "not sure", "don't know", "n/a", "na"))

_MONTHS = (
    "january jan januar janner enero ene janvier janv",
    "february feb februar febrero fevrier fevr fev",
    "march mar marz marzo mars mrz",
    "april apr abril abr avril avr",
    "may mai mayo",
    "june jun juni junio juin",
    "july jul juli julio juillet juil",
    "august aug agosto ago aout",
    "september sep sept septiembre septembre",
    "october oct oktober okt octubre octobre",
    "november nov noviembre novembre",
    "december dec dezember dez diciembre dic decembre",
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_WEEKDAYS = (
    "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday",
    "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lun mar mie jue vie sab dom lunes martes miercoles jueves viernes sabado domingo",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
)
_WEEKDAY_NAMES = frozenset(word for words in _WEEKDAYS for word in words.split())

_EXCEL_FIRST = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 73_051)
"""Serial numbers from 1954 to 2099: what Excel makes of a day whose format was lost."""
_TIME = re.compile(r"[t ]\d{1,2}:\d{2}.*$")


@dataclass(frozen=True, slots=True)
class Day:
    """An ISO day. `doubt`: `order` if day and month could be the other way round, `month` if no day was given."""

    iso: str
    doubt: Literal["", "order", "month"] = ""


def folded(text: str) -> str:
    """Lower case, without accents, with single spaces: how words are compared here."""
    if text.isascii():
        return " ".join(text.casefold().split())
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())


def kind_of(text: str) -> str | None:
    """One of `CUSTOMER_KINDS` by its name, what the app calls it, or what people call it."""
    plain = re.sub(r"\(.*?\)", " ", folded(text))
    words = " ".join(re.sub(r"[\W_]+", " ", plain).split())
    return _KIND_OF.get(words) or _KIND_OF.get(words.removesuffix("s"))


def yes_no(text: str) -> str | None:
    """`y`, `n` or `?`; nothing at all is `?`."""
    word = folded(text).strip(".! ")
    if not word or word in _DUNNO:
        return "?"
    return "y" if word in _YES else "n" if word in _NO else _TICKS.get(word[:1])


def fit_of(text: str) -> str | None:
    """Six answers such as `yyn?yy`, or all (6/6), or none (0/6); another number does not say which criteria."""
    word = folded(text).replace(" ", "")
    if not word or set(word) <= {"–", "-", "?"}:
        return UNKNOWN_FIT
    if len(word) == FIT_CRITERIA and set(word) <= {"y", "n", "?"}:
        return word
    met = fits_told(text)
    return {0: "n", FIT_CRITERIA: "y"}[met] * FIT_CRITERIA if met in (0, FIT_CRITERIA) else None


def fits_told(text: str) -> int | None:
    """How many criteria `4/6`, `4 of 6` or `4` says are met."""
    found = re.fullmatch(r"(\d)(?:\.0)?(?:\s*(?:/|of|von|de|sur)\s*6)?", folded(text))
    return int(found[1]) if found and int(found[1]) <= FIT_CRITERIA else None


def day_of(text: str, *, day_first: bool = True) -> Day | None:
    """The day a cell names; `day_first` decides `3/11/2025`. An empty cell is an empty day."""
    word = _TIME.sub("", folded(text)).strip(" .,")
    if not word:
        return Day("")
    if word.isdigit() and int(word) in _EXCEL_DAYS:
        return Day((_EXCEL_FIRST + timedelta(days=int(word))).isoformat())
    parts = [part for part in re.split(r"[^0-9a-z]+", word) if part and part not in ("de", "del", "den", "the", "of")]
    parts = [re.sub(r"^(\d+)(?:st|nd|rd|th|er)$", r"\1", part) for part in parts]
    if any(part.isalpha() for part in parts):
        return _with_month_name(parts)
    return _with_numbers(parts, day_first, "." in word) if all(part.isdigit() for part in parts) else None


def prefers_day_first(texts: Iterable[str]) -> bool | None:
    """Whether days in this column are written day first, by those that can only be read one way; None: any way."""
    for text in texts:
        found = re.match(r"\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}", text)
        if found and max(int(found[1]), int(found[2])) > 12:
            return int(found[1]) > 12
        if found and "." in text:
            return True
    return None


def _with_month_name(parts: list[str]) -> Day | None:
    names = [part for part in parts if part.isalpha() and part in _MONTH_OF]
    numbers = [part for part in parts if part.isdigit()]
    strange = [part for part in parts if part not in names and part not in numbers and part not in _WEEKDAY_NAMES]
    if len(names) != 1 or strange or not numbers:
        return None
    month, years = _MONTH_OF[names[0]], [part for part in numbers if len(part) == 4]
    if len(numbers) == 1 and years:
        return _day(int(years[0]), month, 1, "month")
    if len(numbers) != 2:
        return None
    year = years[0] if years else numbers[-1]
    days = [part for part in numbers if part is not year]
    return _day(_year(year), month, int(days[0])) if len(days) == 1 else None


def _with_numbers(parts: list[str], day_first: bool, dotted: bool) -> Day | None:
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    if len(parts) == 2 and 4 in map(len, parts):
        year, month = sorted(parts, key=len, reverse=True)
        return _day(int(year), int(month), 1, "month")
    if len(parts) != 3:
        return None
    first, second, third = parts
    if len(first) == 4:
        return _day(int(first), int(second), int(third))
    either = int(first) <= 12 and int(second) <= 12 and not dotted
    if either:
        day, month = (first, second) if day_first else (second, first)
    else:
        day, month = (first, second) if dotted or int(first) > 12 else (second, first)
    return _day(_year(third), int(month), int(day), "order" if either and first != second else "")


def _year(text: str) -> int:
    return 2000 + int(text) if len(text) == 2 else int(text)


def _day(year: int, month: int, day: int, doubt: Literal["", "order", "month"] = "") -> Day | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Day(found.isoformat(), doubt) if 1900 <= year < 2100 else None
