# SPDX-License-Identifier: MIT
"""The recording of an interview: attached, lined up, let go; and what its transcript says of its times."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.commands.media import align_recording, attach_recording, detach_recording
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.text import Span
from jtbdstudio.interchange.transcripts import read_transcript
from jtbdstudio.queries.media import recording_of
from jtbdstudio.store import Project
from tests.studies import add_talk, new_study

CUES = b"""WEBVTT

1
00:00:01.000 --> 00:00:03.000
Dana Ruiz: It was the Friday.

2
00:00:03.500 --> 00:00:06.000
Dana Ruiz: The file bounced.

3
00:00:07.000 --> 00:00:08.000
Mira Holt: And then?
"""


@pytest.fixture
def study(tmp_path: Path) -> Project:
    return new_study(tmp_path / "study.jtbd")


def test_a_recording_is_attached_lined_up_and_let_go_and_all_of_it_undone(study: Project) -> None:
    interview = add_talk(study)
    assert study.read(recording_of, interview) is None
    with pytest.raises(UserError, match="no recording"):
        study.run(align_recording, interview, 100)
    study.run(attach_recording, interview, "sound/call.m4a")
    study.run(align_recording, interview, 5000)
    study.run(attach_recording, interview, "call.m4a")
    found = study.read(recording_of, interview)
    assert found is not None
    assert (found.path, found.timeline.offset_ms, found.timeline.said_at(5000)) == ("call.m4a", 5000, Span(0, 19))
    study.run(detach_recording, interview)
    assert study.read(recording_of, interview) is None
    study.undo()
    study.undo()
    moved_back = study.read(recording_of, interview)
    assert moved_back is not None
    assert moved_back.path == "sound/call.m4a"


def test_the_times_inside_a_turn_are_those_of_its_cues(study: Project) -> None:
    made = study.run(import_transcript, read_transcript("call.vtt", CUES), "call.vtt", CUES)
    study.run(attach_recording, made.interview_id, "call.mp3")
    found = study.read(recording_of, made.interview_id)
    assert found is not None
    words = "It was the Friday. The file bounced.\nAnd then?"
    said = [(moment.ms, moment.span.of(words).strip()) for moment in found.timeline.moments]
    assert said == [(1000, "It was the Friday."), (3500, "The file bounced."), (7000, "And then?")]
    assert found.timeline.recorded_at(words.index("bounced")) == 3500
