# SPDX-License-Identifier: MIT
"""The files to be imported as rows: what each is, whose voice is in it, what will become of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jtbdstudio.ui.interviews.words import length
from jtbdstudio.ui.widgets.cells import Cell, CellModel
from jtbdstudio.ui.words import number_of
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

    def set_plan(
        self, files: Sequence[PlannedFile], reports: Mapping[Path, ImportReport], reading: Path | None, *, over: bool
    ) -> None:
        """Show what is planned; ``reports`` is what was done already, ``over`` that nothing more will be."""
        rows = []
        for file in files:
            report = reports.get(file.path)
            status = self._plan_status(file, reading) if report is None else self._done_status(report)
            if over and report is None and file.wanted:
                status = Cell(self.tr("not imported"), tone="neutral")
            rows.append((self._check(file, over=over), *self._about(file), status))
        self.set_cells(rows, same_rows=True)

    def _check(self, file: PlannedFile, *, over: bool) -> Cell:
        if over or not file.can_import:
            return Cell("")
        return Cell("", checked=file.wanted, tip=self.tr("Import this file (Space)"))

    def _about(self, file: PlannedFile) -> tuple[Cell, ...]:
        name = Cell(file.path.name, "" if file.wanted else "muted", tip=str(file.path))
        look, parsed = file.look, file.look.read.parsed if file.look else None
        if look is None or parsed is None:
            return (name, *[Cell("–" if look else "", "faint")] * 4)
        dim = "" if file.wanted else "faint"
        ms = parsed.last_ms - (parsed.first_ms or 0) if parsed.last_ms is not None else None
        words = number_of(look.words, self.tr("1 word"), self.tr("{n} words"))
        turns = number_of(len(parsed.turns), self.tr("1 turn"), self.tr("{n} turns"))
        people = self._people(file)
        return (
            name,
            Cell(parsed.format_name, dim, tip=parsed.format_name),
            Cell(length(ms) or "–", dim),
            Cell(people, dim, tip=people),
            Cell(f"{words} · {turns}", dim),
        )

    def _people(self, file: PlannedFile) -> str:
        """``Mira Holt (interviewer), Dana Ruiz → P11``"""
        code = file.code or "–"
        others = ", ".join(file.others[:_MOST_SPEAKERS])
        if len(file.others) > _MOST_SPEAKERS:
            others = self.tr("{names} and {n} more").format(names=others, n=len(file.others) - _MOST_SPEAKERS)
        told = f"{others or self.tr('everybody')} → {code}"
        if not file.interviewer:
            return told
        return self.tr("{name} (interviewer), {rest}").format(name=file.interviewer, rest=told)

    def _plan_status(self, file: PlannedFile, reading: Path | None) -> Cell:
        look = file.look
        if file.verdict == "reading" or look is None:
            words = self.tr("reading…") if file.path == reading else self.tr("waiting")
            return Cell(words, tone="neutral")
        if file.verdict == "unreadable":
            words = self.tr("not a transcript") if look.read.data else self.tr("cannot be read")
            return Cell(words, tone="struggle", tip=look.read.error)
        if file.verdict == "here":
            return Cell(self.tr("already here as {code}").format(code=file.code), tone="neutral")
        if file.verdict == "twice":
            return Cell(self.tr("same as {name}").format(name=file.same_as), tone="neutral")
        if file.skipped:
            return Cell(self.tr("left out"), tone="neutral")
        return self._taken_in(file)

    def _taken_in(self, file: PlannedFile) -> Cell:
        parsed = file.look.read.parsed if file.look else None
        if file.verdict == "ready" or parsed is None:
            return Cell(self.tr("ready"), tone="outcome")
        words = self.tr("look at it first") if parsed.speakers else self.tr("check how it was split")
        return Cell(words, tone="motivation", tip="\n".join(parsed.warnings))

    def _done_status(self, report: ImportReport) -> Cell:
        if report.made is None:
            return Cell(self.tr("not imported"), tone="struggle", tip=report.error)
        return Cell(self.tr("imported as {code}").format(code=report.made.customer_code), tone="outcome")
