# SPDX-License-Identifier: MIT
"""A small menu beside the words in which every line has its letter: forces, lenses, kinds of evidence, boards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from jtbdstudio.domain.codes import LENSES
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.coding.beside import Floating
from jtbdstudio.ui.widgets import Chip, Label, clear_layout

FORCES = {"push": "P", "pull": "U", "anxiety": "A", "habit": "H"}
LENS_KEYS = dict(zip(LENSES, "TDF", strict=True))


@dataclass(frozen=True)
class Choice:
    """One line. `said` is a sentence beside it; `on` that it holds already."""

    key: str
    id: str
    name: str
    tone: str = "neutral"
    said: str = ""
    on: bool = False


class LetterMenu(Floating):
    """Opens beside the words; a key or a click chooses, `Esc` or anything else leaves. It covers no word in question.

    Whoever opens it says what is done with a choice; the focus goes back to where it came from.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.choices: tuple[Choice, ...] = ()
        self._take: Callable[[str], object] = str
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(self.edge, self.edge, self.edge, self.edge)
        self._grid.setSpacing(6)

    def open_for(self, about: QRect, title: str, choices: Sequence[Choice], take: Callable[[str], object]) -> None:
        """Open under (or above) a box of the page; `take` is called with the id that was chosen."""
        self.choices, self._take = tuple(choices), take
        self._before = self.host.window().focusWidget()
        self._fill()
        names = ", ".join(f"{choice.key} {choice.name}" for choice in choices)
        self.setAccessibleName(f"{title}: {names}")
        self.put_beside(about, self._grid.sizeHint())
        self.setFocus()

    def _fill(self) -> None:
        """One row of chips; or, where there is something to say, one line for each."""
        clear_layout(self._grid)
        talking = any(choice.said for choice in self.choices)
        for n, choice in enumerate(self.choices):
            chip = _ChoiceChip(choice, self)
            self._grid.addWidget(chip, n if talking else 0, 0 if talking else n)
            if talking:
                self._grid.addWidget(_Sentence(choice, self), n, 1)

    def take(self, choice_id: str) -> None:
        """Choose and close."""
        self.leave()
        self._take(choice_id)

    def leave(self) -> None:
        """Close, with the focus back where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def event(self, event: QEvent) -> bool:
        # While it is open, letters and digits choose or close; they are not the page's keys.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text().strip():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Shift, keys.Key_Control, keys.Key_Alt, keys.Key_AltGr, keys.Key_Meta):
            return
        typed = event.text().upper()
        chosen = next((choice for choice in self.choices if choice.key == typed), None)
        if chosen is not None:
            self.take(chosen.id)
        else:
            self.leave()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()


class _ChoiceChip(Chip):
    """The letter and the name; a check mark where it holds already."""

    def __init__(self, choice: Choice, menu: LetterMenu) -> None:
        super().__init__(choice.name, choice.tone, menu, key=choice.key, clickable=True)
        self._choice, self._menu = choice, menu
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self._menu.take(self._choice.id)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(18 if self._choice.on else 0, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._choice.on:
            box = QRectF(self.width() - 22, self.height() / 2 - 7, 14, 14)
            icons.paint(QPainter(self), box, "check", theme.tone_of(self.tone).text)


class _Sentence(Label):
    """What choosing it means; a click on it chooses as well."""

    def __init__(self, choice: Choice, menu: LetterMenu) -> None:
        super().__init__(choice.said, "muted", 12, parent=menu)
        self._choice, self._menu = choice, menu
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._menu.take(self._choice.id)
