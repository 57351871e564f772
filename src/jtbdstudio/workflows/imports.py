# SPDX-License-Identifier: MIT
"""Files that were read become interviews of a study: one step each, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jtbdstudio.commands.transcripts import ImportedInterview, import_survey, import_transcript, replace_transcript
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.transcript import ParsedSurvey, ParsedTranscript
from jtbdstudio.queries.interview_details import interview_details
from jtbdstudio.queries.interviews import known_files
from jtbdstudio.workflows.import_look import ReadFile

if TYPE_CHECKING:
    from jtbdstudio.store import Project
    from jtbdstudio.workflows.import_plan import PlannedFile


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one file. Where nothing was made, `error` says why and the study is unchanged."""

    read: ReadFile
    interviews: tuple[ImportedInterview, ...] = ()
    error: str = ""
    replaced: bool = False
    """Whether it is a new version of a transcript that was here."""

    @property
    def made(self) -> ImportedInterview | None:
        """The interview, or the first of a survey."""
        return self.interviews[0] if self.interviews else None

    def as_json(self) -> dict[str, Any]:
        """The line `import --json` prints."""
        parsed, transcripts = self.read.parsed, self.read.transcripts
        timed = parsed if isinstance(parsed, ParsedTranscript) else None
        return {
            "file": str(self.read.path),
            "ok": self.made is not None,
            "format": parsed.format if parsed else None,
            "interview": self.made.interview_id if self.made else None,
            "interviews": [made.interview_id for made in self.interviews],
            "customer": self.made.customer_code if self.made else None,
            "turns": sum(len(transcript.turns) for transcript in transcripts),
            "cues": timed.cue_count if timed else None,
            "speakers": list(dict.fromkeys(name for transcript in transcripts for name in transcript.speakers)),
            "first_ms": timed.first_ms if timed else None,
            "last_ms": timed.last_ms if timed else None,
            "words": parsed.words if parsed else 0,
            "warnings": list(parsed.warnings) if parsed else [],
            "error": self.error or None,
        }


def store_file(
    project: Project, read: ReadFile, customer: dict[str, Any] | None = None, **interview: Any
) -> ImportReport:
    """Make an interview of a file that was read, or one for each customer of a survey.

    The same bytes are not taken in twice.
    """
    if read.parsed is None:
        return ImportReport(read, error=read.error)
    if here := project.read(known_files).get(read.digest):
        return ImportReport(read, error=f"{read.path.name} is in the study already, as {here}. Nothing was added.")
    try:
        if isinstance(read.parsed, ParsedSurvey):
            return ImportReport(read, tuple(project.run(import_survey, read.parsed, read.path.name, read.data)))
        name, data = read.path.name, read.data
        made = project.run(import_transcript, read.parsed, name, data, customer, read_as=read.read_as, **interview)
    except UserError as error:
        return ImportReport(read, error=str(error))
    return ImportReport(read, (made,))


def store_planned(project: Project, file: PlannedFile) -> ImportReport:
    """Do with a file what was decided about it."""
    if file.look is None:
        raise ValueError(f"{file.path.name} was not read yet")
    read = file.look.unpacked()
    if file.new_version_of is not None:
        return _replace(project, read, file, file.new_version_of.interview_id)
    return store_file(project, read, file.customer_fields(), **file.interview_fields())


def _replace(project: Project, read: ReadFile, file: PlannedFile, interview_id: str) -> ImportReport:
    if not isinstance(read.parsed, ParsedTranscript):
        return ImportReport(read, error=read.error)
    try:
        name, said = read.path.name, (read.parsed, read.path.name, read.data)
        project.run(replace_transcript, interview_id, *said, file.interviewer, file.roles, read.read_as)
    except UserError as error:
        return ImportReport(read, error=f"{name}: {error}")
    kept = project.read(interview_details, interview_id)
    assert kept is not None
    return ImportReport(read, (ImportedInterview(interview_id, kept.customer_id, kept.code),), replaced=True)
