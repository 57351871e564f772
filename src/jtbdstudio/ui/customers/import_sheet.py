# SPDX-License-Identifier: MIT
"""A table of customers before it is stored: which column becomes what, and how many are new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.customer_heads import FIT_FIELDS, LEFT_OUT, OWN, TARGETS
from jtbdstudio.interchange.customer_table import SUFFIXES, CustomerTable, read_as, read_customer_table
from jtbdstudio.ui import jobs, theme
from jtbdstudio.ui.customers.columns import columns_of
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.widgets import ElidedLabel, Label, button
from jtbdstudio.ui.widgets.fields import Pick
from jtbdstudio.ui.widgets.fit import criteria
from jtbdstudio.ui.words import day_comes_first, number_of
from jtbdstudio.workflows.customers import CustomerPlan, plan_import

if TYPE_CHECKING:
    from jtbdstudio.ui.customers.model import CustomerModel

_WIDTH, _HEIGHT = 760, 700
_EXAMPLES = 3
_FOLDER = "import/customers"
_MOST_BYTES = 40_000_000


def _t(text: str) -> str:
    return QCoreApplication.translate("customers", text)


def ask_for_table(parent: QWidget, then: Callable[[Path], object]) -> None:
    """Open the file dialog where it was last used; ``then`` gets what was chosen."""
    dialog = QFileDialog(parent, _t("Import customers"), Settings().text(_FOLDER))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    dialog.setNameFilters([_t("Tables ({kinds})").format(kinds=patterns), _t("All files (*)")])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(partial(_on_chosen, then))
    dialog.open()


def _on_chosen(then: Callable[[Path], object], name: str) -> None:
    Settings().set_text(_FOLDER, str(Path(name).parent))
    then(Path(name))


def target_names() -> dict[str, str]:
    """What a column can become, in words."""
    words = {column.key: column.heading for column in columns_of(())}
    words |= {"first_name": _t("First name"), "last_name": _t("Last name"), "fit": _t("Fit (all six)")}
    words |= {OWN: _t("A field of its own"), LEFT_OUT: _t("Left out")}
    asked = zip(FIT_FIELDS, criteria(), strict=True)
    words |= {field: _t("Fit: {criterion}").format(criterion=criterion) for field, criterion in asked}
    return {target: words[target] for target in TARGETS}


def read_file(_token: jobs.Token, path: Path, day_first: bool) -> CustomerTable:
    """Read a table, off the window's thread."""
    try:
        if path.is_dir() or path.stat().st_size > _MOST_BYTES:
            raise UserError(_t("{name} is no table of customers. Nothing was imported.").format(name=path.name))
        data = path.read_bytes()
    except OSError as error:
        sentence = _t("{name} cannot be opened: {why}. Nothing was imported.")
        raise UserError(sentence.format(name=path.name, why=error.strerror or str(error))) from error
    return read_customer_table(path.name, data, day_first=day_first)


class _Foot(QWidget):
    """The strip with the buttons, under a hairline."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, self.width(), 1), theme.current().line)


class CustomerSheet(Overlay):
    """Reads a file, shows what becomes of its columns, and says :attr:`accepted` when that is right."""

    accepted = Signal(object, object)  # CustomerTable, CustomerPlan

    def __init__(self, host: QWidget, model: CustomerModel) -> None:
        super().__init__(host, _WIDTH)
        self._model = model
        self._job: jobs.Job | None = None
        self.table: CustomerTable | None = None
        self.plan: CustomerPlan | None = None
        self.picks: dict[str, Pick] = {}
        self.setAccessibleName(self.tr("Import customers"))
        self.column.addLayout(self._head())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._area, 1)
        self.told = Label("", "muted", 12.5, wrap=True)
        self.told.setContentsMargins(18, 8, 18, 10)
        self.column.addWidget(self.told)
        self.column.addWidget(self._foot())

    def _head(self) -> QVBoxLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        column.setContentsMargins(18, 16, 18, 10)
        self.title = Label("", size=16, weight=600)
        self.subtitle = ElidedLabel("", "muted")
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.subtitle, 1)
        column.addLayout(row)
        return column

    def _foot(self) -> QWidget:
        foot = _Foot()
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 12, 18, 14)
        row.setSpacing(8)
        promise = self.tr("What a table leaves empty stays as it is here.")
        row.addWidget(ElidedLabel(promise, "muted"), 1)
        row.addWidget(button(self.tr("Cancel"), self.dismiss))
        self.import_button = button("", self.accept, primary=True)
        row.addWidget(self.import_button)
        return foot

    def show_file(self, path: Path) -> None:
        """Read a file and show what is in it."""
        self._stop()
        self.table, self.plan = None, None
        self.title.setText(self.tr("Import customers"))
        self.subtitle.set_text(self.tr("reading {name} …").format(name=path.name))
        self._fill()
        if self.isHidden():
            self.open()
        self.place()
        job = self._job = jobs.start(self, read_file, path, day_comes_first())
        job.done.connect(self.show_table)
        job.failed.connect(self._on_failed)

    def show_table(self, table: CustomerTable) -> None:
        """Show a table that was read."""
        self._job = None
        self.table = table
        self.subtitle.set_text(table.name)
        self._fill()
        self._show_plan()
        self.place()
        if self.picks:
            next(iter(self.picks.values())).setFocus()

    def accept(self) -> None:
        """Hand the table over as it is understood now."""
        if self.table is not None and self.import_button.isEnabled():
            table, plan = self.table, self.plan
            self.dismiss()
            self.accepted.emit(table, plan)

    def dismiss(self) -> None:
        self._stop()
        super().dismiss()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, UserError):
            self.dismiss()
            raise error
        self.subtitle.set_text("")
        self.told.set_role("danger")
        self.told.setText(str(error))
        self.place()

    def _fill(self) -> None:
        content, self.picks = QWidget(), {}
        grid = QGridLayout(content)
        grid.setContentsMargins(18, 0, 14, 8)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for at, share in enumerate((4, 5, 4)):
            grid.setColumnStretch(at, share)
        if self.table is not None:
            heads = (self.tr("Column in the table"), self.tr("What stands in it"), self.tr("Becomes"))
            for at, words in enumerate(heads):
                grid.addWidget(Label(words, "muted", 11.5), 0, at)
            for row, heading in enumerate(self.table.head, 1):
                self._add_row(grid, row, heading, self.table)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(content)
        self.told.set_role("muted")
        self.told.setText("")
        self.import_button.setText(self.tr("Import"))
        self.import_button.setEnabled(False)

    def _add_row(self, grid: QGridLayout, row: int, heading: str, table: CustomerTable) -> None:
        at = table.head.index(heading)
        values = dict.fromkeys(" ".join(cells[at].split()) for cells in table.cells if cells[at].strip())
        examples = ", ".join(list(values)[:_EXAMPLES]) + (" …" if len(values) > _EXAMPLES else "")
        pick = self.picks[heading] = Pick(self.tr("What {column} becomes").format(column=heading), target_names())
        pick.setMaxVisibleItems(30)
        pick.show_key(table.columns[heading])
        pick.picked.connect(partial(self._on_picked, heading))
        grid.addWidget(ElidedLabel(heading, weight=500), row, 0)
        grid.addWidget(ElidedLabel(examples, "muted"), row, 1)
        grid.addWidget(pick, row, 2)

    def _on_picked(self, heading: str, target: str) -> None:
        """A field is taken from one column: another that had it becomes one of its own."""
        if self.table is None:
            return
        columns = dict(self.table.columns)
        for other, has in columns.items():
            if has == target and target not in (OWN, LEFT_OUT):
                columns[other] = OWN
        columns[heading] = target
        self.table = read_as(self.table, columns)
        for name, pick in self.picks.items():
            pick.show_key(columns[name])
        self._show_plan()

    def _show_plan(self) -> None:
        if self.table is None:
            return
        plan = self.plan = plan_import(self.table.rows, self._model.everybody)
        counts = [self._counted(plan)]
        self.title.setText(number_of(len(plan.rows), self.tr("Import 1 customer"), self.tr("Import {n} customers")))
        self.told.setText("\n".join([*counts, *self.table.problems]))
        any_news = plan.new + plan.changed
        words = number_of(any_news, self.tr("Import 1 customer"), self.tr("Import {n} customers"))
        self.import_button.setText(words if any_news else self.tr("Nothing to import"))
        self.import_button.setEnabled(bool(any_news))

    def _counted(self, plan: CustomerPlan) -> str:
        parts: Sequence[tuple[int, str]] = (
            (plan.new, self.tr("{n} new").format(n=plan.new)),
            (plan.changed, self.tr("{n} changed").format(n=plan.changed)),
            (plan.same, self.tr("{n} as they are already").format(n=plan.same)),
        )
        return " · ".join(words for count, words in parts if count) or self.tr("No row says anything.")

    def place(self) -> None:
        room = self.rect()
        rows = len(self.picks)
        wanted = (176 if rows else 130) + rows * 36 + self.told.heightForWidth(_WIDTH - 36)
        self.card.setFixedSize(min(_WIDTH, room.width() - 56), max(180, min(wanted, _HEIGHT, room.height() - 56)))
        self.card.move((room.width() - self.card.width()) // 2, (room.height() - self.card.height()) // 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet must not throw away what was chosen in it."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)
