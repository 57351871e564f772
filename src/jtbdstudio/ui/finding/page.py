# SPDX-License-Identifier: MIT
"""Search everything: words, filters, what was found in its context; a click lands on the word."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.codebook import codebook
from jtbdstudio.queries.found import sentences_around, sentences_found
from jtbdstudio.queries.interviews import customer_list
from jtbdstudio.queries.search import EVERYTHING, NOTHING, Found, search
from jtbdstudio.queries.search_hits import Hit
from jtbdstudio.store.history import Changes
from jtbdstudio.store.search_index import DamagedIndexError
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.coding.found_sheet import FoundSheet
from jtbdstudio.ui.finding.filters import FilterBar
from jtbdstudio.ui.finding.rows import FoundList, FoundRows
from jtbdstudio.ui.page import Page
from jtbdstudio.ui.widgets import EmptyState, Label, SearchField
from jtbdstudio.ui.words import number_of
from jtbdstudio.ui.workspace import Workspace

_TYPING_MS = 60
_BEFORE_S = 0.05
"""What is stale is read before a search, as far as nobody notices."""
_WIDEST = 980


class SearchPage(Page):
    """Opened by key, menu and palette. The list stays as it was while one looks at a hit."""

    id, title, icon, section = "search", "Search", "search", ""

    def build(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._soon.timeout.connect(self.look)
        self.field = SearchField(self.tr("Words, the beginning of a word, “a phrase”, a quote's id, or a pasted quote"))
        self.filters = FilterBar()
        self._sheet: FoundSheet | None = None
        self.kinds = self.filters.kinds
        self.behind = Label("", "muted", 12)
        self.rows = FoundRows()
        self.list = FoundList(self.rows)
        self.empty = self._make_empty()
        self.nothing = EmptyState(
            "search",
            self.tr("Nothing found"),
            self.tr("Try fewer letters or other words: every one of them has to stand in the same turn or note."),
            self.tr("Clear the filters"),
        )
        self._stack = QStackedWidget()
        for part in (self.empty, self.nothing, self.list):
            self._stack.addWidget(part)
        self._lay_out()
        self._connect()
        self.tag_all_button = self.header.add_button(self.tr("Tag all…"), self.tag_all, icon="tag")

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            "search",
            self.tr("Search everything"),
            self.tr(
                "Transcripts, quotes, notes, debriefs and job statements. Accents and capitals do not matter; all the "
                "words have to be there, and the last one may be just begun. Put “a phrase” in quotation marks."
            ),
        )

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 18, 0, 0)
        inner.setSpacing(10)
        self.field.setMinimumHeight(38)
        for part in (self.field, self.kinds, self.filters, self.behind):
            inner.addWidget(part)
        inner.addWidget(self._stack, 1)
        self.behind.hide()
        outer = QHBoxLayout(self.body)
        outer.setContentsMargins(18, 0, 18, 0)
        outer.addStretch(1)
        outer.addWidget(middle, 1000)
        outer.addStretch(1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.entered.connect(self._enter_list)
        self.field.returnPressed.connect(self._open_current)
        self.field.left.connect(self.back_requested)
        self.filters.changed.connect(self.look)
        self.nothing.chosen.connect(self.filters.reset)
        self.list.opened.connect(self._open)
        self.list.more_wanted.connect(self._show_more)
        self.list.left_at_top.connect(self.field.setFocus)
        self.list.selectionModel().selectionChanged.connect(self._offer_tagging)
        bind(self, "search", {"search.words": self._to_field, "search.tag_all": self.tag_all})

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        workspace.indexing.moved.connect(self._on_indexed)

    # ------------------------------------------------------------------------------------------------- looking

    def search_for(self, words: str) -> None:
        """Look for these words, in everything."""
        if words:
            self.filters.kind = ""
            self.filters.reset()
            self.field.setText(words)
        self._to_field()

    def look(self) -> None:
        """Look again: other words, other filters, or something has changed."""
        self._soon.stop()
        if self.workspace is None or not self.workspace.is_open:
            return
        self.studio.indexing.go_on(_BEFORE_S)
        self._show(self._find(0))
        self._say_behind()

    def _find(self, offset: int) -> Found:
        words = self.field.text()
        try:
            found: Found = self.studio.read(search, words, self.filters.filters, offset)
        except DamagedIndexError as error:
            self.studio.indexing.start_over()
            self.notice.emit(str(error))
        except UserError as error:
            self.notice.emit(str(error))
        else:
            return found
        return NOTHING

    def _show(self, found: Found) -> None:
        self.rows.show(found)
        everything = 0 if self.filters.kind else found.total  # of one kind alone, nobody counted what stands twice
        self.filters.show_counts(found.counts, everything)
        asked = bool(self.field.text().strip())
        self._stack.setCurrentWidget(self.list if found.hits else self.nothing if asked else self.empty)
        self.nothing.button.setVisible(self.filters.filters != EVERYTHING)
        self.list.go_to_row(self.rows.first_hit())
        self.list.scrollToTop()
        self._offer_tagging()
        self._show_counts(found)

    def _show_counts(self, found: Found) -> None:
        many = self.tr("more than {n} places") if found.capped else self.tr("{n} places")
        places = number_of(found.total, self.tr("1 place"), many)
        people = number_of(found.customers, self.tr("1 customer"), self.tr("{n} customers"))
        said = f"{places} · {people}" if found.customers else places
        self.header.set_subtitle(said if found.total else "")

    def _show_more(self) -> None:
        at = len(self.rows.found.hits)
        row = self.rows.rowCount() - 1
        self.rows.add(self._find(at))
        self.list.go_to_row(min(row, self.rows.rowCount() - 1))

    def _say_behind(self) -> None:
        """Not everything is in the index yet: say so, rather than let somebody think there is no more."""
        left = self.studio.indexing.behind()
        self.behind.setVisible(bool(left.stale))
        if left.stale:
            said = self.tr(
                "Still reading for the search: {n} of {all} transcripts so far. More may be found in a moment."
            )
            if self.studio.read_only:
                said = self.tr(
                    "This study is being written elsewhere: what was added there last is not found here yet."
                )
            self.behind.setText(said.format(n=f"{left.transcripts:,}", all=f"{left.of:,}"))

    # ------------------------------------------------------------------------------------------------- tagging

    def _marked(self) -> list[Hit]:
        """What is marked, if it is more than the line one is on: only that is meant then."""
        marked = [hit for hit in self.list.chosen() if hit.spans]
        return marked if len(marked) > 1 else []

    def _offer_tagging(self) -> None:
        spoken = self.rows.found.counts.get("transcript", 0) or self.rows.found.counts.get("quote", 0)
        self.tag_all_button.setEnabled(bool(spoken) and not self.studio.read_only)
        self.tag_all_button.setText(self.tr("Tag the marked…") if self._marked() else self.tr("Tag all…"))

    def tag_all(self) -> None:
        """Look through the sentences with these words, and give them a code."""
        words = self.field.text().strip()
        if not words or self.studio.read_only:
            return
        if marked := self._marked():
            places = [(hit.origin.interview_id, span.start) for hit in marked for span in hit.spans]
            sentences = self.studio.read(sentences_around, places)
        else:
            sentences = self.studio.read(sentences_found, words, self.filters.filters)
        if not sentences:
            self.notice.emit(self.tr("These words stand in no transcript, so there is no sentence to tag."))
            return
        if self._sheet is None:
            self._sheet = FoundSheet(self, lambda: self.studio)
            self._sheet.tagged.connect(self.undoable_notice)
        self._sheet.ask(sentences, words)

    # ------------------------------------------------------------------------------------------------- going there

    def _open_current(self) -> None:
        self.look()
        self.list.open_row(self.list.currentIndex())

    def _open(self, hit: Hit) -> None:
        """Where the words stand; the way back leads to this list."""
        if hit.span is not None and hit.origin.interview_id:
            place = f"{hit.span.start}:{hit.span.end}:{hit.origin.interview_id}"
            self.reveal_requested.emit("read", "words", place)
        elif hit.kind == "debrief":
            self.reveal_requested.emit("debrief", "interview", hit.origin.interview_id)
        elif hit.kind == "statement":
            self.reveal_requested.emit("jobs", "job", hit.id)
        elif hit.origin.interview_id:
            self.reveal_requested.emit("interviews", "interview", hit.origin.interview_id)
        else:
            self.reveal_requested.emit("boards", "note", hit.id)

    def _enter_list(self) -> None:
        if self.rows.first_hit() >= 0:
            self.list.setFocus()

    def _to_field(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def take_focus(self) -> None:
        if self.rows.first_hit() >= 0:
            self.list.setFocus()
        else:
            self._to_field()

    # ------------------------------------------------------------------------------------------------- changes

    def _on_typed(self) -> None:
        self._soon.start()

    def refresh(self) -> None:
        self.filters.offer(self.studio.read(customer_list), self.studio.read(codebook))
        place, current = self.list.verticalScrollBar().value(), self.list.currentIndex().row()
        self.look()
        if 0 <= current < self.rows.rowCount():
            self.list.go_to_row(current)
            self.list.verticalScrollBar().setValue(place)

    def on_changed(self, changes: Changes) -> None:
        if changes.touches("note", "tagging", "code", "transcript", "turn", "customer", "debrief_answer", "job"):
            super().on_changed(changes)

    def _on_indexed(self, done: bool) -> None:
        """The index has moved on: what is shown may be more now."""
        if self.isVisible() and self.behind.isVisible():
            if done:
                self.look()
            else:
                self._say_behind()

    def forget(self) -> None:
        super().forget()
        self.field.clear()
        self._soon.stop()
        self.rows.show(NOTHING)

    def gallery_states(self) -> list[str]:
        return ["found", "nothing", "tag-all"]

    def show_state(self, name: str) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()
        if name == "tag-all":
            self.show_state("found")
            self.tag_all()
            return
        self.field.setText({"found": "friday", "nothing": "zeppelin"}.get(name, ""))
        self.look()
