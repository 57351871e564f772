# SPDX-License-Identifier: MIT
"""The command line is a contract: what it prints, and how it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jtbdstudio.__main__ import wants_window
from jtbdstudio.cli import main
from jtbdstudio.store import Project
from tests.studies import golden_study
from tests.two_coders import read_by_two

TALK = "Mira: Why then?\nDana: It broke on a Friday. 😀 Forty people waited.\nMira: And?\nDana: I closed the café.\n"


class Shell:
    """Runs commands in a folder and keeps what they printed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: object, code: int = 0) -> str:
        found = main([str(word) for word in words])
        out, err = self._capsys.readouterr()
        assert found == code, err
        return out

    def lines(self, *words: object, code: int = 0) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self(*words, "--json", code=code).splitlines()]


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one sentence of a failing command."""
    with pytest.raises(SystemExit) as stopped:
        sys.exit(main(list(words)))
    assert stopped.value.code == 1
    error = capsys.readouterr().err.strip()
    assert error
    assert "Traceback" not in error
    assert "\n" not in error
    return error


def test_a_small_study_from_end_to_end(shell: Shell) -> None:
    talk = shell.folder / "talk.txt"
    talk.write_text(TALK, encoding="utf-8")
    shell("new", "s.jtbd", "--product", "Paynest")
    [line] = shell.lines("import", "s.jtbd", talk)
    assert (line["ok"], line["turns"], line["speakers"], line["words"]) == (True, 4, ["Mira", "Dana"], 16)
    assert (line["cues"], line["first_ms"], line["error"]) == (None, None, None)
    start = len("Why then?\n")
    ref = shell("tag", "s.jtbd", line["interview"], start, start + 21, "3", "Struggle/Friday panic").strip()
    assert ref == "Q-0001"
    [found] = shell.lines("quotes", "s.jtbd")
    assert found == {
        "id": "Q-0001",
        "customer": "P01",
        "interview": line["interview"],
        "start": start,
        "end": start + 21,
        "text": "It broke on a Friday.",
        "codes": ["Boxes/Social & emotional: the struggle", "Struggle", "Struggle/Friday panic"],
        "counts": True,
    }
    assert shell.lines("quotes", "s.jtbd", "--code", "Motivation") == []
    [ranked] = shell.lines("rank", "s.jtbd")
    assert ranked == {
        "column": "struggle",
        "theme": "Struggle/Friday panic",
        "customers": 1,
        "of": 1,
        "quotes": 1,
        "label": "single voice",
    }
    assert shell("undo", "s.jtbd") == "Undone: Tag quotes.\n"
    assert shell.lines("quotes", "s.jtbd") == []
    assert shell("redo", "s.jtbd") == "Redone: Tag quotes.\n"
    assert "Tag quotes" in shell("log", "s.jtbd").splitlines()[0]
    assert shell("check", "s.jtbd") == "s.jtbd is sound.\n"
    [info] = shell.lines("info", "s.jtbd")
    assert (info["customers"], info["quotes"], info["words"], info["steps"]) == (1, 1, 16, 2)


def test_find_says_where_words_stand(shell: Shell) -> None:
    talk = shell.folder / "talk.txt"
    talk.write_text(TALK, encoding="utf-8")
    shell("new", "s.jtbd")
    shell("import", "s.jtbd", talk)
    text = "Why then?\nIt broke on a Friday. 😀 Forty people waited.\nAnd?\nI closed the café."
    [hit] = shell.lines("find", "s.jtbd", "CAFE", "clos")
    assert (hit["kind"], hit["customer"], hit["who"], hit["quotes"]) == ("transcript", "P01", "Dana", [])
    assert text[hit["start"] : hit["end"]] == hit["text"] == "closed"
    assert shell("find", "s.jtbd", '"on a friday"').splitlines()[1].strip().startswith("It broke [on a Friday]. 😀")
    assert shell.lines("find", "s.jtbd", "zeppelin") == []
    with Project.open("s.jtbd"):
        assert shell.lines("find", "s.jtbd", "forty"), "beside an open window"


def test_rank_prints_the_golden_values(shell: Shell) -> None:
    golden_study(shell.folder / "g.jtbd").close()
    rows = shell.lines("rank", "g.jtbd", "--struggle", "Struggle/s1")
    assert rows[0] == {
        "kind": "motivation",
        "theme": "Motivation/m1",
        "customers": 3,
        "base": 4,
        "share": 0.75,
        "lift": 1.5,
    }
    assert [row["customers"] for row in rows] == [3, 2, 0, 2, 1, 1]


def test_agree_compares_two_coders(shell: Shell) -> None:
    project, _ = read_by_two(shell.folder / "two.jtbd")
    project.close()
    rows = {row["code"]: row for row in shell.lines("agree", "two.jtbd", "Anna", "Ben")}
    assert list(rows) == ["(any code)", "(all codes)", "Boxes/Pain", "Struggle"]
    assert rows["Struggle"] == {
        "code": "Struggle", "both": 1, "only_first": 1, "only_second": 0, "neither": 2,
        "agreement": 0.75, "kappa": 0.5, "positive": 2 / 3,
    }  # fmt: skip


def test_a_bad_file_is_told_and_the_rest_go_on(shell: Shell) -> None:
    shell("new", "s.jtbd")
    (shell.folder / "good.txt").write_text(TALK, encoding="utf-8")
    (shell.folder / "bad.docx").write_bytes(b"PK\x03\x04 broken")
    lines = shell.lines("import", "s.jtbd", "missing.txt", "bad.docx", ".", "good.txt", "good.txt", code=1)
    assert [line["ok"] for line in lines] == [False, False, False, True, False]
    assert all(line["error"] for line in lines if not line["ok"])
    assert "P01" in lines[-1]["error"]
    assert shell.lines("info", "s.jtbd")[0]["interviews"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ["info", "missing.jtbd"],
        ["nonsense"],
        ["new", "here.jtbd"],
        ["new", "no/folder/s.jtbd"],
        ["tag", "here.jtbd", "P09", "0", "5", "S"],
        ["tag", "here.jtbd", "P01", "0", "five", "S"],
        ["tag", "here.jtbd", "P01", "0", "5", "No such/code"],
        ["tag", "here.jtbd", "P01", "0", "99999", "S"],
        ["quotes", "here.jtbd", "--code", "nothing"],
        ["rank", "here.jtbd", "--struggle", "nothing"],
        ["agree", "here.jtbd", "Anna", "Ben"],
        ["export", "here.jtbd", "out.pdf"],
        ["export", "here.jtbd", "out.docx", "--as", "nothing"],
        ["export", "here.jtbd", "no/folder/out.docx"],
        [],
    ],
)
def test_errors_are_one_sentence(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    golden_study(tmp_path / "here.jtbd").close()
    before = sorted(p.name for p in tmp_path.iterdir())
    told(capsys, *words)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_looks_work_beside_an_open_window_and_changes_do_not(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    golden_study(shell.folder / "g.jtbd").close()
    with Project.open(shell.folder / "g.jtbd"):
        assert shell.lines("info", "g.jtbd")[0]["customers"] == 6
        assert "open elsewhere" in told(capsys, "undo", "g.jtbd")
    shell("undo", "g.jtbd")


def test_check_names_what_is_wrong(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    golden_study(shell.folder / "g.jtbd").close()
    raw = sqlite3.connect(shell.folder / "g.jtbd")
    raw.execute("UPDATE note SET text = 'something else' WHERE number = 3")
    raw.commit()
    raw.close()
    assert "Q-0003" in told(capsys, "check", "g.jtbd")


def test_commands_never_load_qt() -> None:
    script = (
        "import sys; import jtbdstudio.cli; "
        "import jtbdstudio.workflows.imports, jtbdstudio.workflows.sample; "
        "heavy = ('PySide6', 'openpyxl', 'docx', 'alembic', 'lxml', 'pypdfium2');"
        "sys.exit(any(m.startswith(heavy) for m in sys.modules))"
    )
    source = str(Path(__file__).parents[2] / "src")
    assert (
        subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": source, "PATH": ""}, check=False).returncode
        == 0
    )


@pytest.mark.parametrize(
    ("words", "window"),
    [([], True), (["a.jtbd"], True), (["/home/me/A.JTBD"], True), (["info", "a.jtbd"], False), (["--help"], False)],
)
def test_a_study_alone_opens_the_window(words: list[str], window: bool) -> None:
    assert wants_window(words) is window


def test_names_are_shown_of_those_who_agreed_and_the_others_are_told(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["demo", "s.jtbd"])
    capsys.readouterr()
    assert main(["export", "s.jtbd", "quotes.csv", "--names"]) == 0
    out, err = capsys.readouterr()
    assert out == "Wrote quotes.csv.\n"
    assert err.splitlines() == [
        "By code all the same, because they did not agree to be named: P03, P07 and P10.",
        "For use inside the company only: the quotes of P07.",
    ]
    words = (shell.folder / "quotes.csv").read_text(encoding="utf-8-sig")
    assert "P04 Maureen Pike" in words
    assert "Ingrid Sol" not in words
