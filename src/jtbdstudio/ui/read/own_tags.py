# SPDX-License-Identifier: MIT
"""Coding in one's own name, and seeing only one's own tags: what is hidden is always said, and a click away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jtbdstudio.queries.coders import OwnView, coded_by, given_by, known_names, own_view
from jtbdstudio.ui import theme
from jtbdstudio.ui.read.coding_as import CodingAs
from jtbdstudio.ui.widgets import ElidedLabel, button
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.domain.codes import CodeTree
    from jtbdstudio.queries.quotes import QuoteCard
    from jtbdstudio.ui.workspace import Workspace

_NAMED = 2
"""So many are named in the line; of more, how many there are."""


class HiddenLine(QWidget):
    """Over the text, as long as something is hidden."""

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 5, 14, 5)
        row.setSpacing(10)
        self.said = ElidedLabel("", size=12)
        row.addWidget(self.said, 1)
        row.addWidget(button(self.tr("Show"), self.show_wanted.emit, link=True), 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def tell(self, view: OwnView, coder: str) -> None:
        """Say whose tags are shown, and how much of the others isn't."""
        parts = [self.tr("Only the tags of {name}").format(name=coder)]
        if view.hidden:
            quotes = number_of(sum(view.hidden.values()), self.tr("1 quote"), self.tr("{n} quotes"))
            whose = self._whose(view.hidden)
            parts.append(self.tr("{quotes} of {names} hidden").format(quotes=quotes, names=whose))
        if view.narrowed:
            more = number_of(
                view.narrowed, self.tr("others’ codes on 1 of these too"), self.tr("others’ codes on {n} of these too")
            )
            parts.append(more)
        if len(parts) == 1:
            parts.append(self.tr("nobody else tagged here"))
        self.said.set_text(" · ".join(parts))
        self.show()

    def _whose(self, hidden: Mapping[str, int]) -> str:
        names = [name or self.tr("somebody") for name in sorted(hidden, key=lambda name: -hidden[name])]
        if len(names) <= _NAMED:
            return self.tr(" and ").join(names)
        return self.tr("{n} others").format(n=len(names))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.accent_ground)


class OwnTags(QObject):
    """The coder of this page. `changed` asks the page to read its quotes and counts anew."""

    changed = Signal()
    compare_wanted = Signal()

    def __init__(self, host: QWidget, studio: Callable[[], Workspace]) -> None:
        super().__init__(host)
        self._studio, self.on = studio, False
        self.button, self.line = CodingAs(), HiddenLine()
        self.button.opening.connect(self._offer)
        self.button.chosen.connect(self._code_as)
        self.button.own_toggled.connect(self.set_on)
        self.button.compare_wanted.connect(self.compare_wanted)
        self.line.show_wanted.connect(self._show_all)

    @property
    def by(self) -> str | None:
        """Whose codes count here; None: everybody's."""
        return self._studio().coder if self.on else None

    def show_coder(self) -> None:
        """A study is open: say who codes in it."""
        self.button.show_coder(self._studio().coder)

    def forget(self) -> None:
        """Another study begins with everything shown."""
        self.on = False
        self.line.hide()

    def set_on(self, on: bool) -> None:
        """Hide what others tagged, or show it again."""
        if on != self.on:
            self.on = on
            self.line.setVisible(False)
            self.changed.emit()

    def toggle(self) -> None:
        self.set_on(not self.on)

    def ask(self) -> None:
        """Who is coding? The names of the study are offered."""
        self.button.open_menu()

    def _show_all(self) -> None:
        self.set_on(False)

    def _offer(self) -> None:
        studio = self._studio()
        names = dict.fromkeys((studio.coder, *studio.read(known_names)))
        self.button.offer(tuple(name for name in names if name), own=self.on)

    def _code_as(self, name: str) -> None:
        self._studio().code_as(name)
        self.show_coder()
        if self.on:
            self.changed.emit()

    def seen(self, interview_id: str, cards: Sequence[QuoteCard], tree: CodeTree) -> Sequence[QuoteCard]:
        """The quotes that are shown, with the codes that are."""
        if not self.on:
            return cards
        studio = self._studio()
        view: OwnView = studio.read(own_view, interview_id, studio.coder, tree, cards)
        self.line.tell(view, studio.coder)
        return view.cards

    def behind(self, code_id: str, note_ids: Sequence[str]) -> tuple[str, ...]:
        """Of the quotes behind a code, those that are shown to have it."""
        if not self.on:
            return tuple(note_ids)
        mine = self._studio().read(coded_by, self._studio().coder, [code_id])
        return tuple(note_id for note_id in note_ids if note_id in mine)

    def givers(self, note_id: str) -> dict[str, tuple[str, ...]]:
        """Who gave a quote its codes, as far as it is shown."""
        found: dict[str, tuple[str, ...]] = self._studio().read(given_by, note_id)
        by = self.by
        return found if by is None else {code: (by,) for code, names in found.items() if by in names}
