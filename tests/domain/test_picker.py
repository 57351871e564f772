# SPDX-License-Identifier: MIT
"""Two letters find a code: what the picker ranks first, what it makes bold, where a new theme goes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from jtbdstudio.domain.picker import named, offered, parent_for, ranked, split_path


@dataclass(frozen=True)
class Item:
    name: str
    parts: tuple[str, ...] = ()
    family: str = "job"
    key: str = ""
    uses: int = 0
    last_used: str = ""
    takes_themes: bool = True
    parent_id: str | None = None

    @property
    def code_id(self) -> str:
        return "/".join(self.parts) or self.name


def theme(path: str, uses: int = 0, last_used: str = "", key: str = "") -> Item:
    parts = tuple(path.split("/"))
    parent = "/".join(parts[:-1]) or None
    return Item(parts[-1], parts, uses=uses, last_used=last_used, key=key, parent_id=parent)


def box(name: str, key: str, uses: int = 0) -> Item:
    return Item(name, ("Boxes", name), "boxes", key, uses, takes_themes=False)


ITEMS = (
    box("Triggers", "1", 9),
    box("Pain", "2", 14),
    box("Outcome", "5", 12),
    box("Switching costs", "-"),
    theme("Struggle", 20, key="S"),
    theme("Struggle/Traceable to nobody", 2, "2026-01-02"),
    theme("Struggle/The board asks", 5, "2026-01-05"),
    theme("Outcome", 11, key="O"),
    theme("Outcome/Not afraid of questions", 5, "2026-01-03"),
    theme("Outcome/Trusted by the board", 3, "2026-01-04"),
    theme("Outcome/Café opens itself", 1),
    theme("Push", 4),
)


def names(typed: str) -> list[str]:
    return [hit.item.name for hit in ranked(typed, ITEMS)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tr", "Triggers"),
        ("trac", "Traceable to nobody"),
        ("na", "Not afraid of questions"),
        ("af", "Not afraid of questions"),
        ("no qu", "Not afraid of questions"),
        ("bo", "The board asks"),
        ("cafe", "Café opens itself"),
        ("CAFÉ", "Café opens itself"),
        ("out trus", "Trusted by the board"),
        ("tpe", "Not there"),
    ],
)
def test_a_few_letters_find_it(typed: str, first: str) -> None:
    found = names(typed)
    assert (found[0] if found else "Not there") == first


@pytest.mark.parametrize(
    ("key", "name"), [("1", "Triggers"), ("-", "Switching costs"), ("s", "Struggle"), ("O", "Outcome")]
)
def test_a_key_is_first(key: str, name: str) -> None:
    hit = ranked(key, ITEMS)[0]
    assert (hit.item.name, hit.item.key) == (name, key.upper())


def test_among_equal_matches_what_is_used_more_comes_first() -> None:
    assert names("t")[:4] == ["Triggers", "The board asks", "Trusted by the board", "Traceable to nobody"]


def test_words_in_their_order_come_before_words_in_any() -> None:
    assert names("the board") == ["The board asks", "Trusted by the board"]
    assert set(names("board the")) == {"The board asks", "Trusted by the board"}
    assert ranked("board the", ITEMS)[0].bold


def test_the_matched_letters_are_bold_in_the_name_as_written() -> None:
    hit = ranked("afr que", ITEMS)[0]
    assert [span.of(hit.item.name) for span in hit.bold] == ["afr", "que"]
    hit = ranked("cafe", ITEMS)[0]
    assert [span.of(hit.item.name) for span in hit.bold] == ["Café"]


def test_a_ligature_does_not_shift_what_is_bold() -> None:
    item = theme("Struggle/Groﬀ ask")
    (hit,) = ranked("ask", [item])
    assert [span.of(item.name) for span in hit.bold] == ["ask"]


def test_nothing_typed_offers_the_last_ones_then_boxes_then_the_most_used() -> None:
    found = [item.name for item in offered(ITEMS)]
    assert found[:4] == ["The board asks", "Trusted by the board", "Not afraid of questions", "Traceable to nobody"]
    assert found[4:8] == ["Triggers", "Pain", "Outcome", "Switching costs"]
    assert found[8:10] == ["Struggle", "Outcome"]
    assert len(found) == len(ITEMS)


def test_a_slash_looks_inside() -> None:
    assert names("st/") == ["Struggle", "The board asks", "Traceable to nobody"]
    assert names("st/tr") == ["Traceable to nobody"]
    assert names("o/b")[0] == "Trusted by the board"
    assert names("forces/pu") == []


@pytest.mark.parametrize(
    ("typed", "parent"), [("st/new", "Struggle"), ("s/new", "Struggle"), ("out/new", "Outcome"), ("pu/x", "Push")]
)
def test_a_new_theme_goes_under_the_column_before_the_slash(typed: str, parent: str) -> None:
    found = parent_for(typed, ITEMS)
    assert found is not None
    assert found.name == parent


def test_a_new_theme_can_go_under_a_theme_and_never_under_a_box() -> None:
    under = parent_for("outcome/not afraid/x", ITEMS)
    assert under is not None
    assert under.name == "Not afraid of questions"
    assert parent_for("pain/x", ITEMS) is None
    assert parent_for("x", ITEMS) is None


def test_a_name_that_is_there_already_is_found_whatever_its_case() -> None:
    assert named("the  BOARD asks", "Struggle", ITEMS) is ITEMS[6]
    assert named("the board asks", "Outcome", ITEMS) is None


def test_the_path_as_it_is_shown_can_be_typed() -> None:
    assert split_path("Outcome › Not") == ("Outcome", " Not")
