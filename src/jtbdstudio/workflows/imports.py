# SPDX-License-Identifier: MIT
"""From files to interviews, in two halves: reading may happen anywhere, storing where the study is open."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jtbdstudio.commands.transcripts import ImportedInterview, import_transcript
from jtbdstudio.domain.errors import UnreadableFile, UserError
from jtbdstudio.domain.transcript import ParsedTranscript
from jtbdstudio.interchange.transcripts import read_transcript
from jtbdstudio.queries.interviews import known_files
from jtbdstudio.store import Project

MAX_BYTES = 64 * 1024 * 1024
"""No transcript is larger; a file that is would only be something else, or keep the machine busy."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: a transcript, or one sentence why not."""

    path: Path
    data: bytes = b""
    parsed: ParsedTranscript | None = None
    error: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the original bytes, by which a file is known again."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one file. Without `made`, `error` says why and the study is unchanged."""

    read: ReadFile
    made: ImportedInterview | None = None
    error: str = ""

    def as_json(self) -> dict[str, Any]:
        """The line `import --json` prints."""
        parsed = self.read.parsed
        return {
            "file": str(self.read.path),
            "ok": self.made is not None,
            "format": parsed.format if parsed else None,
            "interview": self.made.interview_id if self.made else None,
            "customer": self.made.customer_code if self.made else None,
            "turns": len(parsed.turns) if parsed else 0,
            "cues": parsed.cue_count if parsed else None,
            "speakers": list(parsed.speakers) if parsed else [],
            "first_ms": parsed.first_ms if parsed else None,
            "last_ms": parsed.last_ms if parsed else None,
            "words": parsed.words if parsed else 0,
            "warnings": list(parsed.warnings) if parsed else [],
            "error": self.error or None,
        }


def read_file(path: Path) -> ReadFile:
    """Read one file; whatever is wrong with it becomes its `error`."""
    data = b""
    try:
        data = _bytes_of(path)
        return ReadFile(path, data, read_transcript(path.name, data))
    except UserError as error:
        return ReadFile(path, data, error=str(error))
    except OSError as error:
        return ReadFile(path, error=f"{path.name} cannot be read ({error.strerror}). The study is unchanged.")
    except MemoryError:
        return ReadFile(path, error=f"{path.name} needs more memory than there is. The study is unchanged.")


def store_file(
    project: Project, read: ReadFile, customer: dict[str, Any] | None = None, **interview: Any
) -> ImportReport:
    """Make an interview of a file that was read; the same bytes are not taken in twice."""
    if read.parsed is None:
        return ImportReport(read, error=read.error)
    if here := project.read(known_files).get(read.digest):
        return ImportReport(read, error=f"{read.path.name} is in the study already, as {here}. Nothing was added.")
    try:
        made = project.run(import_transcript, read.parsed, read.path.name, read.data, customer, **interview)
    except UserError as error:
        return ImportReport(read, error=str(error))
    return ImportReport(read, made)


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
