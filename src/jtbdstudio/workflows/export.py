# SPDX-License-Identifier: MIT
"""Word, Excel and CSV out of a study: read, made in memory, then moved into place in one piece."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from jtbdstudio.domain.codebook import CodeLine
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.report import Quote, Tick
from jtbdstudio.interchange import codebook_table, excel, tables, word, word_debrief, word_guide
from jtbdstudio.queries import reports
from jtbdstudio.queries.codebook_report import codebook_report
from jtbdstudio.queries.debrief_report import debriefs_report
from jtbdstudio.queries.guides import guides_report
from jtbdstudio.store import Project

Progress = Callable[[int, int, str], None]
"""Called with `done`, `total` and what is being written."""


class ExportCancelled(UserError):
    """Somebody pressed Cancel: nothing was written."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be exported. `suffix` is the file's, with its dot; `also` are those it takes besides."""

    name: str
    title: str
    suffix: str
    also: tuple[str, ...] = ()


KINDS = (
    Kind("jobs", "Job statements", ".docx"),
    Kind("boxes", "12 boxes", ".docx"),
    Kind("workbook", "Workbook", ".xlsx"),
    Kind("quotes", "Quotes", ".csv", (".xlsx",)),
    Kind("guides", "Guides", ".docx"),
    Kind("debriefs", "Debriefs", ".docx"),
    Kind("codebook", "Codebook", ".xlsx", (".csv",)),
)
"""The first of a suffix is what the suffix alone means."""


def export(
    project: Project,
    out: Path,
    kind: str | None = None,
    names: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    only: str | None = None,
    notes: Sequence[str] | None = None,
) -> Path:
    """Write one export of the study; answers where it lies.

    `only` is the id of the one thing that is wanted: a guide, or the interview of a debrief; `notes` are the ids of the
    quotes and notes that are wanted, in their order (every quote, where none are given). Customers appear by code
    unless `names`, and those who did not agree to be named always do. The file is whole or not there: a failed or
    cancelled export leaves the old one as it was. Raises `UserError`.
    """
    chosen, out = _chosen(Path(out), kind)
    _require_place(out)

    def tick(done: int, total: int, text: str) -> None:
        if cancelled is not None and cancelled():
            raise ExportCancelled("The export was cancelled. Nothing was written.")
        if progress is not None:
            progress(done, total, text)

    tick(0, 1, chosen.title)
    if chosen.name == "quotes":
        data = _quotes(project.read(reports.quotes_report, names, notes), out, tick)
    elif chosen.name == "codebook":
        data = _codebook(project.read(codebook_report, names), out)
    else:
        data = _made(project, chosen, names, only, tick)
    tick(1, 1, out.name)
    _put(data, out)
    return out


def _made(project: Project, kind: Kind, names: bool, only: str | None, tick: Tick) -> bytes:
    day = datetime.now().astimezone().date().isoformat()
    if kind.name == "jobs":
        return word.job_statements(project.read(reports.jobs_report, day, names), tick)
    if kind.name == "boxes":
        return word.boxes(project.read(reports.boxes_report, day, names), tick)
    if kind.name == "workbook":
        return excel.workbook(project.read(reports.workbook_report, day, names), tick)
    if kind.name == "guides":
        return word_guide.guides(project.read(guides_report, day, only), tick)
    if kind.name == "debriefs":
        return word_debrief.debriefs(project.read(debriefs_report, day, names, only), tick)
    raise ValueError(f"nothing writes {kind.name}")


def _quotes(found: Sequence[Quote], out: Path, tick: Tick) -> bytes:
    if out.suffix.lower() == ".xlsx":
        return excel.quote_sheet(found, tick)
    return tables.csv_bytes(tables.quotes(found))


def _codebook(lines: Sequence[CodeLine], out: Path) -> bytes:
    return excel.codebook(lines) if out.suffix.lower() == ".xlsx" else codebook_table.csv_of(lines)


def _chosen(out: Path, name: str | None) -> tuple[Kind, Path]:
    if name is None:
        kind = next((k for k in KINDS if k.suffix == out.suffix.lower()), None)
        if kind is None:
            ending = f"“{out.suffix}” is no" if out.suffix else f"{out.name} has no ending, so there is no"
            raise UserError(f"{ending} kind of file to export to. There is {_offer()}.")
        return kind, out
    kind = next((k for k in KINDS if k.name == name), None)
    if kind is None:
        raise UserError(f"There is no export “{name}”. There is {_offer()}.")
    if not out.suffix:
        return kind, out.with_name(out.name + kind.suffix)
    if out.suffix.lower() not in (kind.suffix, *kind.also):
        endings = " or ".join((kind.suffix, *kind.also))
        raise UserError(f"“{name}” is written as {endings}. Give {out.name} that ending, or choose another export.")
    return kind, out


def _offer() -> str:
    return ", ".join(f"{kind.name} ({kind.suffix})" for kind in KINDS)


def _require_place(out: Path) -> None:
    if not out.parent.is_dir():
        raise UserError(f"There is no folder {out.parent} to put {out.name} into. Make it first, or choose another.")
    if out.is_dir():
        raise UserError(f"{out} is a folder. Choose a name for the file inside it.")
    if out.exists() and not os.access(out, os.W_OK):
        raise UserError(f"{out.name} is protected against changes and was left as it is. Choose another name.")


def _put(data: bytes, out: Path) -> None:
    """Write beside, then move into place: nobody ever sees half a file."""
    beside = out.with_name(f".{out.stem[:40]}-{uuid4().hex[:8]}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _move(beside, out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"{out.name} could not be written ({reason}). Nothing was changed in {out.parent}.") from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _move(beside: Path, out: Path) -> None:
    try:
        beside.replace(out)
    except PermissionError as error:
        raise UserError(
            f"{out.name} is open in another program and was left as it is. Close it there and export again, "
            "or choose another name."
        ) from error
