# SPDX-License-Identifier: MIT
"""The files to be imported as rows: what each is, whose voice is in it, what will become of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jtbdstudio.ui.interviews.import_preview import known_words
from jtbdstudio.ui.interviews.words import length
from jtbdstudio.ui.widgets.cells import Cell, CellModel
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.ui.interviews.import_session import ImportSession
    from jtbdstudio.workflows.import_look import FileLook
    from jtbdstudio.workflows.import_plan import PlannedFile
    from jtbdstudio.workflows.imports import ImportReport

CHECK, FILE, WHAT, LENGTH, SPEAKERS, READ_AS, STATUS = range(7)
_MOST_SPEAKERS = 3


class ImportModel(CellModel):
    """Planned files, one a row; later what became of them."""

    def headings(self) -> tuple[str, ...]:
        return (
            "", self.tr("File"), self.tr("What it is"), self.tr("Length"), self.tr("Speakers → people"),
            self.tr("Read as"), "",
        )  # fmt: skip

    def show_session(self, session: ImportSession) -> None:
        """Show what is planned, or what was done already."""
        over = session.state != "choosing"
        rows = [
            (self._check(file, over=over), *self._about(file), self._status(session, row, file, over=over))
            for row, file in enumerate(session.planned)
        ]
        self.set_cells(rows, same_rows=True)

    def _check(self, file: PlannedFile, *, over: bool) -> Cell:
        if over or not file.can_import or (file.known is not None and file.is_survey):
            return Cell("")
        tip = self.tr("Import as a new version (Space)") if file.known else self.tr("Import this file (Space)")
        return Cell("", checked=file.wanted, tip=tip)

    def _about(self, file: PlannedFile) -> tuple[Cell, ...]:
        name = Cell(file.path.name, "" if file.wanted else "muted", tip=str(file.path))
        look, dim = file.look, "" if file.wanted else "faint"
        if look is None:
            return (name, *[Cell("", "faint")] * 4)
        what = Cell(look.format_name or "–", dim if look.format_name else "faint", tip=look.format_name)
        if not look.is_readable:
            return (name, what, *[Cell("–", "faint")] * 2, Cell(self.tr("no spoken text"), "faint", tip=look.error))
        people = self._people(file, look)
        return (
            name,
            what,
            Cell(length(look.length_ms) or "–", dim if look.length_ms is not None else "faint"),
            Cell(people, dim if people != "–" else "faint", tip=people),
            self._read_as(file, look, dim),
        )

    def _read_as(self, file: PlannedFile, look: FileLook, dim: str) -> Cell:
        if file.known is not None and not file.wanted:
            return Cell(self.tr("same text as “{interview}”").format(interview=known_words(file.known)), dim)
        if file.verdict == "twice":
            return Cell(self.tr("same text as “{name}”").format(name=file.same_as), dim, tip=file.same_as)
        words = number_of(look.words, self.tr("1 word"), self.tr("{n} words"))
        turns = number_of(look.turns, self.tr("1 turn"), self.tr("{n} turns"))
        return Cell(words if look.survey else f"{words} · {turns}", dim)

    def _people(self, file: PlannedFile, look: FileLook) -> str:
        """``Dana Ruiz → P11 · Mira Holt asks``"""
        if file.verdict == "twice" or (file.known is not None and not file.wanted):
            return "–"
        if look.survey is not None:
            return self._survey_people(file, len(look.survey.names))
        answering, code = file.customers or ("",), file.code or "–"
        told = ", ".join(name or self.tr("all") for name in answering[:_MOST_SPEAKERS])
        if len(answering) > _MOST_SPEAKERS:
            told = self.tr("{names} and {n} more").format(names=told, n=len(answering) - _MOST_SPEAKERS)
        told = f"{'? ' if file.asks_about else ''}{told} → {code}"
        if not file.interviewer:
            return told
        return self.tr("{rest} · {name} asks").format(name=file.interviewer, rest=told)

    def _survey_people(self, file: PlannedFile, everybody: int) -> str:
        new = file.new_customers
        told = [number_of(new, self.tr("1 new customer"), self.tr("{n} new customers"))] if new else []
        if known := everybody - new:
            told.append(number_of(known, self.tr("1 on file"), self.tr("{n} on file")))
        return ", ".join(told)

    def _status(self, session: ImportSession, row: int, file: PlannedFile, *, over: bool) -> Cell:
        if row in session.reports:
            return self._done_status(session.reports[row])
        if over and file.wanted:
            if session.state == "done":
                return Cell(self.tr("not imported"), tone="neutral")
            return Cell(self.tr("waiting"), tone="neutral")
        if file.look is None or session.is_read_anew(row):
            reading = session.reader.entry is session.entries[row]
            return Cell(self.tr("reading…") if reading else self.tr("waiting"), tone="neutral")
        return self._plan_status(file, file.look)

    def _plan_status(self, file: PlannedFile, look: FileLook) -> Cell:
        if file.verdict == "unreadable":
            words = self.tr("not a transcript: skip") if look.data else self.tr("cannot be read")
            return Cell(words, tone="struggle", tip=look.error)
        if file.new_version_of is not None:
            return Cell(self.tr("new version of {code}").format(code=file.code), tone="outcome")
        if file.known is not None:
            return Cell(self.tr("already here: open it"), look="link", tone="neutral")
        if file.verdict == "twice":
            return Cell(self.tr("twice: skip"), tone="neutral", tip=file.same_as)
        if file.skipped:
            return Cell(self.tr("left out"), tone="neutral")
        return self._taken_in(file, look)

    def _taken_in(self, file: PlannedFile, look: FileLook) -> Cell:
        if file.verdict == "who":
            named = self.tr("who is “{name}”?").format(name=file.asks_about)
            words = self.tr("who is the customer?") if file.is_group else named
            return Cell(words, look="link", tone="motivation", tip=words)
        if file.verdict == "ready":
            return Cell(self.tr("ready"), tone="outcome")
        words = self.tr("look at it first") if look.speakers and not look.unsure else self.tr("check how it was split")
        return Cell(words, tone="motivation", tip="\n".join(look.warnings))

    def _done_status(self, report: ImportReport) -> Cell:
        if report.made is None:
            return Cell(self.tr("not imported"), tone="struggle", tip=report.error)
        code = report.made.customer_code
        if report.replaced:
            return Cell(self.tr("new version of {code}").format(code=code), tone="outcome")
        if len(report.interviews) > 1:
            words = self.tr("{n} interviews imported").format(n=len(report.interviews))
            return Cell(words, tone="outcome")
        return Cell(self.tr("imported as {code}").format(code=code), tone="outcome")
