# SPDX-License-Identifier: MIT
"""Who writes the debrief, and the question that stands before finishing one without a surprise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.interviews.words import writer_name
from jtbdstudio.ui.widgets import FlowLayout, Label, button
from jtbdstudio.ui.widgets.basic import rounded


class NameField(QLineEdit):
    """A name. ``Enter`` adds it, ``Esc`` leaves everything as it was."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()  # and nobody else's Enter
        else:
            super().keyPressEvent(event)


class PeopleBar(QWidget):
    """A small switch with everybody's name, and one more to be added."""

    chosen = Signal(str)
    added = Signal(str)
    compare_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[str, ...] = ()
        self.names: dict[str, QPushButton] = {}
        self.setAccessibleName(self.tr("Who writes"))
        self._row = FlowLayout(self, 4)
        self.add_button = button(self.tr("Add a person"), self.ask, flat=True, icon="add")
        self.field = NameField()
        self.field.setAccessibleName(self.tr("Name of the person"))
        self.field.setPlaceholderText(self.tr("Name, then Enter"))
        self.field.setMinimumSize(150, 30)
        self.field.returnPressed.connect(self._on_named)
        self.field.left.connect(self.close_field)
        self.field.hide()
        self.compare = button(self.tr("Compare"), self.compare_wanted.emit, flat=True, icon="split")
        self._arrange()

    def show_people(self, people: Sequence[str], writer: str, *, editable: bool) -> None:
        """These, one of whom writes."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            self._arrange()
        for person, made in self.names.items():
            made.setChecked(person == writer)
        alone = not people or people[0] == ""
        self.add_button.setText(self.tr("Your name") if alone else self.tr("Add a person"))
        self.add_button.setVisible(editable and self.field.isHidden())
        self.compare.setVisible(len(people) > 1)

    def _arrange(self) -> None:
        while self._row.takeAt(0) is not None:
            pass
        for made in self.names.values():
            made.hide()
            made.deleteLater()
        self.names = {person: self._name(person) for person in self._people}
        for widget in (*self.names.values(), self.add_button, self.field, self.compare):
            self._row.addWidget(widget)
        for made in self.names.values():
            made.show()

    def _name(self, person: str) -> QPushButton:
        made = button(writer_name(person), partial(self.chosen.emit, person), flat=True)
        made.setCheckable(True)
        made.setAccessibleName(self.tr("{name} writes").format(name=writer_name(person)))
        made.clicked.connect(partial(made.setChecked, True))
        return made

    def ask(self) -> None:
        """Ask for a name."""
        self.add_button.hide()
        self.field.show()
        self.field.setFocus()

    def close_field(self) -> None:
        self.field.clear()
        self.field.hide()
        self.add_button.show()
        self.add_button.setFocus()

    def _on_named(self) -> None:
        name = self.field.text().strip()
        self.close_field()
        if name:
            self.added.emit(name)


class FinishAsk(QFrame):
    """One calm line: nothing stands under the surprises. Was there really none?"""

    none_surprised = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = QCheckBox(self.tr("Nothing surprised us"))
        self.none.toggled.connect(self._on_toggled)
        self.back = button(self.tr("Go back"), self.back_wanted.emit)
        column, row = QVBoxLayout(self), QWidget()
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(row)
        line = FlowLayout(row, 14)
        for widget in (Label(self.tr("No surprise is written down yet.")), self.none, self.back):
            widget.setMinimumHeight(30)
            line.addWidget(widget)
        self.hide()

    def ask(self) -> None:
        self.none.setChecked(False)
        self.show()
        self.none.setFocus()

    def _on_toggled(self, ticked: bool) -> None:
        if ticked:
            self.hide()
            self.none_surprised.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.none.hasFocus():
            self.none.setChecked(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, tone = theme.current(), theme.tone_of("motivation")
        ground = theme.mix(tone.ground, now.panel, 0.7)
        rounded(QPainter(self), QRectF(self.rect()), ground, theme.mix(tone.strong, now.line, 0.75))
