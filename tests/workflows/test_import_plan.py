# SPDX-License-Identifier: MIT
"""What a few files would become, planned together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.queries.interview_details import KnownFile, KnownPeople
from jtbdstudio.workflows.import_look import FileLook, look_at
from jtbdstudio.workflows.import_names import files_in
from jtbdstudio.workflows.import_plan import NEW, Choice, PlannedFile, plan

NOBODY = KnownPeople((), (), {})


def talk(folder: Path, name: str, *speakers: str, asks: int = 0) -> Path:
    """A labelled transcript in which one speaker does all the asking."""
    lines = []
    for turn in range(3):
        for at, speaker in enumerate(speakers):
            lines.append(
                f"{speaker}: " + (f"And number {turn}?" if at == asks else f"It is {turn}, in {name}, and so on.")
            )
    path = folder / name
    path.write_text("\n".join(lines))
    return path


def planned(people: KnownPeople, *paths: Path, choices: dict[int, Choice] | None = None) -> tuple[PlannedFile, ...]:
    looks = [look_at(path) for path in paths]
    return plan(paths, looks, [(choices or {}).get(at, Choice()) for at in range(len(paths))], people)


def test_new_customers_get_the_free_codes_in_order(tmp_path: Path) -> None:
    people = KnownPeople((("P01", "Dana Ruiz"), ("P03", "")), (), {})
    files = [talk(tmp_path, f"{name}.txt", "Mira Holt", f"{name} Voss") for name in ("Lena", "Ole", "Ida")]
    found = planned(people, *files, choices={1: Choice(skip=True)})
    assert [(file.code, file.is_new, file.skipped) for file in found] == [
        ("P02", True, False), ("", True, True), ("P04", True, False),
    ]  # fmt: skip
    assert found[0].customer_fields() == {"code": "P02", "name": "Lena Voss"}
    assert found[0].interview_fields() == {
        "interviewer": "Mira Holt",
        "roles": {"Mira Holt": "interviewer", "Lena Voss": "customer"},
    }


def test_one_person_in_two_files_is_one_customer(tmp_path: Path) -> None:
    first = talk(tmp_path, "one.txt", "Mira Holt", "Lena Voss")
    second = talk(tmp_path, "two.txt", "Mira Holt", "lena  voss", "Mira Holt")
    third = talk(tmp_path, "three.txt", "Mira Holt", "Lena Vossen")
    assert [file.code for file in planned(NOBODY, first, second, third)] == ["P01", "P01", "P02"]


@pytest.mark.parametrize("name", ["Speaker 1", "Dana", "Guest", "SPEAKER_00"])
def test_a_name_that_anybody_could_have_is_no_reason_to_join(tmp_path: Path, name: str) -> None:
    people = KnownPeople((("P01", name),), (), {})
    first, second = talk(tmp_path, "a.txt", "Mira Holt", name), talk(tmp_path, "b.txt", "Mira Holt", name, "Mira Holt")
    assert [file.code for file in planned(people, first, second)] == ["P02", "P03"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Interview P07.txt", "P07"),
        ("p07_otter.txt", "P07"),
        ("P07.txt", "P07"),
        ("mp07.txt", "P01"),
        ("P7.txt", "P01"),
    ],
)
def test_a_code_in_the_name_of_the_file_is_meant(tmp_path: Path, name: str, code: str) -> None:
    (file,) = planned(NOBODY, talk(tmp_path, name, "Mira Holt", "Lena Voss"))
    assert (file.code, file.is_new) == (code, True)
    known = KnownPeople(((code, "Lena Q."),), (), {})
    (again,) = planned(known, talk(tmp_path, name, "Mira Holt", "Somebody Else"))
    assert (again.code == code) == (code == "P07")


def test_a_choice_wins(tmp_path: Path) -> None:
    people = KnownPeople((("P01", "Dana Ruiz"), ("P02", "Lena Voss")), ("Mira Holt",), {})
    file = talk(tmp_path, "P01.txt", "Mira Holt", "Lena Voss")
    (chosen,) = planned(people, file, choices={0: Choice({"Lena Voss": "interviewer"}, "P01")})
    assert (chosen.interviewer, chosen.customers, chosen.code, chosen.name) == (
        "Lena Voss", ("Mira Holt",), "P01", "Dana Ruiz",
    )  # fmt: skip
    (new,) = planned(people, file, choices={0: Choice(customer=NEW)})
    assert (new.code, new.is_new) == ("P03", True)
    (nobody,) = planned(people, file, choices={0: Choice({"Mira Holt": "other", "Lena Voss": "customer"})})
    assert (nobody.interviewer, nobody.others) == ("", ("Mira Holt",))


def test_an_interviewer_of_the_study_is_known_in_any_spelling(tmp_path: Path) -> None:
    people = KnownPeople((), ("mira holt",), {})
    file = talk(tmp_path, "a.txt", "Lena Voss", "Mira Holt", asks=0)
    assert planned(people, file)[0].interviewer == "Mira Holt"
    assert planned(NOBODY, file)[0].interviewer == "Lena Voss"


def test_whoever_says_most_is_the_customer(tmp_path: Path) -> None:
    path = tmp_path / "three.txt"
    path.write_text(
        "Mira Holt: Ready? Shall we?\nTom Berg: Bye.\nMira Holt: And then? Why?\n"
        "Lena Voss: It broke on a Friday, and I had forty people waiting for it.\nTom Berg: Sorry.\n"
    )
    (file,) = planned(NOBODY, path)
    assert (file.interviewer, file.customers, file.name) == ("Mira Holt", ("Lena Voss",), "Lena Voss")
    assert (file.others, file.verdict, file.is_group, file.asks_about) == (("Tom Berg",), "who", True, "Lena Voss")
    for roles in ({"Tom Berg": "customer"}, {"Lena Voss": "customer"}, {"Tom Berg": "other"}):
        (told,) = planned(NOBODY, path, choices={0: Choice(roles)})
        assert (told.verdict, len(told.customers)) == ("ready", 1)
    (both,) = planned(NOBODY, path, choices={0: Choice({"Tom Berg": "customer", "Lena Voss": "customer"})})
    assert both.customers == ("Lena Voss", "Tom Berg")


def test_who_says_hardly_anything_makes_no_group(tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    path.write_text(
        f"Mira Holt: And then? Why?\nLena Voss: It broke{' again' * 60}.\nMira Holt: When?\nTom Berg: Hi.\n"
    )
    (file,) = planned(NOBODY, path)
    assert (file.verdict, file.customers, file.others) == ("ready", ("Lena Voss",), ("Tom Berg",))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("call-2025-11-20.txt", "2025-11-20"),
        ("20251120_103000.txt", "2025-11-20"),
        ("Meeting 2025.11.20 at 10.txt", "2025-11-20"),
        ("2025-13-40.txt", ""),
        ("12025112034.txt", ""),
        ("call.txt", ""),
    ],
)
def test_the_day_is_taken_from_the_name_of_the_file(tmp_path: Path, name: str, day: str) -> None:
    (file,) = planned(NOBODY, talk(tmp_path, name, "Mira Holt", "Lena Voss"))
    assert file.held_on == day


def test_what_is_here_and_what_comes_twice_is_not_imported(tmp_path: Path) -> None:
    first = talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss")
    copy = Path(shutil.copy(first, tmp_path / "b.txt"))
    found = planned(NOBODY, first, copy)
    assert [(file.verdict, file.same_as, file.wanted) for file in found] == [
        ("ready", "", True),
        ("twice", "a.txt", False),
    ]
    again = planned(NOBODY, first, copy, choices={0: Choice(skip=True)})
    assert [file.wanted for file in again] == [False, True]
    digest = look_at(first).digest
    (here, _) = planned(KnownPeople((("P04", ""),), (), {digest: KnownFile("i", "P04")}), first, copy)
    assert (here.verdict, here.code, here.known) == ("here", "P04", KnownFile("i", "P04"))


def test_files_that_are_not_read_or_not_readable_wait_and_tell(tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text("00:21:14\tLena:\tHi\n00:21:40\tMira:\tHello\n00:22:00\tLena:\tOk\n")
    looks: list[FileLook | None] = [None, look_at(chat), look_at(tmp_path / "gone.txt")]
    found = plan([chat, chat, tmp_path / "gone.txt"], looks, [Choice()] * 3, NOBODY)
    assert [file.verdict for file in found] == ["reading", "unreadable", "unreadable"]
    assert not any(file.wanted for file in found)
    assert looks[1] is not None
    assert looks[1].beginning.startswith("00:21:14\tLena:")
    assert looks[2] is not None
    assert "cannot be read" in looks[2].error


def test_a_folder_means_its_transcripts_and_nothing_twice(tmp_path: Path) -> None:
    inside = [talk(tmp_path, name, "Mira", "Lena") for name in ("a.txt", "B.VTT", "c.docx")]
    (tmp_path / "d.mp4").write_bytes(b"")
    (tmp_path / "empty").mkdir()
    assert sorted(files_in([tmp_path, inside[0]])) == sorted(inside)
    assert files_in([tmp_path / "empty"]) == [tmp_path / "empty"]
    assert "is a folder" in look_at(tmp_path / "empty").error


def test_the_same_words_in_another_file_are_the_same(tmp_path: Path) -> None:
    first = talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss")
    wide = tmp_path / "wide.txt"
    wide.write_bytes(b"\xef\xbb\xbf" + first.read_bytes().replace(b"\n", b"\r\n"))
    assert [file.same_as for file in planned(NOBODY, first, wide)] == ["", "a.txt"]
    said = look_at(first).same
    (here,) = planned(KnownPeople((("P04", "Lena"),), (), {}, {said: KnownFile("i", "P04", "2025-11-03")}), wide)
    assert (here.verdict, here.code, here.name, here.wanted) == ("here", "P04", "Lena", False)


def test_what_is_here_can_be_made_its_new_version(tmp_path: Path) -> None:
    file, known = talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss"), KnownFile("i", "P04")
    people = KnownPeople((("P04", ""),), (), {}, {look_at(file).same: known})
    (again,) = planned(people, file, choices={0: Choice(skip=False)})
    assert (again.verdict, again.wanted, again.new_version_of) == ("here", True, known)


@pytest.mark.parametrize(
    ("speaker", "asks", "name"),
    [
        ("Guest 2 (External)", True, ""),
        ("SPEAKER_01", True, ""),
        ("Unknown Speaker", True, ""),
        ("Participant", False, ""),
        ("Lena Voss (Guest)", False, "Lena Voss"),
        ("Lena", False, "Lena"),
    ],
)
def test_a_label_that_may_be_anybody_is_asked_about(tmp_path: Path, speaker: str, asks: bool, name: str) -> None:
    file = talk(tmp_path, "a.txt", "Mira Holt", speaker)
    people = KnownPeople((("P02", "Dana Ruiz"),), ("Mira Holt",), {})
    (found,) = planned(people, file)
    assert (found.verdict, found.asks_about, found.name) == ("who", speaker, "") if asks else ("ready", "", name)
    (told,) = planned(people, file, choices={0: Choice({speaker: "customer"}, "P02")})
    assert (told.verdict, told.code, told.name, told.is_new) == ("ready", "P02", "Dana Ruiz", False)


def test_several_may_ask_and_somebody_else_may_sit_by(tmp_path: Path) -> None:
    file = talk(tmp_path, "a.txt", "Mira Holt", "Kim Berg", "Lena Voss", "Bot")
    chosen = {"Kim Berg": "interviewer", "Bot": "other", "Mira Holt": "interviewer"}
    (found,) = planned(NOBODY, file, choices={0: Choice(chosen)})
    assert found.interviewer == "Mira Holt"
    assert found.interview_fields()["roles"] == {**chosen, "Lena Voss": "customer"}
    assert (found.customers, found.others) == (("Lena Voss",), ("Bot",))


def test_saying_who_one_is_says_who_the_other_is(tmp_path: Path) -> None:
    file = talk(tmp_path, "a.txt", "Speaker 1", "Speaker 2")
    (found,) = planned(NOBODY, file, choices={0: Choice({"Speaker 1": "customer"}, NEW)})
    assert found.roles == {"Speaker 1": "customer", "Speaker 2": "interviewer"}
    (turned,) = planned(NOBODY, file, choices={0: Choice({"Speaker 2": "interviewer"})})
    assert turned.roles == found.roles
    known = KnownPeople((), ("Speaker 1", "Speaker 2"), {})
    assert planned(known, file)[0].roles == {"Speaker 1": "interviewer", "Speaker 2": "customer"}


def test_a_day_that_was_chosen_wins(tmp_path: Path) -> None:
    file = talk(tmp_path, "call-2025-11-20.txt", "Mira Holt", "Lena Voss")
    assert planned(NOBODY, file, choices={0: Choice(held_on="2025-11-21")})[0].held_on == "2025-11-21"
    assert planned(NOBODY, file, choices={0: Choice(held_on="")})[0].interview_fields().get("held_on") is None


def test_codes_in_the_names_of_files_are_kept_for_them(tmp_path: Path) -> None:
    files = [talk(tmp_path, name, "Mira Holt", f"{name[0]} Voss") for name in ("Ann.txt", "Bo.txt", "P02 Cy.txt")]
    assert [file.code for file in planned(NOBODY, *files)] == ["P01", "P03", "P02"]


SURVEY = """Name,What made you look for something new?,What nearly stopped you?
Lena Voss,The night the file bounced and forty people waited.,My boss wanted to keep the old sheet.
Dana Ruiz,We grew and nobody could read the sheet any more.,I was afraid of moving the data over.
,It was the third time the bank had called us about it.,Nothing really but the price of it all.
"""


def test_a_survey_counts_its_new_customers_and_leaves_the_others_their_codes(tmp_path: Path) -> None:
    survey = tmp_path / "survey.csv"
    survey.write_text(SURVEY)
    people = KnownPeople((("P01", "Dana Ruiz"),), (), {})
    (asked, told) = planned(people, survey, talk(tmp_path, "call.txt", "Mira Holt", "Ole Lund"))
    assert (asked.verdict, asked.is_survey, asked.new_customers, told.code) == ("ready", True, 2, "P02")
    assert asked.look is not None
    assert asked.look.survey is not None
    assert len(asked.look.survey.questions) == 2
    assert (asked.look.turns, asked.look.first_turns) == (12, ())


def test_a_look_says_enough_to_decide_and_keeps_the_rest_packed(tmp_path: Path) -> None:
    path = talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss")
    look = look_at(path)
    assert (look.is_readable, look.is_text, look.turns, look.speakers) == (True, True, 6, ("Mira Holt", "Lena Voss"))
    read = look.unpacked()
    assert read.parsed is not None
    assert (read.data, read.transcripts[0].turns[0].text) == (path.read_bytes(), "And number 0?")
    apart = look_at(path, ReadAs(merge_turns=False, format="plain"))
    assert (apart.speakers, apart.read_as.format) == ((), "plain")
    assert look_at(Path("gone.txt"), data=b"Mira: Why?\nLena: It broke.\nMira: When?\nLena: Then.\n").turns == 4


def test_a_folder_is_looked_through_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/down/b.vtt", ".git/c.txt", "deep/.d.txt", "~$e.docx", "f.mp4"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    assert files_in([tmp_path]) == [tmp_path / "a.txt", tmp_path / "deep/down/b.vtt"]
