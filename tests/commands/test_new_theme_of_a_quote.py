# SPDX-License-Identifier: MIT
"""Words marked and their theme made in one gesture are one step."""

from __future__ import annotations

from pathlib import Path

from jtbdstudio.commands.notes import mark_with_new_theme
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.reader import quotes_in
from tests.studies import add_talk, new_study


def test_a_quote_with_a_theme_made_on_the_spot_is_one_step(tmp_path: Path) -> None:
    with new_study(tmp_path / "s.jtbd") as project:
        interview = add_talk(project)
        column = project.read(whole_tree).handle("struggle").id
        note = project.run(mark_with_new_theme, interview, 22, 52, column, "Fridays break")
        (quote,) = project.read(quotes_in, interview)
        assert (quote.id, quote.codes) == (note, ("Struggle/Fridays break",))
        assert project.undo() == "Tag quote with a new theme"
        assert project.read(quotes_in, interview) == ()
        assert project.read(whole_tree).find("Struggle/Fridays break") is None


def test_a_theme_of_that_name_is_used_again(tmp_path: Path) -> None:
    with new_study(tmp_path / "s.jtbd") as project:
        interview = add_talk(project)
        column = project.read(whole_tree).handle("struggle").id
        project.run(mark_with_new_theme, interview, 22, 30, column, "Fridays break")
        project.run(mark_with_new_theme, interview, 32, 50, column, "fridays BREAK")
        assert {quote.codes for quote in project.read(quotes_in, interview)} == {("Struggle/Fridays break",)}
