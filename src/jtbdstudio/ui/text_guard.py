# SPDX-License-Identifier: MIT
"""Who gets a key while a text field has the focus: the field, unless the key is one of the whole window's."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from jtbdstudio.ui.actions import ACTIONS
from jtbdstudio.ui.focus_filter import FocusFilter
from jtbdstudio.ui.keys import is_single, keyboard
from jtbdstudio.ui.widgets.fields import ON_TIMELINE

#: Until what is in a field is stored, its own undo is the only one, so it keeps these keys (but see ``ON_TIMELINE``).
_FIELD_FIRST = {"app.undo", "app.redo"}
#: Keys of a view that mean nothing to a text field, so they work while one has the focus.
_ALSO_IN_FIELDS = {
    "interviews.new", "guides.new", "reader.find", "customers.find", "quotes.find", "codes.find", "debrief.boxes",
    "debrief.answers",
    "debrief.inferred", "debrief.paste", "search.words", "search.tag_all", "reader.tag_all",
}  # fmt: skip


@cache
def _history_keys() -> frozenset[str]:
    return frozenset(_portable(k) for spec in ACTIONS if spec.id in _FIELD_FIRST for k in spec.in_force)


@cache
def _keys() -> tuple[frozenset[str], frozenset[str]]:
    """(keys of the window that win over a text field, keys of views that must not fire in one)."""
    window = {k for spec in ACTIONS if spec.scope == "app" and spec.id not in _FIELD_FIRST for k in spec.in_force}
    views = {k for spec in ACTIONS if spec.scope != "app" and spec.id not in _ALSO_IN_FIELDS for k in spec.in_force}
    return frozenset(_portable(k) for k in window if not is_single(k)), frozenset(map(_portable, views))


def _forget() -> None:
    _history_keys.cache_clear()
    _keys.cache_clear()


keyboard.changed.connect(_forget)


def _portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def takes_text(widget: object) -> bool:
    """Whether typing goes into this widget."""
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return not widget.isReadOnly()
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


class TextGuard(FocusFilter):
    """Decides shortcut or text before Qt does (``ShortcutOverride`` comes ahead of the shortcut map)."""

    _installed: TextGuard | None = None

    @classmethod
    def install(cls) -> None:
        """Put the guard on the application, once."""
        app = QApplication.instance()
        if app is not None and (cls._installed is None or cls._installed.parent() is not app):
            cls._installed = cls(app)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not takes_text(watched):
            return False
        assert isinstance(event, QKeyEvent)
        window, views = _keys()
        pressed = _sequence(event)
        if pressed in window or (pressed in _history_keys() and watched.property(ON_TIMELINE)):
            event.ignore()
            return True
        if pressed in views:
            event.accept()
            return True
        return False


def _sequence(event: QKeyEvent) -> str:
    pressed = event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value
    return QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)
