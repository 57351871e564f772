# SPDX-License-Identifier: MIT
"""Every key on one sheet, from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.ui.actions import ActionSpec, in_scope
from jtbdstudio.ui.keys import keyboard, live, native
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.widgets import KeyCap, Label, SectionLabel, button, icon_button


def _t(text: str) -> str:
    return QCoreApplication.translate("shortcuts", text)


def sheet_columns() -> list[list[tuple[str, str]]]:
    """Columns of (scope, heading)."""
    return [
        [("app", _t("Everywhere")), ("search", _t("Search"))],
        [("reader", _t("Reading"))],
        [("quotes", _t("Quotes")), ("interviews", _t("Interviews")), ("jobs", _t("Jobs")), ("map", _t("CX map"))],
        [("board", _t("Boards"))],
        [("customers", _t("Customers")), ("guides", _t("Guides")), ("debrief", _t("Debrief")), ("codes", _t("Codes"))],
    ]


def sheet_rows(scope: str) -> list[tuple[tuple[str, ...], str]]:
    """(keys, text) of a scope; the twelve boxes are one row."""
    rows: list[tuple[tuple[str, ...], str]] = []
    named = [spec for spec in in_scope(scope) if spec.in_force]
    boxes = [spec for spec in named if spec.id.startswith(f"{scope}.box.")]
    if boxes:
        said = _t("Go to box 1 to 12") if scope == "debrief" else _t("Tag into box 1 to 12")
        usual = not any(keyboard.is_own(spec) for spec in boxes)
        rows.append(((boxes[0].key_text, "…", boxes[-1].key_text), said) if usual else _all_boxes(boxes, said))
    return rows + [(caps_of(spec), spec.title) for spec in named if spec not in boxes]


def caps_of(spec: ActionSpec) -> tuple[str, ...]:
    """What to show: one key is enough where the others are the same key elsewhere on the keyboard."""
    twins = {"Enter", "Backspace", "Ctrl+Enter", "Shift+?", "Shift+<", "Shift+>", "Backtab"}
    return tuple(native(keys) for keys in spec.in_force if keys not in twins)[:2]


def _all_boxes(boxes: list[ActionSpec], said: str) -> tuple[tuple[str, ...], str]:
    """Where somebody has changed the key of a box, all twelve are named."""
    return tuple(spec.key_text for spec in boxes), said


class ShortcutSheet(Overlay):
    """The overlay."""

    change_wanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, 980)
        head = QHBoxLayout()
        head.setContentsMargins(22, 18, 14, 6)
        head.addWidget(Label(self.tr("Keyboard shortcuts"), size=17, weight=600))
        head.addStretch()
        head.addWidget(button(self.tr("Change keys…"), self._on_change, flat=True, icon="settings"))
        head.addWidget(icon_button("close", self.tr("Close"), self.dismiss))
        self.column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        live(self, lambda: self._area.setWidget(self._columns()))
        self.column.addWidget(self._area)
        self.setAccessibleName(self.tr("Keyboard shortcuts"))

    def _on_change(self) -> None:
        self.dismiss()
        self.change_wanted.emit()

    def _columns(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(22, 4, 22, 20)
        row.setSpacing(26)
        for scopes in sheet_columns():
            column = QVBoxLayout()
            column.setSpacing(5)
            for scope, heading in scopes:
                column.addWidget(SectionLabel(heading))
                column.addSpacing(2)
                for keys, text in sheet_rows(scope):
                    column.addLayout(self._row(keys, text))
                column.addSpacing(12)
            column.addStretch()
            row.addLayout(column, 1)
        return content

    def _row(self, keys: tuple[str, ...], text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        label = Label(text, size=12, wrap=True)
        row.addWidget(label, 1)
        for key in keys:
            row.addWidget(Label("…", "faint") if key == "…" else KeyCap(key), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def place(self) -> None:
        self.card.setFixedWidth(min(1240, self.width() - 48))
        content = self._area.widget()
        wanted = (content.sizeHint().height() if content is not None else 0) + 64
        self.card.setFixedHeight(min(wanted, self.height() - 48))
        self.card.move((self.width() - self.card.width()) // 2, max(24, (self.height() - self.card.height()) // 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?" or event.key() == Qt.Key.Key_F1:
            self.dismiss()
        else:
            super().keyPressEvent(event)
