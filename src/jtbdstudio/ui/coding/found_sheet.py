# SPDX-License-Identifier: MIT
"""Tag all: every sentence that was found, to look through before they become quotes with one code, in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.commands.found import tag_found, tag_found_with_new_theme
from jtbdstudio.domain.search import excerpt
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.found import MOST, Sentence
from jtbdstudio.ui.coding.codes import Codes
from jtbdstudio.ui.coding.picker import CodePicker
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.widgets import Label, button
from jtbdstudio.ui.widgets.cells import Cell, CellModel
from jtbdstudio.ui.widgets.row_table import RowTable
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.ui.workspace import Workspace

_WIDTH, _HEIGHT = 880, 660
_BEFORE, _AFTER = 34, 140


class _Sentences(CellModel):
    def headings(self) -> tuple[str, ...]:
        return "", self.tr("Customer"), self.tr("Who"), self.tr("Sentence"), self.tr("Quote")


class _Table(RowTable):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T:  # not the first letter of a row
            event.ignore()
        else:
            super().keyPressEvent(event)


class FoundSheet(Overlay):
    """``Space`` takes a sentence along or leaves it, ``T`` chooses the code, ``Ctrl+Return`` tags."""

    tagged = Signal(str)  # what to say; undoable
    _page: QWidget = None  # type: ignore[assignment]  # Qt may still ask while Python takes the window apart

    def __init__(self, page: QWidget, studio: Callable[[], Workspace]) -> None:
        """Over the whole window of a page, and gone with it."""
        super().__init__(page.window(), _WIDTH)
        self._page = page
        page.installEventFilter(self)
        self._studio, self._codes = studio, Codes(studio)
        self._all: tuple[Sentence, ...] = ()
        self.shown: tuple[Sentence, ...] = ()
        self._left_out: set[tuple[str, int, int]] = set()
        self.code_id = self._new_parent = self._new_name = ""
        self.title = Label("", size=15, weight=600, wrap=True)
        self.others = QCheckBox(self.tr("Also what others said"))
        self.others.setFont(self.title.font())
        self.table, self.model = _Table(), _Sentences()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Sentences to tag"))
        self.told = Label("", "muted")
        self.code_button = button(self.tr("Choose a code…"), self.choose_code, icon="tag")
        self.tag_button = button("", self.accept, primary=True)
        self.picker = CodePicker(self)
        self._lay_out()
        self.table.check_toggled.connect(self.toggle)
        self.others.toggled.connect(self._show_sentences)
        self.picker.code_chosen.connect(self._on_code)
        self.picker.create_chosen.connect(self._on_new_theme)
        self.picker.closed.connect(self._on_picker_closed)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(18, 16, 18, 10)
        head.setSpacing(6)
        head.addWidget(self.title)
        said = self.tr("Each becomes a quote with the code you choose, all in one step. Leave out what does not fit.")
        head.addWidget(Label(said, "muted", wrap=True))
        head.addWidget(self.others)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 12, 18, 14)
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        foot.addWidget(button(self.tr("Cancel"), self.dismiss))
        foot.addWidget(self.code_button)
        foot.addWidget(self.tag_button)
        self.column.addLayout(head)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(foot)

    def ask(self, sentences: Sequence[Sentence], words: str) -> None:
        """Let somebody look through these sentences, in which the words were found."""
        self._all, self._left_out = tuple(sentences), set()
        self.code_id = self._new_parent = self._new_name = ""
        self._codes.read()
        self.title.setText(self.tr("Tag the sentences with “{words}”").format(words=words))
        self.setAccessibleName(self.title.text())
        others = sum(sentence.role != "customer" for sentence in self._all)
        self.others.setText(
            number_of(others, self.tr("Also the one that others said"), self.tr("Also the {n} that others said"))
        )
        self.others.setVisible(bool(others))
        self.others.setChecked(others == len(self._all))
        self._show_sentences()
        self.open()
        self.table.fit_columns(3, least={0: 38, 1: 84, 3: 300}, limits={2: 150})
        self.table.setFocus()

    def _show_sentences(self) -> None:
        every = self.others.isChecked()
        self.shown = tuple(each for each in self._all if every or each.role == "customer")
        self.model.set_cells([self._cells(each) for each in self.shown], same_rows=False)
        self.table.select_row(0 if self.shown else -1)
        self._show_counts()

    def _cells(self, each: Sentence) -> tuple[Cell, ...]:
        shown = excerpt(each.text, Span(each.at, min(each.at + 1, len(each.text))), (), _BEFORE, _AFTER)
        words = ("… " if shown.cut_before else "") + " ".join(shown.shown.split()) + (" …" if shown.cut_after else "")
        whole = " ".join(each.text.split())
        who = " · ".join(part for part in (each.who, each.time) if part)
        return (
            Cell("", checked=each.place not in self._left_out), Cell(each.customer_code), Cell(who, "muted"),
            Cell(words, tip=whole), Cell(each.ref, "muted", tip=self.tr("A quote already; it gets the code too.")),
        )  # fmt: skip

    def chosen(self) -> list[Sentence]:
        """The sentences that are taken along."""
        return [each for each in self.shown if each.place not in self._left_out]

    def toggle(self, row: int) -> None:
        """Take a sentence along, or leave it out."""
        if 0 <= row < len(self.shown):
            self._left_out ^= {self.shown[row].place}
            self.model.set_cell(row, 0, Cell("", checked=self.shown[row].place not in self._left_out))
            self._show_counts()

    def _show_counts(self) -> None:
        chosen = self.chosen()
        people = len({each.customer_code for each in chosen})
        sentences = number_of(len(chosen), self.tr("1 sentence"), self.tr("{n} sentences"))
        by = number_of(people, self.tr("1 customer"), self.tr("{n} customers"))
        said = f"{sentences} · {by}" if chosen else self.tr("No sentence is taken along.")
        if len(self._all) >= MOST:
            said = self.tr("{said}; the first {n} are shown").format(said=said, n=f"{MOST:,}")
        self.told.setText(said)
        name = self._name()
        self.code_button.setText(self.tr("Code: {name}…").format(name=name) if name else self.tr("Choose a code…"))
        self.tag_button.setText(number_of(len(chosen), self.tr("Tag 1 sentence"), self.tr("Tag {n} sentences")))
        self.tag_button.setEnabled(bool(name and chosen))

    def _name(self) -> str:
        return self._codes.tree[self.code_id].name if self.code_id else self._new_name

    # ------------------------------------------------------------------------------------------------- the code

    def choose_code(self) -> None:
        """The picker, beside the button."""
        corner = self.code_button.mapTo(self, self.code_button.rect().topLeft())
        columns = self._codes.columns
        self.picker.open_for(
            QRect(corner, self.code_button.size()), self._codes.items, frozenset({self.code_id} - {""}), columns[0]
        )

    def _on_code(self, code_id: str) -> None:
        self.code_id, self._new_parent, self._new_name = code_id, "", ""
        self._show_counts()

    def _on_new_theme(self, parent_id: str, name: str) -> None:
        """It is made together with the quotes."""
        self.code_id, self._new_parent, self._new_name = "", parent_id, name
        self._show_counts()

    def _on_picker_closed(self, _had_focus: bool) -> None:
        if self.isVisible():
            (self.tag_button if self.tag_button.isEnabled() else self.table).setFocus()

    def accept(self) -> None:
        """Make the quotes."""
        places = [each.place for each in self.chosen()]
        if not places or not self._name():
            return
        name, studio = self._name(), self._studio()
        if self.code_id:
            made = studio.run(tag_found, places, [self.code_id])
        else:
            made = studio.run(tag_found_with_new_theme, places, self._new_parent, self._new_name)
        if made is not None:
            self.dismiss()
            said = number_of(len(made), self.tr("1 sentence is tagged"), self.tr("{n} sentences are tagged"))
            self.tagged.emit(self.tr("{said} as “{name}”.").format(said=said, name=name))

    # ------------------------------------------------------------------------------------------------- the sheet

    def place(self) -> None:
        room = self.rect()
        wanted = 240 + 36 * len(self._all)
        self.card.setFixedSize(min(_WIDTH, room.width() - 56), min(wanted, _HEIGHT, room.height() - 56))
        self.card.move((room.width() - self.card.width()) // 2, (room.height() - self.card.height()) // 3)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Hide:
            self.dismiss()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet must not throw away what was left out in it."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self.accept()
        elif event.key() == Qt.Key.Key_T and not held:
            self.choose_code()
        else:
            super().keyPressEvent(event)
