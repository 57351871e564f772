# SPDX-License-Identifier: MIT
"""Exports of the sample study, end to end: whole or not there, and nobody named by accident."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.guides import guides
from jtbdstudio.queries.interviews import customer_list
from jtbdstudio.queries.jobs import job_list
from jtbdstudio.queries.quotes import all_cards, quote_list
from jtbdstudio.store import Project
from jtbdstudio.workflows.export import KINDS, ExportCancelled, export

ABOUT_CUSTOMERS = [kind.name for kind in KINDS if kind.name not in ("guides", "codebook")]


def words_in(path: Path) -> str:
    """Everything a file says, inside its archive too."""
    if path.suffix == ".csv":
        return path.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(path) as file:
        return "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())


@pytest.mark.parametrize("kind", ABOUT_CUSTOMERS)
def test_every_kind_shows_codes_and_no_name(sample: Project, tmp_path: Path, kind: str) -> None:
    out = export(sample, tmp_path / "out", kind)
    words = words_in(out)
    people = sample.read(customer_list)
    assert [c.code for c in people if c.code not in words] == []
    assert [c.name for c in people if c.name in words] == []
    assert [c.company for c in people if c.company and c.company in words] == []
    assert "Mira Holt" not in words
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("kind", ABOUT_CUSTOMERS)
def test_names_are_shown_when_asked_for(sample: Project, tmp_path: Path, kind: str) -> None:
    words = words_in(export(sample, tmp_path / "out", kind, names=True))
    assert "P04 Maureen Pike" in words
    assert "Ingrid" not in words, "P03 agreed to be quoted, not to be named"


def test_the_suffix_says_which_kind(sample: Project, tmp_path: Path) -> None:
    document = docx.Document(str(export(sample, tmp_path / "a.docx")))
    assert document.paragraphs[1].text == "Job statements"
    boxes = docx.Document(str(export(sample, tmp_path / "b.DOCX", "boxes")))
    assert boxes.paragraphs[1].text == "12 boxes"
    book = openpyxl.load_workbook(export(sample, tmp_path / "a.xlsx"))
    assert book.sheetnames[:3] == ["JTBD table", "Theme ranking", "Filter Nobody is coming to open"]
    assert book.sheetnames[-8:] == ["Jobs", "CX map", "Customers", "Debriefs", "Codes", "Coders", "Quotes", "About"]


def test_every_quote_of_the_study_is_in_the_tables_under_its_id(sample: Project, tmp_path: Path) -> None:
    refs = [card.ref for card in sample.read(quote_list)]
    data = export(sample, tmp_path / "quotes.csv").read_bytes().decode("utf-8-sig")
    assert [row["ID"] for row in csv.DictReader(io.StringIO(data, newline=""))] == refs
    book = openpyxl.load_workbook(export(sample, tmp_path / "a.xlsx"), read_only=True)
    assert [row[0] for row in book["Quotes"].iter_rows(min_row=2, values_only=True)] == refs


def test_a_few_quotes_and_our_own_notes_keep_the_order_asked_for(sample: Project, tmp_path: Path) -> None:
    notes = list(sample.read(all_cards).values())
    ours = next(card for card in notes if card.kind != "quote")
    wanted = [notes[7], ours, notes[2]]
    ids = [card.id for card in wanted] + ["gone"]
    book = openpyxl.load_workbook(export(sample, tmp_path / "few.xlsx", "quotes", notes=ids), read_only=True)
    assert book.sheetnames == ["Quotes"]
    rows = list(book["Quotes"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[4]) for row in rows] == [
        (notes[7].ref, "verbatim"), (ours.ref, "our note"), (notes[2].ref, "verbatim")
    ]  # fmt: skip
    data = export(sample, tmp_path / "none.csv", "quotes", notes=[]).read_bytes().decode("utf-8-sig")
    assert len(data.splitlines()) == 1


def test_the_workbook_has_customers_debriefs_and_the_advice_that_stands(sample: Project, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(sample, tmp_path / "a.xlsx"), read_only=True)
    people = list(book["Customers"].iter_rows(values_only=True))
    assert people[0][:4] == ("Customer", "Role", "Segment", "Kind"), "no names unless asked for"
    assert people[0][-3:] == ("Staff", "Sites", "Starts at")
    last = dict(zip(people[0], people[-1], strict=True))
    assert (last["Customer"], last["Recency"], last["Criteria met"], last["Counted"]) == (
        "P10",
        "Long ago",
        "3 of 6",
        "yes",
    )
    fourth = dict(zip(people[0], people[4], strict=True))
    assert "Mr. Cavendish, who owns the home (pays, for it)" in str(fourth["Who decides"])
    talks = list(book["Debriefs"].iter_rows(values_only=True))
    assert len(talks) == 11
    first = dict(zip(talks[0], talks[1], strict=True))
    assert (first["Customer"], first["Surprises"], first["Debriefed by"]) == ("P01", 5, "Interviewer 1, Interviewer 2")
    assert "Interviewer 2: The bus driver is her market research" in str(first["Takeaways"])
    readings = list(book["Coders"].iter_rows(values_only=True))
    whole = dict(zip(readings[0], readings[2], strict=True))
    assert (whole["First coder"], whole["Customers"], whole["Code"]) == ("Coder 1", "P04", "All codes together")
    assert whole["Kappa"] == pytest.approx(0.74, abs=0.005)
    about = {name: value for name, value in book["About"].iter_rows(values_only=True) if name}
    assert about["Advice that stands"].startswith("P07: Nothing surprised you here.")
    assert about["Names"] == "For use inside the company only: the quotes of P07."


def test_the_statements_stand_in_the_order_of_the_jobs_page(sample: Project, tmp_path: Path) -> None:
    document = docx.Document(str(export(sample, tmp_path / "a.docx")))
    heads = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert heads[:-1] == [job.name for job in sample.read(job_list)]
    lines = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Evidence"]
    assert lines[0].startswith("8 of 10 customers · 16 quotes")


def test_guides_say_nothing_of_customers(sample: Project, tmp_path: Path) -> None:
    words = words_in(export(sample, tmp_path / "guides.docx", "guides", names=True))
    people = sample.read(customer_list)
    assert [c.code for c in people if c.name in words or f">{c.code}<" in words] == []


def test_one_guide_can_be_exported_by_itself(sample: Project, tmp_path: Path) -> None:
    guide = next(guide for guide in sample.read(guides) if guide.handle == "survey")
    document = docx.Document(str(export(sample, tmp_path / "a.docx", "guides", only=guide.id)))
    assert document.core_properties.title == "Customer survey"
    assert [p.text for p in document.paragraphs if p.style is not None and p.style.name == "List Number"] == [
        question.asked for question in guide.questions
    ]


def test_a_missing_ending_is_added(sample: Project, tmp_path: Path) -> None:
    assert export(sample, tmp_path / "mine", "quotes") == tmp_path / "mine.csv"


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        (
            "a.pdf",
            None,
            "“.pdf” is no kind of file to export to. There is jobs (.docx), boxes (.docx), workbook (.xlsx)",
        ),
        ("a", None, "no ending"),
        ("a.docx", "poster", "There is no export “poster”. There is jobs (.docx)"),
        ("a.docx", "workbook", "“workbook” is written as .xlsx"),
        ("missing/a.docx", None, "There is no folder"),
        ("folder.csv", None, "is a folder"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    study: Project, tmp_path: Path, name: str, kind: str | None, says: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UserError) as told:
        export(study, tmp_path / name, kind)
    assert says in str(told.value)
    assert sorted(tmp_path.iterdir()) == before


def test_a_cancelled_export_leaves_the_old_file(sample: Project, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(b"the old one")
    heard: list[str] = []
    with pytest.raises(ExportCancelled):
        export(sample, out, progress=lambda _done, _total, text: heard.append(text), cancelled=lambda: len(heard) > 2)
    assert out.read_bytes() == b"the old one"
    assert len(heard) == 3
    assert list(tmp_path.glob(".*")) == []


def test_a_full_disk_leaves_the_old_file_and_says_so(sample: Project, tmp_path: Path) -> None:
    resource: Any = pytest.importorskip("resource", reason="the system cannot limit the size of a file")
    out = tmp_path / "quotes.csv"
    out.write_bytes(b"the old one")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        with pytest.raises(UserError, match=r"quotes\.csv could not be written"):
            export(sample, out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert out.read_bytes() == b"the old one"
    assert list(tmp_path.glob(".*")) == []


def test_a_file_held_by_another_program_is_named(
    study: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that Word has open; no other system can be made to."""

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    out = tmp_path / "a.docx"
    out.write_bytes(b"the old one")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError, match=r"a\.docx is open in another program and was left as it is"):
        export(study, out)
    assert out.read_bytes() == b"the old one"
    assert list(tmp_path.glob(".*")) == []


def test_a_second_reader_can_export_while_the_study_is_open(sample: Project, tmp_path: Path) -> None:
    with Project.open(sample.path, read_only=True) as reader:
        assert export(reader, tmp_path / "a.xlsx").stat().st_size > 0
