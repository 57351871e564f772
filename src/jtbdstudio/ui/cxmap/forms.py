# SPDX-License-Identifier: MIT
"""Small popovers: the KPI of a milestone, and longer texts. ``Enter`` or a click elsewhere keeps, ``Esc`` forgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import Label, Popover

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MilestoneView

_WIDTH = 320


class Form(Popover):
    """A popover that says what was changed in it, once, when it closes."""

    saved = Signal(str, object)  # id of the milestone (or map), {field: text} of what changed

    def __init__(self, subject_id: str, title: str, parent: QWidget) -> None:
        super().__init__(parent, padding=14)
        self._subject_id = subject_id
        self._before: dict[str, str] = {}
        self._forget = False
        self.setMinimumWidth(_WIDTH + 28)
        self.setAccessibleName(title)
        self.column.addWidget(Label(title, weight=600, wrap=True))
        self.closed.connect(self._on_closed)

    def texts(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {}

    def first_field(self) -> QWidget:
        """Where typing starts."""
        return self

    def open_at(self, point: QPoint) -> None:
        """Show, with the focus in the first field."""
        self._before = self.texts()
        self.show_at(point)
        self.first_field().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._forget = event.key() == Qt.Key.Key_Escape
        super().keyPressEvent(event)

    def _on_closed(self) -> None:
        changed = {name: text for name, text in self.texts().items() if text != self._before.get(name)}
        if changed and not self._forget:
            self.saved.emit(self._subject_id, changed)
        self.deleteLater()


class KpiForm(Form):
    """Name, rule and owner, with the questions that find a good one (W29)."""

    def __init__(self, milestone: MilestoneView, parent: QWidget) -> None:
        title = self.tr("KPI of {name}").format(name=f"{milestone.letter} {milestone.name}")
        super().__init__(milestone.id, title, parent)
        self.name = self._field(self.tr("What is measured"), milestone.kpi, self.tr("First swap without the manager"))
        self.rule = self._field(self.tr("The rule, measurable"), milestone.rule, self.tr("Swap offered and taken"))
        self.owner = self._field(self.tr("Who owns it"), milestone.owner, self.tr("A person, and where they work"))
        self.column.addSpacing(4)
        for question in _kpi_questions():
            self.column.addWidget(Label(f"· {question}", "muted", theme.SMALL, wrap=True))

    def _field(self, name: str, text: str, example: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setPlaceholderText(example)
        field.setAccessibleName(name)
        field.returnPressed.connect(self.close)
        self.column.addWidget(Label(name, "muted", theme.SMALL))
        self.column.addWidget(field)
        return field

    def first_field(self) -> QWidget:
        return self.name

    def write(self, typed: str) -> None:
        """Begin the name with what was typed on the tile."""
        self.name.selectAll()
        self.name.insert(typed)

    def texts(self) -> dict[str, str]:
        return {"name": self.name.text().strip(), "rule": self.rule.text().strip(), "owner": self.owner.text().strip()}


class TextForm(Form):
    """One longer text: a leap of faith, or why customers are lost."""

    def __init__(self, milestone_id: str, field: str, title: str, hint: str, text: str, parent: QWidget) -> None:
        super().__init__(milestone_id, title, parent)
        self._field = field
        self.column.addWidget(Label(hint, "muted", theme.SMALL, wrap=True))
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.text.setFixedSize(_WIDTH, 92)
        self.text.installEventFilter(self)
        self.column.addWidget(self.text)

    def first_field(self) -> QWidget:
        return self.text

    def texts(self) -> dict[str, str]:
        return {self._field: self.text.toPlainText().strip()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.close()
                return True
        return super().eventFilter(watched, event)


class LineForm(Form):
    """One short text: a name, a period. With ``always`` it is said even when it was left as offered."""

    def __init__(
        self, subject_id: str, field: str, title: str, hint: str, text: str, parent: QWidget, *, always: bool = False
    ) -> None:
        super().__init__(subject_id, title, parent)
        self._field, self._always = field, always
        self.line = QLineEdit(text)
        self.line.setAccessibleName(title)
        self.line.selectAll()
        self.line.returnPressed.connect(self.close)
        self.column.addWidget(self.line)
        if hint:
            self.column.addWidget(Label(hint, "muted", theme.SMALL, wrap=True))

    def first_field(self) -> QWidget:
        return self.line

    def open_at(self, point: QPoint) -> None:
        super().open_at(point)
        if self._always:
            self._before = {}

    def texts(self) -> dict[str, str]:
        return {self._field: self.line.text().strip()}


def _kpi_questions() -> list[str]:
    """The questions of the built-in method that lead to a KPI."""
    from jtbdstudio.domain.method import built_in

    guide = next(guide for guide in built_in().guides if guide.handle == "kpi")
    return [question.text for question in guide.questions]
