# SPDX-License-Identifier: MIT
"""How long a search takes: the first 50 hits with their context, over 100,000 quotes and 200 MB of transcripts.

Run it with `python benches/search_everything.py` (`--mb 20 --quotes 10000` for a smaller one). The bare index beside it
is FTS5 and nothing else, asked for the 50 best rows with `snippet()`: over whole transcripts and quotes, as one would
index them without a thought, and over single turns and quotes, as we do. Ours also says where, who, when, and in which
quotes, and counts by kind and customer.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from jtbdstudio.commands.study import make_study
from jtbdstudio.domain.codes import BOXES
from jtbdstudio.domain.folding import Folded
from jtbdstudio.queries.search import search
from jtbdstudio.store import Project
from jtbdstudio.store import search_index as index
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import (
    CustomerRow,
    InterviewRow,
    NoteRow,
    TaggingRow,
    TranscriptRow,
    TranscriptTextRow,
    TurnRow,
)

GOAL, GOAL_MS = 5.0, 150.0
_TALK, _CHUNKS, _REPEATS = 50_000, 100, 7
_WORDS = 6000
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvw", "aeiou" * 8 + "áéñ"

Turn = tuple[str, str]
"""Role and words."""


def vocabulary() -> list[str]:
    """Made-up words, the common ones first."""
    rng = random.Random(7)
    found: dict[str, None] = {}
    while len(found) < _WORDS:
        syllables = (rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.choice((1, 2, 2, 3))))
        found["".join(syllables) + rng.choice(("", "", "n", "s", "r"))] = None
    return list(found)


def talk(words: list[str], seed: int) -> list[Turn]:
    """Turns of two people, 50 kB together."""
    rng, turns, size = random.Random(seed), [], 0
    weights = [1 / (n + 1) ** 0.9 for n in range(len(words))]
    while size < _TALK:
        said = rng.choices(words, weights, k=rng.randint(8, 110))
        text = " ".join(said).capitalize() + "."
        turns.append((("interviewer", "customer")[len(turns) % 2], text))
        size += len(text) + 1
    return turns


def fill(session: Session, talks: list[list[Turn]], interviews: int, quotes: int) -> None:
    """Rows as an import and a lot of tagging would leave them; outside of the history, which would take an hour."""
    tree = code_tree(session)
    codes = [tree.handle(handle).id for handle in BOXES]
    rng, number = random.Random(3), 0
    for n in range(interviews):
        chosen = talks[n % len(talks)]
        shift = rng.randrange(len(chosen))
        number = _add_interview(session, n, chosen[shift:] + chosen[:shift], quotes // interviews, number, codes)


def _add_interview(session: Session, n: int, turns: list[Turn], quotes: int, number: int, codes: list[str]) -> int:
    customer, interview, text_id, transcript = new_id(), new_id(), new_id(), new_id()
    add = session.connection().execute
    at = now()
    add(insert(CustomerRow).values(id=customer, code=f"P{n:04}", name=f"Person {n}", created_at=at))
    add(insert(InterviewRow).values(id=interview, customer_id=customer, held_on="2026-03-01", created_at=at))
    text = "\n".join(words for _, words in turns)
    add(insert(TranscriptTextRow).values(id=text_id, text=text))
    add(
        insert(TranscriptRow).values(
            id=transcript, interview_id=interview, text_id=text_id, format_name="Text", imported_at=at
        )
    )
    rows, start = [], 0
    for ordinal, (role, words) in enumerate(turns):
        rows.append(
            {
                "id": new_id(),
                "transcript_id": transcript,
                "ordinal": ordinal,
                "speaker": role,
                "role": role,
                "start": start,
                "end": start + len(words),
                "start_ms": ordinal * 9000,
            }
        )
        start += len(words) + 1
    add(insert(TurnRow), rows)
    notes, taggings = [], []
    for k in range(quotes):
        row = rows[(k * 2 + 1) % len(rows)]
        note, end = new_id(), min(row["end"], row["start"] + 210)
        number += 1
        notes.append(
            {
                "id": note,
                "number": number,
                "interview_id": interview,
                "transcript_id": transcript,
                "start": row["start"],
                "end": end,
                "text": text[row["start"] : end],
                "created_at": at,
            }
        )
        taggings.append({"id": new_id(), "note_id": note, "code_id": codes[k % len(codes)], "tagged_at": at})
    if notes:
        add(insert(NoteRow), notes)
        add(insert(TaggingRow), taggings)
    return number


def index_it(project: Project) -> float:
    """Seconds until everything is in the index, in the portions of an idle window."""
    start = time.perf_counter()
    while not index.keep_up(project, 2.0):
        pass
    return time.perf_counter() - start


class Bare:
    """The same words in FTS5 and nothing else: `talk` has a row for each transcript, `turn` one for each turn."""

    def __init__(self, path: Path, project: Project) -> None:
        self._db = sqlite3.connect(path)
        start = time.perf_counter()
        self._add("talk", project.read(_talks))
        self._add("quote", project.read(_quotes))
        self.built = time.perf_counter() - start
        self._add("turn", project.read(_turns))

    def _add(self, name: str, rows: list[tuple[str]]) -> None:
        self._db.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, text TEXT)")
        self._db.executemany(f"INSERT INTO {name} (text) VALUES (?)", rows)
        self._db.execute(
            f"CREATE VIRTUAL TABLE {name}_words USING fts5(text, content='{name}', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        self._db.execute(f"INSERT INTO {name}_words({name}_words) VALUES ('rebuild')")
        self._db.commit()

    def first(self, words: str, spoken: str) -> int:
        """The 50 best of the spoken and of the quotes, with their context; answers how many hits there are."""
        count = 0
        for name in (f"{spoken}_words", "quote_words"):
            found = self._db.execute(f"SELECT count(*) FROM {name} WHERE {name} MATCH ?", (words,)).fetchone()
            count += found[0]
            snippet = f"snippet({name}, 0, '[', ']', '…', 12)"
            query = f"SELECT rowid, {snippet} FROM {name} WHERE {name} MATCH ? ORDER BY rank LIMIT 50"
            self._db.execute(query, (words,)).fetchall()
        return int(count)


def _talks(session: Session) -> list[tuple[str]]:
    rows = session.connection().exec_driver_sql(
        "SELECT x.text FROM transcript t JOIN transcript_text x ON x.id = t.text_id"
    )
    return [(text,) for (text,) in rows]


def _turns(session: Session) -> list[tuple[str]]:
    return [(line,) for (text,) in _talks(session) for line in text.split("\n")]


def _quotes(session: Session) -> list[tuple[str]]:
    return [(text,) for (text,) in session.connection().exec_driver_sql("SELECT text FROM note ORDER BY number")]


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Median milliseconds, and the answer."""
    times, answer = [], None
    for _ in range(_REPEATS):
        start = time.perf_counter()
        answer = act()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), answer


def asked(talks: list[list[Turn]]) -> Iterator[tuple[str, str, str]]:
    """What is looked for: its kind, in our words and in those of FTS5."""
    counted = Counter(word for turns in talks for _, words in turns for word in re.findall(r"\w+", words.lower()))
    order = [word for word, _ in counted.most_common()]
    phrase = re.findall(r"\w+", talks[3][10][1].lower())[3:6]
    for kind, word in (("common", order[5]), ("mid", order[400]), ("rare", order[3500])):
        yield kind, f'"{word}"', f'"{word}"'
    yield "two words", f'"{order[50]}" "{order[300]}"', f'"{order[50]}" "{order[300]}"'
    yield "prefix", order[300][:4], f'"{order[300][:4]}"*'
    yield "phrase", f'"{" ".join(phrase)}"', f'"{" ".join(phrase)}"'


def compare(project: Project, bare: Bare, talks: list[list[Turn]]) -> None:
    """One line for each kind of question."""
    print(f"{'':10} {'hits':>8} {'ours':>9} {'bare':>9} {'ratio':>6} {'bare, by turn':>14} {'ratio':>6}")
    worst = slowest = 0.0
    for kind, ours, theirs in asked(talks):
        raw, _ = timed(partial(bare.first, theirs, "talk"))
        fine, hits = timed(partial(bare.first, theirs, "turn"))
        mine, found = timed(partial(project.read, search, ours))
        assert len(found.hits) == min(50, found.total), kind
        worst, slowest = max(worst, mine / raw), max(slowest, mine)
        print(f"{kind:10} {hits:8,} {mine:6.1f} ms {raw:6.1f} ms {mine / raw:6.1f} {fine:11.1f} ms {mine / fine:6.1f}")
    met = "met" if worst <= GOAL else "missed"
    print(f"goal at most {GOAL:.0f} times bare FTS5: {met} ({worst:.1f}); slowest {slowest:.0f} ms of {GOAL_MS:.0f} ms")


def find_in_one_text(talks: list[list[Turn]]) -> None:
    """Finding as one types in 1 MB, against the bare pattern that knows no accents."""
    text = "\n".join(words for turns in talks for _, words in turns)[:1_000_000]
    once, folded = timed(lambda: Folded(text))
    print(f"1 MB of text is folded once in {once:.0f} ms; then finding takes")
    for words in ("e", "da", text[500_000:500_012].strip()):
        mine, places = timed(partial(folded.find, words))
        raw, _ = timed(partial(_bare_find, re.compile(re.escape(words), re.IGNORECASE), text))
        print(
            f"{words!r:16} {len(places):8,} places {mine:6.1f} ms, bare pattern {raw:6.1f} ms, ratio {mine / raw:.1f}"
        )


def _bare_find(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def main() -> None:
    """Build, index, ask, print."""
    parser = argparse.ArgumentParser(description="Measures searching everything.")
    parser.add_argument("--mb", type=int, default=200, help="transcripts, in MB")
    parser.add_argument("--quotes", type=int, default=100_000)
    wanted = parser.parse_args()
    interviews = max(1, wanted.mb * 1_000_000 // _TALK)
    words = vocabulary()
    talks = [talk(words, seed) for seed in range(min(_CHUNKS, interviews))]
    find_in_one_text(talks)
    with tempfile.TemporaryDirectory(prefix="jtbdstudio-bench-") as folder:
        measure(Path(folder), talks, interviews, wanted.quotes)


def measure(folder: Path, talks: list[list[Turn]], interviews: int, quotes: int) -> None:
    """Build the study and the bare tables, then ask both."""
    with Project.create(folder / "study.jtbd", make_study, "Bench", "") as project:
        start = time.perf_counter()
        project.maintain(fill, talks, interviews, quotes)
        took = time.perf_counter() - start
        print(f"{interviews:,} interviews with {quotes:,} quotes written in {took:.0f} s")
        took = index_it(project)
        bare = Bare(folder / "bare.db", project)
        print(f"indexed in {took:.0f} s, the bare tables in {bare.built:.0f} s, {took / bare.built:.1f} times")
        compare(project, bare, talks)


if __name__ == "__main__":
    main()
