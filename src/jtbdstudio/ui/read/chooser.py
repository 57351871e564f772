# SPDX-License-Identifier: MIT
"""Choosing what has no key of its own: opens picker and letter menu beside the words, and hands on the choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from jtbdstudio.domain.codes import LONGEST_NAME
from jtbdstudio.domain.suggestions import suggested
from jtbdstudio.ui.coding.codes import Codes
from jtbdstudio.ui.coding.kinds import kind_choices
from jtbdstudio.ui.coding.letter_menu import FORCES, LENS_KEYS, Choice, LetterMenu
from jtbdstudio.ui.coding.memo import MemoEditor
from jtbdstudio.ui.coding.picker import CodePicker
from jtbdstudio.ui.read.coding import Coder
from jtbdstudio.ui.read.quote_view import chips_of
from jtbdstudio.ui.read.reader_column import ReaderColumn


class Chooser(QObject):
    """Both are shown over `host`, the page."""

    def __init__(self, host: QWidget, column: ReaderColumn, coder: Coder, codes: Codes) -> None:
        super().__init__(host)
        self._host, self._column, self._coder, self._codes = host, column, coder, codes
        self.picker, self.menu, self.memo = CodePicker(host), LetterMenu(host), MemoEditor(host)
        self.memo.typed.connect(coder.write_memo)
        self.memo.left.connect(self._on_picker_closed)
        self.picker.code_chosen.connect(self._on_code_chosen)
        self.picker.code_removed.connect(coder.remove_code)
        self.picker.create_chosen.connect(coder.create)
        self.picker.last_removed.connect(self._on_last_removed)
        self.picker.closed.connect(self._on_picker_closed)

    def open_picker(self) -> None:
        """Any code for the selected words, or the current quote."""
        if self._coder.has_target:
            self._open(only_new=False)
        else:
            self._coder.nothing_to_tag.emit()

    def new_theme(self) -> None:
        """Name a theme; it goes on the selected words or the current quote, if there are any."""
        if self._codes.tree.by_id:
            self._open(only_new=True)

    def _open(self, *, only_new: bool) -> None:
        about = self._column.about(self._host)
        self.picker.open_for(
            about, self._codes.items, self.applied(), self._parent_id(), only_new=only_new, words=self._coder.words()
        )

    def open_forces(self) -> None:
        """One of the four forces."""
        self._open_codes(self.tr("Forces"), FORCES)

    def open_lens(self) -> None:
        """Thinking, doing or feeling: a quote is one of them, and goes to that row of the CX map."""
        self._open_codes(self.tr("Thinking, doing, feeling"), LENS_KEYS)

    def _open_codes(self, title: str, keys: Mapping[str, str]) -> None:
        if not self._coder.has_target:
            self._coder.nothing_to_tag.emit()
            return
        tree, applied = self._codes.tree, self.applied()
        codes = [(tree.handle(handle), key) for handle, key in keys.items()]
        choices = [Choice(key, code.id, code.name, tree.tone(code.id), on=code.id in applied) for code, key in codes]
        self.open_letters(title, choices, self._on_letter_chosen)

    def open_letters(self, title: str, choices: Sequence[Choice], take: Callable[[str], object]) -> None:
        """A letter for each choice, beside the words."""
        self.menu.open_for(self._column.about(self._host), title, choices, take)

    def open_evidence(self) -> None:
        """What kind of evidence it is, and what that means for counting."""
        if not self._coder.has_target:
            self._coder.nothing_to_tag.emit()
            return
        card = self._coder.current if self._column.text.span() is None else None
        choices = kind_choices(card.evidence if card is not None else "")
        self.open_letters(self.tr("Kind of evidence"), choices, self._on_kind_chosen)

    def _on_kind_chosen(self, kind: str) -> None:
        self._coder.set_field(evidence=kind)

    def open_memo(self) -> None:
        """What the quote means and what lies behind it; words just selected become a quote."""
        note_id = self._coder.quote()
        card = self._coder.cards.get(note_id)
        if card is not None:
            self.memo.open_for(self._column.about(self._host), card)

    def take_suggestion(self) -> None:
        """The first code its box suggests; pressed again, the next."""
        card = self._coder.current if self._column.text.span() is None else None
        offered = suggested(self._codes.tree, card.code_ids) if card is not None else ()
        if offered:
            self._coder.tag([offered[0]])
        else:
            self._coder.said.emit(self.tr("Nothing to suggest. Put a quote into one of the 12 boxes first."))

    def name_in_vivo(self) -> None:
        """The selected words are the name of a new theme, where the last one went; too many are cut down first."""
        if not self._coder.has_target:
            self._coder.nothing_to_tag.emit()
            return
        words, parent_id = self._coder.words(), self._parent_id()
        if not words or len(words) > LONGEST_NAME:
            self._open(only_new=True)
            self.picker.field.setText(words)
            self.picker.field.selectAll()
        elif self._coder.create(parent_id, words):
            where = self._codes.tree.path(parent_id)
            self._coder.undoable.emit(
                self.tr("“{name}” is a theme under {parent} now.").format(name=words, parent=where)
            )

    def open_menu(self, actions: list[QAction | None], point: QPoint) -> None:
        """What the right button offers, at a point of the screen; `None` is a rule between."""
        menu = QMenu(self._host)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def refresh(self) -> None:
        """The quote has other codes now."""
        if self.picker.isVisible():
            self.picker.set_state(self._codes.items, self.applied())
        if self.memo.isVisible():
            self.memo.show_card(self._coder.cards.get(self.memo.note_id))

    def dismiss(self) -> None:
        """The page is another one now, or has another size."""
        self.picker.dismiss()
        self.memo.dismiss()
        self.menu.hide()

    def applied(self) -> frozenset[str]:
        """The codes of what is being tagged; words just selected have none."""
        card = self._coder.current
        return card.code_ids if card is not None and self._column.text.span() is None else frozenset()

    def _parent_id(self) -> str:
        """Where a new theme goes: where the last one went, else the column this quote is in, else the first."""
        if self._coder.parent_id in self._codes.tree:
            return self._coder.parent_id
        columns = self._codes.columns
        return next((column for column in columns if column in self.applied()), columns[0])

    def _on_letter_chosen(self, code_id: str) -> None:
        """A code that is checked is taken off, as in the picker."""
        if code_id in self.applied():
            self._coder.remove_code(code_id)
        else:
            self._coder.tag([code_id])

    def _on_code_chosen(self, code_id: str) -> None:
        self._coder.tag([code_id])

    def _on_last_removed(self) -> None:
        card = self._coder.current
        chips = chips_of(card, self._codes.tree) if card is not None else ()
        if chips:
            self._coder.remove_code(chips[-1].code_id)

    def _on_picker_closed(self, had_focus: bool) -> None:
        if had_focus or QApplication.focusWidget() is None:
            self._column.text.setFocus()
