# SPDX-License-Identifier: MIT
"""What every page is: a header with title, chips and buttons, a body, and one way of hearing about changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import Chip, ElidedLabel, button, clear_layout

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.workspace import Workspace

HEADER_HEIGHT = 54


@dataclass(frozen=True)
class Evidence:
    """A claim and the notes behind it: what a number or a statement opens when it is clicked."""

    title: str
    note_ids: tuple[str, ...]
    tone: str = ""


class PageHeader(QWidget):
    """Title, chips and a quiet sentence on the left; buttons on the right, at most one of them primary."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEADER_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 1)
        row.setSpacing(10)
        self.title = ElidedLabel(title, size=theme.TITLE, weight=600)
        self.subtitle = ElidedLabel("", "muted")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._left = QHBoxLayout()
        self._left.setSpacing(4)
        self._right = QHBoxLayout()
        self._right.setSpacing(8)
        row.addWidget(self.title)
        row.addLayout(self._chips)
        row.addLayout(self._left)
        row.addWidget(self.subtitle, 1)
        row.addLayout(self._right)
        self._fit_title()

    def set_title(self, text: str) -> None:
        self.title.set_text(text)
        self._fit_title()

    def set_subtitle(self, text: str) -> None:
        """A quiet sentence beside the title."""
        self.subtitle.set_text(text)

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> list[Chip]:
        """Replace the chips; each is (text, tone). Returns them, to be connected if need be."""
        clear_layout(self._chips)
        made = [Chip(text, tone, self) for text, tone in chips]
        for chip in made:
            self._chips.addWidget(chip)
        return made

    def add_left(self, widget: QWidget) -> None:
        """Put a widget (tabs, a clickable chip) behind title and chips."""
        self._left.addWidget(widget)

    def add_right(self, widget: QWidget) -> None:
        """Put a widget among the buttons."""
        self._right.addWidget(widget)

    def add_button(
        self, text: str, handler: Callable[[], object], *, primary: bool = False, icon: str = "", tooltip: str = ""
    ) -> QPushButton:
        """Add a button on the right; the primary one comes last."""
        made = button(text, handler, primary=primary, icon=icon, tooltip=tooltip, parent=self)
        self._right.addWidget(made)
        return made

    def _fit_title(self) -> None:
        self.title.setMaximumWidth(min(self.title.sizeHint().width(), 520))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), now.line)


class Page(QWidget):
    """Base of all pages.

    A subclass sets the class attributes, builds its widgets in ``build()`` into ``self.body``, and reads everything
    anew in ``refresh()``. Give big parts their parent before they are filled: a widget that gets a new parent is styled
    anew with all that is in it. A page never repaints itself after ``workspace.run``; it waits for ``on_changed``.
    """

    id: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    section: ClassVar[str] = ""

    quote_open_requested = Signal(str)  # note id
    evidence_requested = Signal(object)  # Evidence
    page_requested = Signal(str)  # page id
    reveal_requested = Signal(str, str, str)  # page id, kind, id: see reveal()
    back_requested = Signal()  # to where one came from
    notice = Signal(str)  # a sentence for the toast
    busy = Signal(str)  # what goes on in the background, for the status bar; "" for nothing
    undoable_notice = Signal(str)  # a sentence with an Undo button
    linked_notice = Signal(str, str, str, object)  # a sentence, a button's text, and where it leads: page, (kind, id) …

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self._stale = True
        self._followed: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader(self.title, self)
        self.body = QWidget(self)
        column.addWidget(self.header)
        column.addWidget(self.body, 1)
        self.build()

    def build(self) -> None:
        """Make the widgets; called once, before a workspace is attached."""

    def stacked(self, empty: QWidget) -> QWidget:
        """What the page shows while there is nothing, and the place for all the rest (``self.stack``, index 1)."""
        self.stack, filled = QStackedWidget(self.body), QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.stack.addWidget(empty)
        self.stack.addWidget(filled)
        return filled

    def attach(self, workspace: Workspace) -> None:
        """Connect to the workspace; the main window calls this once."""
        self.workspace = workspace
        workspace.changed.connect(self._on_workspace_changed)
        workspace.opened.connect(self._on_workspace_opened)
        workspace.closed.connect(self.forget)

    @property
    def studio(self) -> Workspace:
        """The attached workspace, for use after :meth:`attach`."""
        assert self.workspace is not None
        return self.workspace

    def refresh(self) -> None:
        """Read everything anew and show it."""

    def forget(self) -> None:
        """The study is closed: drop what was read from it (selection, caches)."""
        self._stale, self._followed = True, ()

    def on_changed(self, changes: Changes) -> None:
        """Something has changed. By default: read anew when visible, otherwise when next shown."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def shown(self) -> None:
        """The page has just come into view, and is up to date."""

    def choose_notes(self, note_ids: Sequence[str], *, partly: bool = False) -> None:
        """These notes were chosen here, the current one first: they are the chosen ones on every page.

        ``partly``: this page may not show all that are chosen, so the others stay chosen besides.
        """
        ids = tuple(dict.fromkeys(note_ids))
        if ids and ids != self._followed and self.isVisible():
            self._followed = ids
            chosen = self.studio.chosen
            chosen.look_at(ids) if partly else chosen.choose(ids)

    def follow_notes(self, note_ids: tuple[str, ...]) -> None:
        """Notes were chosen on another page, the current one first: choose them here too, as far as they are here.

        What is in view stays in view; nothing is opened and nothing scrolls.
        """

    def _follow_chosen(self) -> None:
        wanted = self.studio.chosen.ids
        if wanted and wanted != self._followed:
            self._followed = wanted
            self.follow_notes(wanted)

    def take_focus(self) -> None:
        """The page was gone to: put the focus where its keys are (a list, the text). By default on the page itself."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, kind: str, ident: str) -> None:
        """Show one thing: ``("note", id)`` in the reader, ``("interview", id)``, ``("code", id)``, ``("job", id)`` …"""

    def place(self) -> str:
        """Where one is on this page (the interview, the board), kept for when the study is opened again."""
        return ""

    def go_to_place(self, place: str) -> None:
        """Be at a kept place when next shown; nothing is said if it is gone."""

    def toast_margin(self) -> int:
        """How much of its bottom a toast must leave free: a bar with buttons, say."""
        return 0

    def take_files(self, paths: list[Path]) -> None:
        """Files were dropped on the window; the interviews page imports them."""

    def perform(self, action_id: str) -> bool:
        """Do an app action that this page owns (``app.import``, ``app.export``); ``False`` if it doesn't."""
        return False

    def search_for(self, words: str) -> None:
        """Look for words everywhere; the search page does."""

    def debrief_wanted(self) -> str:
        """The interview whose debrief is meant here (``app.debrief``); empty: that of the call just held."""
        return ""

    def gallery_states(self) -> list[str]:
        """Names of further pictures worth taking of this page."""
        return []

    def show_state(self, name: str) -> None:
        """Bring the page into one of its gallery states."""

    def mark_stale(self) -> None:
        """Read anew when next shown (at once if it is)."""
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale and self.workspace is not None and self.workspace.is_open:
            self._stale = False
            self.refresh()

    def _on_workspace_changed(self, changes: Changes) -> None:
        if self.workspace is not None and self.workspace.is_open:
            self.on_changed(changes)

    def _on_workspace_opened(self, _project: object) -> None:
        self.mark_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._refresh_if_stale()
            if self.workspace is not None and self.workspace.is_open:
                self.shown()
                self._follow_chosen()
