# SPDX-License-Identifier: MIT
"""A codebook out and in again: nothing is lost, nothing is changed that did not change, and lines say why not."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from jtbdstudio.commands.codes import archive_codes, create_theme, edit_code, write_codebook
from jtbdstudio.domain.codebook import tone_of
from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.codebook_table import CodebookTable, parts_of, read_codebook
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.codebook_report import codebook_report, written_names
from jtbdstudio.store import Project
from jtbdstudio.workflows.codebook import CodebookPlan, plan_codebook
from jtbdstudio.workflows.export import export
from tests.studies import add_talk, code, contents


@pytest.fixture
def described(study: Project) -> Project:
    """Themes with everything a spreadsheet likes to break."""
    add_talk(study, code="P01", name="Dana Ruiz")
    one = study.run(create_theme, code(study, "Struggle"), "=SUM(A1:A9) – 100 %")
    study.run(edit_code, one, description="-1 is less\nthan “0” \\ 😀\n\nDana Ruiz said so.", include="'=quoted")
    study.run(edit_code, one, voice="+ am late", exclude="a, b; c\td", tone="search")
    inner = study.run(create_theme, one, "Below › it")
    gone = study.run(create_theme, code(study, "Own codes"), "@home")
    study.run(edit_code, inner, description="é́ ﷺ 漢字")
    study.run(edit_code, code(study, "3"), description="What it means here.", tone="anxiety")
    study.run(archive_codes, [gone])
    return study


def plan(project: Project, table: CodebookTable) -> CodebookPlan:
    return plan_codebook(table.rows, project.read(whole_tree), project.read(written_names).written)


def table(*rows: str) -> CodebookTable:
    return read_codebook("codes.csv", "\n".join(rows).encode())


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_round_trip_changes_nothing_and_loses_nothing(described: Project, tmp_path: Path, ending: str) -> None:
    out = export(described, tmp_path / f"codes{ending}", "codebook")
    read = read_codebook(out.name, out.read_bytes())
    assert read.problems == ()
    same = plan(described, read)
    assert (same.changes, same.problems) == ((), ())
    assert same.same == len(described.read(codebook_report))
    for line in described.read(codebook_report, True):  # as a colleague would find it: in a study that has none of it
        edit = dict.fromkeys(("description", "include", "exclude", "voice", "tone"), "")
        described.run(edit_code, line.id, **edit)
    named = export(described, tmp_path / f"named{ending}", "codebook")
    emptied = read_codebook(named.name, named.read_bytes())
    assert plan(described, emptied).changes == ()
    described.run(write_codebook, plan(described, read).changes)
    texts = {line.path: line for line in described.read(codebook_report)}
    one = texts["Struggle/=SUM(A1:A9) – 100 %"]
    assert one.description == "-1 is less\nthan “0” \\ 😀\n\nP01 said so."
    assert (one.include, one.exclude, one.voice, one.tone) == ("'=quoted", "a, b; c\td", "+ am late", "search")
    assert texts["Own codes/@home"].archived
    assert described.undo() == "Import codebook"


def test_cells_are_text_and_ids_are_out_of_the_way(described: Project, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(described, tmp_path / "codes.xlsx", "codebook"))
    sheet = book["Codes"]
    assert sheet.column_dimensions["K"].hidden
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value or "").startswith(("=", "+", "-"))]
    assert {cell.data_type for cell in cells} == {"s"}
    raw = export(described, tmp_path / "codes.csv", "codebook").read_bytes().decode("utf-8-sig")
    first = next(row for row in csv.DictReader(io.StringIO(raw, newline="")) if "SUM" in row["Code"])
    assert first["Code"] == "Struggle/=SUM(A1:A9) – 100 %"
    assert first["In the customer's voice"] == "'+ am late"
    assert first["Description"].endswith("P01 said so.")


def test_a_colleagues_study_gets_the_whole_codebook(described: Project, tmp_path: Path) -> None:
    from tests.studies import new_study

    out = export(described, tmp_path / "codes.csv", "codebook", names=True)
    with new_study(tmp_path / "other.jtbd") as other:
        found = plan(other, read_codebook(out.name, out.read_bytes()))
        assert (found.new, found.problems) == (3, ())
        other.run(write_codebook, found.changes)
        mine, theirs = ({line.path: line for line in each.read(codebook_report)} for each in (described, other))
        assert mine.keys() == theirs.keys()
        for path, line in mine.items():
            other_line = replace(theirs[path], id=line.id, description="", quotes=0, customers=0)
            assert replace(line, description="", quotes=0, customers=0) == other_line


def test_ids_find_codes_that_were_renamed_and_moved(study: Project) -> None:
    one = study.run(create_theme, code(study, "Struggle"), "Waiting")
    found = plan(study, table("Code,ID,Color", f"Outcome/Nights/Waiting for people,{one},green", "Outcome/Nights,,"))
    assert (found.new, found.changed, found.problems) == (1, 1, ())
    study.run(write_codebook, found.changes)
    tree = study.read(whole_tree)
    assert (tree.path(one), tree[one].tone) == ("Outcome/Nights/Waiting for people", "outcome")


def test_other_programs_codebooks_are_understood(study: Project) -> None:
    read = table(
        "Code system of interview project,,",
        "Parent code,Code,Code memo,Color",
        ",Trust,Whether they believe us,#ff0000",
        "Trust,Shown to the boss,,#0000FF",
        ",,,",
        "Struggle,Waiting,,plum",
    )
    assert read.problems == ("Line 6: “plum” is no color we know. The color stays as it is.",)
    study.run(write_codebook, plan(study, read).changes)
    tree = study.read(whole_tree)
    assert {tree.path(c.id): c.tone for c in tree.walk() if not c.handle and tree.is_own(c.id)} == {
        "Own codes/Trust": "struggle",
        "Own codes/Trust/Shown to the boss": "search",
        "Struggle/Waiting": "",
    }
    assert tree.find("Trust").description == "Whether they believe us"


def test_lines_that_cannot_be_taken_say_why(study: Project) -> None:
    study.run(create_theme, code(study, "Struggle"), "Same")
    study.run(create_theme, code(study, "Outcome"), "Same")
    push = code(study, "Push")
    before = contents(study)
    read = table(
        "Code,Description,Archived,ID",
        "Same,Which one?,,",
        "Boxes/Thirteenth,,,",
        f"Forces/Shove,New words,,{push}",
        "Struggle,What pushed them,yes,",
        "Struggle,Twice,,",
        ",Nobody,,",
        "Own codes/New,,perhaps,",
    )
    found = plan(study, read)
    assert [*read.problems, *found.problems] == [
        "Line 7 has no name of a code and was left out.",
        "Line 8: “perhaps” is neither yes nor no. Archived stays as it is.",
        "Line 2: “Same” could be several codes: Struggle/Same, Outcome/Same. Write the whole path.",
        "Line 5: “Struggle” is part of the method and is always offered.",
        "Line 6: “Struggle” stands in the table twice. The first line was taken.",
        "Line 3: “Boxes” takes no codes, so “Thirteenth” was left out.",
        "Line 4: “Push” is part of the method and keeps its name.",
    ]
    assert (found.new, found.changed) == (1, 2)
    assert contents(study) == before
    study.run(write_codebook, found.changes)
    assert study.read(whole_tree)[push].description == "New words"


def test_what_is_no_codebook_is_refused() -> None:
    for name, data in (("a.csv", b"Name of dog;Age\nRex;3"), ("b.xls", b"old"), ("c.csv", b"\x00\x01\x02\xff")):
        with pytest.raises(UserError):
            read_codebook(name, data)
    with pytest.raises(UserError, match="has no codes under its headings"):
        read_codebook("d.csv", b"Code;Description\n")
    latin = read_codebook("e.csv", "Code;Beschreibung\nVerstöße;Größe".encode("cp1252"))
    assert latin.rows[0].path == ("Verstöße",)


def test_paths_and_colors_as_people_write_them() -> None:
    assert parts_of("Struggle › Waiting") == parts_of("Struggle/Waiting") == parts_of("Struggle\\Waiting")
    assert parts_of("Struggle/a > b") == ("Struggle", "a > b")
    words = {"Coral": "struggle", "#00aa55": "outcome", "grey": "neutral", "#888888": "neutral", "struggle": "struggle"}
    assert {word: tone_of(word) for word in words} == words
    assert tone_of("plum") is None
