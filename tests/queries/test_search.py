# SPDX-License-Identifier: MIT
"""Search everything, on real studies: what is found, where exactly, and what the filters leave."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jtbdstudio.commands import notes
from jtbdstudio.commands.codes import create_theme
from jtbdstudio.commands.debriefs import answer_debrief, start_debrief
from jtbdstudio.commands.jobs import draft_job
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.queries.search import Filters, Found, search
from jtbdstudio.store import Project
from jtbdstudio.store.search_index import catch_up
from tests.studies import add_talk, code, new_study

FIRST = "It broke on a Friday 😀 and I had forty people waiting. Café cerrado, quiero señalar."
SECOND = "Nobody trusted the numbers in it any more."


@pytest.fixture(scope="module")
def talked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two customers; a quote of each, one with a theme; notes, a debrief, a statement. Made once."""
    path = tmp_path_factory.mktemp("talked") / "study.jtbd"
    with new_study(path) as study:
        one = add_talk(study, FIRST, SECOND, code="P01")
        third = "We trusted the bank, and the number was wrong on a Friday."
        two = add_talk(study, third, data=b"2", code="P02", name="Sam Otto")
        start = text_of(study, one).index("It broke")
        theme = study.run(create_theme, code(study, "Struggle"), "Broken nights")
        quote = study.run(notes.mark_quote, one, start, start + 20, [theme])
        study.run(notes.edit_note, quote, memo="She means payday", headline="Friday it broke")
        at = text_of(study, two).index("the number")
        study.run(notes.mark_quote, two, at, at + len("the number was wrong"))
        study.run(notes.write_note, "They all mention payday", two)
        study.run(notes.write_note, "An idea about payday", None, "idea")
        study.run(start_debrief, one)
        study.run(answer_debrief, one, "takeaways", "Mira Holt", "Payday is the trigger")
        study.run(draft_job, theme)
        study.maintain(catch_up, 60.0)
    return path


@pytest.fixture
def talked(talked_file: Path, tmp_path: Path) -> Iterator[Project]:
    with Project.open(shutil.copy(talked_file, tmp_path / "talked.jtbd")) as project:
        yield project


def text_of(project: Project, interview_id: str) -> str:
    view = project.read(reader_view, interview_id)
    assert view is not None
    return view.text


def find(project: Project, typed: str, **filters: object) -> Found:
    project.maintain(catch_up, 60.0)
    return project.read(search, typed, Filters(**filters))


def brief(found: Found) -> list[tuple[str, str, str]]:
    return [(hit.kind, hit.origin.customer_code, hit.excerpt.hit) for hit in found.hits]


def test_a_hit_stands_where_it_says(talked: Project) -> None:
    for typed, words in (
        ("senalar", "señalar"),
        ("CAFE", "Café"),
        ("wait", "waiting"),
        ('"on a friday"', "on a Friday"),
    ):
        for hit in find(talked, typed).hits:
            if hit.kind == "transcript":
                assert hit.span is not None
                assert hit.span.of(text_of(talked, hit.id)) == hit.excerpt.hit == words
    [hit] = find(talked, "senal").hits
    assert (hit.who, hit.role, hit.time) == ("Dana Ruiz", "customer", "00:02")
    assert hit.excerpt.before.endswith("Café cerrado, quiero ")


def test_words_together_prefix_and_phrase(talked: Project) -> None:
    assert brief(find(talked, "friday forty")) == [("transcript", "P01", "Friday")]
    assert brief(find(talked, '"trusted the num"')) == []
    assert brief(find(talked, '"trusted the num')) == [("transcript", "P01", "trusted the numbers")]
    assert brief(find(talked, "trusted wrong")) == [("transcript", "P02", "trusted")]
    assert brief(find(talked, "unheard of")) == []
    assert find(talked, "  ").total == 0


def test_syntax_of_the_index_is_only_words(talked: Project) -> None:
    for typed in ('"', "NOT", "said : it", "what's \"this", "a OR b", "*", "NEAR(", "^it", "{said}: x", "-", "'"):
        find(talked, typed)


def test_everything_shows_words_once_and_says_which_quote_holds_them(talked: Project) -> None:
    found = find(talked, "broke")
    assert brief(found) == [("transcript", "P01", "broke"), ("quote", "P01", "broke"), ("statement", "", "broken")]
    assert [quote.ref for quote in found.hits[0].quotes] == ["Q-0001"]
    assert found.hits[0].tone == "struggle"
    assert found.hits[1].part == "headline"
    assert brief(find(talked, "wrong")) == [("transcript", "P02", "wrong")]
    assert brief(find(talked, "wrong", kind="quote")) == [("quote", "P02", "wrong")]


def test_what_we_wrote_is_found_and_counted_by_kind(talked: Project) -> None:
    found = find(talked, "payday")
    assert [(hit.kind, hit.part) for hit in found.hits] == [
        ("quote", "memo"), ("debrief", "takeaways"), ("note", "text"), ("note", "text")
    ]  # fmt: skip
    assert found.counts == {"quote": 1, "note": 2, "debrief": 1}
    assert found.customers == 2
    assert [hit.origin.customer_code for hit in found.hits] == ["P01", "P01", "P02", ""]
    assert found.hits[1].who == "Mira Holt"


def test_filters(talked: Project) -> None:
    friday = find(talked, "friday")
    assert [hit.origin.customer_code for hit in friday.hits if hit.kind == "transcript"] == ["P01", "P02"]
    other = friday.hits[-1].origin.customer_id
    assert {hit.origin.customer_code for hit in find(talked, "friday", customers=frozenset([other])).hits} == {"P02"}
    struggle = frozenset([code(talked, "Struggle")])
    assert [hit.ref for hit in find(talked, "friday", codes=struggle).hits] == ["Q-0001"]
    assert not find(talked, "wrong", codes=struggle).hits
    assert {hit.role for hit in find(talked, "number", speaker="interviewer").hits} == {"interviewer"}
    assert {hit.role for hit in find(talked, "number", speaker="customer").hits} == {"customer"}
    assert {hit.kind for hit in find(talked, "friday", kind="quote").hits} == {"quote"}
    assert find(talked, "friday", kind="quote").counts["transcript"] == 2


def test_an_id_comes_first_whatever_it_says(talked: Project) -> None:
    [hit] = find(talked, " Q-0002\r\n").hits
    assert (hit.kind, hit.ref, hit.excerpt.shown) == ("quote", "Q-0002", "the number was wrong")
    quoted = find(talked, '"the number was wrong (P02, 00:00:02, Q-0002)"')
    assert quoted.hits[0].ref == "Q-0002"
    assert not find(talked, "Q-0999").hits


def test_a_pasted_quote_is_found_even_over_several_turns(talked: Project) -> None:
    pasted = f"{FIRST}\nAnd then, number 1?\r\n{SECOND}"
    [hit] = find(talked, pasted).hits
    assert hit.span is not None
    assert hit.span.of(text_of(talked, hit.id)) == pasted.replace("\r", "").rstrip(".")
    [quoted] = find(talked, '"It broke on a Friday 😀 and I had forty people"').hits
    assert quoted.excerpt.hit == "It broke on a Friday 😀 and I had forty people"


def test_pages_follow_each_other(study: Project) -> None:
    for n in range(4):
        add_talk(study, *(f"Answer {k} of many." for k in range(30)), data=str(n).encode(), code=f"P0{n}")
    study.maintain(catch_up, 60.0)
    seen = []
    for offset in (0, 50, 100):
        page = study.read(search, "answer", Filters(), offset)
        assert page.total == 120
        assert page.more == (offset < 100)
        seen += [(hit.origin.customer_code, hit.span.start if hit.span else 0) for hit in page.hits]
    assert seen == sorted(seen)
    assert len(set(seen)) == 120
    assert set(page.by_interview.values()) == {30}


def test_the_second_opener_searches_what_is_there(talked: Project) -> None:
    talked.maintain(catch_up, 60.0)
    with Project.open(talked.path, read_only=True) as reader:
        assert find(reader, "friday").total
        add_talk(talked, "A new friday", data=b"3", code="P03")
        assert {hit.origin.customer_code for hit in find(reader, "friday").hits} == {"P01", "P02"}


def test_without_an_index_it_says_so(study: Project) -> None:
    add_talk(study)
    with pytest.raises(UserError, match="not there yet"):
        study.read(search, "friday")


def test_the_sample_finds_each_of_its_quotes_by_its_words(sample_file: Path) -> None:
    with Project.open(sample_file) as project:
        project.maintain(catch_up, 60.0)
        for quote in project.read(quote_list)[::40]:
            found = project.read(search, quote.text, Filters(kind="quote"))
            assert quote.ref in {hit.ref for hit in found.hits}
