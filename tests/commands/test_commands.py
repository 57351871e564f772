# SPDX-License-Identifier: MIT
"""What each gesture means, read back from the file."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from jtbdstudio.commands import boards, codes, customers, jobs, maps, notes, tagging, transcripts
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.boards import BoardView, board_list, board_view
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.jobs import criteria, job_list
from jtbdstudio.queries.maps import MapView, map_view
from jtbdstudio.queries.quotes import cards_by_id, quote_list
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store import Project
from jtbdstudio.store.schema import AssetRow
from tests.studies import ANSWER, add_talk, code, contents, transcript


@pytest.fixture
def talk(study: Project) -> str:
    return add_talk(study, ANSWER, ANSWER, ANSWER)


def quote(study: Project, talk: str, words: str, *typed: str, nth: int = 0) -> str:
    """Tag the nth place where the customer says these words."""
    view = study.read(reader_view, talk)
    assert view is not None
    start = -1
    for _ in range(nth + 1):
        start = view.text.index(words, start + 1)
    return study.run(notes.mark_quote, talk, start, start + len(words), [code(study, t) for t in typed])


def paths(study: Project, note: str) -> tuple[str, ...]:
    return study.read(cards_by_id, [note])[0].codes


def board(study: Project, kind: str) -> BoardView:
    item = next(b for b in study.read(board_list) if b.kind == kind)
    view = study.read(board_view, item.id)
    assert view is not None
    return view


def zone(view: BoardView, title: str) -> str:
    return next(z.id for z in view.zones if z.title == title)


def the_map(study: Project) -> MapView:
    view = study.read(map_view)
    assert view is not None
    return view


def test_an_import_keeps_words_times_roles_and_bytes(study: Project) -> None:
    data = b"WEBVTT original \xff bytes"
    made = study.run(transcripts.import_transcript, transcript(ANSWER), "a.vtt", data, None, held_on="2026-03-01")
    view = study.read(reader_view, made.interview_id)
    assert view is not None
    assert [view.text[t.span.start : t.span.end] for t in view.turns] == ["And then, number 0?", ANSWER]
    assert [(t.role, t.start_ms) for t in view.turns] == [("interviewer", 0), ("customer", 2000)]
    assert (view.interview.customer_code, view.interview.customer_name) == ("P01", "Dana Ruiz")
    assert (view.interview.held_on, view.interview.duration_ms) == ("2026-03-01", 4000)
    assert study.read(lambda s: s.execute(select(AssetRow.data)).scalar_one()) == data


def test_a_known_interviewer_is_recognized_the_second_time(study: Project) -> None:
    first = transcript("Why do you ask? Really?", interviewer="Zoe", customer="Ann")
    study.run(transcripts.import_transcript, first, "1.vtt", b"1", None, interviewer="Zoe")
    second = transcript("What? Who? Why?", interviewer="Zoe", customer="Bob")
    made = study.run(transcripts.import_transcript, second, "2.vtt", b"2", None)
    assert [i.customer_name for i in study.read(interview_list) if i.id == made.interview_id] == ["Bob"]


def test_customer_codes_are_given_in_order_and_stay_unique(study: Project) -> None:
    first, second = study.run(customers.add_customer), study.run(customers.add_customer, name="Bo")
    with pytest.raises(UserError, match="another customer"):
        study.run(customers.edit_customer, second, code="P01")
    study.run(customers.edit_customer, second, code="Bo-1")
    study.run(customers.delete_customer, first)
    assert [row[1] for row in contents(study)["customer"]] == ["Bo-1"]


def test_a_quote_is_the_words_at_its_span(study: Project, talk: str) -> None:
    note = quote(study, talk, "😀 and I had forty people", "3")
    card = study.read(cards_by_id, [note])[0]
    assert card.text == "😀 and I had forty people"
    assert (card.ref, card.customer_code, card.time, card.counts) == ("Q-0001", "P01", "00:02", True)
    assert study.read(problems) == ()


def test_the_same_words_twice_are_one_quote(study: Project, talk: str) -> None:
    assert quote(study, talk, "forty people", "3") == quote(study, talk, "forty people", "S")
    assert [card.codes for card in study.read(quote_list)] == [("Boxes/Social & emotional: the struggle", "Struggle")]


def test_nothing_is_no_quote(study: Project, talk: str) -> None:
    for start, end in ((0, 0), (5, 3), (-1, 4), (0, 10**6)):
        with pytest.raises(UserError, match="There are no words"):
            study.run(notes.mark_quote, talk, start, end)


def test_a_theme_brings_its_column_and_goes_with_it(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people")
    theme = study.run(codes.create_theme, code(study, "S"), "Friday panic", [note])
    assert study.read(cards_by_id, [note])[0].code_ids == {theme, code(study, "S")}
    study.run(tagging.untag_notes, [note], [code(study, "S")])
    assert paths(study, note) == ()
    assert study.undo() == "Remove code"
    assert paths(study, note) == ("Struggle/Friday panic",)


def test_one_name_under_one_parent_is_one_theme(study: Project) -> None:
    struggle = code(study, "S")
    assert study.run(codes.create_theme, struggle, "Friday") == study.run(codes.ensure_code, "struggle/FRIDAY")
    with pytest.raises(UserError, match="needs a name"):
        study.run(codes.create_theme, struggle, "  ")


def test_codes_of_the_method_stay(study: Project) -> None:
    with pytest.raises(UserError, match="part of the method"):
        study.run(codes.delete_code, code(study, "S"))


def test_deleting_a_theme_keeps_its_quotes(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people")
    theme = study.run(codes.create_theme, code(study, "S"), "Friday", [note])
    study.run(codes.delete_code, theme)
    assert paths(study, note) == ("Struggle",)


def test_resizing_keeps_codes_and_anchors(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people", "S")
    card = study.read(cards_by_id, [note])[0]
    assert card.start is not None
    assert card.end is not None
    study.run(notes.resize_quote, note, card.start - 6, card.end + 8)
    assert study.read(cards_by_id, [note])[0].text == "I had forty people waiting"
    assert study.read(problems) == ()
    study.undo()
    assert study.read(cards_by_id, [note])[0] == card


def test_a_customers_words_cannot_be_rewritten(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people")
    with pytest.raises(ValueError, match="no editable text"):
        study.run(notes.edit_note, note, text="fifty people")


def test_tagged_notes_wait_beside_their_zone_until_placed(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people", "2")
    view = board(study, "boxes")
    pain = zone(view, "Pain")
    assert [z.waiting for z in view.zones if z.id == pain] == [(note,)]
    study.run(boards.place_waiting, pain, [note])
    view = board(study, "boxes")
    assert (view.waiting, [n.zone_id for n in view.notes]) == ((), [pain])


def test_dropping_into_a_zone_retags_and_undo_brings_back(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people", "2")
    view = board(study, "boxes")
    [placed] = study.run(boards.place_waiting, zone(view, "Pain"), [note])
    before = contents(study)
    study.run(boards.drop_notes, view.board.id, [boards.Drop(note, 0, 0, placed)], zone(view, "Triggers"))
    assert paths(study, note) == ("Boxes/Triggers",)
    study.run(boards.drop_notes, view.board.id, [boards.Drop(note, -900, 0, placed)], None)
    assert paths(study, note) == ()
    study.undo()
    study.undo()
    assert contents(study) == before


def test_untagging_in_the_reader_takes_the_note_out_of_the_zone(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people", "2")
    study.run(boards.place_waiting, zone(board(study, "boxes"), "Pain"), [note])
    study.run(tagging.untag_notes, [note], [code(study, "2")])
    assert board(study, "boxes").notes == ()


def test_a_cluster_is_a_theme_under_its_column(study: Project, talk: str) -> None:
    found = [quote(study, talk, "forty people", "S", nth=n) for n in range(3)]
    view = board(study, "columns")
    placed = study.run(boards.place_waiting, zone(view, "Struggle"), found)
    cluster = study.run(boards.make_cluster, view.board.id, placed[:2], "Friday panic", code(study, "S"))
    assert [paths(study, n) for n in found] == [("Struggle/Friday panic",)] * 2 + [("Struggle",)]
    view = board(study, "columns")
    made = next(z for z in view.zones if z.id == cluster)
    assert (made.title, made.count.quotes, made.count.customers) == ("Friday panic", 2, 1)
    study.run(boards.rename_zone, cluster, "Forty waiting")
    assert paths(study, found[0]) == ("Struggle/Forty waiting",)
    study.run(boards.drop_notes, view.board.id, [boards.Drop(found[0], 0, 0, placed[0])], zone(view, "Motivation"))
    assert paths(study, found[0]) == ("Motivation",)


def test_a_full_zone_grows_and_moves_what_is_below(study: Project, talk: str) -> None:
    view = board(study, "boxes")
    many = [study.run(notes.write_note, f"note {i}") for i in range(30)]
    study.run(boards.place_waiting, zone(view, "Pain"), many)
    after = board(study, "boxes")
    rects = {z.title: z.rect for z in after.zones}
    assert rects["Pain"].height > next(z.rect.height for z in view.zones if z.title == "Pain")
    assert not rects["Pain"].meets(rects["Social & emotional: the outcome"])
    assert all(rects["Pain"].holds(n.x, n.y) for n in after.notes)


def test_moving_a_cluster_moves_what_is_in_it(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people", "S")
    view = board(study, "columns")
    placed = study.run(boards.place_waiting, zone(view, "Struggle"), [note])
    cluster = study.run(boards.make_cluster, view.board.id, placed, "Friday", code(study, "S"))
    before = board(study, "columns").notes[0]
    study.run(boards.move_zone, cluster, 30, 40)
    after = board(study, "columns").notes[0]
    assert (after.x, after.y) == (before.x + 30, before.y + 40)
    study.run(boards.uncluster, cluster)
    assert paths(study, note) == ("Struggle/Friday",)


def test_a_cell_of_the_map_takes_a_note_from_any_other(study: Project, talk: str) -> None:
    note = quote(study, talk, "forty people", "S")
    view = the_map(study)
    study.run(maps.put_in_cell, [note], view.milestones[0].id, view.lenses[0].id)
    study.run(maps.put_in_cell, [note], view.milestones[1].id, view.lenses[2].id)
    view = the_map(study)
    filled = [(c.milestone_id, c.lens_id, c.count.customers) for c in view.cells if c.quotes]
    assert filled == [(view.milestones[1].id, view.lenses[2].id, 1)]
    study.run(maps.take_from_map, [note])
    assert paths(study, note) == ("Struggle",)


def test_counts_become_rates_and_the_biggest_drop(study: Project) -> None:
    view = the_map(study)
    for milestone, reached in zip(view.milestones, (1000, 400, 60, 40, 30, 5), strict=True):
        study.run(maps.set_count, milestone.id, reached, "2026-09")
    view = the_map(study)
    assert view.funnel.biggest_drop == 1
    assert view.milestones[2].passage == view.funnel.passages[1]
    study.run(maps.set_count, view.milestones[0].id, 7, "2026-10")
    view = the_map(study)
    assert (view.period, [m.count for m in view.milestones]) == ("2026-10", [7, None, None, None, None, None])
    with pytest.raises(UserError, match="below zero"):
        study.run(maps.set_count, view.milestones[0].id, -1)


def test_one_job_is_chosen_and_the_others_are_tabled(study: Project, talk: str) -> None:
    found = [quote(study, talk, "forty people", nth=n) for n in range(2)]
    themes = [study.run(codes.create_theme, code(study, "S"), f"S{n}", [found[n]]) for n in range(2)]
    made = [study.run(jobs.draft_job, theme) for theme in themes]
    assert study.run(jobs.draft_job, themes[0]) == made[0]
    study.run(jobs.choose_job, made[0])
    study.run(jobs.choose_job, made[1], "more urgent")
    assert {j.id: j.status for j in study.read(job_list)} == {made[0]: "tabled", made[1]: "priority"}
    assert the_map(study).job_name


def test_scores_run_from_one_to_five(study: Project, talk: str) -> None:
    theme = study.run(codes.create_theme, code(study, "S"), "S1", [quote(study, talk, "forty people")])
    job = study.run(jobs.draft_job, theme)
    urgency = study.read(criteria)[0]
    study.run(jobs.score_job, job, urgency.id, 4, "they called at night")
    assert study.read(job_list)[0].priority.value == 4
    with pytest.raises(UserError, match="from 1 to 5"):
        study.run(jobs.score_job, job, urgency.id, 6)
    study.run(jobs.score_job, job, urgency.id, None)
    assert study.read(job_list)[0].priority.value is None


def test_an_id_never_comes_to_mean_another_quote(study: Project, talk: str) -> None:
    first = quote(study, talk, "forty people")
    study.run(notes.delete_notes, [first])
    second = quote(study, talk, "on a Friday")
    study.undo()
    third = quote(study, talk, "It broke")
    numbers = [study.read(cards_by_id, [note])[0].ref for note in (third,)]
    assert numbers == ["Q-0003"]
    study.undo()
    study.undo()
    assert [card.ref for card in study.read(cards_by_id, [first, second])] == ["Q-0001"]
