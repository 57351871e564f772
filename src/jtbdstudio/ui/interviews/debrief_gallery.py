# SPDX-License-Identifier: MIT
"""States of the debrief that are worth a picture: a call that has just ended, one or two who write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jtbdstudio.commands import debriefs
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.interviews import interview_list

if TYPE_CHECKING:
    from jtbdstudio.ui.interviews.debrief_page import DebriefPage
    from jtbdstudio.ui.interviews.page import InterviewsPage
    from jtbdstudio.ui.workspace import Workspace

_FIRST = {
    "takeaways": "Shame in front of the board is the trigger, not the hours. She forgot about us for a month until "
    "the next close.",
    "wish_asked": "Who else was in the room when it went wrong?",
}
_SECOND = {
    "takeaways": "She had decided before she ever saw a price.",
    "wish_asked": "What did the accountant say?",
    "do_differently": "Leave the silence after “and then?”.",
}
_SURPRISES = ("She never compared prices.", "The first thing she showed her boss was the source link, not the report.")
_HEARD = (
    ("box.1", "The board asked where a number came from", False),
    ("box.2", "Re-types every invoice on Sundays", False),
    ("box.3", "Afraid to look careless", True),
    ("box.4", "A sheet only she can read", False),
    ("box.5", "Wants to answer in the meeting itself", False),
    ("box.10", "That nobody would use it after her", True),
)


def show_panel(page: InterviewsPage, side: str) -> None:
    """A side of the panel, for the call that has just ended."""
    page.table.select_row(page.model.row_of(begun_call(page.studio)))
    page.panel.show_side(side)


def show_debrief(page: DebriefPage, name: str) -> None:
    """Bring the debrief's page into a state: one who has begun, or two who compare."""
    call = begun_call(page.studio)
    if name == "compare":
        page.studio.run(debriefs.add_researcher, call, "Jonas Weil")
        for question, text in _SECOND.items():
            page.studio.run(debriefs.answer_debrief, call, question, "Jonas Weil", text)
    page.reveal("interview", call)
    if name == "compare":
        page.desk.lift_all()


def begun_call(studio: Workspace) -> str:
    """A call that has just ended, half debriefed; made once."""
    open_now = next((item.id for item in studio.read(interview_list) if item.debrief == "open"), None)
    if open_now is not None:
        return open_now
    who = {"name": "Lena Voss", "role": "Head of finance"}
    call: str = studio.run(debriefs.start_debrief_of_call, who, interviewer="Mira Holt")
    for question, text in _FIRST.items():
        studio.run(debriefs.answer_debrief, call, question, "Mira Holt", text)
    for surprise in _SURPRISES:
        studio.run(debriefs.add_surprise, call, surprise, "Mira Holt")
    tree = studio.read(whole_tree)
    for box, text, inferred in _HEARD:
        studio.run(debriefs.hear_in_box, call, tree.handle(box).id, text, inferred=inferred)
    studio.run(debriefs.edit_debrief, call, closing_asked="y", closing_answer="“You should have asked about my team.”")
    return call
