# SPDX-License-Identifier: MIT
"""The window: start page or open study, the pages between top bar, rail and status bar. Pages meet only here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.ui import icons
from jtbdstudio.ui.advice import AdviceSheet, where_to
from jtbdstudio.ui.evidence import EvidenceSheet
from jtbdstudio.ui.keys import keyboard
from jtbdstudio.ui.navigator import Navigator
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.painting import paint_first
from jtbdstudio.ui.palette import Palette
from jtbdstudio.ui.rail import Rail
from jtbdstudio.ui.registry import PageEntry
from jtbdstudio.ui.search import CodeProvider, EverythingProvider, InterviewProvider, QuoteProvider
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.start.page import StartPage
from jtbdstudio.ui.top_bar import StatusBar, TopBar
from jtbdstudio.ui.widgets import Toast
from jtbdstudio.ui.window_actions import WindowActions
from jtbdstudio.ui.words import number_of
from jtbdstudio.ui.workspace import Workspace

if TYPE_CHECKING:
    from jtbdstudio.domain.advice import Advice
    from jtbdstudio.store.history import Changes

#: Every page, in the order of the rail. One that this build doesn't have is left out; one without a section is no
#: place of its own and opens from another.
PAGES: tuple[PageEntry, ...] = (
    PageEntry("interviews", "Interviews", "interviews", "Collect", "jtbdstudio.ui.interviews.page:InterviewsPage"),
    PageEntry("customers", "Customers", "customer", "Collect", "jtbdstudio.ui.customers.page:CustomersPage"),
    PageEntry("guides", "Guides", "guides", "Collect", "jtbdstudio.ui.guides.page:GuidesPage"),
    PageEntry("debrief", "Debrief", "debrief", "", "jtbdstudio.ui.interviews.debrief_page:DebriefPage"),
    PageEntry("read", "Read & tag", "read", "Code", "jtbdstudio.ui.read.page:ReadPage"),
    PageEntry("quotes", "Quotes", "quote", "Code", "jtbdstudio.ui.quotes.page:QuotesPage"),
    PageEntry("search", "Search", "search", "", "jtbdstudio.ui.finding.page:SearchPage"),
    PageEntry("coders", "Compare coders", "person", "", "jtbdstudio.ui.coders.page:CodersPage"),
    PageEntry("codes", "Codes", "codes", "Code", "jtbdstudio.ui.codebook.page:CodebookPage"),
    PageEntry("boards", "Boards", "boards", "Make sense", "jtbdstudio.ui.board.page:BoardPage"),
    PageEntry("themes", "Themes", "themes", "Make sense", "jtbdstudio.ui.themes.page:ThemesPage"),
    PageEntry("stories", "Stories & forces", "stories", "Make sense", "jtbdstudio.ui.stories.page:StoriesPage"),
    PageEntry("jobs", "Jobs", "jobs", "Decide", "jtbdstudio.ui.jobs_page.page:JobsPage"),
    PageEntry("cxmap", "CX map", "map", "Decide", "jtbdstudio.ui.cxmap.page:CxMapPage"),
    PageEntry("growth", "Growth model", "growth", "Decide", "jtbdstudio.ui.growth.page:GrowthPage"),
    PageEntry("export", "Export", "export", "Share", "jtbdstudio.ui.export.page:ExportPage"),
)

_COUNT_DELAY_MS = 120


class MainWindow(QMainWindow):
    """One window, one study."""

    files_dropped = Signal(list)  # paths

    def __init__(self, workspace: Workspace, settings: Settings, pages: Sequence[PageEntry] = PAGES) -> None:
        super().__init__()
        self.workspace, self.settings = workspace, settings
        keyboard.use(settings)
        self._painted = False
        self._places: dict[str, str] = {}
        self._opening: Path | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 600)
        self.resize(1440, 900)
        self.setWindowTitle("JTBD Studio")
        self._entries = [entry for entry in pages if entry.exists()]
        self._build()
        self.toast = Toast(self, self._taken_below)
        self.advice = AdviceSheet(self, workspace)
        self.actions_ = WindowActions(self)
        self.palette_ = Palette(self, self.actions_.palette_entries)
        self.evidence = EvidenceSheet(self, workspace)
        self._counts = QTimer(self, singleShot=True, interval=_COUNT_DELAY_MS)
        self._toast_step = ""
        self._toast_way: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        self._connect()
        self.show_start()

    def _build(self) -> None:
        self.start = StartPage()
        self.top_bar, self.status_bar = TopBar(), StatusBar()
        self.rail, self.stack = Rail([entry for entry in self._entries if entry.section]), QStackedWidget()
        self.navigator = Navigator(self._entries, self.stack, self._wire, self)
        shell = QWidget()
        column = QVBoxLayout(shell)
        middle = QHBoxLayout()
        for layout in (column, middle):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        column.addWidget(self.top_bar)
        column.addLayout(middle, 1)
        column.addWidget(self.status_bar)
        self.root = QStackedWidget()
        self.root.addWidget(self.start)
        self.root.addWidget(shell)
        self.setCentralWidget(self.root)

    def _connect(self) -> None:
        workspace, act = self.workspace, self.actions_
        workspace.opened.connect(self._on_opened)
        workspace.closing.connect(self._keep_places)
        workspace.closed.connect(self._on_closed)
        workspace.changed.connect(self._on_changed)
        workspace.coder_changed.connect(self._keep_coder)
        workspace.notice.connect(self._on_workspace_notice)
        self.rail.page_chosen.connect(self.go)
        self.navigator.moved.connect(self._on_moved)
        self.top_bar.search_requested.connect(self.palette_.open)
        self.top_bar.undo_requested.connect(workspace.undo)
        self.top_bar.redo_requested.connect(workspace.redo)
        self.status_bar.history_requested.connect(act.show_history)
        self.status_bar.advice_requested.connect(self.advice.show_advice)
        self.advice.counted.connect(self.status_bar.set_advice)
        self.advice.opened.connect(self.open_subject)
        self.toast.action_chosen.connect(self._on_toast_action)
        self._counts.timeout.connect(self._show_counts)
        self.evidence.quote_open_requested.connect(self.open_quote)
        self.evidence.list_requested.connect(self.open_in_list)
        self.evidence.lists = self.navigator.has("quotes")
        self.start.new_requested.connect(act.new_study)
        self.start.open_requested.connect(act.open_study)
        self.start.sample_requested.connect(act.open_sample)
        self.start.recent_chosen.connect(self.open_path)
        self.start.locate_requested.connect(act.locate)
        self.start.forget_requested.connect(act.forget)
        self.palette_.add_provider(QuoteProvider(workspace, self.open_quote))
        self.palette_.add_provider(InterviewProvider(workspace, self.open_interview))
        self.palette_.add_provider(CodeProvider(workspace, self.evidence.show_evidence))
        self.palette_.add_provider(EverythingProvider(workspace, self.open_search))

    def _wire(self, page: Page) -> None:
        """Connect a page that has just been made."""
        page.attach(self.workspace)
        self._go_to_place(page)
        page.quote_open_requested.connect(self.open_quote)
        page.evidence_requested.connect(self.evidence.show_evidence)
        page.page_requested.connect(self.go)
        page.reveal_requested.connect(self.navigator.go)
        page.back_requested.connect(self.go_back)
        page.notice.connect(self._on_page_notice)
        page.busy.connect(self.status_bar.set_busy)
        page.undoable_notice.connect(self._on_undoable_notice)
        page.linked_notice.connect(self._on_linked_notice)
        if page.id == "interviews":
            self.files_dropped.connect(page.take_files)

    def show_start(self) -> None:
        """The start page, with no study open."""
        self.start.set_recent(self.settings.recent())
        self.root.setCurrentIndex(0)
        self.setWindowTitle("JTBD Studio")
        self.actions_.update_enabled()

    def open_soon(self, path: Path) -> None:
        """At start-up: paint the frame first, then open the study."""
        self.top_bar.set_study(path.stem, path.name)
        self.root.setCurrentIndex(1)
        self._opening = path

    def _after_first_paint(self) -> None:
        path, self._opening = self._opening, None
        if path is not None and not self.open_path(path):
            self.show_start()
        icons.load()

    def open_path(self, path: Path | str, create: bool = False, name: str = "", product: str = "") -> bool:
        """Open (or create) a study and show it."""
        return self.workspace.open(path, create, name=name, product=product)

    def go(self, page_id: str) -> bool:
        """Show a page."""
        self.palette_.dismiss()
        self.evidence.dismiss()
        self.advice.dismiss()
        return self.navigator.go(page_id)

    def go_back(self) -> None:
        """To where one came from; to the first page if this is where one began."""
        if self.navigator.can_go_back:
            self.navigator.back()
        else:
            self.go(self.navigator.page_ids[0])

    def open_quote(self, note_id: str) -> None:
        """Show a quote in its transcript."""
        self.navigator.go("read", "note", note_id)

    def open_in_list(self, evidence: Evidence) -> None:
        """Exactly the notes behind a claim, in the quote list."""
        self.navigator.go("quotes", "notes", json.dumps([evidence.title, evidence.note_ids]))

    def open_interview(self, interview_id: str) -> None:
        """Read an interview."""
        self.navigator.go("read", "interview", interview_id)

    def open_search(self, words: str = "") -> None:
        """Search everything, for these words if there are any."""
        if self.go("search"):
            self.navigator.page("search").search_for(words)

    def open_subject(self, advice: Advice) -> None:
        """Show what advice is about, on the first page that can."""
        for page_id, kind in where_to(advice):
            if self.navigator.go(page_id, kind, advice.subject.id):
                return

    def refresh_counts(self) -> None:
        """Rail and status bar, a moment later: several steps in a row cost one look."""
        self._counts.start()

    def _show_counts(self) -> None:
        if not self.workspace.is_open:
            return
        from jtbdstudio.queries.overview import page_counts, status_line

        paint_first()
        line = self.workspace.read(status_line)
        self.rail.set_counts(self.workspace.read(page_counts))
        parts = [
            number_of(line.interviews, self.tr("1 interview"), self.tr("{n} interviews")),
            number_of(line.quotes, self.tr("1 quote"), self.tr("{n} quotes")),
        ]
        if people := line.top_theme_customers:
            many = self.tr("{n} customers in the top theme")
            parts.append(number_of(people, self.tr("1 customer in the top theme"), many))
        self.status_bar.set_summary(" · ".join(parts), line.steps)
        self.top_bar.set_history(self.workspace.undo_label, self.workspace.redo_label)
        self.actions_.update_enabled()

    def _keep_places(self) -> None:
        """Note where one was on each page; pages not gone to keep what they had."""
        places = self._places | {page.id: page.place() for page in self.navigator.made() if page.place()}
        assert self.workspace.path is not None
        self.settings.keep_places(self.workspace.path, places)

    def _keep_coder(self, name: str) -> None:
        if self.workspace.path is not None:
            self.settings.keep_coder(self.workspace.path, name)

    def _go_to_place(self, page: Page) -> None:
        if page.id in self._places:
            page.go_to_place(self._places[page.id])

    def _on_opened(self, _project: object) -> None:
        assert self.workspace.path is not None
        self._places = self.settings.places(self.workspace.path)
        self.workspace.code_as(self.settings.coder(self.workspace.path))
        for page in self.navigator.made():
            self._go_to_place(page)
        self.root.setCurrentIndex(1)
        self.navigator.forget()
        self._show_name()
        self._show_counts()
        if self.workspace.read_only:
            self.status_bar.set_read_only()
        else:
            self.status_bar.set_writable()
        page_id = self.settings.last_page
        places = [entry.id for entry in self._entries if entry.section]  # the others open from one of these
        self.navigator.go(page_id if page_id in places else next(iter(places), ""))
        self.actions_.remember()

    def _show_name(self) -> None:
        from jtbdstudio.queries.overview import study_brief

        path = self.workspace.path
        assert path is not None
        name = self.workspace.read(study_brief).name or path.stem
        self.top_bar.set_study(name, path.name, self.workspace.read_only)
        self.setWindowFilePath(str(path))
        self.setWindowTitle(f"{name} – JTBD Studio")

    def _on_closed(self) -> None:
        self.toast.retire()
        self.palette_.dismiss()
        self.evidence.dismiss()
        self.show_start()

    def _on_changed(self, changes: Changes) -> None:
        self.toast.retire()
        self.status_bar.mark_saved()
        history = self.workspace.undo_label, self.workspace.redo_label
        self.top_bar.set_history(*history)
        if changes.touches("study"):
            self._show_name()
        self.actions_.enable_steps(*history)
        self.refresh_counts()

    def _taken_below(self) -> int:
        page = self.navigator.current
        return page.toast_margin() if page is not None and page.isVisible() else 0

    def _on_moved(self, page_id: str) -> None:
        self.toast.place()
        self.rail.set_current(page_id)
        self.settings.last_page = page_id
        self.actions_.update_enabled()

    def _on_workspace_notice(self, kind: str, text: str) -> None:
        if kind == "undo":
            self._say_step(self.tr("Undone: {step}").format(step=text), "redo", self.tr("Redo"))
        elif kind == "redo":
            self._say_step(self.tr("Done again: {step}").format(step=text), "undo", self.tr("Undo"))
        else:
            self.toast.say(text, kind=kind)

    def _say_step(self, text: str, step: str, action: str) -> None:
        self._toast_step = step
        self.toast.say(text, kind="done", action=action)

    def _on_page_notice(self, text: str) -> None:
        self.toast.say(text)

    def _on_undoable_notice(self, text: str) -> None:
        self._say_step(text, "undo", self.tr("Undo"))

    def _on_linked_notice(self, text: str, action: str, page_id: str, things: tuple[tuple[str, str], ...]) -> None:
        self._say_step(text, "go", action)
        self._toast_way = page_id, things

    def _on_toast_action(self) -> None:
        if self._toast_step == "go":
            page_id, things = self._toast_way
            for kind, ident in things:
                self.navigator.go(page_id, kind, ident)
        elif self._toast_step == "redo":
            self.workspace.redo()
        else:
            self.workspace.undo()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A transcript may be pasted wherever nothing else takes what is pasted."""
        pasting = event.matches(QKeySequence.StandardKey.Paste) and self.workspace.is_open
        if not (pasting and self.navigator.page("interviews").perform("app.paste")):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.actions_.take_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.actions_.remember()
        self.settings.geometry = self.saveGeometry()
        self.workspace.close()
        self.settings.sync()
        super().closeEvent(event)
