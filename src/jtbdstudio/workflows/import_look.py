# SPDX-License-Identifier: MIT
"""A file that is to be imported, read and looked at. Needs no study, so it may happen anywhere: in another process."""

from __future__ import annotations

import hashlib
import pickle
import stat
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jtbdstudio.domain.errors import UnreadableFile, UserError
from jtbdstudio.domain.text import count_words
from jtbdstudio.domain.transcript import (
    AS_RECOGNIZED,
    ParsedSurvey,
    ParsedTranscript,
    ReadAs,
    Respondent,
    SpokenTurn,
    fingerprint,
    guessed_interviewer,
)
from jtbdstudio.interchange.transcripts import read_interviews
from jtbdstudio.interchange.transcripts.beginning import beginning
from jtbdstudio.interchange.transcripts.containers import CONTAINERS

MAX_BYTES = 64 * 1024 * 1024
"""No transcript is larger; a file that is would only be something else, or keep the machine busy."""
FIRST_TURNS = 40
FIRST_RESPONDENTS = 4


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: a transcript, a survey, or one sentence why neither."""

    path: Path
    data: bytes = b""
    parsed: ParsedTranscript | ParsedSurvey | None = None
    error: str = ""
    read_as: ReadAs = AS_RECOGNIZED

    @property
    def digest(self) -> str:
        """SHA-256 of the original bytes, by which a file is known again."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def transcripts(self) -> tuple[ParsedTranscript, ...]:
        """The one of an interview, or one for each customer of a survey."""
        if isinstance(self.parsed, ParsedSurvey):
            return tuple(person.transcript for person in self.parsed.respondents)
        return (self.parsed,) if self.parsed is not None else ()


@dataclass(frozen=True, slots=True)
class SurveyLook:
    """What one sees of a survey before it is imported."""

    questions: tuple[str, ...]
    names: tuple[str, ...]
    """A name for each customer, empty where the survey tells none."""
    first: tuple[Respondent, ...]


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file that was read, with what a decision about it needs. What it says in full stays packed until it is stored.

    Thousands of turns held as objects would cost every later moment of the window; packed they cost nothing.
    """

    path: Path
    data: bytes = b""
    error: str = ""
    read_as: ReadAs = AS_RECOGNIZED
    digest: str = ""
    same: str = ""
    """Fingerprint of the words of a transcript."""
    format: str = ""
    format_name: str = ""
    encoding: str = ""
    is_text: bool = False
    """Whether the bytes are plain text, so that shape and encoding are a matter of choice."""
    words: int = 0
    turns: int = 0
    first_turns: tuple[SpokenTurn, ...] = ()
    speakers: tuple[str, ...] = ()
    said: dict[str, int] = field(default_factory=dict)
    """Words by speaker."""
    guess: str = ""
    """Who seems to ask, as far as this file alone tells."""
    length_ms: int | None = None
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unsure: bool = False
    survey: SurveyLook | None = None
    beginning: str = ""
    packed: bytes = b""

    @property
    def is_readable(self) -> bool:
        return bool(self.packed)

    def unpacked(self) -> ReadFile:
        """The file with everything in it."""
        parsed = pickle.loads(self.packed) if self.packed else None  # noqa: S301 - packed by ourselves
        return ReadFile(self.path, self.data, parsed, self.error, self.read_as)


def read_file(path: Path, read_as: ReadAs = AS_RECOGNIZED, data: bytes | None = None) -> ReadFile:
    """Read one file, or the bytes of it that are there already; whatever is wrong with it becomes its `error`."""
    known = data or b""
    try:
        known = _bytes_of(path) if data is None else data
        return ReadFile(path, known, read_interviews(path.name, known, read_as), read_as=read_as)
    except UserError as error:
        return ReadFile(path, known, error=str(error), read_as=read_as)
    except OSError as error:
        return ReadFile(path, error=f"{path.name} cannot be read ({error.strerror}). The study is unchanged.")
    except MemoryError:
        return ReadFile(path, error=f"{path.name} needs more memory than there is. The study is unchanged.")


def look_at(path: Path, read_as: ReadAs = AS_RECOGNIZED, data: bytes | None = None) -> FileLook:
    """Read one file and find out about it; never fails, whatever is wrong becomes the look's `error`."""
    read = read_file(path, read_as, data)
    text = beginning(read.data) if read.data else ""
    is_text = bool(read.data) and _is_text(read.data)
    if read.parsed is None:
        return FileLook(path, read.data, read.error, read_as, beginning=text, is_text=is_text)
    parsed, packed = read.parsed, pickle.dumps(read.parsed, pickle.HIGHEST_PROTOCOL)
    if isinstance(parsed, ParsedSurvey):
        return _look_at_survey(read, parsed, text, packed)
    said: Counter[str] = Counter()
    for turn in parsed.turns:
        said[turn.speaker] += count_words(turn.text)
    return FileLook(
        path, read.data, "", read_as, read.digest, _same(parsed.turns), parsed.format, parsed.format_name,
        parsed.encoding, is_text, said.total(), len(parsed.turns), parsed.turns[:FIRST_TURNS], parsed.speakers,
        dict(said), guessed_interviewer(parsed), _length(parsed), parsed.warnings, parsed.left_out, parsed.unsure,
        beginning=text, packed=packed,
    )  # fmt: skip


def _look_at_survey(read: ReadFile, parsed: ParsedSurvey, text: str, packed: bytes) -> FileLook:
    names = tuple(person.customer.get("name", "") for person in parsed.respondents)
    return FileLook(
        read.path, read.data, "", read.read_as, read.digest,
        format=parsed.format, format_name=parsed.format_name, encoding=parsed.encoding, words=parsed.words,
        turns=sum(len(person.transcript.turns) for person in parsed.respondents),
        warnings=parsed.warnings, left_out=parsed.left_out, beginning=text, packed=packed,
        survey=SurveyLook(parsed.questions, names, parsed.respondents[:FIRST_RESPONDENTS]),
    )  # fmt: skip


def _same(turns: Iterable[SpokenTurn]) -> str:
    return fingerprint("\n".join(turn.text for turn in turns))


def _length(parsed: ParsedTranscript) -> int | None:
    return parsed.last_ms - (parsed.first_ms or 0) if parsed.last_ms is not None else None


def _is_text(data: bytes) -> bool:
    return next(kind for kind in CONTAINERS if kind.recognizes(data)).kind == "text"


def _bytes_of(path: Path) -> bytes:
    """What is in the file, if it is one: reading a pipe or a device would never end."""
    if path.is_dir():
        raise UnreadableFile(f"{path.name} is a folder. Choose the transcript files inside it.")
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFile(f"{path.name} is a device or a pipe, not a file. The study is unchanged.")
    too_large = UnreadableFile(f"{path.name} is larger than any transcript ({MAX_BYTES >> 20} MB). It was left out.")
    if found.st_size > MAX_BYTES:
        raise too_large
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)  # some say they are empty, others still grow
    if len(data) > MAX_BYTES:
        raise too_large
    return data
