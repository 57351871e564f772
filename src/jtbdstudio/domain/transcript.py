# SPDX-License-Identifier: MIT
"""What a transcript file says, whatever recording tool wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from jtbdstudio.domain.text import count_words


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How somebody wants a file read. The defaults are what is done unasked."""

    format: str = ""
    """Machine name of a shape to read the text as; empty: whatever it is recognized as."""
    encoding: str = ""
    """Name of the text's encoding; empty: recognized."""
    merge_turns: bool = True
    """Runs of one speaker are one turn. Without: every cue, paragraph or row is a turn of its own."""
    drop_boilerplate: bool = True
    """Lines that recording tools add are left out."""


AS_RECOGNIZED = ReadAs()


@dataclass(frozen=True, slots=True)
class CueTime:
    """When the words from `offset` on (code points within the turn's text) were said, in milliseconds."""

    offset: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """One run of the same speaker. `speaker` is empty when the file names nobody.

    `text` is canonical (`domain.text.canonical`), without label, times or markup, never empty; paragraphs
    within a turn are separated by one newline.
    """

    speaker: str
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    cues: tuple[CueTime, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedTranscript:
    """A transcript read from bytes: who said what, when, and what was left out on the way."""

    format: str
    """Machine name of the shape: `webvtt`, `srt`, `labelled`, `plain`, `teams_docx`, …"""
    format_name: str
    """The shape in plain words: `Zoom cloud recording`, `Microsoft Teams, Word`, …"""
    turns: tuple[SpokenTurn, ...]
    cue_count: int | None = None
    """Timed units in the file, None where the shape has none."""
    first_ms: int | None = None
    """Start of the first timed unit, end of the last, in milliseconds."""
    last_ms: int | None = None
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Lines of the file that nobody said (titles, footers, notes)."""
    unsure: bool = False
    """Whether somebody should look at what was made of the file before it is taken in."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Distinct speaker names in order of appearance, without the empty one."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))

    @property
    def words(self) -> int:
        """Whitespace-separated tokens of spoken text."""
        return sum(count_words(turn.text) for turn in self.turns)


SURVEY = "Survey"
"""Who asks the questions of a survey."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """One customer's answers to a survey: the questions are the interviewer's turns, the answers the customer's."""

    customer: dict[str, str]
    """What the survey tells of the customer: `name`, `company`, `role`, `segment`, as far as it does."""
    transcript: ParsedTranscript
    held_on: str = ""
    """The day of the answers, ISO, or nothing."""


@dataclass(frozen=True, slots=True)
class ParsedSurvey:
    """A table with a customer a row and a question a column."""

    questions: tuple[str, ...]
    respondents: tuple[Respondent, ...]
    format: str = "survey"
    format_name: str = "Survey"
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Rows without an answer, columns that are no questions."""

    @property
    def words(self) -> int:
        """Whitespace-separated tokens of the answers; the questions are ours."""
        turns = (turn for respondent in self.respondents for turn in respondent.transcript.turns)
        return sum(count_words(turn.text) for turn in turns if turn.speaker != SURVEY)


def fingerprint(text: str) -> str:
    """Tells whether two texts hold the same words, whatever their line ends, spaces and capitals."""
    return sha256(" ".join(text.split()).casefold().encode("utf-8", "replace")).hexdigest()


_INTERVIEWER_LABELS = ("interviewer", "moderator", "researcher", "host", "facilitator", "agent")


def guessed_interviewer(parsed: ParsedTranscript, known: tuple[str, ...] = ()) -> str:
    """The speaker who asks: a known interviewer, a telling label, else who asks most questions a word.

    Empty when nobody can be told apart: one speaker, or no names.
    """
    speakers = parsed.speakers
    folded = {name.casefold() for name in known if name}
    for speaker in speakers:
        if speaker.casefold() in folded or speaker.casefold().startswith(_INTERVIEWER_LABELS):
            return speaker
    if len(speakers) < 2:
        return ""
    return max(speakers, key=lambda speaker: _question_rate(parsed, speaker))


def _question_rate(parsed: ParsedTranscript, speaker: str) -> float:
    said = [turn.text for turn in parsed.turns if turn.speaker == speaker]
    return sum(text.count("?") + text.count("？") for text in said) / max(1, sum(map(count_words, said)))
