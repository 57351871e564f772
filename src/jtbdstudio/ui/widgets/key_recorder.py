# SPDX-License-Identifier: MIT
"""A field that takes the next key pressed, whatever it means elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from jtbdstudio.ui import theme

_HELD = {
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_unknown,
}  # fmt: skip
_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def keys_of(event: QKeyEvent) -> tuple[str, ...]:
    """The key of an event as portable sequences. A sign is called by itself, wherever it is on the keyboard."""
    held, text = event.modifiers() & (_CONTROL | _SHIFT), event.text()
    if not held & _CONTROL and len(text) == 1 and text.isprintable() and not (text.isalnum() or text.isspace()):
        return (text, f"Shift+{text}") if held & _SHIFT else (text,)
    pressed = QKeySequence(event.key() | held.value)
    return (pressed.toString(QKeySequence.SequenceFormat.PortableText),)


class KeyRecorder(QLineEdit):
    """``Esc`` and leaving the field end it without a key."""

    recorded = Signal(tuple)  # portable key sequences, all names of one key
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font())
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press the new key, or Esc"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            self.keyPressEvent(event)  # before Tab and Enter mean anything else
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.ended.emit()
        elif event.key() not in _HELD and not event.isAutoRepeat():
            self.recorded.emit(keys_of(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ended.emit()
