# SPDX-License-Identifier: MIT
"""Where a time is in the text; where a quote would go on a board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jtbdstudio.commands.boards import create_board, lay_out_notes, place_all_waiting
from jtbdstudio.commands.notes import mark_quote
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.transcript import CueTime
from jtbdstudio.queries.boards import BoardForNote, boards_for_note
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.queries.reader import position_at, reader_view
from jtbdstudio.store import Project
from tests.studies import add_talk, code, new_study, transcript


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    with new_study(tmp_path / "study.jtbd") as project:
        yield project


def words_at(study: Project, interview_id: str, ms: int) -> str:
    place, view = study.read(position_at, interview_id, ms), study.read(reader_view, interview_id)
    assert place is not None
    assert view is not None
    return view.text[place : place + 9]


def test_a_time_leads_to_the_words_said_then(study: Project) -> None:
    parsed = transcript("It broke. Then I cried.", "We left.")
    answer = replace(parsed.turns[1], cues=(CueTime(0, 2000, 3000), CueTime(10, 3000, 4000)))
    parsed = replace(parsed, turns=(parsed.turns[0], answer, *parsed.turns[2:]))
    talk = study.run(import_transcript, parsed, "talk.vtt", b"talk", {}).interview_id
    assert words_at(study, talk, 0) == "And then,"
    assert words_at(study, talk, 2900) == "It broke."
    assert words_at(study, talk, 3100) == "Then I cr"
    assert words_at(study, talk, 999_999) == "We left."


def test_a_talk_without_times_has_no_place_for_one(study: Project) -> None:
    parsed = transcript("It broke.")
    timeless = replace(parsed, turns=tuple(replace(turn, start_ms=None, end_ms=None) for turn in parsed.turns))
    talk = study.run(import_transcript, timeless, "talk.txt", b"talk", {}).interview_id
    assert study.read(position_at, talk, 0) is None


def place_of(study: Project, note_id: str, kind: str) -> BoardForNote:
    return next(place for place in study.read(boards_for_note, note_id) if place.board.kind == kind)


def test_a_quote_goes_into_the_zones_that_wait_for_it(study: Project) -> None:
    talk = add_talk(study, code="P01")
    note = study.run(mark_quote, talk, 25, 40, [code(study, "2"), code(study, "4")])
    place = place_of(study, note, "boxes")
    assert [title for _, title in place.zones] == ["Pain", "Workarounds"]
    assert not place.lies_there
    study.run(place_all_waiting, {zone_id: [note] for zone_id, _ in place.zones})
    assert place_of(study, note, "boxes").lies_there
    study.run(mark_quote, talk, 25, 40, [code(study, "1")])
    assert [title for _, title in place_of(study, note, "boxes").zones] == ["Triggers"]


def test_without_a_zone_it_lies_beside_them_all(study: Project) -> None:
    talk = add_talk(study, code="P01")
    note = study.run(mark_quote, talk, 25, 40)
    board = study.run(create_board, "Loose ends")
    place = next(each for each in study.read(boards_for_note, note) if each.board.id == board)
    assert (place.zones, place.lies_there) == ((), False)
    study.run(lay_out_notes, board, [note], *place.beside)
    assert next(each for each in study.read(boards_for_note, note) if each.board.id == board).lies_there
    boxes = place_of(study, note, "boxes")
    assert boxes.beside[1] > 0, "below the boxes, on none of them"


def test_a_new_quote_takes_its_fields_in_the_same_step(study: Project) -> None:
    talk = add_talk(study, code="P01")
    note = study.run(mark_quote, talk, 25, 40, starred=1, evidence="opinion")
    (card,) = study.read(cards_by_id, [note])
    assert (card.starred, card.evidence) == (True, "opinion")
    study.undo()
    assert study.read(cards_by_id, [note]) == ()
