# SPDX-License-Identifier: MIT
"""Golden values and laws of the rules: labels, statements, scores, the funnel, codes, boards, the method."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.boards import (
    NOTE_HEIGHT,
    NOTE_WIDTH,
    Rect,
    box_zones,
    cluster_rect,
    column_zones,
    free_slots,
    needed_height,
    note_rect,
    side_by_side,
)
from jtbdstudio.domain.codes import BOXES, Code, CodeTree
from jtbdstudio.domain.counting import Conditional, Evidence, Tally, counts, coverage, evidence_label
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.funnel import funnel
from jtbdstudio.domain.method import built_in
from jtbdstudio.domain.refs import clock, quote_ref, ref_number
from jtbdstudio.domain.scoring import Criterion, priority
from jtbdstudio.domain.statements import draft, in_voice, joined, sentence
from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn, guessed_interviewer

TREE = CodeTree(
    [
        Code("job", None, "Job", handle="job"),
        Code("s", "job", "Struggle", handle="struggle", key="S", tone="struggle"),
        Code("s1", "s", "Nobody opens"),
        Code("s1a", "s1", "At dawn"),
        Code("s2", "s", "Sundays", ordinal=1),
        Code("boxes", None, "Boxes", handle="boxes"),
        Code("b5", "boxes", "Outcome", handle="box.5", key="5"),
        Code("o", "job", "Outcome", handle="outcome", key="O", ordinal=2),
        Code("lens", None, "Lens", handle="lens", exclusive=True),
        Code("think", "lens", "Thinking", handle="thinking"),
        Code("feel", "lens", "Feeling", handle="feeling"),
    ]
)


def test_golden_funnel() -> None:
    flow = funnel([1000, 400, 60, 40, 30, 5])
    assert [round(p.rate or 0, 3) for p in flow.passages] == [0.4, 0.15, 0.667, 0.75, 0.167]
    assert [round(p.end_if_raised or 0, 2) for p in flow.passages] == [6.25, 8.33, 5.75, 5.67, 8.0]
    assert flow.biggest_drop == 1


@pytest.mark.parametrize(
    ("reached", "drop"), [([], None), ([5], None), ([0, 3], None), ([None, 3, 2], 1), ([3, 5], None)]
)
def test_a_funnel_refuses_what_it_cannot_know(reached: list[int | None], drop: int | None) -> None:
    assert funnel(reached).biggest_drop == drop


def test_a_rising_count_is_marked() -> None:
    assert [p.rises for p in funnel([10, 12, 6]).passages] == [True, False]


@pytest.mark.parametrize(
    ("customers", "of", "label"),
    [
        (0, 9, "none"),
        (1, 1, "single voice"),
        (2, 4, "weak"),
        (3, 10, "pattern"),
        (5, 10, "dominant"),
        (4, 9, "pattern"),
    ],
)
def test_evidence_labels(customers: int, of: int, label: str) -> None:
    assert evidence_label(customers, of) == label


@pytest.mark.parametrize(
    ("kind", "evidence", "note", "expected"),
    [
        ("best", "did", "quote", True),
        ("churned", "wish", "quote", True),
        ("prospect", "did", "quote", False),
        ("audience", "", "quote", False),
        ("best", "hypothetical", "quote", False),
        ("best", "", "observation", False),
    ],
)
def test_what_counts(kind: str, evidence: str, note: str, expected: bool) -> None:
    assert counts(kind, evidence, note) is expected


def test_coverage_of_a_box() -> None:
    assert [coverage(n) for n in range(5)] == ["empty", "single voice", "thin", "covered", "covered"]


def evidence(*rows: tuple[str, str]) -> list[Evidence]:
    return [Evidence(f"n{i}", customer, frozenset(codes.split())) for i, (customer, codes) in enumerate(rows)]


def test_people_are_counted_not_quotes() -> None:
    tally = Tally(evidence(("A", "s1"), ("A", "s1"), ("A", "s1"), ("B", "s2"), ("C", "s2")), TREE)
    assert [r.code_id for r in tally.ranking(["s1", "s2"])] == ["s2", "s1"]
    assert (tally.count("s1").customers, tally.count("s1").quotes, tally.of) == (1, 3, 3)


def test_a_parent_counts_the_union_of_its_children() -> None:
    tally = Tally(evidence(("A", "s1"), ("A", "s1a"), ("B", "s1a"), ("C", "")), TREE)
    assert tally.count("s1").customers == 2
    assert tally.count("s1a").quotes == 2
    assert tally.count("s").quotes == 3
    assert tally.of == 2


def test_cells_count_quotes_that_carry_both_codes() -> None:
    tally = Tally(evidence(("A", "s1 think"), ("B", "s1"), ("A", "s1a think")), TREE)
    together = tally.together(["s1", "think"])
    assert (together.customers, together.quotes) == (1, 2)


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from(["s1", "s2", "s1a", "", "s1 s2"])), max_size=30))
def test_counts_are_what_a_slow_count_says(rows: list[tuple[str, str]]) -> None:
    items = evidence(*rows)
    tally = Tally(items, TREE)
    for code in ("s", "s1", "s2", "s1a"):
        mine = [item for item in items if item.codes & TREE.below(code)]
        assert tally.count(code).quotes == len(mine)
        assert tally.customers(code) == {item.customer_id for item in mine}
        assert sum(tally.per_customer(code).values()) == len(mine)


def conditional(code: str, share: float, customers: int = 1) -> Conditional:
    return Conditional(code, customers, 4, customers, share, 1.0)


def test_a_draft_takes_what_half_share() -> None:
    found = draft(
        "s",
        [
            conditional("a", 0.75),
            conditional("b", 0.5),
            conditional("c", 0.5),
            conditional("d", 0.5),
            conditional("e", 0.2),
        ],
        [conditional("x", 0.6), conditional("y", 0.5), conditional("z", 0.5)],
        lambda code: code.upper(),
    )
    assert (found.when_i, found.help_me, found.so_i_can, found.weak) == ("S", "A, B and C", "X and Y", False)


def test_a_draft_without_a_shared_part_takes_the_top_one_and_says_so() -> None:
    found = draft("s", [conditional("a", 0.4), conditional("b", 0.3)], [conditional("x", 0.0, 0)], str)
    assert (found.motivations, found.outcomes, found.weak) == (("a",), (), True)


def test_statements_are_sentences() -> None:
    assert sentence("wake up", "", "sleep") == "When I wake up, help me …, so I can sleep."
    assert joined(["a"]) == "a"
    assert in_voice("", "Sundays are mine") == "sundays are mine"
    assert in_voice("have my Sundays back.", "x") == "have my Sundays back"
    assert in_voice("", "IT says no") == "IT says no"


def test_priority_is_the_weighted_mean_of_what_was_scored() -> None:
    asked = [
        Criterion("u", "Urgency", weight=2),
        Criterion("s", "Sales burden", higher_is_better=False),
        Criterion("v", "V"),
    ]
    found = priority({"u": 5, "s": 2}, asked)
    assert found.value == pytest.approx((2 * 5 + 4) / 3)
    assert (found.scored, found.criteria) == (2, 3)
    assert priority({}, asked).value is None


def test_paths_people_type() -> None:
    assert TREE.path("s1a") == "Struggle/Nobody opens/At dawn"
    assert TREE.path("b5") == "Boxes/Outcome"
    for typed in ("struggle / nobody OPENS", "Struggle › Nobody opens", "Job/Struggle/Nobody opens", "Nobody opens"):
        found = TREE.find(typed)
        assert found is not None
        assert found.id == "s1"
    assert [getattr(TREE.find(t), "id", None) for t in ("5", "S", "Outcome", "box.5", "nothing")] == [
        "b5",
        "s",
        "o",
        "b5",
        None,
    ]


def test_an_ambiguous_end_is_refused() -> None:
    tree = CodeTree([*TREE.by_id.values(), Code("o1", "o", "Sundays")])
    with pytest.raises(UserError, match="several codes"):
        tree.find("sundays")


def test_rivals_are_the_rest_of_an_exclusive_family() -> None:
    assert TREE.rivals("think") == {"feel"}
    assert TREE.rivals("s1") == frozenset()


def test_tags_imply_their_column() -> None:
    assert TREE.implied("s1a") == ("s", "s1", "s1a")
    assert TREE.used_paths(["s", "s1", "b5"]) == ("Boxes/Outcome", "Struggle/Nobody opens")
    assert TREE.tone("s1a") == "struggle"
    assert TREE.tone("think") == "neutral"
    assert TREE.column("s1a") == "struggle"


@pytest.mark.parametrize("typed", ["Q-0412", "q412", "412", " Q-0412\n", '"Q-0412"', "Q 412\t"])
def test_ids_as_people_paste_them(typed: str) -> None:
    assert ref_number(typed) == 412
    assert quote_ref(412) == "Q-0412"


@pytest.mark.parametrize("typed", ["", "Q-", "forty", "4 people said 12"])
def test_words_are_no_ids(typed: str) -> None:
    assert ref_number(typed) is None


def test_times_as_people_read_them() -> None:
    assert [clock(ms) for ms in (None, 0, 233_000, 3_735_000)] == ["", "00:00", "03:53", "1:02:15"]


def test_the_method_is_complete() -> None:
    method = built_in()
    families = {family.handle: family for family in method.families}
    assert [code.handle for code in families["boxes"].children] == list(BOXES)
    assert "".join(code.key for code in families["boxes"].children) == "1234567890-="
    assert [code.key for code in families["job"].children] == ["S", "M", "O"]
    assert len(method.criteria) == 9
    assert [m.phase for m in method.milestones] == ["struggle"] * 2 + ["evaluation"] * 2 + ["growth"] * 2
    handles = {code.handle for family in method.families for code in family.children}
    for box in families["boxes"].children:
        assert set(box.suggests) <= handles
    guides = {guide.handle: guide for guide in method.guides}
    for handle in ("best_customers", "survey", "b2b"):
        assert guides[handle].questions[-1].closing


@given(st.lists(st.tuples(st.integers(-50, 900), st.integers(-50, 600)), min_size=1, max_size=25))
def test_notes_never_lie_on_each_other(points: list[tuple[int, int]]) -> None:
    zone = Rect(0, 0, 700, 300)
    placed = free_slots(zone, [], [*points, None])
    rects = [note_rect(point) for point in placed]
    assert not any(a.meets(b) for i, a in enumerate(rects) for b in rects[:i])
    assert all(zone.x <= r.x and r.right <= zone.right and r.y >= zone.y for r in rects)
    grown = Rect(0, 0, 700, needed_height(zone, rects))
    assert all(r.bottom <= grown.bottom for r in rects)


def test_notes_from_a_list_lie_side_by_side_around_what_is_there() -> None:
    there = note_rect((0, 0))
    points = side_by_side((0, 0), 7, [there])
    rects = [there, *map(note_rect, points)]
    assert not any(a.meets(b) for i, a in enumerate(rects) for b in rects[:i])


def test_the_boards_of_the_method_have_room() -> None:
    for zones in (box_zones(), column_zones()):
        assert not any(a.meets(b) for i, a in enumerate(zones) for b in zones[:i])
        assert all(z.width > 2 * NOTE_WIDTH and z.height > NOTE_HEIGHT for z in zones)


def test_clusters_fill_the_shorter_column() -> None:
    lane = column_zones()[0]
    clusters: list[Rect] = []
    for notes in (6, 1, 3, 2, 9):
        rect = cluster_rect(lane, clusters, notes)
        assert not any(rect.meets(other) for other in clusters)
        assert lane.x < rect.x
        assert rect.right < lane.right
        clusters.append(rect)


def test_who_asks_is_the_interviewer() -> None:
    turns = (
        SpokenTurn("Ana", "Why then?"),
        SpokenTurn("Ben", "Because it broke. Would you not?"),
        SpokenTurn("Ana", "When?"),
    )
    parsed = ParsedTranscript("labelled", "Text", turns)
    assert guessed_interviewer(parsed) == "Ana"
    assert guessed_interviewer(parsed, known=("ben",)) == "Ben"
    assert guessed_interviewer(ParsedTranscript("labelled", "Text", turns[1:2])) == ""
    assert parsed.words == 9
