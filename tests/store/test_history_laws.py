# SPDX-License-Identifier: MIT
"""Laws of the history: any sequence of any commands can be walked back and forth exactly, across reopening."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

import jtbdstudio.commands
from jtbdstudio.commands import (
    advice,
    boards,
    bulk,
    coders,
    codes,
    corrections,
    customers,
    debriefs,
    found,
    guides,
    interviews,
    jobs,
    maps,
    media,
    notes,
    study,
    tagging,
    tidy,
    transcripts,
)
from jtbdstudio.domain.codebook import CodeChange
from jtbdstudio.domain.debrief import ANSWERED
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.quotes import search_quotes
from jtbdstudio.store import Project
from jtbdstudio.store import schema as db
from jtbdstudio.store.history import Changes
from tests.studies import ANSWER, add_talk, contents, golden_study, new_study, survey, transcript

Move = Callable[[Project, Random], Any]


class Hand:
    """Picks existing things of a study."""

    def __init__(self, project: Project, random: Random) -> None:
        self.project, self.random = project, random

    def ids(self, row: type[db.Base], *where: Any) -> list[str]:
        return self.project.read(lambda s: list(s.execute(select(row.__table__.c.id).where(*where)).scalars()))

    def one(self, row: type[db.Base], *where: Any) -> str:
        found = sorted(self.ids(row, *where))
        if not found:
            raise UserError("nothing to pick")
        return self.random.choice(found)

    def some(self, row: type[db.Base], *where: Any, most: int = 4) -> list[str]:
        found = sorted(self.ids(row, *where))
        return self.random.sample(found, min(len(found), self.random.randint(1, most)))

    def span(self) -> tuple[int, int]:
        start = self.random.randint(0, 60)
        return start, start + self.random.randint(2, 40)

    def board_drops(self) -> tuple[str, list[boards.Drop], str | None]:
        board = self.one(db.BoardRow)
        spots = [(self.random.randint(-200, 3000), self.random.randint(-200, 2000)) for _ in range(8)]
        drops = [boards.Drop(n, *spots[i]) for i, n in enumerate(self.some(db.NoteRow))]
        placed = self.some(db.PlacementRow, db.PlacementRow.board_id == board, most=3)
        if placed:
            of = self.project.read(lambda s: dict(s.execute(select(db.PlacementRow.id, db.PlacementRow.note_id)).all()))
            drops = [boards.Drop(of[p], *spots[i], placement_id=p) for i, p in enumerate(placed)]
        zone = self.random.choice([None, *sorted(self.ids(db.ZoneRow, db.ZoneRow.board_id == board))])
        return board, drops, zone


THEME = db.CodeRow.handle == ""
LEAVES = db.CodeRow.parent_id.is_not(None)


def _theme_parent(hand: Hand) -> str:
    return hand.one(db.CodeRow, db.CodeRow.handle.in_(("struggle", "motivation", "outcome", "push", "own")))


def _lens(hand: Hand) -> str:
    return hand.one(db.CodeRow, db.CodeRow.handle.in_(("thinking", "doing", "feeling")))


def _cluster(p: Project, h: Hand) -> None:
    board = h.one(db.BoardRow)
    placed = h.some(db.PlacementRow, db.PlacementRow.board_id == board)
    p.run(boards.make_cluster, board, placed, f"Theme {h.random.randint(1, 5)}", _theme_parent(h))


def _tidy_notes(p: Project, h: Hand) -> None:
    board = h.one(db.BoardRow)
    p.run(tidy.tidy_notes, board, h.some(db.PlacementRow, db.PlacementRow.board_id == board))


MOVES: dict[Callable[..., Any], Callable[[Project, Hand], Any]] = {
    study.describe_study: lambda p, h: p.run(study.describe_study, product=f"P{h.random.random()}"),
    customers.edit_customers: lambda p, h: p.run(
        customers.edit_customers, {one: {"segment": "Agency"} for one in h.some(db.CustomerRow)}
    ),
    customers.answer_fit: lambda p, h: p.run(
        customers.answer_fit, h.one(db.CustomerRow), h.random.randrange(6), h.random.choice("yn?")
    ),
    customers.set_attribute: lambda p, h: p.run(customers.set_attribute, h.one(db.CustomerRow), "Plan", "Pro 😀"),
    customers.paste_customers: lambda p, h: p.run(
        customers.paste_customers, {one: {"role": "CFO"} for one in h.some(db.CustomerRow)}, [{"name": "Pasted"}]
    ),
    customers.rename_attribute: lambda p, h: p.run(customers.rename_attribute, "Plan", "Tier"),
    customers.write_customers: lambda p, h: p.run(
        customers.write_customers, [{"code": "P01", "role": "CFO"}, {"name": "New", "attributes": {"Plan": "Pro"}}]
    ),
    customers.delete_customers: lambda p, h: p.run(customers.delete_customers, h.some(db.CustomerRow, most=2)),
    customers.add_stakeholder: lambda p, h: p.run(customers.add_stakeholder, h.one(db.CustomerRow), label="The boss"),
    customers.edit_stakeholder: lambda p, h: p.run(
        customers.edit_stakeholder, h.one(db.StakeholderRow), buyer_role="economic_buyer", owns_result=1
    ),
    customers.remove_stakeholder: lambda p, h: p.run(customers.remove_stakeholder, h.one(db.StakeholderRow)),
    transcripts.import_survey: lambda p, h: p.run(transcripts.import_survey, survey(), "answers.csv", b"answers"),
    transcripts.replace_transcript: lambda p, h: p.run(
        transcripts.replace_transcript, h.one(db.InterviewRow), transcript(f"Well. {ANSWER}"), "again.vtt", b"again"
    ),
    media.attach_recording: lambda p, h: p.run(
        media.attach_recording, h.one(db.InterviewRow), h.random.choice(["call.m4a", "sound/call 😀.mp3"])
    ),
    media.align_recording: lambda p, h: p.run(media.align_recording, h.one(db.InterviewRow), h.random.randrange(-9, 9)),
    media.detach_recording: lambda p, h: p.run(media.detach_recording, h.one(db.InterviewRow)),
    transcripts.set_role: lambda p, h: p.run(transcripts.set_role, h.one(db.InterviewRow), "Dana Ruiz", "other"),
    corrections.correct_turn: lambda p, h: p.run(
        corrections.correct_turn,
        h.one(db.TurnRow),
        h.random.choice(["", "It broke, honestly. 😀", "Another\r\n\r\nline"]),
    ),
    corrections.split_turn: lambda p, h: p.run(corrections.split_turn, h.one(db.TurnRow), h.random.randint(0, 120)),
    corrections.merge_turns: lambda p, h: p.run(corrections.merge_turns, h.one(db.TurnRow)),
    corrections.set_speaker: lambda p, h: p.run(corrections.set_speaker, h.one(db.TurnRow), "Zoë"),
    corrections.rename_speaker: lambda p, h: p.run(
        corrections.rename_speaker, h.one(db.InterviewRow), "Dana Ruiz", "Mira Holt", everywhere=h.random.random() < 0.5
    ),
    debriefs.start_debrief: lambda p, h: p.run(debriefs.start_debrief, h.one(db.InterviewRow)),
    debriefs.start_debrief_of_call: lambda p, h: p.run(debriefs.start_debrief_of_call, {"role": "CFO"}),
    debriefs.end_call: lambda p, h: p.run(debriefs.end_call, h.one(db.InterviewRow)),
    debriefs.answer_debrief: lambda p, h: p.run(
        debriefs.answer_debrief,
        h.one(db.InterviewRow),
        h.random.choice(ANSWERED),
        h.random.choice(["Mira", "Jo"]),
        h.random.choice(["", "Shame 😀", "Again"]),
    ),
    debriefs.rename_researcher: lambda p, h: p.run(
        debriefs.rename_researcher, h.one(db.InterviewRow), h.random.choice(["Mira", "Jo"]), "Jo"
    ),
    debriefs.add_surprise: lambda p, h: p.run(debriefs.add_surprise, h.one(db.InterviewRow), "No prices!", "Mira"),
    debriefs.debrief_with: lambda p, h: p.run(debriefs.debrief_with, h.one(db.InterviewRow), h.one(db.CustomerRow)),
    debriefs.add_researcher: lambda p, h: p.run(
        debriefs.add_researcher, h.one(db.InterviewRow), h.random.choice(["Mira", "Jo", "Kim"])
    ),
    debriefs.write_surprise: lambda p, h: p.run(
        debriefs.write_surprise,
        h.one(db.InterviewRow),
        h.random.choice([h.one(db.NoteRow, db.NoteRow.kind != "quote"), f"made-{h.random.random()}"]),
        h.random.choice(["", "She laughed"]),
    ),
    debriefs.write_in_box: lambda p, h: p.run(
        debriefs.write_in_box,
        h.one(db.InterviewRow),
        h.random.choice([h.one(db.NoteRow, db.NoteRow.kind != "quote"), f"made-{h.random.random()}"]),
        h.one(db.CodeRow, db.CodeRow.handle.like("box.%")),
        h.random.choice(["", "Late nights"]),
    ),
    debriefs.paste_notes: lambda p, h: p.run(
        debriefs.paste_notes,
        h.one(db.InterviewRow),
        {"takeaways": ["Shame"], "surprises": ["No prices!"], "closing": ["My team"]},
        "Jo",
    ),
    debriefs.hear_in_box: lambda p, h: p.run(
        debriefs.hear_in_box, h.one(db.InterviewRow), h.one(db.CodeRow, db.CodeRow.handle.like("box.%")), "Late nights"
    ),
    debriefs.mark_inferred: lambda p, h: p.run(debriefs.mark_inferred, h.one(db.NoteRow), inferred=True),
    debriefs.move_to_box: lambda p, h: p.run(
        debriefs.move_to_box, h.one(db.NoteRow), *h.some(db.CodeRow, db.CodeRow.handle.like("box.%"), most=2)[:1] * 2
    ),
    debriefs.edit_debrief: lambda p, h: p.run(
        debriefs.edit_debrief, h.one(db.InterviewRow), closing_asked="y", closing_answer="My team"
    ),
    debriefs.finish_debrief: lambda p, h: p.run(debriefs.finish_debrief, h.one(db.InterviewRow)),
    debriefs.reopen_debrief: lambda p, h: p.run(debriefs.reopen_debrief, h.one(db.InterviewRow)),
    guides.add_guide: lambda p, h: p.run(guides.add_guide, "Ours"),
    guides.duplicate_guide: lambda p, h: p.run(guides.duplicate_guide, h.one(db.GuideRow), "Copy"),
    guides.edit_guide: lambda p, h: p.run(guides.edit_guide, h.one(db.GuideRow), note="Ask slowly"),
    guides.delete_guide: lambda p, h: p.run(guides.delete_guide, h.one(db.GuideRow)),
    guides.restore_guide: lambda p, h: p.run(guides.restore_guide, h.one(db.GuideRow)),
    guides.bring_back_guide: lambda p, h: p.run(guides.bring_back_guide, h.random.choice(["b2b", "audience"])),
    guides.close_guide: lambda p, h: p.run(guides.close_guide, h.one(db.GuideRow)),
    guides.add_question: lambda p, h: p.run(guides.add_question, h.one(db.GuideRow), "And then?", box="box.3"),
    guides.edit_question: lambda p, h: p.run(guides.edit_question, h.one(db.GuideQuestionRow), text="Why, {product}?"),
    guides.move_question: lambda p, h: p.run(guides.move_question, h.one(db.GuideQuestionRow), h.random.randrange(9)),
    guides.remove_question: lambda p, h: p.run(guides.remove_question, h.one(db.GuideQuestionRow)),
    advice.dismiss_advice: lambda p, h: p.run(
        advice.dismiss_advice, h.random.choice(["W01", "W07"]), f"interview:{h.one(db.InterviewRow)}", "We know"
    ),
    advice.restore_advice: lambda p, h: p.run(
        advice.restore_advice, h.random.choice(["W01", "W07"]), f"interview:{h.one(db.InterviewRow)}"
    ),
    customers.add_customer: lambda p, h: p.run(customers.add_customer, name="Ana 😀"),
    customers.edit_customer: lambda p, h: p.run(customers.edit_customer, h.one(db.CustomerRow), role="Owner"),
    customers.delete_customer: lambda p, h: p.run(customers.delete_customer, h.one(db.CustomerRow)),
    interviews.add_interview: lambda p, h: p.run(interviews.add_interview, h.one(db.CustomerRow)),
    interviews.add_first_interview: lambda p, h: p.run(interviews.add_first_interview, {"name": "Bo"}),
    interviews.edit_interview: lambda p, h: p.run(interviews.edit_interview, h.one(db.InterviewRow), consent="none"),
    interviews.delete_interview: lambda p, h: p.run(interviews.delete_interview, h.one(db.InterviewRow)),
    transcripts.import_transcript: lambda p, h: add_talk(p, ANSWER, str(h.random.random())),
    transcripts.set_interviewer: lambda p, h: p.run(transcripts.set_interviewer, h.one(db.InterviewRow), "Dana Ruiz"),
    notes.mark_quote: lambda p, h: p.run(
        notes.mark_quote, h.one(db.InterviewRow), *h.span(), h.some(db.CodeRow, LEAVES)
    ),
    notes.mark_quotes: lambda p, h: p.run(
        notes.mark_quotes, h.one(db.InterviewRow), [notes.Mark(*h.span(), ("Pull/New", "3"), {"starred": 1})]
    ),
    found.tag_found: lambda p, h: p.run(
        found.tag_found,
        [(one, *h.span()) for one in h.some(db.InterviewRow, most=2)],
        h.some(db.CodeRow, LEAVES, most=2),
    ),
    found.tag_found_with_new_theme: lambda p, h: p.run(
        found.tag_found_with_new_theme, [(h.one(db.InterviewRow), *h.span())], _theme_parent(h), "Found"
    ),
    notes.mark_with_new_theme: lambda p, h: p.run(
        notes.mark_with_new_theme, h.one(db.InterviewRow), *h.span(), _theme_parent(h), "Fresh"
    ),
    notes.resize_quote: lambda p, h: p.run(
        notes.resize_quote, h.one(db.NoteRow, db.NoteRow.kind == "quote"), *h.span()
    ),
    coders.withdraw_quotes: lambda p, h: p.run(coders.withdraw_quotes, h.some(db.NoteRow, db.NoteRow.kind == "quote")),
    coders.resize_own_quote: lambda p, h: p.run(
        coders.resize_own_quote, h.one(db.NoteRow, db.NoteRow.kind == "quote"), *h.span()
    ),
    coders.settle: lambda p, h: p.run(
        coders.settle,
        h.random.choice(["Theo", p.author]),
        [(code_id, h.some(db.NoteRow)) for code_id in h.some(db.CodeRow, LEAVES)],
        [(code_id, h.some(db.NoteRow)) for code_id in h.some(db.CodeRow, LEAVES)],
    ),
    notes.confirm_quotes: lambda p, h: p.run(notes.confirm_quotes, h.some(db.NoteRow)),
    notes.write_note: lambda p, h: p.run(notes.write_note, "We noticed this", None, "surprise"),
    notes.edit_note: lambda p, h: p.run(notes.edit_note, h.one(db.NoteRow), headline=str(h.random.random())),
    notes.delete_notes: lambda p, h: p.run(notes.delete_notes, h.some(db.NoteRow)),
    tagging.tag_notes: lambda p, h: p.run(tagging.tag_notes, h.some(db.NoteRow), h.some(db.CodeRow, LEAVES)),
    tagging.untag_notes: lambda p, h: p.run(tagging.untag_notes, h.some(db.NoteRow), h.some(db.CodeRow, LEAVES)),
    codes.create_theme: lambda p, h: p.run(
        codes.create_theme, _theme_parent(h), f"Theme {h.random.randint(1, 5)}", h.some(db.NoteRow)
    ),
    codes.edit_code: lambda p, h: p.run(codes.edit_code, h.one(db.CodeRow, THEME), name=f"N {h.random.random()}"),
    codes.delete_code: lambda p, h: p.run(codes.delete_code, h.one(db.CodeRow, THEME)),
    codes.move_code: lambda p, h: p.run(
        codes.move_code, h.one(db.CodeRow, THEME), h.one(db.CodeRow, LEAVES), h.random.choice([None, 0, 2])
    ),
    codes.move_codes: lambda p, h: p.run(
        codes.move_codes, h.some(db.CodeRow, THEME), h.one(db.CodeRow, LEAVES), h.random.choice([None, 0, 2])
    ),
    codes.merge_codes: lambda p, h: p.run(
        codes.merge_codes, h.one(db.CodeRow, THEME), h.some(db.CodeRow, THEME, most=3)
    ),
    codes.split_code: lambda p, h: p.run(codes.split_code, h.one(db.CodeRow, THEME), "Half", h.some(db.NoteRow)),
    codes.archive_codes: lambda p, h: p.run(codes.archive_codes, h.some(db.CodeRow, THEME)),
    codes.unarchive_codes: lambda p, h: p.run(codes.unarchive_codes, h.some(db.CodeRow, THEME)),
    codes.delete_codes: lambda p, h: p.run(codes.delete_codes, h.some(db.CodeRow, THEME)),
    codes.write_codebook: lambda p, h: p.run(
        codes.write_codebook,
        [
            CodeChange("a", parent=_theme_parent(h), name="Imported"),
            CodeChange("b", parent="a", name=f"Below {h.random.random()}", fields={"description": "What it means"}),
            CodeChange("c", code_id=h.one(db.CodeRow, THEME), fields={"archived": 1, "tone": "search"}),
        ],
    ),
    codes.ensure_code: lambda p, h: p.run(codes.ensure_code, f"Anxiety/Worry {h.random.randint(1, 3)}"),
    bulk.edit_notes: lambda p, h: p.run(bulk.edit_notes, h.some(db.NoteRow), evidence="did", starred=1),
    bulk.send_to_board: lambda p, h: p.run(bulk.send_to_board, h.one(db.BoardRow), h.some(db.NoteRow)),
    boards.create_board: lambda p, h: p.run(boards.create_board, "Free"),
    boards.rename_board: lambda p, h: p.run(boards.rename_board, h.one(db.BoardRow), f"Board {h.random.random()}"),
    boards.delete_board: lambda p, h: p.run(boards.delete_board, h.one(db.BoardRow)),
    boards.place_all_waiting: lambda p, h: p.run(
        boards.place_all_waiting, {z: h.some(db.NoteRow) for z in h.some(db.ZoneRow, most=2)}
    ),
    boards.drop_notes: lambda p, h: p.run(boards.drop_notes, *h.board_drops()),
    boards.lay_out_notes: lambda p, h: p.run(
        boards.lay_out_notes, h.one(db.BoardRow), h.some(db.NoteRow), 3000, h.random.randint(0, 500)
    ),
    boards.place_waiting: lambda p, h: p.run(boards.place_waiting, h.one(db.ZoneRow), h.some(db.NoteRow)),
    boards.remove_from_board: lambda p, h: p.run(boards.remove_from_board, h.some(db.PlacementRow)),
    boards.nudge_notes: lambda p, h: p.run(boards.nudge_notes, h.some(db.PlacementRow), 20, -20),
    boards.make_cluster: _cluster,
    boards.cluster_theme: lambda p, h: p.run(
        boards.cluster_theme, h.one(db.BoardRow), h.one(db.CodeRow, THEME), h.some(db.NoteRow)
    ),
    tidy.tidy_zones: lambda p, h: p.run(tidy.tidy_zones, h.one(db.BoardRow)),
    tidy.tidy_notes: _tidy_notes,
    maps.delete_map: lambda p, h: p.run(maps.delete_map, h.one(db.MapRow)),
    boards.rename_zone: lambda p, h: p.run(boards.rename_zone, h.one(db.ZoneRow), f"Zone {h.random.random()}"),
    boards.move_zone: lambda p, h: p.run(boards.move_zone, h.one(db.ZoneRow), 40, -30),
    boards.uncluster: lambda p, h: p.run(boards.uncluster, h.one(db.ZoneRow, db.ZoneRow.kind == "cluster")),
    boards.write_on_board: lambda p, h: p.run(boards.write_on_board, h.one(db.BoardRow), "Idea", 10, 10, None),
    jobs.draft_job: lambda p, h: p.run(jobs.draft_job, h.one(db.CodeRow, LEAVES)),
    jobs.redraft_job: lambda p, h: p.run(jobs.redraft_job, h.one(db.JobRow)),
    jobs.edit_job: lambda p, h: p.run(jobs.edit_job, h.one(db.JobRow), help_me=str(h.random.random())),
    jobs.set_job_themes: lambda p, h: p.run(
        jobs.set_job_themes, h.one(db.JobRow), "motivation", h.some(db.CodeRow, THEME)
    ),
    jobs.score_job: lambda p, h: p.run(
        jobs.score_job, h.one(db.JobRow), h.one(db.CriterionRow), h.random.choice([None, 1, 5])
    ),
    jobs.choose_job: lambda p, h: p.run(jobs.choose_job, h.one(db.JobRow), "because"),
    jobs.give_voice: lambda p, h: p.run(jobs.give_voice, h.one(db.CodeRow, THEME), f"say {h.random.random()}"),
    jobs.delete_job: lambda p, h: p.run(jobs.delete_job, h.one(db.JobRow)),
    maps.add_map: lambda p, h: p.run(maps.add_map, "Second map"),
    maps.edit_map: lambda p, h: p.run(maps.edit_map, h.one(db.MapRow), name="Map"),
    tidy.tidy_zones: lambda p, h: p.run(tidy.tidy_zones, h.one(db.BoardRow)),
    tidy.tidy_notes: _tidy_notes,
    maps.delete_map: lambda p, h: p.run(maps.delete_map, h.one(db.MapRow)),
    maps.add_milestone: lambda p, h: p.run(maps.add_milestone, h.one(db.MapRow), "growth", "Referral"),
    maps.edit_milestone: lambda p, h: p.run(maps.edit_milestone, h.one(db.MilestoneRow), name="M", mood=-1),
    maps.move_milestone: lambda p, h: p.run(maps.move_milestone, h.one(db.MilestoneRow), h.random.choice([-1, 1])),
    maps.delete_milestone: lambda p, h: p.run(maps.delete_milestone, h.one(db.MilestoneRow)),
    maps.put_in_cell: lambda p, h: p.run(maps.put_in_cell, h.some(db.NoteRow), h.one(db.MilestoneRow), _lens(h)),
    maps.take_from_map: lambda p, h: p.run(maps.take_from_map, h.some(db.NoteRow)),
    maps.write_cell: lambda p, h: p.run(
        maps.write_cell, h.one(db.MilestoneRow), _lens(h), h.random.choice(["", "Relieved"])
    ),
    maps.set_kpi: lambda p, h: p.run(maps.set_kpi, h.one(db.MilestoneRow), name="Searches"),
    maps.set_count: lambda p, h: p.run(maps.set_count, h.one(db.MilestoneRow), h.random.choice([None, 7]), "2026-09"),
}
# A new study inside a study makes no sense; every test here starts with it, and undoes it.
ONCE = {study.make_study}


def all_commands() -> set[Callable[..., Any]]:
    """Every public function of the commands floor that takes a session and says its undo title."""
    found: set[Callable[..., Any]] = set()
    for module_info in pkgutil.iter_modules(jtbdstudio.commands.__path__):
        if module_info.name.startswith("_"):
            continue
        module = importlib.import_module(f"jtbdstudio.commands.{module_info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters.values())
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and parameters and parameters[0].name == "session" and name not in HELPERS:
                found.add(function)
    return found


HELPERS = {"add_codes", "remove_codes", "rename_zones"}


def test_every_command_is_tried() -> None:
    assert set(MOVES) | ONCE == all_commands()


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Studies to begin a history from: nearly empty, and the worked example."""
    folder = tmp_path_factory.mktemp("starts")
    for name, make in (("new", new_study), ("golden", golden_study)):
        with make(folder / f"{name}.jtbd") as project:
            add_talk(project)
    return sorted(folder.glob("*.jtbd"))


@settings(max_examples=max(20, settings().max_examples // 3), phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    names=st.lists(st.sampled_from(sorted(MOVES, key=lambda f: f.__name__)), min_size=3, max_size=16),
    seed=st.integers(0, 2**16),
)
def test_any_history_undoes_and_redoes_exactly(
    starts: list[Path], tmp_path_factory: pytest.TempPathFactory, names: list[Callable[..., Any]], seed: int
) -> None:
    path = Path(shutil.copy(starts[seed % len(starts)], tmp_path_factory.mktemp("law") / "study.jtbd"))
    random = Random(seed)
    project = Project.open(path)
    states = [contents(project)]
    for index, move in enumerate(names):
        before = project.undo_label, project.read(_steps)
        try:
            MOVES[move](project, Hand(project, random))
        except UserError:
            assert contents(project) == states[-1]
        if (project.undo_label, project.read(_steps)) != before:
            states.append(contents(project))
        if index == len(names) // 2:
            project.close()
            project = Project.open(path)
    _walk(project, path, states)


def _walk(project: Project, path: Path, states: list[Any]) -> None:
    for state in reversed(states[:-1]):
        assert project.undo() is not None
        assert contents(project) == state
    project.close()
    project = Project.open(path)
    for state in states[1:]:
        assert project.redo() is not None
        assert contents(project) == state
    assert project.redo() is None
    project.close()


def _steps(session: Session) -> int:
    return len(list(session.execute(select(db.StepRow.id).where(db.StepRow.undone == 0)).scalars()))


def test_deleting_a_customer_cascades_and_undo_brings_everything_back(sample: Project) -> None:
    before = contents(sample)
    hand = Hand(sample, Random(1))
    customer = hand.one(db.CustomerRow, db.CustomerRow.code == "P04")
    sample.run(customers.delete_customer, customer)
    after = contents(sample)
    assert len(after["note"]) < len(before["note"])
    assert len(after["placement"]) < len(before["placement"])
    assert len(after["tagging"]) < len(before["tagging"])
    assert sample.undo() == "Delete customer"
    assert contents(sample) == before


def test_a_new_gesture_drops_what_was_undone(study: Project) -> None:
    study.run(notes.write_note, "One")
    study.undo()
    study.run(notes.write_note, "Two")
    assert study.redo() is None
    assert not study.read(search_quotes, "One")
    assert [card.text for card in study.read(search_quotes, "Two")] == ["Two"]


def test_gestures_with_one_key_become_one_step(study: Project) -> None:
    note = study.run(notes.write_note, "One")
    for words in ("O", "On", "One more"):
        study.run_as(None, f"memo:{note}", notes.edit_note, note, memo=words)
    assert study.undo() == "Edit note"
    assert study.undo() == "Write note"


def test_changes_name_what_was_touched(study: Project) -> None:
    heard = []
    study.subscribe(heard.append)
    note = study.run(notes.write_note, "One")
    assert heard[-1].ids == {"note": frozenset([note])}
    assert heard[-1].label == "Write note"
    study.undo()
    assert heard[-1].ids == {"note": frozenset([note])}


def test_subscribers_hear_whose_codes_changed(study: Project) -> None:
    heard: list[Changes] = []
    study.subscribe(heard.append)
    one, other = study.run(notes.write_note, "One"), study.run(notes.write_note, "Other")
    pain = study.read(whole_tree).handle("box.2").id
    study.run(tagging.tag_notes, [one], [pain])
    assert (heard[-1].tagged, heard[-1].notes) == ({one}, {one})
    assert "note" not in heard[-1].ids
    study.undo()
    assert heard[-1].notes == {one}
    study.redo()
    study.run(notes.delete_notes, [one, other])
    assert (heard[-1].tagged, heard[-1].notes) == ({one}, {one, other})


def test_a_failed_command_leaves_nothing(study: Project) -> None:
    before = contents(study)
    interview = add_talk(study)
    with pytest.raises(UserError):
        study.run(notes.mark_quotes, interview, [notes.Mark(0, 5, ("S",)), notes.Mark(9000, 9001, ("S",))])
    study.undo()
    assert contents(study) == before


def test_reading_tells_no_story(study: Project) -> None:
    assert transcript("Yes.").words == 5
    before = study.read(_steps)
    contents(study)
    assert study.read(_steps) == before
