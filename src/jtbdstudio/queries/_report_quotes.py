# SPDX-License-Identifier: MIT
"""Quotes and names as they leave the study: read once, asked often."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio import __version__
from jtbdstudio.domain.advice import AdviceTold, gathered
from jtbdstudio.domain.codes import JOB_COLUMNS
from jtbdstudio.domain.consent import naming_cautions
from jtbdstudio.domain.pseudonyms import Person, Pseudonyms
from jtbdstudio.domain.report import Quote, Study, best_of
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.consent import agreements, naming_by_customer
from jtbdstudio.queries.overview import study_info
from jtbdstudio.queries.quotes import QuoteCard, cards_by_id, load_cards
from jtbdstudio.store.reading import code_tree, tally
from jtbdstudio.store.schema import CustomerRow, InterviewRow, NoteRow, StudyRow, TranscriptRow, TurnRow

_FIXED_FAMILIES = ("boxes", "timeline", "energy", "lens", "milestones")
_FORCES = ("push", "pull", "anxiety", "habit")


class Names:
    """Who may be named. Shown or hidden, the customer's code always stands first.

    Who did not agree to be named stays a code even where names are `shown`.
    """

    def __init__(self, session: Session, shown: bool) -> None:
        c = CustomerRow
        rows = session.execute(select(c.id, c.code, c.name, c.company)).all()
        agreed = naming_by_customer(session) if shown else {}
        self.shown = frozenset(i for i, may in agreed.items() if may != "refused")
        self._labels = {i: f"{code} {name}".strip() if i in self.shown else code for i, code, name, _ in rows}
        self._hidden: Pseudonyms | None = None
        if len(self.shown) < len(rows):
            spoken = _speakers(session)
            people = [
                Person(i, code, (name, *spoken.get(i, ())), company)
                for i, code, name, company in rows
                if i not in self.shown
            ]
            asked = () if shown else session.execute(select(InterviewRow.interviewer).distinct()).scalars()
            product = session.execute(select(StudyRow.product)).scalar() or ""
            self._hidden = Pseudonyms(people, asked, product)
        self.written = cache(self._written)

    def label(self, customer_id: str) -> str:
        return self._labels.get(customer_id, "")

    def spoken(self, text: str, customer_id: str) -> str:
        """A customer's words."""
        return self._hidden.spoken(text, customer_id) if self._hidden else text

    def _written(self, text: str) -> str:
        """Our words."""
        return self._hidden.written(text) if self._hidden else text


def _speakers(session: Session) -> dict[str, list[str]]:
    """What transcripts call the customers, by customer id."""
    query = (
        select(InterviewRow.customer_id, TurnRow.speaker)
        .join(TranscriptRow, TurnRow.transcript_id == TranscriptRow.id)
        .join(InterviewRow, TranscriptRow.interview_id == InterviewRow.id)
        .where(TurnRow.role != "interviewer", TurnRow.speaker != "")
        .distinct()
        .order_by(TurnRow.speaker)
    )
    found: dict[str, list[str]] = {}
    for customer_id, speaker in session.execute(query):
        found.setdefault(customer_id, []).append(speaker)
    return found


class Reporting:
    """One reading of the study for one export."""

    def __init__(self, session: Session, named: bool) -> None:
        self.named = named
        self.names = Names(session, named)
        self._tree = code_tree(session)
        self._under = cache(lambda handle: tuple(self._tree.walk(self._tree.handle(handle).id)))
        self.theme_name = cache(self._theme_name)
        self._tally = tally(session, self._tree)
        self._cards = {card.id: card for card in load_cards(session, self._tree, NoteRow.kind == "quote")}
        self._quotes = {card.id: self.quote(card) for card in self._cards.values()}

    def study(self, session: Session, day: str) -> Study:
        """The study at a glance, on the day of the export."""
        info = study_info(session)
        decision = session.execute(select(StudyRow.decision)).scalar() or ""
        hide = self.names.written
        return Study(
            hide(info.name), hide(info.product), hide(info.question), hide(decision), day, info.customers,
            self._tally.of, info.interviews, info.quotes, sum(card.counts for card in self._cards.values()),
            self.named, __version__, self._tree.handle("boxes").description,
            naming_cautions(agreements(session), self.named), self._advice(session),
        )  # fmt: skip

    def _advice(self, session: Session) -> tuple[AdviceTold, ...]:
        """What stands, each sentence once."""
        hide = self.names.written
        return tuple(
            AdviceTold(one.rule, tuple(map(hide, one.about)), one.message, one.about_study)
            for one in gathered(advice_list(session).standing)
        )

    def all(self) -> tuple[Quote, ...]:
        """Every quote, in order of its number."""
        return tuple(self._quotes.values())

    def these(self, session: Session, note_ids: Sequence[str]) -> tuple[Quote, ...]:
        """Notes in the order asked for, our own among them; what is gone is left out."""
        ours = [note_id for note_id in note_ids if note_id not in self._quotes]
        others = {card.id: self.quote(card) for card in cards_by_id(session, ours)}
        found = (self._quotes.get(note_id) or others.get(note_id) for note_id in note_ids)
        return tuple(quote for quote in found if quote is not None)

    def by_id(self, note_id: str) -> Quote:
        """One quote."""
        return self._quotes[note_id]

    def behind(self, code_id: str, customers_of: str = "") -> tuple[Quote, ...]:
        """The counted quotes of a code, as they were said; of the customers of another code only, if given."""
        if not code_id:
            return ()
        among = self._tally.customers(customers_of) if customers_of else None
        return tuple(self._quotes[note_id] for note_id in self._as_said(self._tally.notes(code_id, among)))

    def best(self, code_id: str, customers_of: str = "") -> Quote | None:
        """The counted quote that says a theme best."""
        return next(iter(best_of(self.behind(code_id, customers_of))), None)

    def uncounted(self, code_id: str) -> tuple[Quote, ...]:
        """Quotes of a code that R1 does not let count."""
        below = self._tree.below(code_id)
        ids = [card.id for card in self._cards.values() if not card.counts and card.code_ids & below]
        return tuple(self._quotes[note_id] for note_id in self._as_said(ids))

    def column(self, handle: str) -> dict[str, tuple[tuple[Quote, str], ...]]:
        """By customer id: the counted quotes of a job column, each with the names of its themes there."""
        column = self._tree.handle(handle).id
        found: dict[str, tuple[tuple[Quote, str], ...]] = {}
        for note_id in self._as_said(self._tally.notes(column)):
            card = self._cards[note_id]
            themes = "; ".join(self._below(card, (handle,)))
            found[card.customer_id] = (*found.get(card.customer_id, ()), (self._quotes[note_id], themes))
        return found

    def _theme_name(self, code_id: str) -> str:
        """`Theme`, or `Theme › Inner theme`, without its column."""
        return self.names.written(" › ".join(self._tree.parts(code_id)[1:]) or self._tree[code_id].name)

    def quote(self, card: QuoteCard) -> Quote:
        """A card as it leaves the study."""
        hide = self.names.written
        words = self.names.spoken(card.text, card.customer_id) if card.kind == "quote" else hide(card.text)
        return Quote(
            ref=card.ref, customer=self.names.label(card.customer_id), date=card.held_on, time=card.time, text=words,
            evidence=card.evidence, starred=card.starred, surprise=card.surprise, exact=not card.needs_check,
            counts=card.counts, codes=self._codes(card), boxes=self._of_family(card, "boxes"),
            columns=self._columns(card), themes=(*self._below(card, JOB_COLUMNS), *self._own(card)),
            forces=self._forces(card), energy=self._of_family(card, "energy"),
            timeline=self._of_family(card, "timeline"), ours=card.kind != "quote",
        )  # fmt: skip

    def _as_said(self, note_ids: Collection[str]) -> list[str]:
        """By customer, interview and place in it."""

        def place(note_id: str) -> tuple[str, str, int, int]:
            card = self._cards[note_id]
            return (card.customer_code, card.held_on, card.start or 0, card.number)

        return sorted(note_ids, key=place)

    def _codes(self, card: QuoteCard) -> tuple[str, ...]:
        """Every code, the most specific only; the method's own families go without saying."""
        tree = self._tree
        given = card.code_ids
        specific = given - {up for code_id in given for up in tree.implied(code_id)[:-1]}
        said = []
        for code_id in sorted(specific, key=lambda c: [(up.ordinal, up.name) for up in tree.line(c)]):
            parts = tree.parts(code_id)
            said.append("/".join(parts[1:] if tree.family(code_id).handle in _FIXED_FAMILIES else parts))
        return tuple(map(self.names.written, said))

    def _columns(self, card: QuoteCard) -> tuple[str, ...]:
        columns = [self._tree.handle(handle) for handle in JOB_COLUMNS]
        return tuple(code.name for code in columns if code.id in card.code_ids)

    def _own(self, card: QuoteCard) -> list[str]:
        """Codes of the study's own, which have no column of theirs in a table."""
        family = self._tree.handle("own")
        return [f"{family.name}: {name}" for name in self._below(card, ("own",))]

    def _of_family(self, card: QuoteCard, handle: str) -> tuple[str, ...]:
        return tuple(self.names.written(code.name) for code in self._under(handle) if code.id in card.code_ids)

    def _below(self, card: QuoteCard, handles: tuple[str, ...]) -> tuple[str, ...]:
        """Names of the most specific themes under these codes."""
        found = {code.id for handle in handles for code in self._under(handle) if code.id in card.code_ids}
        covered = {self._tree[code_id].parent_id for code_id in found}
        return tuple(sorted(self.theme_name(code_id) for code_id in found - covered))

    def _forces(self, card: QuoteCard) -> tuple[str, ...]:
        """`Push: It happened twice`, or `Push` alone."""
        said: list[str] = []
        for handle in _FORCES:
            force = self._tree.handle(handle)
            themes = self._below(card, (handle,))
            if themes:
                said.extend(f"{force.name}: {theme}" for theme in themes)
            elif force.id in card.code_ids:
                said.append(force.name)
        return tuple(said)
