# SPDX-License-Identifier: MIT
"""Two coders on the same talk: the table, the sentences that differ, and what one of them sees alone."""

from __future__ import annotations

from jtbdstudio.domain.agreement import Pair
from jtbdstudio.queries.agreement import agreement, both_coded, coder_pairs
from jtbdstudio.queries.codebook import box_counts
from jtbdstudio.queries.coders import CoderItem, coders, known_names, own_view
from jtbdstudio.queries.overview import study_info
from jtbdstudio.store import Project
from tests.studies import add_talk, code
from tests.two_coders import LATE, NOBODY, WEPT, coding_as, tag


def test_every_code_is_counted_in_sentences_of_the_customer(both: tuple[Project, str]) -> None:
    project, interview_id = both
    found = project.read(agreement, "Anna", "Ben", interview_id)
    assert {row.path: row.pair for row in found.codes} == {
        "Struggle": Pair(1, 1, 0, 2),
        "Boxes/Pain": Pair(1, 1, 0, 2),
    }
    assert (found.units, found.coded, found.overall) == (4, Pair(2, 1, 0, 1), Pair(2, 2, 0, 4))
    behind = {row.path: (row.both_notes, row.only_a_notes, row.only_b_notes) for row in found.codes}
    assert [len(some) for some in behind["Struggle"]] == [2, 1, 0]
    assert [len(some) for some in behind["Boxes/Pain"]] == [1, 1, 0]
    assert project.read(agreement, "Ben", "Anna").overall == Pair(2, 0, 2, 4)


def test_the_sentences_that_differ_say_who_gave_what(both: tuple[Project, str]) -> None:
    project, _ = both
    late, wept = project.read(agreement, "Anna", "Ben").disagreements
    assert (late.text, wept.text, late.customer_code, late.time_ms) == (LATE, WEPT, "P01", 2000)
    assert [[given.path for given in some] for some in (late.shared, late.only_a, late.only_b)] == [
        ["Struggle"],
        ["Boxes/Pain"],
        [],
    ]
    assert late.note_id == late.only_a[0].note_ids[0]
    only_boxes = project.read(agreement, "Anna", "Ben", family="boxes")
    assert [found.text for found in only_boxes.disagreements] == [LATE]
    assert only_boxes.overall == Pair(1, 1, 0, 2)


def test_only_interviews_that_both_coded_are_compared(both: tuple[Project, str]) -> None:
    project, interview_id = both
    other = add_talk(project, LATE, code="P02", name="Sam Otto", data=b"2")
    with coding_as(project, "Anna"):
        tag(project, other, LATE, ["2"])
    with coding_as(project, "Cleo"):
        tag(project, other, LATE, ["S"])
    assert [item.id for item in project.read(both_coded, "Anna", "Ben")] == [interview_id]
    assert project.read(coder_pairs) == (("Anna", "Ben"), ("Anna", "Cleo"))
    nothing = project.read(agreement, "Ben", "Cleo")
    assert (nothing.units, nothing.codes, nothing.overall.undefined) == (0, (), "no sentences")
    assert project.read(coders)[0] == CoderItem("Anna", 4, 2)
    assert set(project.read(known_names)) >= {"Anna", "Ben", "Cleo"}


def test_one_coder_sees_nothing_of_the_other_but_how_much_is_hidden(both: tuple[Project, str]) -> None:
    project, interview_id = both
    ben = project.read(own_view, interview_id, "Ben")
    assert [(card.text, card.codes) for card in ben.cards] == [("was late", ("Struggle",)), (NOBODY, ("Boxes/Pain",))]
    assert ben.hidden == {"Anna": 2}
    with coding_as(project, "Ben"):
        tag(project, interview_id, LATE, ["3"])
    ben = project.read(own_view, interview_id, "Ben")
    assert [card.codes for card in ben.cards if card.text == LATE] == [("Boxes/Social & emotional: the struggle",)]
    assert project.read(own_view, interview_id, "Nobody").hidden == {"Anna": 3, "Ben": 1}


def test_counts_of_one_coder_and_of_all(both: tuple[Project, str]) -> None:
    project, interview_id = both
    pain = code(project, "2")

    def quotes(by: str | None = None) -> int:
        return next(box.quotes for box in project.read(box_counts, interview_id, by) if box.code_id == pain)

    assert (quotes(), quotes("Anna"), quotes("Ben"), quotes("Nobody")) == (2, 2, 1, 0)
    assert project.read(study_info).taggings == 5  # the sentence both call pain is one tagging of the study
