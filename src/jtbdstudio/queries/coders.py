# SPDX-License-Identifier: MIT
"""Who codes: the names of a study, who gave a quote which code, and an interview as one coder sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.queries.quotes import QuoteCard, note_tone
from jtbdstudio.queries.reader import quotes_in
from jtbdstudio.store.reading import code_tree, codes_by_note
from jtbdstudio.store.schema import DebriefAnswerRow, InterviewRow, NoteRow, TaggingRow


@dataclass(frozen=True, slots=True)
class CoderItem:
    """Somebody who gave codes: to how many quotes, in how many interviews."""

    name: str
    quotes: int
    interviews: int


@dataclass(frozen=True, slots=True)
class OwnView:
    """One coder's quotes, with their own codes only, and what is left out.

    `hidden` counts quotes by who coded them, `narrowed` the coder's own ones on which others gave codes too.
    """

    cards: tuple[QuoteCard, ...]
    hidden: Mapping[str, int]
    narrowed: int = 0


def coders(session: Session) -> tuple[CoderItem, ...]:
    """Everybody who gave a quote a code, who coded most first."""
    query = (
        select(TaggingRow.tagged_by, func.count(distinct(NoteRow.id)), func.count(distinct(NoteRow.interview_id)))
        .join(NoteRow, NoteRow.id == TaggingRow.note_id)
        .where(NoteRow.kind == "quote")
        .group_by(TaggingRow.tagged_by)
    )
    found = (CoderItem(*row) for row in session.execute(query))
    return tuple(sorted(found, key=lambda coder: (-coder.quotes, coder.name.casefold())))


def known_names(session: Session) -> tuple[str, ...]:
    """Everybody who worked on the study: who coded, wrote, debriefed, or sat in with who asked."""
    i, n, a = InterviewRow, NoteRow, DebriefAnswerRow
    columns = (TaggingRow.tagged_by, n.created_by, a.researcher, i.partner)
    names = {name for column in columns for name in session.execute(select(column).distinct()).scalars() if name}
    return tuple(sorted(names, key=str.casefold))


def given_by(session: Session, note_id: str) -> dict[str, tuple[str, ...]]:
    """Who gave a note each of its codes, the first to do so first."""
    t = TaggingRow
    query = select(t.code_id, t.tagged_by).where(t.note_id == note_id)
    found: dict[str, tuple[str, ...]] = {}
    for code_id, name in session.execute(query.order_by(t.tagged_at, t.tagged_by)):
        found[code_id] = (*found.get(code_id, ()), name)
    return found


def coded_by(session: Session, coder: str, code_ids: Iterable[str]) -> frozenset[str]:
    """The notes a coder gave one of these codes, or one under it."""
    tree = code_tree(session)
    wanted = {down for code_id in code_ids for down in tree.below(code_id)}
    query = select(TaggingRow.note_id).where(TaggingRow.tagged_by == coder, TaggingRow.code_id.in_(wanted))
    return frozenset(session.execute(query).scalars())


def own_view(
    session: Session,
    interview_id: str,
    coder: str,
    tree: CodeTree | None = None,
    cards: Sequence[QuoteCard] | None = None,
) -> OwnView:
    """The quotes of an interview that a coder made or coded; nothing of anybody else's.

    Whoever has the tree and everybody's cards already can hand them over.
    """
    tree = tree or code_tree(session)
    here = NoteRow.interview_id == interview_id
    own = codes_by_note(session, here, coder)
    everybody: dict[str, list[str]] = {}
    t = TaggingRow
    tagged = select(t.note_id, t.tagged_by).distinct().join(NoteRow, NoteRow.id == t.note_id).where(here)
    for note_id, name in session.execute(tagged.order_by(t.tagged_by)):
        everybody.setdefault(note_id, []).append(name)
    made_by = dict(session.execute(select(NoteRow.id, NoteRow.created_by).where(here)).all())
    mine, hidden, narrowed = [], Counter[str](), 0
    for card in quotes_in(session, interview_id, tree) if cards is None else cards:
        if card.id in own or made_by[card.id] == coder:
            mine.append(_as_coded(card, own.get(card.id, frozenset()), tree))
            narrowed += mine[-1] is not card
        else:
            hidden[everybody.get(card.id, [made_by[card.id]])[0]] += 1
    return OwnView(tuple(mine), dict(hidden), narrowed)


def _as_coded(card: QuoteCard, code_ids: frozenset[str], tree: CodeTree) -> QuoteCard:
    if card.code_ids == code_ids:
        return card
    return replace(card, code_ids=code_ids, codes=tree.used_paths(code_ids), tone=note_tone(code_ids, tree))
