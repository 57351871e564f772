# SPDX-License-Identifier: MIT
"""Cards that open on the board itself: a note's words, a cluster's name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.ui import theme
from jtbdstudio.ui.board.sense import ClusterPlan
from jtbdstudio.ui.widgets import Label, button
from jtbdstudio.ui.widgets.inline import InlineCard


class _Words(QPlainTextEdit):
    """Enter is for the card; Shift+Enter is a new line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape or (plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            event.ignore()
        else:
            super().keyPressEvent(event)


class NoteCard(InlineCard):
    """The headline of a quote, above its words which stay as they were said; or our own note."""

    def __init__(self, parent: QWidget, text: str, *, quote: str = "") -> None:
        super().__init__(parent)
        self.edit = _Words()
        self.edit.setProperty("bare", True)
        self.edit.setFont(theme.font(13.5))
        self.edit.setPlainText(text)
        self.edit.selectAll()
        self.edit.setTabChangesFocus(True)
        name = self.tr("Headline") if quote else self.tr("Note")
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(self.tr("A headline in their words") if quote else self.tr("Write a note"))
        self.edit.setFixedHeight(44 if quote else 72)
        self.column.addWidget(self.edit)
        if quote:
            said = Label(f"“{_short(quote)}”", "muted", 11.5, wrap=True)
            said.setToolTip(quote)
            self.column.addWidget(said)
        self.column.addWidget(Label(self.tr("Enter keeps it · Esc leaves it"), "faint", 10.5))
        self.setFocusProxy(self.edit)

    def words(self) -> str:
        return self.edit.toPlainText().strip()


class TitleCard(InlineCard):
    """A name, of a cluster or a board."""

    def __init__(self, parent: QWidget, title: str, name: str) -> None:
        super().__init__(parent)
        self.field = QLineEdit(title)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.field.selectAll()
        self.column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def words(self) -> str:
        return self.field.text().strip()


class ClusterCard(InlineCard):
    """A new cluster: its name, and, when that isn't plain, what it belongs under."""

    keeps_on_leave = False

    def __init__(self, parent: QWidget, plan: ClusterPlan, tree: CodeTree, notes: int) -> None:
        super().__init__(parent)
        self._plan = plan
        self.field = QLineEdit(plan.title)
        self.field.setPlaceholderText(self.tr("What do they say?"))
        self.field.setAccessibleName(self.tr("Name of the new cluster"))
        self.field.selectAll()
        self.column.addWidget(self.field)
        self._choices = QButtonGroup(self)
        self._choices.setExclusive(True)
        self._parents: list[str] = []
        if plan.ask:
            self.column.addLayout(self._build_choices(tree))
        where = tree[plan.parent_id].name if plan.parent_id and not plan.ask else ""
        hint = self.tr("A theme under {parent} · Enter makes it").format(parent=where) if where else self._ask_hint()
        self.hint = Label(hint, "faint", 10.5, wrap=True)
        self.column.addWidget(self.hint)
        self.setAccessibleName(self.tr("Cluster of {n} notes").format(n=notes))
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)

    @property
    def parent_id(self) -> str | None:
        """The code the theme goes under; None while it isn't chosen."""
        place = self._choices.checkedId()
        return self._parents[place] if place >= 0 else (None if self._plan.ask else self._plan.parent_id)

    def _ask_hint(self) -> str:
        return self.tr("Where does it belong? Enter makes it")

    def _build_choices(self, tree: CodeTree) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for place, code in enumerate(self._plan.options):
            made = button(code.name, tooltip=tree.path(code.id))
            made.setFont(theme.font(11.5, 500))
            made.setCheckable(True)
            made.setChecked(code.id == self._plan.parent_id)
            self._choices.addButton(made, place)
            self._parents.append(code.id)
            row.addWidget(made)
        row.addStretch()
        return row

    def words(self) -> str:
        return self.field.text().strip()

    def accept(self) -> None:
        if not self.words():
            self.field.setFocus()
        elif self.parent_id is None:
            self.hint.set_role("danger")
            self._choices.buttons()[0].setFocus()
        else:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the choice, as in a list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            checked = self._choices.checkedButton() or next(iter(self._choices.buttons()), None)
            if event.key() == Qt.Key.Key_Down and checked is not None:
                checked.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.field.setFocus()
        super().focusInEvent(event)


def _short(text: str, most: int = 180) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
