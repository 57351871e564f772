# SPDX-License-Identifier: MIT
"""What was said is not yet what it means: two fields beside the words, kept while they are typed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.coding.beside import Floating
from jtbdstudio.ui.widgets import Label
from jtbdstudio.ui.widgets.fields import TypedNotes

_WIDTH, _LINES = 380, 3


class MemoEditor(Floating):
    """`Tab` goes from field to field, `Esc` leaves. It says what was typed; nobody has to say that it be kept."""

    typed = Signal(str, str, str, str)  # note id, field, words, key of what is typed in one go
    left = Signal(bool)  # whether the focus was here

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.note_id = ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(self.edge + 4, self.edge, self.edge + 4, self.edge + 4)
        column.setSpacing(4)
        self.memo = self._field(column, self.tr("What they said means…"))
        column.addSpacing(6)
        self.behind = self._field(column, self.tr("What lies behind it"))
        self.memo.typed.connect(self._on_memo_typed)
        self.behind.typed.connect(self._on_behind_typed)
        self.setFocusProxy(self.memo)
        self.setAccessibleName(self.tr("What the quote means"))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @staticmethod
    def _field(column: QVBoxLayout, name: str) -> TypedNotes:
        label, made = Label(name, "muted", 12), TypedNotes(name, _LINES)
        made.setProperty("on", "paper")
        column.addWidget(label)
        column.addWidget(made)
        return made

    def open_for(self, about: QRect, card: QuoteCard) -> None:
        """Open beside the words of a quote, ready to type."""
        self.note_id = card.id
        self.show_card(card)
        self.put_beside(about, QSize(_WIDTH + 2 * self.edge, self.minimumSizeHint().height()))
        self.memo.setFocus()

    def show_card(self, card: QuoteCard | None) -> None:
        """Show what is stored; without a quote there is nothing to write about."""
        if card is None:
            self.dismiss()
        else:
            self.memo.show_text(card.memo)
            self.behind.show_text(card.behind)

    def dismiss(self) -> None:
        """Close; whoever hears :attr:`left` brings the focus back to the text."""
        if not self.isHidden():
            focused = self._has_focus(QApplication.focusWidget())
            self.hide()
            self.note_id = ""
            self.left.emit(focused)

    def _has_focus(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now.window() is self.window() and not self._has_focus(now):
            self.dismiss()

    def _on_memo_typed(self, words: str, key: str) -> None:
        self.typed.emit(self.note_id, "memo", words, key)

    def _on_behind_typed(self, words: str, key: str) -> None:
        self.typed.emit(self.note_id, "behind", words, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            event.accept()  # a letter typed here is no key of the page
