# SPDX-License-Identifier: MIT
"""The tables of a study. What a note means is only ever a row of `tagging`; everything else is a place or a fact.

Rules: text ids that are never reused, integers only (SQLite's JSON would round REAL in the log), dates as
ISO text. A table whose `info` says `logged: False` is written once and stays out of the history: wide text,
original bytes, and the history itself.
"""

from __future__ import annotations

from jtbdstudio.store.schema.base import Base
from jtbdstudio.store.schema.debriefs import DebriefAnswerRow, DebriefRow, DismissedAdviceRow
from jtbdstudio.store.schema.decisions import (
    CellRow,
    CriterionRow,
    JobRow,
    JobScoreRow,
    JobThemeRow,
    KpiReadingRow,
    KpiRow,
    MapRow,
    MilestoneRow,
)
from jtbdstudio.store.schema.meaning import CodeRow, CounterRow, NoteRow, TaggingRow
from jtbdstudio.store.schema.people import (
    CustomerRow,
    GuideQuestionRow,
    GuideRow,
    InterviewRow,
    StakeholderRow,
    StudyRow,
)
from jtbdstudio.store.schema.places import BoardRow, PlacementRow, ZoneCodeRow, ZoneRow
from jtbdstudio.store.schema.steps import ChangeRow, StepRow
from jtbdstudio.store.schema.talk import AssetRow, MediaRow, TranscriptRow, TranscriptTextRow, TurnRow

APPLICATION_ID = 0x4A544244  # "JTBD"
SCHEMA_VERSION = 3

LOGGED = [table for table in Base.metadata.sorted_tables if table.info.get("logged", True)]

__all__ = [
    "APPLICATION_ID",
    "LOGGED",
    "SCHEMA_VERSION",
    "AssetRow",
    "Base",
    "BoardRow",
    "CellRow",
    "ChangeRow",
    "CodeRow",
    "CounterRow",
    "CriterionRow",
    "CustomerRow",
    "DebriefAnswerRow",
    "DebriefRow",
    "DismissedAdviceRow",
    "GuideQuestionRow",
    "GuideRow",
    "InterviewRow",
    "JobRow",
    "JobScoreRow",
    "JobThemeRow",
    "KpiReadingRow",
    "KpiRow",
    "MapRow",
    "MediaRow",
    "MilestoneRow",
    "NoteRow",
    "PlacementRow",
    "StakeholderRow",
    "StepRow",
    "StudyRow",
    "TaggingRow",
    "TranscriptRow",
    "TranscriptTextRow",
    "TurnRow",
    "ZoneCodeRow",
    "ZoneRow",
]
