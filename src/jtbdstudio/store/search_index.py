# SPDX-License-Identifier: MIT
"""The full-text index: derived from the study, in its file, never part of the history.

Everything that can be found is a document with a number that says where it belongs: interview (`slot`), kind, and which
one. So a filter or a count looks at numbers only. The index keeps no text: what is shown is cut from the study, and to
take a document out its words are made once more from what they were made of.

TEMP triggers note what a change made stale, undo included; `catch_up` reads that anew, a little at a time if need be.
A damaged index is thrown away and made again (`start_over`): nothing in it is not elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from jtbdstudio.domain import folding
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.folding import indexed

if TYPE_CHECKING:
    from jtbdstudio.store.project import Project

CUSTOMER, INTERVIEWER, OTHER, QUOTE, NOTE, DEBRIEF, JOB = range(7)
"""What a document is; the first three are turns, by who speaks."""
TURNS = (CUSTOMER, INTERVIEWER, OTHER)
_ROLES = {"customer": CUSTOMER, "interviewer": INTERVIEWER}
SLOT_BITS, KIND_BITS = 24, 21
OF_NONE = 0
"""The slot of what belongs to no interview."""
FENCE = " ␞ "
"""Between the fields of one document: no phrase reaches over it."""
LONGEST = 4000
"""Characters of a turn in one document; text without speakers is one turn of hours."""
_AT_ONCE, _CHARACTERS_AT_ONCE = 400, 16_000
"""How many documents, and how much of a transcript, are read without a look at the clock."""

_WORDS = "CREATE VIRTUAL TABLE {} USING fts5(said, ours, content='', tokenize='ascii', columnsize=0)"
"""The words themselves: in `said` what a customer or interviewer said, in `ours` what we wrote."""
_TABLES = (
    _WORDS.format("search_index"),
    # Where a document stands (turns, quotes), what it is of (debriefs, jobs), and its words where those may change.
    "CREATE TABLE search_doc (id INTEGER PRIMARY KEY, start INTEGER, end INTEGER, ref TEXT, said TEXT, ours TEXT)",
    "CREATE TABLE search_slot (slot INTEGER PRIMARY KEY, interview_id TEXT NOT NULL UNIQUE, text_id TEXT)",
    "CREATE TABLE search_stale (what, interview_id, number, PRIMARY KEY (what, interview_id, number)) WITHOUT ROWID",
    "CREATE TABLE search_state (version TEXT NOT NULL)",
)
_NAMES = ("search_index", "search_doc", "search_slot", "search_stale", "search_state")

_OF_TURN = "(SELECT interview_id FROM transcript WHERE id = {row}.transcript_id)"
_OF_ANSWER = "(SELECT interview_id FROM debrief WHERE id = {row}.debrief_id)"
_NOTE_COLUMNS = 'number, kind, interview_id, start, "end", text, headline, memo, behind'
_NOTE_STALE = (  # no OR IGNORE: what the statement that fires a trigger says about conflicts overrides it
    "INSERT INTO search_stale SELECT '{what}', {of}, {number} WHERE {of} IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM search_stale WHERE (what, interview_id, number) = ('{what}', {of}, {number}));"
)
_WATCHED = (
    # table, columns whose update counts, what becomes stale, its interview, its number
    ("transcript", "text_id, interview_id", "turns", "{row}.interview_id", "0"),
    ("turn", "role", "turns", _OF_TURN, "0"),
    ("note", _NOTE_COLUMNS, "note", "coalesce({row}.interview_id, '')", "{row}.number"),
    ("debrief", "closing_answer, interview_id", "debrief", "{row}.interview_id", "0"),
    ("debrief_answer", "text", "debrief", _OF_ANSWER, "0"),
    ("job", "name, when_i, help_me, so_i_can, reason", "jobs", "''", "0"),
)


class DamagedIndexError(UserError):
    """What is in the index cannot be read. It is only derived: `start_over` makes it anew."""


@dataclass(frozen=True, slots=True)
class Behind:
    """How far the index has come: transcripts in it, of all; `stale` things are left to read."""

    transcripts: int
    of: int
    stale: int


# ------------------------------------------------------------------------------------------------------- the numbers


def doc_id(slot: int, kind: int, number: int) -> int:
    """The number of a document; the rows of one interview and kind are a range."""
    return slot << SLOT_BITS | kind << KIND_BITS | number


def slot_of(doc: int) -> int:
    return doc >> SLOT_BITS


def kind_of(doc: int) -> int:
    return doc >> KIND_BITS & 0b111


def number_of(doc: int) -> int:
    """Of a quote or note its own number."""
    return doc & (1 << KIND_BITS) - 1


# ------------------------------------------------------------------------------------------------------- life


def arm(connection: Connection) -> bool:
    """Make this connection note what becomes stale; once per writing connection. False where there is no index."""
    if not _there(connection) and not _make(connection):
        return False
    for table, columns, *stale in _WATCHED:
        for event, rows in (("INSERT", ("NEW",)), ("DELETE", ("OLD",)), (f"UPDATE OF {columns}", ("OLD", "NEW"))):
            body = " ".join(_noting(row, *stale) for row in rows)
            name = f"stale_{table}_{event[:6].lower()}"
            connection.exec_driver_sql(f'CREATE TEMP TRIGGER {name} AFTER {event} ON main."{table}" BEGIN {body} END')
    return True


def _noting(row: str, what: str, of: str, number: str) -> str:
    return _NOTE_STALE.format(what=what, of=of.format(row=row), number=number.format(row=row))


def _there(connection: Connection) -> bool:
    found = connection.exec_driver_sql("SELECT count(*) FROM main.sqlite_master WHERE name IN (?, ?, ?, ?, ?)", _NAMES)
    return int(found.scalar_one()) == len(_NAMES)


def _make(connection: Connection) -> bool:
    """The empty index. A full disk, or an SQLite without full-text search, must not keep anybody from their study."""
    try:
        for statement in (*(f"DROP TABLE IF EXISTS {name}" for name in _NAMES), *_TABLES):
            connection.exec_driver_sql(statement)
        connection.commit()
    except DBAPIError:
        connection.rollback()
        return False
    return True


def start_over(session: Session) -> None:
    """Throw the index away; everything is stale."""
    connection = session.connection()
    _heal(connection)
    connection.exec_driver_sql("DROP TABLE search_index")
    connection.exec_driver_sql(_TABLES[0])
    for name in ("search_doc", "search_slot", "search_stale", "search_state"):
        connection.exec_driver_sql(f"DELETE FROM {name}")
    connection.exec_driver_sql("INSERT INTO search_state VALUES (?)", (folding.VERSION,))
    for wanted in (
        "SELECT 'turns', interview_id, 0 FROM transcript",
        "SELECT DISTINCT 'notes', coalesce(interview_id, ''), 0 FROM note",
        "SELECT 'debrief', interview_id, 0 FROM debrief",
        "SELECT 'jobs', '', 0",
    ):
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO search_stale {wanted}")
    # Slots in the order people know their interviews by.
    connection.exec_driver_sql("INSERT INTO search_slot (slot, interview_id) VALUES (0, '')")
    connection.exec_driver_sql(
        "INSERT INTO search_slot (interview_id) SELECT i.id FROM interview i JOIN customer c ON c.id = i.customer_id "
        "ORDER BY c.code, i.held_on"
    )


def _heal(connection: Connection) -> None:
    """Give the index the insides of an empty one: SQLite does not even drop one that it cannot open."""
    connection.exec_driver_sql(_WORDS.format("search_fresh"))
    for part in ("data", "idx", "config"):
        connection.exec_driver_sql(f"DELETE FROM search_index_{part}")
        connection.exec_driver_sql(f"INSERT INTO search_index_{part} SELECT * FROM search_fresh_{part}")
    connection.exec_driver_sql("DROP TABLE search_fresh")


def behind(session: Session) -> Behind:
    """What is left to read; nothing is in an index that was never begun or is of another version."""
    connection = session.connection()
    total = connection.exec_driver_sql("SELECT count(*) FROM transcript").scalar_one()
    if not usable(session):
        return Behind(0, total, total + 1)
    stale = connection.exec_driver_sql("SELECT count(*) FROM search_stale").scalar_one()
    missing = connection.exec_driver_sql("SELECT count(*) FROM search_stale WHERE what = 'turns'").scalar_one()
    return Behind(max(0, total - missing), total, stale)


def usable(session: Session) -> bool:
    """Whether there is an index of this version to look into."""
    connection = session.connection()
    if not _there(connection):
        return False
    return bool(connection.exec_driver_sql("SELECT version FROM search_state").scalar() == folding.VERSION)


def catch_up(session: Session, seconds: float) -> bool:
    """Read what is stale, for about so long; True when nothing is left."""
    connection, end = session.connection(), time.monotonic() + seconds
    if not _there(connection):
        return True
    if not usable(session) or _words_are_lost(connection):
        start_over(session)
    while row := connection.exec_driver_sql("SELECT what, interview_id, number FROM search_stale LIMIT 1").first():
        what, interview_id, _ = row
        if what == "note":
            done = _notes(connection, _stale_notes(connection))
        else:
            done = _READ[what](connection, interview_id)
            if done:
                where = "what = ? AND interview_id = ?"
                connection.exec_driver_sql(f"DELETE FROM search_stale WHERE {where}", (what, interview_id))
        if time.monotonic() >= end:
            return connection.exec_driver_sql("SELECT 1 FROM search_stale LIMIT 1").first() is None
    return True


def keep_up(project: Project, seconds: float) -> bool:
    """Let the index follow for about so long; True when nothing is left to read, or nobody here may write.

    One that is damaged is made anew; a disk that is full, or busy, is left in peace until the next time.
    """
    try:
        return project.maintain(catch_up, seconds) is not False
    except UserError:
        return True
    except DBAPIError:
        project.maintain(start_over)
        return False


def _slot(connection: Connection, interview_id: str) -> int:
    found = connection.exec_driver_sql("SELECT slot FROM search_slot WHERE interview_id = ?", (interview_id,)).scalar()
    if found is None:
        connection.exec_driver_sql("INSERT INTO search_slot (interview_id) VALUES (?)", (interview_id,))
        return _slot(connection, interview_id)
    return int(found)


# ------------------------------------------------------------------------------------------------------- documents

Doc = tuple[int, int | None, int | None, str | None, str | None, str | None]
"""A row of `search_doc`."""


def _put(connection: Connection, docs: Sequence[Doc], words: Sequence[tuple[int, str, str]]) -> None:
    if docs:
        connection.exec_driver_sql("INSERT INTO search_doc VALUES (?, ?, ?, ?, ?, ?)", list(docs))
        connection.exec_driver_sql("INSERT INTO search_index (rowid, said, ours) VALUES (?, ?, ?)", list(words))


def _take(connection: Connection, words: Sequence[tuple[int, str, str]]) -> None:
    """Take documents out; their words must be those that were put in."""
    if words:
        take = "INSERT INTO search_index (search_index, rowid, said, ours) VALUES ('delete', ?, ?, ?)"
        connection.exec_driver_sql(take, list(words))
        connection.exec_driver_sql("DELETE FROM search_doc WHERE id = ?", [(doc,) for doc, *_ in words])


def _put_with_words(connection: Connection, docs: Sequence[Doc]) -> None:
    """Documents whose words are kept beside them, because nobody else keeps what they were."""
    _put(connection, docs, [(doc[0], doc[4] or "", doc[5] or "") for doc in docs])


def _range(slot: int, first_kind: int, last_kind: int) -> tuple[int, int]:
    return doc_id(slot, first_kind, 0), doc_id(slot, last_kind + 1, 0) - 1


def _take_all(connection: Connection, slot: int, first_kind: int, last_kind: int) -> None:
    rows = connection.exec_driver_sql(
        "SELECT id, said, ours FROM search_doc WHERE id BETWEEN ? AND ?", _range(slot, first_kind, last_kind)
    )
    _take(connection, [(doc, said or "", ours or "") for doc, said, ours in rows])


# ------------------------------------------------------------------------------------------------------- turns

Piece = tuple[int, int, int]
"""Start, end, kind."""


def _turns(connection: Connection, interview_id: str) -> bool:
    """Read a transcript: what is new at the end of it in portions, else all that has changed. True when it is in."""
    slot = _slot(connection, interview_id)
    text_id, text, turns = _transcript(connection, interview_id)
    pieces = list(_pieces(text, turns))
    before = _text_indexed(connection, slot)
    rows = _docs_of_turns(connection, slot)
    old = [(start, end, kind_of(doc)) for doc, start, end in rows]
    connection.exec_driver_sql("UPDATE search_slot SET text_id = ? WHERE slot = ?", (text_id, slot))
    head = _common(old, before or "", pieces, text)
    tail = _common(old[head:][::-1], before or "", pieces[head:][::-1], text)
    gone, rest = rows[head : len(rows) - tail], rows[len(rows) - tail :]
    _take(connection, [(doc, indexed((before or "")[start:end]), "") for doc, start, end in gone])
    _move(connection, rest, pieces[len(pieces) - tail :])
    new = pieces[head : len(pieces) - tail]
    portion = new if rest else new[: _portion(new)]
    free = _free_numbers(connection, slot, [number_of(doc) for doc, *_ in gone], len(portion))
    made = [(doc_id(slot, kind, n), start, end) for n, (start, end, kind) in zip(free, portion, strict=True)]
    docs: list[Doc] = [(doc, start, end, None, None, None) for doc, start, end in made]
    _put(connection, docs, [(doc, indexed(text[start:end]), "") for doc, start, end in made])
    return len(portion) == len(new)


def _portion(pieces: Sequence[Piece]) -> int:
    """How many of the pieces are read at once: at least one."""
    read = 0
    for count, (start, end, _) in enumerate(pieces[:_AT_ONCE]):
        if count and read >= _CHARACTERS_AT_ONCE:
            return count
        read += end - start
    return min(len(pieces), _AT_ONCE)


def _transcript(connection: Connection, interview_id: str) -> tuple[str | None, str, list[Any]]:
    row = connection.exec_driver_sql(
        "SELECT t.id, t.text_id, x.text FROM transcript t JOIN transcript_text x ON x.id = t.text_id "
        "WHERE t.interview_id = ?",
        (interview_id,),
    ).first()
    if row is None:
        return None, "", []
    turns = connection.exec_driver_sql(
        'SELECT start, "end", role FROM turn WHERE transcript_id = ? ORDER BY start', (row[0],)
    )
    return row[1], row[2], list(turns)


def _text_indexed(connection: Connection, slot: int) -> str | None:
    """The words a transcript's documents were made of; texts are written once and stay."""
    query = "SELECT x.text FROM search_slot s JOIN transcript_text x ON x.id = s.text_id WHERE s.slot = ?"
    text: str | None = connection.exec_driver_sql(query, (slot,)).scalar()
    return text


def _words_are_lost(connection: Connection) -> bool:
    """Whether a stale transcript was indexed from a text that is no more: nobody can take those words out."""
    query = (
        "SELECT 1 FROM search_stale z JOIN search_slot s ON s.interview_id = z.interview_id WHERE z.what = 'turns' "
        "AND s.text_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transcript_text x WHERE x.id = s.text_id) LIMIT 1"
    )
    return connection.exec_driver_sql(query).first() is not None


def _docs_of_turns(connection: Connection, slot: int) -> list[Any]:
    return list(
        connection.exec_driver_sql(
            "SELECT id, start, end FROM search_doc WHERE id BETWEEN ? AND ? ORDER BY start",
            _range(slot, CUSTOMER, OTHER),
        )
    )


def _pieces(text: str, turns: Iterable[Any]) -> Iterator[Piece]:
    """The turns, very long ones in parts that end between words."""
    for start, end, role in turns:
        kind = _ROLES.get(role, OTHER)
        while end - start > LONGEST:
            room = (start + LONGEST // 2, start + LONGEST)
            cut = max(text.rfind("\n", *room), text.rfind(" ", *room))
            cut = cut if cut > 0 else room[1]
            yield start, cut, kind
            start = cut
        yield start, end, kind


def _common(old: Sequence[Piece], before: str, new: Sequence[Piece], text: str) -> int:
    """How many pieces are the same from the beginning."""
    for n, ((start, end, kind), (at, to, role)) in enumerate(zip(old, new, strict=False)):
        if kind != role or before[start:end] != text[at:to]:
            return n
    return min(len(old), len(new))


def _move(connection: Connection, rows: Sequence[Any], pieces: Sequence[Piece]) -> None:
    """The same words stand somewhere else."""
    moved = [(at, to, row[0]) for row, (at, to, _) in zip(rows, pieces, strict=True) if row[1] != at or row[2] != to]
    if moved:
        connection.exec_driver_sql("UPDATE search_doc SET start = ?, end = ? WHERE id = ?", moved)


def _free_numbers(connection: Connection, slot: int, gone: Sequence[int], count: int) -> list[int]:
    """Numbers for new turns: those that have come free, then new ones."""
    free = sorted(gone)[:count]
    if len(free) < count:
        highest = 0
        for kind in TURNS:
            query = "SELECT max(id) FROM search_doc WHERE id BETWEEN ? AND ?"
            found = connection.exec_driver_sql(query, _range(slot, kind, kind)).scalar()
            highest = max(highest, number_of(found) if found is not None else 0, *free, *gone, 0)
        free += range(highest + 1, highest + 1 + count - len(free))
    return free


# ------------------------------------------------------------------------------------------------------- what we wrote


def _stale_notes(connection: Connection) -> list[tuple[str, int]]:
    rows = connection.exec_driver_sql(
        "SELECT interview_id, number FROM search_stale WHERE what = 'note' LIMIT ?", (_AT_ONCE,)
    )
    return [(interview_id, number) for interview_id, number in rows]


def _notes(connection: Connection, stale: Sequence[tuple[str, int]]) -> bool:
    """Notes by the interview they are or were of, and their number."""
    slots = {interview_id: _slot(connection, interview_id) for interview_id, _ in stale}
    old = [doc_id(slots[of], kind, number) for of, number in stale for kind in (QUOTE, NOTE)]
    _take(connection, _words_of(connection, old))
    marks = ", ".join("?" * len(stale))
    rows = connection.exec_driver_sql(
        f"SELECT {_NOTE_COLUMNS} FROM note WHERE number IN ({marks})", tuple(number for _, number in stale)
    ).all()
    here = [row for row in rows if ((row[2] or ""), row[0]) in set(stale)]
    _put_with_words(connection, [_note_doc(slots[row[2] or ""], row) for row in here])
    where = "what = 'note' AND interview_id = ? AND number = ?"
    connection.exec_driver_sql(f"DELETE FROM search_stale WHERE {where}", list(stale))
    return True


def _words_of(connection: Connection, docs: Sequence[int]) -> list[tuple[int, str, str]]:
    marks = ", ".join("?" * len(docs))
    rows = connection.exec_driver_sql(f"SELECT id, said, ours FROM search_doc WHERE id IN ({marks})", tuple(docs))
    return [(doc, said or "", ours or "") for doc, said, ours in rows]


def _all_notes(connection: Connection, interview_id: str) -> bool:
    """Every note of an interview."""
    slot = _slot(connection, interview_id)
    _take_all(connection, slot, QUOTE, NOTE)
    rows = connection.exec_driver_sql(
        f"SELECT {_NOTE_COLUMNS} FROM note WHERE interview_id IS ?", (interview_id or None,)
    )
    _put_with_words(connection, [_note_doc(slot, row) for row in rows])
    connection.exec_driver_sql("DELETE FROM search_stale WHERE what = 'note' AND interview_id = ?", (interview_id,))
    return True


def _note_doc(slot: int, row: Any) -> Doc:
    number, kind, _, start, end, text, *ours = row
    if kind == "quote":
        return doc_id(slot, QUOTE, number), start, end, None, indexed(text), _fenced(ours)
    return doc_id(slot, NOTE, number), start, end, None, "", _fenced([text, *ours])


def _fenced(fields: Iterable[str]) -> str:
    return FENCE.join(indexed(field) for field in fields if field)


def _debrief(connection: Connection, interview_id: str) -> bool:
    slot = _slot(connection, interview_id)
    _take_all(connection, slot, DEBRIEF, DEBRIEF)
    answers = connection.exec_driver_sql(
        "SELECT a.id, a.text FROM debrief_answer a JOIN debrief d ON d.id = a.debrief_id WHERE d.interview_id = ? "
        "UNION ALL SELECT id, closing_answer FROM debrief WHERE interview_id = ?",
        (interview_id, interview_id),
    )
    said = [(ref, text) for ref, text in answers if text.strip()]
    docs: list[Doc] = [
        (doc_id(slot, DEBRIEF, n), None, None, ref, "", indexed(text)) for n, (ref, text) in enumerate(said)
    ]
    _put_with_words(connection, docs)
    return True


def _jobs(connection: Connection, _interview_id: str) -> bool:
    _take_all(connection, 0, JOB, JOB)
    rows = connection.exec_driver_sql(
        "SELECT id, name, when_i, help_me, so_i_can, reason FROM job ORDER BY ordinal, created_at"
    )
    docs: list[Doc] = [
        (doc_id(0, JOB, n), None, None, ref, "", _fenced(fields)) for n, (ref, *fields) in enumerate(rows)
    ]
    _put_with_words(connection, docs)
    return True


_READ = {"turns": _turns, "notes": _all_notes, "debrief": _debrief, "jobs": _jobs}
