# SPDX-License-Identifier: MIT
"""Transcripts read anew: quotes are found again, exactly or to be checked, and nothing is ever dropped."""

from __future__ import annotations

import pytest

from jtbdstudio.commands.interviews import add_first_interview
from jtbdstudio.commands.notes import mark_quote
from jtbdstudio.commands.transcripts import (
    import_survey,
    import_transcript,
    replace_transcript,
    set_interviewer,
    set_role,
)
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.transcript import SURVEY, ParsedTranscript, ReadAs, SpokenTurn
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.interview_details import interview_details
from jtbdstudio.queries.interviews import customer_list, interview_list
from jtbdstudio.queries.overview import study_info
from jtbdstudio.queries.quotes import QuoteCard, quote_list
from jtbdstudio.queries.reader import ReaderView, reader_view
from jtbdstudio.store import Project
from tests.studies import add_talk, contents, survey, transcript

BROKE = "It broke on a Friday 😀 and I had forty people waiting."
CLOSED = "We closed the café that day."


@pytest.fixture
def talk(study: Project) -> str:
    return add_talk(study, f"Honestly? {BROKE} I cried.", f"Well. {CLOSED} Nobody came.", name="Dana Ruiz")


def view(study: Project, interview: str) -> ReaderView:
    found = study.read(reader_view, interview)
    assert found is not None
    return found


def quote(study: Project, talk: str, words: str) -> str:
    start = view(study, talk).text.index(words)
    return study.run(mark_quote, talk, start, start + len(words))


def again(study: Project, talk: str, *answers: str) -> QuoteCard:
    """The one quote, after the file came in another version."""
    study.run(replace_transcript, talk, transcript(*answers), "talk-2.vtt", repr(answers).encode())
    [card] = study.read(quote_list)
    return card


def stands_in_the_text(study: Project, talk: str, card: QuoteCard) -> bool:
    return view(study, talk).text[card.start : card.end] == card.text


def test_words_that_moved_are_found_exactly(study: Project, talk: str) -> None:
    quote(study, talk, BROKE)
    card = again(study, talk, "Where do I begin?", f"Honestly? {BROKE} I cried.", "Well.")
    assert (card.text, card.needs_check) == (BROKE, False)
    assert stands_in_the_text(study, talk, card)
    assert card.time_ms == 6000, "when it was said in the new recording"


def test_of_words_said_twice_the_place_with_the_same_surroundings_is_meant(study: Project, talk: str) -> None:
    study.run(replace_transcript, talk, transcript("So. Never again. Right.", "Oh! Never again! Ha."), "a", b"a")
    first, _, second = view(study, talk).text.partition("again")
    at = len(first) + len("again") + second.index("Never again")
    study.run(mark_quote, talk, at, at + len("Never again"))
    card = again(study, talk, "Oh! Never again! Ha.", "So. Never again. Right.")
    assert not card.needs_check
    assert card.start == view(study, talk).text.index("Oh! Never again") + 4


def test_words_corrected_between_known_surroundings_are_taken_over_to_be_checked(study: Project, talk: str) -> None:
    quote(study, talk, CLOSED)
    long_before, long_after = "number 1?\nWell. ", " Nobody came."
    assert f"{long_before}{CLOSED}{long_after}" in view(study, talk).text
    card = again(study, talk, f"Honestly? {BROKE} I cried.", "Well. Shut everything by noon. Nobody came.")
    assert (card.text, card.needs_check) == ("Shut everything by noon.", True)
    assert stands_in_the_text(study, talk, card)


def test_words_misheard_in_other_surroundings_are_found_by_likeness(study: Project, talk: str) -> None:
    quote(study, talk, BROKE)
    card = again(study, talk, "Right. It broke on the Friday and I had four tea people waiting. Then nothing.")
    assert card.needs_check
    assert "broke on the Friday and I had four tea people" in card.text
    assert stands_in_the_text(study, talk, card)


def test_words_that_are_gone_are_kept_without_a_place(study: Project, talk: str) -> None:
    quote(study, talk, BROKE)
    card = again(study, talk, "Something else entirely was talked about here.")
    assert (card.text, card.start, card.end, card.needs_check) == (BROKE, None, None, True)
    assert study.read(problems) == ()


def test_a_quote_that_was_gone_is_found_when_its_words_come_back(study: Project, talk: str) -> None:
    quote(study, talk, BROKE)
    again(study, talk, "Something else entirely was talked about here.")
    card = again(study, talk, f"Honestly? {BROKE} I cried.")
    assert (card.text, card.needs_check) == (BROKE, False)
    assert stands_in_the_text(study, talk, card)


def test_undo_brings_text_places_and_file_back(study: Project, talk: str) -> None:
    for words in (BROKE, CLOSED):
        quote(study, talk, words)
    before = contents(study)
    study.run(replace_transcript, talk, transcript("Nothing is left of it."), "talk-2.vtt", b"2")
    after = contents(study)
    assert study.undo() == "Import new version"
    assert contents(study) == before
    assert [card.needs_check for card in study.read(quote_list)] == [False, False]
    study.redo()
    assert contents(study) == after
    assert study.read(problems) == ()


def test_a_new_version_counts_on_and_keeps_who_asked(study: Project, talk: str) -> None:
    study.run(replace_transcript, talk, transcript("One.", "Two."), "talk-2.vtt", b"2", read_as=ReadAs(format="srt"))
    details = study.read(interview_details, talk)
    assert details is not None
    assert (details.version, details.filename) == (2, "talk-2.vtt")
    assert [turn.role for turn in view(study, talk).turns] == ["interviewer", "customer"] * 2
    study.run(replace_transcript, talk, transcript("One."), "talk-3.vtt", b"3", interviewer="Dana Ruiz")
    assert [turn.role for turn in view(study, talk).turns] == ["customer", "interviewer"]


def test_there_is_no_new_version_of_nothing(study: Project) -> None:
    planned = study.run(add_first_interview, {"name": "Dana Ruiz"})
    with pytest.raises(UserError, match="no transcript yet"):
        study.run(replace_transcript, planned, transcript("One."), "a.vtt", b"a")
    assert study.read(reader_view, planned) is None


def test_roles_are_set_speaker_by_speaker(study: Project) -> None:
    turns = tuple(SpokenTurn(name, f"{name} speaks.") for name in ("Mira", "Dana", "Ole", ""))
    parsed = ParsedTranscript("labelled", "Labelled text", turns)
    made = study.run(
        import_transcript, parsed, "a.txt", b"a", {"code": "P01"}, roles={"Ole": "other"}, interviewer="Mira"
    )
    assert [turn.role for turn in view(study, made.interview_id).turns] == [
        "interviewer",
        "customer",
        "other",
        "customer",
    ]
    study.run(set_role, made.interview_id, "Ole", "interviewer")
    assert view(study, made.interview_id).turns[2].role == "interviewer"
    study.run(set_interviewer, made.interview_id, "Dana")
    assert [turn.role for turn in view(study, made.interview_id).turns] == [
        "customer",
        "interviewer",
        "customer",
        "customer",
    ]
    with pytest.raises(ValueError, match="boss"):
        study.run(set_role, made.interview_id, "Ole", "boss")


def test_a_survey_brings_a_customer_for_each_row_in_one_step(study: Project) -> None:
    before = contents(study)
    made = study.run(import_survey, survey(), "survey.csv", b"rows")
    assert [one.customer_code for one in made] == ["P01", "P02"]
    assert [c.name for c in study.read(customer_list)] == ["Ana María Soto", ""]
    first = view(study, made[0].interview_id)
    assert [(turn.speaker, turn.role) for turn in first.turns] == [
        (SURVEY, "interviewer"),
        ("Ana María Soto", "customer"),
    ]
    assert first.interview.held_on == "2026-03-06"
    assert study.read(study_info).interviews == 2
    assert study.undo() == "Import survey"
    assert contents(study) == before


def test_who_answered_before_under_their_full_name_is_the_same_customer(study: Project) -> None:
    add_talk(study, "Hello.", name="ana maría soto")
    study.run(import_survey, survey(), "survey.csv", b"rows")
    people = study.read(customer_list)
    assert [person.code for person in people] == ["P01", "P02"]
    assert [item.customer_code for item in study.read(interview_list)].count("P01") == 2
