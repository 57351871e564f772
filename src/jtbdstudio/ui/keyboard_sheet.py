# SPDX-License-Identifier: MIT
"""Every key, to be changed: search, press the new one, and back again; what speaks against a key is one sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.actions import BY_ID, ActionSpec, in_scope
from jtbdstudio.ui.keys import keyboard, live, native
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.shortcut_sheet import caps_of, sheet_columns
from jtbdstudio.ui.widgets import Label, SearchField, button, icon_button
from jtbdstudio.ui.widgets.key_recorder import KeyRecorder

_WIDTH, _HEIGHT = 760, 680
_ID = Qt.ItemDataRole.UserRole


class KeyTree(QTreeWidget):
    """The actions by where they work. ``Enter`` on one is :attr:`itemActivated`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setFont(theme.font())
        self.setHeaderLabels([self.tr("What it does"), self.tr("Key"), ""])
        self.setAccessibleName(self.tr("Actions and their keys"))
        self.setProperty("quiet", True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(1, 150)
        head.resizeSection(2, 170)
        self._rows: dict[str, QTreeWidgetItem] = {}
        for columns in sheet_columns():
            for scope, heading in columns:
                self._add_scope(scope, heading)
        self.expandAll()

    def _add_scope(self, scope: str, heading: str) -> None:
        group = QTreeWidgetItem(self, [heading])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFont(0, theme.font(weight=600))
        for spec in in_scope(scope):
            row = QTreeWidgetItem(group, [spec.title])
            row.setData(0, _ID, spec.id)
            self._rows[spec.id] = row

    @property
    def spec(self) -> ActionSpec | None:
        """The action one is at."""
        item = self.currentItem()
        return BY_ID.get(str(item.data(0, _ID))) if item is not None and not item.isHidden() else None

    def go_to(self, spec: ActionSpec) -> None:
        self.setCurrentItem(self._rows[spec.id])

    def show_keys(self) -> None:
        """The keys as they are now; the changed ones say what they were."""
        for action_id, row in self._rows.items():
            spec = BY_ID[action_id]
            row.setText(1, "  ".join(caps_of(spec)))
            row.setText(2, self._was(spec))
            row.setForeground(1, theme.current().accent if keyboard.is_own(spec) else theme.current().ink)
            row.setForeground(2, theme.current().muted)

    def _was(self, spec: ActionSpec) -> str:
        if not keyboard.is_own(spec):
            return ""
        usual = native(spec.keys[0]) if spec.keys else self.tr("no key")
        return self.tr("changed, was {key}").format(key=usual)

    def search(self, typed: str) -> int:
        """Leave what has every word in its name or its keys; how many that are."""
        words, left = typed.casefold().split(), 0
        for row in self._rows.values():
            said = f"{row.text(0)} {row.text(1)}".casefold()
            row.setHidden(not all(word in said for word in words))
            left += not row.isHidden()
        for at in range(self.topLevelItemCount()):
            if (group := self.topLevelItem(at)) is not None:
                group.setHidden(not any(self._is_left(group.child(n)) for n in range(group.childCount())))
        first = next((row for row in self._rows.values() if not row.isHidden()), None)
        if first is not None and self.spec is None:
            self.setCurrentItem(first)
        return left

    @staticmethod
    def _is_left(row: QTreeWidgetItem | None) -> bool:
        return row is not None and not row.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem(), 0)  # some desktops keep Enter from a tree
        else:
            super().keyPressEvent(event)


class KeyboardSheet(Overlay):
    """Changes show everywhere at once and are kept for this computer."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, _WIDTH)
        self.setAccessibleName(self.tr("Change keys"))
        head, body = QHBoxLayout(), QVBoxLayout()
        head.setContentsMargins(22, 18, 14, 2)
        head.addWidget(Label(self.tr("Change keys"), size=17, weight=600), 1)
        head.addWidget(icon_button("close", self.tr("Close"), self.dismiss))
        body.setContentsMargins(18, 6, 18, 16)
        body.setSpacing(10)
        self.column.addLayout(head)
        self.column.addLayout(body, 1)
        self.search = SearchField(self.tr("Search actions and keys"), parent=self.card)
        self.tree = KeyTree(self.card)
        self.said = Label("", "muted", 12.5, wrap=True, parent=self.card)
        self.recorder = KeyRecorder(self.card)
        self.recorder.hide()
        body.addWidget(self.search)
        body.addWidget(self.tree, 1)
        body.addWidget(self.said)
        body.addLayout(self._foot())
        self.search.textChanged.connect(self._on_searched)
        self.search.entered.connect(self.tree.setFocus)
        self.search.left.connect(self.dismiss)
        self.tree.currentItemChanged.connect(self._show_choice)
        self.tree.itemActivated.connect(self.record)
        self.recorder.recorded.connect(self._on_recorded)
        self.recorder.ended.connect(self._on_ended)
        live(self, self._show_keys)

    def _foot(self) -> QVBoxLayout:
        self.singles = QCheckBox(self.tr("Single keys such as S and 1 work in the views"))
        self.singles.setFont(theme.font())
        self.singles.clicked.connect(keyboard.set_singles)
        self.change_button = button(self.tr("Change the key"), self.record, primary=True)
        self.none_button = button(self.tr("No key"), self.take_away)
        self.reset_button = button(self.tr("Reset"), self.reset)
        self.reset_all_button = button(self.tr("Reset all"), self.reset_all)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.recorder, 1)
        row.addStretch()
        for each in (self.reset_all_button, self.reset_button, self.none_button, self.change_button):
            row.addWidget(each)
        foot = QVBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.singles)
        foot.addLayout(row)
        return foot

    def open(self) -> None:
        """On everything, ready to be searched."""
        super().open()
        self.search.clear()
        self._say("")
        self.search.setFocus()

    def record(self) -> None:
        """Wait for the new key of the action one is at."""
        if (spec := self.tree.spec) is None:
            return
        self.recorder.setAccessibleName(self.tr("New key of “{action}”").format(action=spec.title))
        self._say(self.tr("Press the new key of “{action}”. Esc leaves it as it is.").format(action=spec.title))
        self.recorder.show()
        self.recorder.setFocus()

    def take_away(self) -> None:
        """Leave the action without a key."""
        if (spec := self.tree.spec) is not None:
            self._done(spec, keyboard.give(spec, ()))

    def reset(self) -> None:
        """The key it came with."""
        if (spec := self.tree.spec) is not None:
            self._done(spec, keyboard.reset(spec))

    def reset_all(self) -> None:
        """Every key as it came."""
        keyboard.reset_all()
        self._say(self.tr("All keys are as they were on the first day."))

    def _on_recorded(self, keys: tuple[str, ...]) -> None:
        spec = self.tree.spec
        if spec is None:
            return
        refused = keyboard.give(spec, keys)
        if refused:
            self._say(refused, wrong=True)  # and wait for another key
            return
        self.tree.setFocus()
        self._done(spec, "")

    def _on_ended(self) -> None:
        had_focus = self.recorder.hasFocus()
        self.recorder.hide()
        if had_focus:
            self.tree.setFocus()
            self._say("")

    def _done(self, spec: ActionSpec, refused: str) -> None:
        key = spec.key_text
        gone = self.tr("“{action}” has no key now.").format(action=spec.title)
        told = self.tr("“{action}” is {key} now.").format(action=spec.title, key=key) if key else gone
        self._say(refused or told, wrong=bool(refused))

    def _say(self, sentence: str, wrong: bool = False) -> None:
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)
        self.said.set_role("danger" if wrong else "muted")
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _on_searched(self, _typed: str) -> None:
        left = self.tree.search(self.search.query())
        self._say("" if left else self.tr("Nothing is called that. Search for what it does, or for its key."))
        self._show_choice()

    def _show_keys(self) -> None:
        self.tree.show_keys()
        self.singles.setChecked(keyboard.singles)
        self._show_choice()

    def _show_choice(self) -> None:
        spec = self.tree.spec
        self.change_button.setEnabled(spec is not None)
        self.none_button.setEnabled(spec is not None and bool(spec.in_force))
        self.reset_button.setEnabled(spec is not None and keyboard.is_own(spec))
        self.reset_all_button.setEnabled(keyboard.any_own or not keyboard.singles)

    def place(self) -> None:
        self.card.setFixedSize(min(_WIDTH, self.width() - 48), min(_HEIGHT, self.height() - 48))
        self.card.move((self.width() - self.card.width()) // 2, max(24, (self.height() - self.card.height()) // 2))
