# SPDX-License-Identifier: MIT
"""Fields that say what was typed while it is typed, and under which key it belongs together."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from uuid import uuid4

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded

ON_TIMELINE = "onTimeline"
"""Property of a field whose every letter is stored: the study's undo works in it."""


class TypingKey:
    """Under which key typing belongs together, and so is undone together: one stretch without a pause."""

    pause = 2.0
    """Seconds without a letter after which the next one begins something new."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """What is typed next is a step of its own."""
        self._key, self._last = uuid4().hex, monotonic()

    def now(self) -> str:
        """The key of a letter typed now."""
        if monotonic() - self._last > self.pause:
            self.renew()
        self._last = monotonic()
        return self._key


class TypedField(QLineEdit):
    """One line. ``typed`` carries the words and a key for what is typed in one go.

    Each letter is stored, so undo and redo are the study's (:data:`ON_TIMELINE`), not the field's.
    """

    typed = Signal(str, str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = TypingKey()
        self.setProperty(ON_TIMELINE, True)
        self.setAccessibleName(name)
        self.setMinimumHeight(30)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self.left)

    def show_text(self, text: str) -> None:
        """Show what is stored; what is just being typed is that already."""
        if self.text() != text:
            self._key.renew()
            self.setText(text)
            self.setCursorPosition(len(text) if self.hasFocus() else 0)

    def mark_invalid(self, invalid: bool) -> None:
        """A red line, and back."""
        self.setProperty("invalid", invalid)
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_edited(self, text: str) -> None:
        self.typed.emit(text, self._key.now())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._key.renew()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()  # there is nothing more to undo: the field must not think otherwise
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())


class TypedNotes(QPlainTextEdit):
    """Several lines; as :class:`TypedField`."""

    typed = Signal(str, str)

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._showing = TypingKey(), False
        self.setProperty(ON_TIMELINE, True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(theme.font())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 22)
        self.textChanged.connect(self._on_changed)

    def show_text(self, text: str) -> None:
        """Show what is stored, without saying so."""
        if self.toPlainText() == text:
            return
        self._key.renew()
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def _on_changed(self) -> None:
        if not self._showing:
            self.typed.emit(self.toPlainText(), self._key.now())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._key.renew()
        super().focusInEvent(event)


class Pick(QComboBox):
    """One of a few; ``picked`` carries the key of what somebody chose. The wheel scrolls the page, not the choice."""

    picked = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(30)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.set_choices(choices or {})
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Replace what one can choose; key -> words."""
        now = {str(self.itemData(at)): self.itemText(at) for at in range(self.count())}
        if now == dict(choices):
            return
        self.clear()
        for key, words in choices.items():
            self.addItem(words, key)

    def show_key(self, key: str) -> None:
        """Show what is stored; a key nobody knows is shown as it is."""
        at = self.findData(key)
        if at < 0:
            self.addItem(key, key)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def _on_activated(self, at: int) -> None:
        self.picked.emit(str(self.itemData(at)))

    def minimumSizeHint(self) -> QSize:
        return QSize(90, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class YesNo(QWidget):
    """Yes, no or unknown (``y``, ``n``, ``?``). Keys: ``Y``, ``N``, ``U``, ``Left``, ``Right``; ``Space`` goes on."""

    chosen = Signal(str)

    _ANSWERS = ("y", "n", "?")
    _TONES = ("outcome", "struggle", "neutral")
    _PART = 34

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question, self._answer, self._hover = question, "?", -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFont(theme.font(11.5, 500))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_answer("?")

    @property
    def answer(self) -> str:
        return self._answer

    def set_question(self, question: str) -> None:
        """Ask in other words."""
        self._question = question
        self.show_answer(self._answer)

    def show_answer(self, answer: str) -> None:
        """Show what is stored, without saying :attr:`chosen`."""
        self._answer = answer if answer in self._ANSWERS else "?"
        said = {"y": self.tr("yes"), "n": self.tr("no"), "?": self.tr("unknown")}[self._answer]
        self.setAccessibleName(f"{self._question}: {said}")
        self.update()

    def _choose(self, at: int) -> None:
        answer = self._ANSWERS[at % 3]
        if answer != self._answer and self.isEnabled():
            self.chosen.emit(answer)

    def sizeHint(self) -> QSize:
        return QSize(3 * self._PART + 2, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        rounded(painter, QRectF(self.rect()), now.panel, now.accent if self.hasFocus() else now.line, 7)
        words = (self.tr("Yes"), self.tr("No"), "?")
        for at, word in enumerate(words):
            box = QRectF(1 + at * self._PART, 1, self._PART, self.height() - 2)
            is_answer = self._ANSWERS[at] == self._answer
            tone = theme.tone_of(self._TONES[at])
            if is_answer:
                rounded(painter, box.adjusted(1, 1, -1, -1), tone.ground, None, 5)
            painter.setPen(tone.text if is_answer else now.ink if at == self._hover else now.faint)
            painter.setFont(theme.font(11.5, 600 if is_answer else 400))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def _at(self, point: QPointF) -> int:
        return max(0, min(2, int((point.x() - 1) // self._PART)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, typed = self._ANSWERS.index(self._answer), event.text().casefold()
        if event.key() == Qt.Key.Key_Right and at < 2:
            self._choose(at + 1)
        elif event.key() == Qt.Key.Key_Left and at > 0:
            self._choose(at - 1)
        elif event.key() == Qt.Key.Key_Space:
            self._choose(at + 1)
        elif typed and typed in "ynu":
            self._choose("ynu".index(typed))
        else:
            super().keyPressEvent(event)
