# SPDX-License-Identifier: MIT
"""The index follows the study, whatever is done, undone and done again; and it can always be made anew."""

from __future__ import annotations

import lzma
import shutil
import sqlite3
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert, select

from jtbdstudio.commands import codes, corrections, debriefs, notes, transcripts
from jtbdstudio.commands.customers import delete_customer
from jtbdstudio.commands.interviews import delete_interview
from jtbdstudio.commands.jobs import draft_job, edit_job
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.overview import steps
from jtbdstudio.queries.search import search
from jtbdstudio.store import Project
from jtbdstudio.store import search_index as index
from jtbdstudio.store.schema import CustomerRow, InterviewRow, NoteRow, TranscriptRow, TranscriptTextRow, TurnRow
from tests.studies import add_talk, code, golden_study, new_study, transcript

Row = tuple[Any, ...]


def words_in_it(project: Project) -> set[Row]:
    """Everything the index can find: interview, kind, note, place, and each word with its position."""

    def read(session: Any) -> set[Row]:
        raw = session.connection().connection.driver_connection
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search_index, instance)")
        rows = raw.execute(
            "SELECT s.interview_id, d.id, d.start, d.end, d.ref, w.col, w.offset, w.term FROM words w "
            "JOIN search_doc d ON d.id = w.doc JOIN search_slot s ON s.slot = d.id >> 24"
        )
        turns = index.TURNS
        return {
            (of, index.kind_of(doc), 0 if index.kind_of(doc) in turns else index.number_of(doc), *rest)
            for of, doc, *rest in rows.fetchall()
        }

    return project.read(read)


def follow(project: Project) -> set[Row]:
    """The index after it has caught up."""
    assert project.maintain(index.catch_up, 60.0) is True
    assert project.read(index.behind).stale == 0
    return words_in_it(project)


def made_anew(project: Project) -> set[Row]:
    project.maintain(index.start_over)
    return follow(project)


def test_every_word_of_a_study_is_in_it(study: Project) -> None:
    interview = add_talk(study, "It broke on a Friday. Café closed.")
    start = len("And then, number 0?\n")
    study.run(notes.mark_quote, interview, start, start + 21)
    study.run(notes.write_note, "We saw this coming")
    found = follow(study)
    said = {row[-1] for row in found if row[1] == index.CUSTOMER}
    assert {"broke", "friday", "cafe"} <= said
    assert "asked" not in said
    assert {row[-1] for row in found if row[1] == index.INTERVIEWER} == {"and", "then", "number", "0"}
    assert {row[-1] for row in found if row[1] == index.NOTE} == {"we", "saw", "this", "coming"}
    assert {row[-1] for row in found if row[1] == index.QUOTE} == {"it", "broke", "on", "a", "friday"}


@pytest.mark.parametrize("seed", range(2))
def test_it_follows_any_history_back_and_forth(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    with (golden_study if seed % 2 else new_study)(tmp_path / "study.jtbd") as project:
        add_talk(project, "It broke on a Friday. Café closed.", "Nobody knew.", data=b"first")
        follow(project)
        for _ in range(30):
            try:
                _anything(project, random)
            except UserError:
                continue
            if random.random() < 0.3:
                follow(project)
        assert follow(project) == made_anew(project)


def _anything(project: Project, random: Random) -> None:
    def one(row: Any, *where: Any) -> str:
        ids = project.read(lambda s: sorted(s.execute(select(row.id).where(*where)).scalars()))
        if not ids:
            raise UserError("nothing there")
        return random.choice(ids)

    struggle = code(project, "Struggle")
    gestures = [
        lambda: add_talk(project, f"Another {random.random()}", "story.", data=str(random.random()).encode()),
        lambda: project.run(notes.mark_quote, one(InterviewRow), 2, random.randint(8, 30)),
        lambda: project.run(notes.write_note, f"Seen {random.random()}", random.choice([None, one(InterviewRow)])),
        lambda: project.run(notes.edit_note, one(NoteRow), memo=f"memo {random.random()}", behind="fear"),
        lambda: project.run(notes.delete_notes, [one(NoteRow)]),
        lambda: project.run(transcripts.set_role, one(InterviewRow), "Dana Ruiz", random.choice(transcripts.ROLES)),
        lambda: project.run(
            transcripts.replace_transcript,
            one(InterviewRow),
            transcript("Quite.", f"Other {random.random()}"),
            "b",
            b"b",
        ),
        lambda: project.run(corrections.correct_turn, one(TurnRow), f"Corrected {random.random()} words."),
        lambda: project.run(corrections.split_turn, one(TurnRow), 5),
        lambda: project.run(corrections.merge_turns, one(TurnRow)),
        lambda: project.run(corrections.set_speaker, one(TurnRow), random.choice(["Mira Holt", "Somebody"])),
        lambda: project.run(delete_interview, one(InterviewRow)),
        lambda: project.run(delete_customer, one(CustomerRow)),
        lambda: project.run(draft_job, project.run(codes.create_theme, struggle, f"S {random.random()}")),
        project.undo,
        project.undo,
        project.redo,
    ]
    random.choice(gestures)()


def test_only_what_changed_in_a_long_text_is_read_anew(study: Project) -> None:
    answers = [f"Answer number {n} goes on for a while." for n in range(900)]
    interview = add_talk(study, *answers)
    assert study.maintain(index.catch_up, 0.0) is False, "a long text comes in portions"
    before = follow(study)
    answers[400] = "Answer four hundred has a typo mended, and is a different one now."
    study.run(transcripts.replace_transcript, interview, transcript(*answers), "b.vtt", b"b")
    study.maintain(index.catch_up, 0.0)
    assert study.read(index.behind).stale == 0, "one portion was enough"
    after = words_in_it(study)
    assert {row[-1] for row in after - before} >= {"mended", "typo"}
    study.undo()
    assert follow(study) == before == made_anew(study)


def test_a_text_without_speakers_is_cut_between_words(study: Project) -> None:
    add_talk(study, "many words of one long answer " * 1000)
    found = follow(study)
    assert {row[-1] for row in found if row[1] == index.CUSTOMER} == {"many", "words", "of", "one", "long", "answer"}
    assert len({row[3] for row in found if row[1] == index.CUSTOMER}) > 5


def test_debriefs_and_statements_follow(study: Project) -> None:
    interview = add_talk(study)
    job = study.run(draft_job, study.run(codes.create_theme, code(study, "Struggle"), "Payroll nights"))
    study.run(debriefs.start_debrief, interview)
    study.run(debriefs.answer_debrief, interview, "takeaways", "Mira Holt", "She pays by hand")
    study.run(edit_job, job, help_me="trust the numbers")
    found = follow(study)
    assert "hand" in {row[-1] for row in found if row[1] == index.DEBRIEF}
    assert "trust" in {row[-1] for row in found if row[1] == index.JOB}
    study.undo()
    assert "trust" not in {row[-1] for row in follow(study) if row[1] == index.JOB}


def test_an_answer_is_written_on_before_anybody_searches(study: Project) -> None:
    talk = add_talk(study)
    for words in ("Prices", "Prices changed", "Prices changed twice"):
        study.run(debriefs.answer_debrief, talk, "takeaways", "", words)
    assert "twice" in {row[-1] for row in follow(study) if row[1] == index.DEBRIEF}


def test_it_is_no_step_and_nobody_is_told(study: Project) -> None:
    add_talk(study)
    heard: list[Any] = []
    before = study.read(steps)
    study.subscribe(heard.append)
    follow(study)
    assert study.read(steps) == before
    assert not heard


def test_it_goes_along_in_copies_and_can_be_read_by_the_second_opener(study: Project, tmp_path: Path) -> None:
    add_talk(study)
    before = follow(study)
    study.copy_to(tmp_path / "copy.jtbd")
    for path in (study.path, tmp_path / "copy.jtbd"):
        with Project.open(path, read_only=True) as reader:
            assert reader.read(index.usable)
            assert reader.maintain(index.catch_up, 1.0) is None
    with Project.open(tmp_path / "copy.jtbd") as copy:
        assert words_in_it(copy) == before


def test_a_file_from_before_there_was_one_gets_it_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.jtbd"
    path.write_bytes(lzma.decompress(Path(__file__).with_name("version-2.jtbd.xz").read_bytes()))
    with Project.open(path) as project:
        assert not project.read(index.usable)
        found = follow(project)
        assert {index.CUSTOMER, index.QUOTE} <= {row[1] for row in found}


def test_what_was_done_without_the_index_is_stale_when_it_is_there_again(study: Project) -> None:
    add_talk(study)
    follow(study)
    study.maintain(lambda s: s.connection().exec_driver_sql("UPDATE search_state SET version = 'of another program'"))
    assert not study.read(index.usable)
    assert follow(study) == made_anew(study)


def test_a_damaged_index_is_made_anew_and_the_study_is_as_it_was(study: Project) -> None:
    add_talk(study, "It broke on a Friday.")
    before = follow(study)
    path = study.path
    study.close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE search_index_data SET block = x'FFFFFFFFFFFFFFFF' WHERE id > 1")
    raw.commit()
    raw.close()
    with Project.open(path) as project:
        with pytest.raises(index.DamagedIndexError):
            project.read(search, "friday")
        assert made_anew(project) == before


def test_tables_that_are_missing_are_made_and_filled(study: Project, tmp_path: Path) -> None:
    add_talk(study)
    before = follow(study)
    study.close()
    path = Path(shutil.copy(study.path, tmp_path / "bare.jtbd"))
    raw = sqlite3.connect(path)
    for name in ("search_index", "search_stale"):
        raw.execute(f"DROP TABLE {name}")
    raw.commit()
    raw.close()
    with Project.open(path) as project:
        assert follow(project) == before


def test_words_are_found_though_nobody_knows_what_they_were_made_of(study: Project) -> None:
    """Texts are written once; should one be gone all the same, everything is read anew."""
    interview = add_talk(study, "Before.")
    follow(study)

    def lose(session: Any) -> None:
        this = TranscriptRow.interview_id == interview
        text = session.execute(select(TranscriptRow.text_id).where(this)).scalar_one()
        session.execute(insert(TranscriptTextRow).values(id="other", text="Hello again and after."))
        session.execute(TranscriptRow.__table__.update().values(text_id="other"))
        session.execute(TranscriptTextRow.__table__.delete().where(TranscriptTextRow.id == text))

    study.maintain(lose)
    assert follow(study) == made_anew(study)
