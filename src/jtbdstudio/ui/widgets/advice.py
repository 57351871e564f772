# SPDX-License-Identifier: MIT
"""Advice as quiet cards: what a careful colleague would mention, to be looked at or set aside with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from jtbdstudio.domain.advice import Advice, Level
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import Label, button, rounded

_ICONS: dict[Level, str] = {"strong": "error", "warn": "warning", "info": "info"}
_TONES: dict[Level, str] = {"strong": "struggle", "warn": "motivation", "info": "neutral"}


def level_word(level: Level) -> str:
    """How strongly it is meant, in a word: color and icon never say it alone."""
    if level == "strong":
        return QCoreApplication.translate("advice", "Important")
    if level == "warn":
        return QCoreApplication.translate("advice", "Worth a look")
    return QCoreApplication.translate("advice", "Good to know")


class LevelMark(QWidget):
    """The icon of a level, in its tone."""

    def __init__(self, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(18, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRectF(1, 1, 16, 16), _ICONS[self._level], theme.tone_of(_TONES[self._level]).text)


class ReasonField(QLineEdit):
    """Why advice is set aside. ``Enter`` stores it, ``Esc`` leaves everything as it was."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(28)
        self.setAccessibleName(self.tr("Why is it set aside?"))
        self.setPlaceholderText(self.tr("Why? A few words help whoever reads this later"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()  # and not the sheet around it
        else:
            super().keyPressEvent(event)


class AdviceCard(QFrame):
    """One piece of advice. With ``linked`` it names its subject, and the name leads there."""

    dismissed = Signal(str, str, str)
    restored = Signal(str, str)
    opened = Signal(object)

    def __init__(self, advice: Advice, parent: QWidget | None = None, *, linked: bool = False) -> None:
        super().__init__(parent)
        self.advice = advice
        word = level_word(advice.level)
        about = f"{advice.subject.label}: " if linked else ""
        self.setAccessibleName(f"{word}. {about}{advice.message}")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(LevelMark(advice.level), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(3)
        row.addLayout(self._column, 1)
        self._column.addLayout(self._head(word, linked))
        self.message = Label(advice.message, wrap=True)
        self._column.addWidget(self.message)
        if advice.dismissed:
            self._column.addWidget(Label(self._said_aside(), "muted", 12, wrap=True))
        self.field: ReasonField | None = None

    def _head(self, word: str, linked: bool) -> QHBoxLayout:
        """Subject, level, and what can be done."""
        head = QHBoxLayout()
        head.setSpacing(8)
        self.link = None
        if linked:
            self.link = button(self.advice.subject.label, self._open_subject, link=True)
            self.link.setAccessibleName(self.tr("Go to {what}").format(what=self.advice.subject.label))
            head.addWidget(self.link)
        head.addWidget(Label(word, "muted", theme.SMALL, 500))
        head.addStretch()
        if self.advice.dismissed:
            self.action = button(self.tr("Take up again"), self._restore, link=True)
        else:
            self.action = button(self.tr("Set aside…"), self.open_field, link=True)
        self.action.setAccessibleName(f"{self.action.text()} {self.advice.message}")
        head.addWidget(self.action)
        return head

    def _said_aside(self) -> str:
        if self.advice.reason:
            return self.tr("Set aside: {reason}").format(reason=self.advice.reason)
        return self.tr("Set aside without a reason.")

    def has_focus(self) -> bool:
        """Whether the focus is on it or in it."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def open_field(self) -> None:
        """Ask for the reason."""
        if self.field is None:
            self.field, self.hint = ReasonField(), Label(self._keys(), "muted", theme.SMALL)
            self.field.returnPressed.connect(self._store)
            self.field.left.connect(self.close_field)
            for widget in (self.field, self.hint):
                self._column.addWidget(widget)
                widget.show()
        self.field.setFocus()

    def _keys(self) -> str:
        return self.tr("Enter sets it aside · Esc keeps it")

    def close_field(self) -> None:
        """Leave the advice where it is."""
        if self.field is None:
            return
        self.action.setFocus()
        for widget in (self.field, self.hint):
            widget.hide()
            widget.deleteLater()
        self.field = None

    def _store(self) -> None:
        words = self.field.text().strip() if self.field is not None else ""
        self.dismissed.emit(self.advice.rule, self.advice.subject.key, words)

    def _restore(self) -> None:
        self.restored.emit(self.advice.rule, self.advice.subject.key)

    def _open_subject(self) -> None:
        self.opened.emit(self.advice)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, tone = theme.current(), theme.tone_of(_TONES[self.advice.level])
        if self.advice.dismissed:
            rounded(QPainter(self), QRectF(self.rect()), now.panel, now.line_faint)
            return
        ground = theme.mix(tone.ground, now.panel, 0.7)
        rounded(QPainter(self), QRectF(self.rect()), ground, theme.mix(tone.strong, now.line, 0.75))


class AdviceCards(QWidget):
    """Cards, one below the other; hidden when there is nothing to say."""

    dismissed = Signal(str, str, str)  # rule, subject key, reason
    restored = Signal(str, str)  # rule, subject key
    opened = Signal(object)  # Advice; only with linked cards

    def __init__(self, parent: QWidget | None = None, *, linked: bool = False) -> None:
        super().__init__(parent)
        self._linked, self._editable = linked, True
        self._cards: dict[Advice, AdviceCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Advice"))
        self.hide()

    def cards(self) -> list[AdviceCard]:
        """The cards shown, from the top."""
        return list(self._cards.values())

    def set_editable(self, editable: bool) -> None:
        """Offer to set advice aside, or (the study can only be read) just show it."""
        self._editable = editable
        for card in self.cards():
            card.action.setVisible(editable)

    def show_advice(self, advices: Sequence[Advice]) -> None:
        """Show these; cards that stay keep the reason that is being typed into them."""
        left = next(
            (at for at, card in enumerate(self.cards()) if card.has_focus() and card.advice not in advices), None
        )
        if not any(card.has_focus() for card in self.cards()):
            self.hide()  # laying out many cards one by one takes long
        kept = {advice: self._cards.get(advice) or self._make(advice) for advice in advices}
        for advice in self._cards.keys() - kept.keys():
            self._cards[advice].hide()
            self._cards[advice].deleteLater()
        for at, card in enumerate(kept.values()):
            self._column.insertWidget(at, card)
        self._cards = kept
        self.setVisible(bool(kept))
        if left is not None and kept:
            self.cards()[min(left, len(kept) - 1)].action.setFocus()

    def _make(self, advice: Advice) -> AdviceCard:
        card = AdviceCard(advice, self, linked=self._linked)
        card.dismissed.connect(self.dismissed)
        card.restored.connect(self.restored)
        card.opened.connect(self.opened)
        card.action.setVisible(self._editable)
        return card
