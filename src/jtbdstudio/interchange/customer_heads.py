# SPDX-License-Identifier: MIT
"""What the columns of somebody's customer table mean, by what they are headed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from jtbdstudio.domain.customer_words import folded
from jtbdstudio.domain.method import built_in

OWN, LEFT_OUT = "own", ""
"""A field of the study's own, under its heading; and a column that is not taken."""
FIT_FIELDS = tuple(f"fit_{number}" for number in range(1, 7))
TARGETS = (
    "code", "name", "first_name", "last_name", "company", "role", "segment", "kind", "channel", "is_b2b", "hired",
    "fired", "first_used_on", "started_paying_on", "switched_on", "fit", *FIT_FIELDS, "notes", OWN, LEFT_OUT,
)  # fmt: skip
"""What a column can become."""

_WORDS = {
    "code": "code|id|customer id|customer code|pseudonym|participant|participant id|p|kundennummer|kunden nr|kurzel|"
    "codigo|id cliente|code client|identifiant",
    "name": "name|full name|customer|customer name|contact|contact name|person|interviewee|kunde|kundin|"
    "ansprechpartner|vollstandiger name|nombre|nombre completo|cliente|contacto|nom complet|client|interlocuteur",
    "first_name": "first name|firstname|given name|vorname|nombre de pila|prenom",
    "last_name": "last name|lastname|surname|family name|nachname|familienname|apellido|apellidos|nom de famille|nom",
    "company": "company|company name|organization|organisation|account|account name|employer|business|firma|"
    "unternehmen|empresa|compania|organizacion|entreprise|societe",
    "role": "role|job title|title|position|job|function|rolle|funktion|beruf|stelle|puesto|cargo|rol|poste|fonction|"
    "titre",
    "segment": "segment|customer segment|group|persona|cohort|zielgruppe|kundensegment|segmento|grupo|segment client",
    "kind": "kind|kind of customer|type|customer type|status|customer status|art|kundenart|kundentyp|typ|tipo|tipo de "
    "cliente|estado|type de client|statut",
    "channel": "channel|acquisition channel|source|lead source|how they found us|kanal|quelle|herkunft|canal|fuente|"
    "origen|source d acquisition",
    "is_b2b": "business buyer|b2b|is b2b|business|company bought|geschaftskunde|firmenkunde|b2b kunde|empresarial|"
    "comprador empresarial|client professionnel|professionnel",
    "hired": "hired|product hired|product|plan hired|chose|switched to|eingestellt|produkt|gewahlt|contrato|producto|"
    "elegido|produit|choisi",
    "fired": "fired|product fired|dropped|replaced|switched from|previous product|previous solution|used before|"
    "abgelost|vorher|vorherige losung|despidio|reemplazo|solucion anterior|remplace|solution precedente",
    "first_used_on": "first used|first use|first used on|signed up|sign up date|signup date|trial started|"
    "registered|erste nutzung|zuerst genutzt|registriert am|primer uso|fecha de registro|premiere utilisation|"
    "date d inscription",
    "started_paying_on": "started paying|started paying on|paying since|customer since|first payment|purchase date|"
    "bought on|subscribed|zahlt seit|kunde seit|kaufdatum|erste zahlung|paga desde|cliente desde|fecha de compra|"
    "paie depuis|client depuis|date d achat",
    "switched_on": "switched|switched on|switch date|date switched|gewechselt|gewechselt am|wechsel|cambio|fecha de "
    "cambio|change le|date de changement",
    "fit": "fit|best customer fit|best customer|criteria met|passung|eignung|ajuste|adequation",
    "notes": "notes|note|comment|comments|remarks|notizen|notiz|bemerkung|bemerkungen|kommentar|notas|comentarios|"
    "observaciones|remarques|commentaire|commentaires",
}  # fmt: skip
_EMAIL = frozenset(
    ["email", "e mail", "email address", "e mail address", "mail", "e mail adresse", "correo", "correo electronico",
     "courriel", "adresse e mail"]
)  # fmt: skip


def plain(heading: str) -> str:
    """A heading as it is compared: words only."""
    return " ".join(re.sub(r"[\W_]+", " ", folded(heading)).split())


@cache
def _field_of() -> dict[str, str]:
    known = {word: field for field, words in _WORDS.items() for word in words.split("|")}
    known |= {plain(field): field for field in TARGETS if field not in (OWN, LEFT_OUT)}
    criteria = next(guide for guide in built_in().guides if guide.handle == "best_fit").questions
    for field, criterion in zip(FIT_FIELDS, criteria, strict=True):
        known[plain(criterion.text)] = field
        for word in ("fit", "criterion", "kriterium", "criterio", "critere"):
            known[f"{word} {field[-1]}"] = known[f"{word}{field[-1]}"] = field
    return known


def field_of(heading: str) -> str:
    """The field a heading names, or nothing."""
    words = plain(heading)
    known = _field_of()
    return known.get(words) or known.get(words.removesuffix(" date")) or known.get(f"{words} on", "")


@lru_cache(maxsize=512)
def is_email(heading: str) -> bool:
    return plain(heading) in _EMAIL


def columns_of(head: Sequence[str]) -> dict[str, str]:
    """What each column becomes; a field is taken once, and what nobody knows is a field of the study's own."""
    columns: dict[str, str] = {}
    for heading in head:
        field = field_of(heading)
        columns[heading] = field if field and field not in columns.values() else OWN
    if "last_name" in columns.values() and "first_name" not in columns.values():
        # a lone "Nom" is the whole name
        part = next(heading for heading, field in columns.items() if field == "last_name")
        columns[part] = "name" if "name" not in columns.values() else OWN
    if "first_name" in columns.values() and "name" in columns.values():
        for heading, field in columns.items():
            columns[heading] = OWN if field in ("first_name", "last_name") else field
    return columns


def named_once(head: Iterable[str]) -> tuple[str, ...]:
    """Headings no two of which are the same, and none of which is empty."""
    names: list[str] = []
    for number, heading in enumerate(head, 1):
        name = base = " ".join(heading.split()) or f"Column {number}"
        again = 2
        while name in names:
            name, again = f"{base} {again}", again + 1
        names.append(name)
    return tuple(names)
