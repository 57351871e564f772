# SPDX-License-Identifier: MIT
"""Where to? A few letters, arrows, ``Return``: the code something is moved under, or merged into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from jtbdstudio.queries.codebook import CodeEntry
from jtbdstudio.ui import theme
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.palette import PaletteDelegate, PaletteEntry, PaletteModel
from jtbdstudio.ui.ranker import rank
from jtbdstudio.ui.widgets import Label, SearchField
from jtbdstudio.ui.words import number_of

_WIDTH = 520


class CodeChooser(Overlay):
    """Codes one can choose from; those that cannot be chosen say why."""

    field: SearchField = None  # type: ignore[assignment]  # Qt may already ask while Python puts the sheet together

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, _WIDTH)
        self._codes: list[tuple[CodeEntry, str]] = []
        self._then: Callable[[str], object] | None = None
        self.title = Label("", size=15, weight=600, wrap=True)
        self.title.setContentsMargins(12, 8, 12, 0)
        self.hint = Label("", "muted", 12, wrap=True)
        self.hint.setContentsMargins(12, 2, 12, 4)
        self.field = SearchField(self.tr("Type a few letters"))
        self.field.setMinimumHeight(34)
        self.field.textChanged.connect(self._fill)
        self.field.left.connect(self.dismiss)
        self.field.installEventFilter(self)
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setProperty("quiet", True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Codes"))
        self.list.clicked.connect(self._on_clicked)
        self.nothing = Label(self.tr("Nothing is called that."), "muted")
        self.nothing.setContentsMargins(14, 8, 14, 12)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(4)
        for widget in (self.title, self.hint, self.field, self.list, self.nothing):
            self.column.addWidget(widget)

    def ask(self, title: str, hint: str, codes: Sequence[tuple[CodeEntry, str]], then: Callable[[str], object]) -> None:
        """Let somebody choose; each code comes with the reason why not, if there is one."""
        self._codes, self._then = list(codes), then
        self.title.setText(title)
        self.setAccessibleName(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.field.clear()
        self._fill()
        self.open()
        self.field.setFocus()

    def _fill(self) -> None:
        typed = self.field.query()
        entries = {id(pair): pair for pair in self._codes}
        uses = {key: pair[0].uses for key, pair in entries.items()}
        if typed:
            keys = rank(typed, list(entries), lambda key: entries[key][0].path.replace("/", " "), uses)
        else:
            keys = list(entries)
        found = [self._entry(*entries[key]) for key in keys]
        self.model.show([("", [*(e for e in found if not e.reason), *(e for e in found if e.reason)])])
        first = self.model.index(0, 0)
        if first.isValid():
            self.list.setCurrentIndex(first)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if self.isVisible():
            self.place()

    def _entry(self, entry: CodeEntry, reason: str) -> PaletteEntry:
        over = " › ".join(entry.path.split("/")[:-1])
        said = number_of(entry.quotes, self.tr("1 quote"), self.tr("{n} quotes")) if entry.quotes else ""
        return PaletteEntry(entry.name, partial(self._choose, entry.id), "", over, "tag", said, reason)

    def _choose(self, code_id: str) -> None:
        then, self._then = self._then, None
        self.dismiss()
        if then is not None:
            then(code_id)

    def _take(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None and not entry.reason:
            entry.run()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def place(self) -> None:
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        self.list.setFixedHeight(min(rows + 8, max(120, self.height() - 280), 420))
        self.title.setFont(theme.font(15, 600))
        self.card.setFixedHeight(self.column.sizeHint().height())
        super().place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row, rows = self.list.currentIndex().row(), self.model.rowCount()
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and rows:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentIndex(self.model.index((row + step) % rows, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(row)
                return True
        return super().eventFilter(watched, event)
