# SPDX-License-Identifier: MIT
"""The interview itself: when, who asked, who spoke, by which guide, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.ui.interviews.debrief_clock import CallClock
from jtbdstudio.ui.interviews.words import speaker_roles
from jtbdstudio.ui.widgets import ElidedLabel, Label, SectionLabel, button, clear_layout
from jtbdstudio.ui.widgets.day_field import DayField
from jtbdstudio.ui.widgets.field_grid import FieldGrid
from jtbdstudio.ui.widgets.fields import Pick, TypedField
from jtbdstudio.ui.words import consents, quote_uses

if TYPE_CHECKING:
    from jtbdstudio.queries.guides import Guide
    from jtbdstudio.queries.interview_details import InterviewDetails


class TalkForm(QWidget):
    """Shows an interview and says what somebody changes."""

    edited = Signal(str, str, str)  # field, value, key of the typing
    guide_chosen = Signal(str)  # guide id, or nothing
    interviewer_chosen = Signal(str)
    role_chosen = Signal(str, str)  # speaker, role
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roles: dict[str, Pick] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionLabel(self.tr("Interview")))
        column.addLayout(self._when())
        column.addLayout(self._end())
        self._speakers = QVBoxLayout()
        self._speakers.setSpacing(4)
        self.speakers_caption = Label(self.tr("Who is who in the transcript"), "muted", 12)
        column.addWidget(self.speakers_caption)
        column.addLayout(self._speakers)

    def _when(self) -> FieldGrid:
        self.held_on = DayField(self.tr("Day of the interview"))
        self.held_on.picked.connect(partial(self._say, "held_on"))
        self.speaker = Pick(self.tr("Interviewer"))
        self.speaker.picked.connect(self.interviewer_chosen)
        self.interviewer, self.partner = self._typed("interviewer"), self._typed("partner")
        self.partner.setPlaceholderText(self.tr("who listened too"))
        self._who = QStackedWidget()
        self._who.addWidget(self.speaker)
        self._who.addWidget(self.interviewer)
        self.guide = Pick(self.tr("Guide that was used"))
        self.guide.picked.connect(self.guide_chosen)
        self.consent = Pick(self.tr("Agreement to be recorded"), consents())
        self.consent.picked.connect(partial(self._say, "consent"))
        self.quote_ok = Pick(self.tr("How quotes may be used"), quote_uses())
        self.quote_ok.picked.connect(partial(self._say, "quote_ok"))
        self.consent_note = self._typed("consent_note")
        self.consent_note.setPlaceholderText(self.tr("what was said or signed, and where it is"))
        self.grid = FieldGrid()
        self.grid.put(self.tr("Date"), self.held_on)
        self.grid.put(self.tr("Guide"), self.guide)
        self.grid.put(self.tr("Interviewer"), self._who)
        self.grid.put(self.tr("Partner"), self.partner)
        self.grid.put(self.tr("Consent"), self.consent, long=True)
        self.grid.put(self.tr("Quotes may be used"), self.quote_ok, long=True)
        self.grid.put(self.tr("Note on the consent"), self.consent_note, long=True)
        return self.grid

    def _typed(self, name: str) -> TypedField:
        words = {
            "interviewer": self.tr("Interviewer"), "partner": self.tr("Partner"),
            "consent_note": self.tr("Note on the consent"),
        }[name]  # fmt: skip
        field = TypedField(words)
        field.typed.connect(partial(self._say, name))
        return field

    def _end(self) -> QHBoxLayout:
        self.clock = CallClock()
        self.end_button = button(self.tr("The call ended now"), self.ended.emit, icon="clock")
        row = QHBoxLayout()
        row.addWidget(self.end_button)
        row.addWidget(self.clock)
        row.addStretch()
        return row

    def show_details(self, details: InterviewDetails, guides: Sequence[Guide]) -> None:
        """Show what is stored."""
        self.held_on.show_iso(details.held_on)
        self.consent.show_key(details.consent)
        self.quote_ok.show_key(details.quote_ok)
        self.consent_note.show_text(details.consent_note)
        self._who.setCurrentWidget(self.speaker if details.speakers else self.interviewer)
        self.interviewer.show_text(details.interviewer)
        self.partner.show_text(details.partner)
        self.speaker.set_choices({**{name: name for name in details.speakers}, "": self.tr("None of them")})
        self.speaker.show_key(details.interviewer)
        used = {guide.id: guide.name for guide in guides}
        self.guide.set_choices({"": self.tr("None noted"), **used})
        self.guide.show_key(details.guide_id or "")
        self.clock.show_call(details.ended_at, details.held_on)
        self.clock.setVisible(bool(details.ended_at))
        self.end_button.setVisible(not details.ended_at and not details.speakers)
        self._show_roles(details.roles)

    def _show_roles(self, roles: dict[str, str]) -> None:
        if list(roles) != list(self.roles):
            clear_layout(self._speakers)
            self.roles = {}
            for speaker in roles:
                row, pick = QHBoxLayout(), Pick(self.tr("{name} is").format(name=speaker), speaker_roles())
                pick.picked.connect(partial(self.role_chosen.emit, speaker))
                pick.setFixedWidth(130)
                row.addWidget(ElidedLabel(speaker), 1)
                row.addWidget(pick, 0, Qt.AlignmentFlag.AlignRight)
                self._speakers.addLayout(row)
                self.roles[speaker] = pick
        for speaker, role in roles.items():
            self.roles[speaker].show_key(role)
        self.speakers_caption.setVisible(bool(roles))

    def set_editable(self, editable: bool) -> None:
        for field in (self.interviewer, self.partner, self.consent_note):
            field.setReadOnly(not editable)
        chosen = (self.held_on, self.speaker, self.guide, self.consent, self.quote_ok, self.end_button)
        for widget in (*chosen, *self.roles.values()):
            widget.setEnabled(editable)

    def _say(self, name: str, value: str, key: str = "") -> None:
        self.edited.emit(name, value, key)
