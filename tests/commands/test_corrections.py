# SPDX-License-Identifier: MIT
"""A transcript is corrected while it is worked on: quotes go with their words, or say that somebody should look."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jtbdstudio.commands.corrections import (
    correct_turn,
    merge_turns,
    rename_speaker,
    set_speaker,
    split_turn,
)
from jtbdstudio.commands.notes import confirm_quotes, mark_quote, resize_quote
from jtbdstudio.commands.transcripts import replace_transcript, set_interviewer
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.text import count_words
from jtbdstudio.domain.transcript import fingerprint
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.quotes import QuoteCard, cards_by_id
from jtbdstudio.queries.reader import ReaderView, reader_view
from jtbdstudio.store import Project
from jtbdstudio.store import schema as db
from tests.studies import ANSWER, add_talk, contents, new_study, transcript

BROKE = "It broke on a Friday 😀"
FORTY = "forty people waiting"


def read(project: Project, interview: str) -> ReaderView:
    view = project.read(reader_view, interview)
    assert view is not None
    return view


def mark(project: Project, interview: str, words: str, after: int = 0) -> str:
    start = read(project, interview).text.index(words, after)
    return str(project.run(mark_quote, interview, start, start + len(words)))


def card(project: Project, note: str) -> QuoteCard:
    return project.read(cards_by_id, [note])[0]


def turn(project: Project, interview: str, number: int) -> tuple[str, str]:
    view = read(project, interview)
    return view.turns[number].id, view.turns[number].span.of(view.text)


@pytest.fixture
def talk(study: Project) -> str:
    return add_talk(study)


def test_quotes_outside_a_correction_move_and_stay_exact(study: Project, talk: str) -> None:
    before, behind = mark(study, talk, "And then, number 0"), mark(study, talk, FORTY, 100)
    first, words = turn(study, talk, 1)
    study.run(correct_turn, first, words.replace("Honestly?", "Honestly, you want to know?"))
    for note, said in ((before, "And then, number 0"), (behind, FORTY)):
        quote = card(study, note)
        assert (quote.text, quote.needs_check) == (said, False)
        assert read(study, talk).text[quote.start : quote.end] == said
    assert card(study, behind).time_ms == 6000
    assert not study.read(problems)


def test_a_corrected_quote_needs_a_check_and_keeps_what_it_said(study: Project, talk: str) -> None:
    note = mark(study, talk, BROKE)
    first, words = turn(study, talk, 1)
    stored = contents(study)
    study.run(correct_turn, first, words.replace("Friday", "Monday"))
    quote = card(study, note)
    assert (quote.text, quote.was, quote.needs_check) == ("It broke on a Monday 😀", BROKE, True)
    study.run(correct_turn, first, turn(study, talk, 1)[1].replace("broke", "failed"))
    assert card(study, note).was == BROKE
    assert study.undo() == "Correct transcript"
    assert study.undo() == "Correct transcript"
    assert contents(study) == stored
    study.redo()
    assert [a.rule for a in study.read(advice_list).about(f"interview:{talk}") if a.rule == "M1"] == ["M1"]
    study.run(confirm_quotes, [note])
    assert (card(study, note).needs_check, card(study, note).was) == (False, "")
    assert "M1" not in [a.rule for a in study.read(advice_list).standing]


def test_the_former_words_back_need_no_check(study: Project, talk: str) -> None:
    note = mark(study, talk, BROKE)
    first, words = turn(study, talk, 1)
    study.run(correct_turn, first, words.replace("Friday", "Monday"))
    study.run(correct_turn, first, words)
    assert (card(study, note).text, card(study, note).needs_check, card(study, note).was) == (BROKE, False, "")


def test_a_quote_whose_words_are_gone_keeps_them_and_can_be_placed_again(study: Project, talk: str) -> None:
    note = mark(study, talk, FORTY)
    first, words = turn(study, talk, 1)
    study.run(correct_turn, first, words.replace(" and I had forty people waiting", ""))
    quote = card(study, note)
    assert (quote.text, quote.start, quote.needs_check) == (FORTY, None, True)
    study.run(confirm_quotes, [note])
    assert card(study, note).needs_check, "there is nothing to confirm"
    at = read(study, talk).text.index("Café closed.")
    study.run(resize_quote, note, at, at + 12)
    assert (card(study, note).text, card(study, note).needs_check, card(study, note).was) == ("Café closed.", False, "")


def test_words_moved_to_another_turn_are_found_there(study: Project, talk: str) -> None:
    note = mark(study, talk, FORTY)
    first, words = turn(study, talk, 1)
    study.run(correct_turn, first, words.replace(FORTY, ""))
    question, asked = turn(study, talk, 2)
    study.run(correct_turn, question, f"{asked} You had {FORTY}?")
    quote = card(study, note)
    assert quote.start == read(study, talk).text.index(FORTY)
    assert quote.needs_check


def test_a_turn_splits_and_merges_back(study: Project, talk: str) -> None:
    note, behind = mark(study, talk, BROKE), mark(study, talk, FORTY, 100)
    stored = read(study, talk)
    at = stored.text.index("and I had")
    study.run(split_turn, stored.turns[1].id, at, "Mira Holt")
    view = read(study, talk)
    assert [t.span.of(view.text) for t in view.turns[1:3]] == [
        f"Honestly? {BROKE}",
        stored.text[at : stored.turns[1].span.end],
    ]
    assert [(t.speaker, t.role) for t in view.turns[1:3]] == [("Dana Ruiz", "customer"), ("Mira Holt", "interviewer")]
    assert [t.start_ms for t in view.turns[1:4]] == [2000, 2000, 4000]
    study.run(merge_turns, view.turns[1].id)
    again = read(study, talk)
    assert (again.text, [t.span for t in again.turns]) == (stored.text, [t.span for t in stored.turns])
    assert not card(study, note).needs_check
    assert not card(study, behind).needs_check
    with pytest.raises(UserError, match="last turn"):
        study.run(merge_turns, again.turns[-1].id)
    with pytest.raises(UserError, match="between two words"):
        study.run(split_turn, again.turns[0].id, 0)


def test_typing_and_splitting_is_one_step(study: Project, talk: str) -> None:
    first, words = turn(study, talk, 1)
    stored = contents(study)
    text = words.replace("Friday", "Monday")
    study.run(split_turn, first, read(study, talk).turns[1].span.start + text.index("and I had"), "", text)
    assert turn(study, talk, 1)[1] == "Honestly? It broke on a Monday 😀"
    assert study.undo() == "Split turn"
    assert contents(study) == stored


def test_times_inside_a_turn_go_with_their_words(study: Project) -> None:
    interview = add_talk(study)
    ids = [t.id for t in read(study, interview).turns]
    with study._connection.begin():  # what a subtitle file has: a time every few words
        cues = json.dumps([[20, 2000, 2500], [30, 2500, 3500], [53, 3500, 4000]])
        study._connection.exec_driver_sql("UPDATE turn SET cues = ? WHERE id = ?", (cues, ids[1]))
    broke, forty = mark(study, interview, BROKE), mark(study, interview, FORTY)
    assert (card(study, broke).time_ms, card(study, forty).time_ms) == (2500, 3500)
    study.run(correct_turn, ids[0], "So?")
    assert (card(study, broke).time_ms, card(study, forty).time_ms) == (2500, 3500)
    study.run(correct_turn, ids[1], f"Well, honestly, you know? {turn(study, interview, 1)[1][10:]}")
    assert (card(study, broke).time_ms, card(study, forty).time_ms) == (2500, 3500)
    at = read(study, interview).text.index("and I had")
    second = study.run(split_turn, ids[1], at)
    assert next(t.start_ms for t in read(study, interview).turns if t.id == second) == 3500
    study.run(merge_turns, ids[1])
    assert (card(study, broke).time_ms, card(study, forty).time_ms) == (2500, 3500)


def test_a_turn_without_words_is_taken_out(study: Project, talk: str) -> None:
    note = mark(study, talk, BROKE)
    for number in (1, 2):  # in the middle, and the last of all
        study.run(correct_turn, turn(study, talk, number)[0], " \r\n ")
    view = read(study, talk)
    assert [t.span.of(view.text) for t in view.turns] == ["And then, number 0?", view.turns[1].span.of(view.text)]
    assert (card(study, note).text, card(study, note).start, card(study, note).needs_check) == (BROKE, None, True)
    study.run(correct_turn, view.turns[1].id, "")
    with pytest.raises(UserError, match="at least one word"):
        study.run(correct_turn, view.turns[0].id, "")
    assert not study.read(problems)


def test_a_speaker_is_renamed_here_or_everywhere(study: Project, talk: str) -> None:
    other = add_talk(study, "Yes.", data=b"2")
    study.run(rename_speaker, talk, "Mira Holt", "Mira  Holm")
    assert {t.speaker for t in read(study, talk).turns} == {"Mira Holm", "Dana Ruiz"}
    assert read(study, talk).interview.interviewer == "Mira Holm"
    assert {t.speaker for t in read(study, other).turns} == {"Mira Holt", "Dana Ruiz"}
    study.run(rename_speaker, talk, "Dana Ruiz", "Dana R.", everywhere=True)
    assert {t.speaker for t in read(study, other).turns} == {"Mira Holt", "Dana R."}
    with pytest.raises(UserError, match="a name"):
        study.run(rename_speaker, talk, "Dana R.", "  ")


def test_whoever_has_the_new_name_already_keeps_the_role(study: Project, talk: str) -> None:
    study.run(rename_speaker, talk, "Dana Ruiz", "Mira Holt")
    assert {t.role for t in read(study, talk).turns} == {"interviewer"}
    study.undo()
    first = read(study, talk).turns[1].id
    study.run(set_speaker, first, "Mira Holt")
    study.run(set_speaker, read(study, talk).turns[0].id, "Somebody new")
    said = [(t.speaker, t.role) for t in read(study, talk).turns[:2]]
    assert said == [("Somebody new", "interviewer"), ("Mira Holt", "interviewer")]
    study.run(set_interviewer, talk, "Mira Holt")
    assert read(study, talk).turns[0].role == "customer"


def test_a_re_import_keeps_what_quotes_said_before(study: Project, talk: str) -> None:
    note, gone = mark(study, talk, BROKE), mark(study, talk, "And then, number 1?")
    parsed = transcript(ANSWER.replace("Friday", "Fryday"))
    study.run(replace_transcript, talk, parsed, "again.vtt", b"again")
    assert (card(study, note).text, card(study, note).was) == ("It broke on a Fryday 😀", BROKE)
    first = read(study, talk).turns[1].id
    study.run(correct_turn, first, ANSWER.replace("Friday", "Frieday"))
    study.run(replace_transcript, talk, transcript(ANSWER, ANSWER), "better.vtt", b"better")
    assert (card(study, note).text, card(study, note).needs_check) == (BROKE, False)
    assert (card(study, gone).text, card(study, gone).needs_check, card(study, gone).was) == (
        "And then, number 1?", False, "",
    )  # fmt: skip


def test_pasted_text_is_canonical_and_may_be_long(study: Project, talk: str) -> None:
    note = mark(study, talk, FORTY, 100)
    first, words = turn(study, talk, 1)
    pasted = "שלום עולם 😀\r\nsecond\u2028third\ufeff\x00. " * 4000
    study.run(correct_turn, first, f"{words}\r\n\r\n{pasted}")
    assert "\r" not in read(study, talk).text
    assert not card(study, note).needs_check
    view = read(study, talk)
    assert view.interview.words == count_words(view.text)
    stored = study.read(lambda s: s.execute(select(db.TranscriptRow.said)).scalars().all())
    assert stored == [fingerprint(view.text)]


def test_a_study_whose_quotes_do_not_hold_says_so(study: Project, talk: str) -> None:
    notes = [mark(study, talk, words) for words in (BROKE, FORTY, "Café closed.")]
    with study._connection.begin():
        for note, wrong in zip(notes, ("text = 'Other'", '"end" = 9000', "start = NULL"), strict=True):
            study._connection.exec_driver_sql(f"UPDATE note SET {wrong} WHERE id = ?", (note,))
    for told, wrong in zip(study.read(problems), ("something else", "outside", "no place"), strict=True):
        assert wrong in told


# ---------------------------------------------------------------------------------------------------- the law

_WORDS = ("", "um", "It broke", "on a Friday 😀", "Café", "שלום", "壊れた。", "waiting.\r\n\r\nAnd", "\u00a0", FORTY)


class Editor:
    """Does anything to one interview, and remembers what every quote said when somebody last looked at it."""

    def __init__(self, project: Project, interview: str, random: Random) -> None:
        self.project, self.interview, self.random = project, interview, random
        self.agreed: dict[str, str] = {}

    def now(self) -> tuple[str, int, list[Any]]:
        """Text, count of words and turns as they are stored."""
        t, words = db.TranscriptRow, db.TranscriptTextRow
        one = (
            select(t.id, words.text, t.words).join(words, t.text_id == words.id).where(t.interview_id == self.interview)
        )
        row = self.project.read(lambda s: s.execute(one).one())
        turns = select(*db.TurnRow.__table__.c).where(db.TurnRow.transcript_id == row.id).order_by(db.TurnRow.ordinal)
        return row.text, row.words, self.project.read(lambda s: list(s.execute(turns).all()))

    def turn(self) -> Any:
        return self.random.choice(self.now()[2])

    def correct(self) -> None:
        text, _, turns = self.now()
        at = self.random.choice(turns)
        words = text[at.start : at.end]
        start, end = sorted(self.random.randint(0, len(words)) for _ in range(2))
        end = self.random.choice([end, start, min(end, start + 6)])
        self.project.run(correct_turn, at.id, words[:start] + self.random.choice(_WORDS) + words[end:])

    def split(self) -> None:
        at = self.turn()
        place = self.random.randint(at.start, at.end)
        self.project.run(split_turn, at.id, place, self.random.choice(["", "Mira Holt", "Zoë"]))

    def merge(self) -> None:
        self.project.run(merge_turns, self.turn().id)

    def rename(self) -> None:
        self.project.run(rename_speaker, self.interview, self.turn().speaker, self.random.choice(["Zoë", "Mira Holt"]))

    def replace(self) -> None:
        parsed = transcript(ANSWER.replace("Friday", self.random.choice(["Friday", "Fryday", ""])), "Well. " + ANSWER)
        self.project.run(replace_transcript, self.interview, parsed, "again.vtt", b"again")

    def mark(self) -> None:
        start = self.random.randint(0, len(self.now()[0]))
        self.project.run(mark_quote, self.interview, start, start + self.random.randint(1, 40))

    def place(self) -> None:
        note = self.random.choice(sorted(self.cards()))
        start = self.random.randint(0, len(self.now()[0]))
        self.project.run(resize_quote, note, start, start + self.random.randint(1, 40))

    def confirm(self) -> None:
        self.project.run(confirm_quotes, [note for note in sorted(self.cards()) if self.random.random() < 0.5])

    def cards(self) -> dict[str, Any]:
        return {note.id: note for note in self.project.read(lambda s: s.execute(select(*db.NoteRow.__table__.c)).all())}

    def look(self, *, agrees: bool) -> None:
        """The law, and what it says of quotes nobody looked at: their words are still what they were."""
        text, count, turns = self.now()
        for note, quote in self.cards().items():
            if quote.start is None:
                assert quote.needs_check
                assert quote.was
            else:
                assert quote.text == text[quote.start : quote.end]
                assert quote.text == quote.text.strip()
            if not quote.needs_check:
                assert agrees or quote.text.split() == self.agreed.get(note, quote.text).split()
                self.agreed[note] = quote.text
        assert count == count_words(text)
        said = [text[turn.start : turn.end] for turn in turns]
        assert "\n".join(said) == text
        assert all(words.strip() for words in said)


_MOVES = ("correct", "correct", "correct", "split", "merge", "rename", "replace", "mark", "place", "confirm")


@settings(max_examples=max(16, settings().max_examples // 4), phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(moves=st.lists(st.sampled_from((*_MOVES, "undo", "redo")), min_size=4, max_size=20), seed=st.integers(0, 2**16))
def test_any_history_of_edits_leaves_every_quote_exact_or_to_be_checked(
    law_study: tuple[Project, str], moves: list[str], seed: int
) -> None:
    project, interview = law_study
    while project.undo():
        pass
    editor = Editor(project, interview, Random(seed))
    before = contents(project)
    editor.look(agrees=True)
    for move in moves:
        if move in ("undo", "redo"):
            getattr(project, move)()
        else:
            try:
                getattr(editor, move)()
            except UserError:
                continue
        editor.look(agrees=move in ("place", "confirm", "undo", "redo"))
    assert project.read(problems) == ()
    while project.undo():
        pass
    assert contents(project) == before


@pytest.fixture(scope="module")
def law_study(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A talk with five quotes, three of which overlap, as the beginning of time: undo goes no further."""
    path = tmp_path_factory.mktemp("law") / "law.jtbd"
    with new_study(path) as project:
        interview = add_talk(project)
        for words in (BROKE, "Friday 😀 and I had", FORTY, "Café closed.", "number 1?\nHonestly?"):
            mark(project, interview, words)
        with project._connection.begin():
            project._connection.exec_driver_sql("DELETE FROM change")
            project._connection.exec_driver_sql("DELETE FROM step")
        yield project, interview
