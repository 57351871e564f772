# SPDX-License-Identifier: MIT
"""The three clauses as fields, where the statement stood."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from jtbdstudio.ui import theme
from jtbdstudio.ui.jobs_page.sentence import PARTS, Words
from jtbdstudio.ui.keys import native
from jtbdstudio.ui.widgets import FlowLayout, KeyCap, Label, button
from jtbdstudio.ui.widgets.basic import rounded

_SIZE, _FOOT = 18, 30
_FIELDS = ("when_i", "help_me", "so_i_can")


class ClauseField(QPlainTextEdit):
    """One clause: as high as its words need, one paragraph only. ``Return`` goes on, ``Ctrl+Return`` saves."""

    done = Signal()
    saved = Signal()
    cancelled = Signal()
    focus_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", True)
        self.setFont(theme.font(_SIZE))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def words(self) -> str:
        """What stands in it, as one line."""
        return " ".join(self.toPlainText().split())

    def set_words(self, text: str) -> None:
        """Start from a text, the caret at its end."""
        self.setPlainText(text)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def changed(self) -> bool:
        return self.document().isModified()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)

    def insertFromMimeData(self, source: object) -> None:
        self.insertPlainText(" ".join(source.text().split()))  # type: ignore[attr-defined]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saved.emit()
        elif enter:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class _Ground(QFrame):
    """The color of a clause behind its field."""

    def __init__(self, part: str, field: ClauseField) -> None:
        super().__init__()
        self._part, self._field = part, field
        field.focus_changed.connect(self.update)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(field)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tone, now = theme.tone_of(self._part), theme.current()
        line = now.accent if self._field.hasFocus() else None
        rounded(QPainter(self), QRectF(self.rect()), theme.mix(tone.ground, now.panel, 0.35), line, 7)


class StatementEditor(QWidget):
    """Three clauses and the short name. What was typed is saved by ``Ctrl+Return`` or by going elsewhere."""

    saved = Signal(dict)  # field name -> new words; only what was changed
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = (self.tr("When I"), self.tr("help me"), self.tr("so I can"))
        self.fields = {name: ClauseField(words, self) for name, words in zip(_FIELDS, said, strict=True)}
        self.name_field = QLineEdit(self)
        self.name_field.setAccessibleName(self.tr("Short name"))
        self.name_field.setFixedWidth(240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._clauses(said))
        column.addWidget(self._foot())
        for name, following in zip(_FIELDS, (*_FIELDS[1:], None), strict=True):
            field = self.fields[name]
            field.done.connect(self.fields[following].setFocus if following else self.save)
            field.saved.connect(self.save)
            field.cancelled.connect(self.cancelled)

    def _clauses(self, said: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, words, part) in enumerate(zip(_FIELDS, said, PARTS, strict=True)):
            label = Label(words, "muted", _SIZE)
            label.setBuddy(self.fields[name])
            label.setContentsMargins(0, 8, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_Ground(part, self.fields[name]), row, 1)
        return grid

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, 10)
        flow.addWidget(_together(Label(self.tr("Short name"), "muted"), self.name_field))
        told = ((native("Ctrl+Enter"), self.tr("saves")), ("Esc", self.tr("leaves it as it was")))
        hints = [w for keys, does in told for w in (KeyCap(keys), Label(does, "muted", theme.SMALL))]
        self.cancel_button = button(self.tr("Cancel"), self.cancelled.emit, flat=True)
        flow.addWidget(_together(*hints, self.cancel_button))
        return foot

    def begin(self, words: Words, name: str) -> None:
        """Fill the fields and put the caret behind the first clause."""
        for field, part in zip(self.fields.values(), PARTS, strict=True):
            field.set_words(words.of(part))
        self.name_field.setText(name)
        self.name_field.setModified(False)
        first = next((f for f in self.fields.values() if not f.words()), self.fields["when_i"])
        first.setFocus()

    def changed_fields(self) -> dict[str, str]:
        """What differs from what it began with. Untouched clauses keep what a field would lose (no-break spaces)."""
        found = {name: field.words() for name, field in self.fields.items() if field.changed}
        if self.name_field.isModified() and self.name_field.text().strip():
            found["name"] = " ".join(self.name_field.text().split())
        return found

    def save(self) -> None:
        """Say what was changed; the card takes it from there."""
        self.saved.emit(self.changed_fields())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif enter and self.name_field.hasFocus():
            self.save()
        else:
            super().keyPressEvent(event)


def _together(*widgets: QWidget) -> QWidget:
    """Things that stay on one line of the flow, and in the middle of it."""
    made = QWidget()
    made.setFixedHeight(_FOOT)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return made
