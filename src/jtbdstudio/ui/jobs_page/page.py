# SPDX-License-Identifier: MIT
"""The jobs page: a ranking, a statement with its evidence, and the one job to work on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedLayout, QWidget

from jtbdstudio.commands import jobs as commands
from jtbdstudio.queries.jobs import jobs_view, notes_behind
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.jobs_page.chosen import Chosen
from jtbdstudio.ui.jobs_page.scores import ScoreTable
from jtbdstudio.ui.jobs_page.sentence import PARTS
from jtbdstudio.ui.jobs_page.statement import Shown, StatementCard
from jtbdstudio.ui.jobs_page.struggles import StrugglesCard
from jtbdstudio.ui.jobs_page.wanted import WantedCard
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.widgets import EmptyState

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.workspace import Workspace

_TABLES = ("job", "job_theme", "job_score", "criterion", "code", "tagging", "note", "interview", "customer")
_NARROW = 1040


class JobsPage(Page):
    """Jobs: opens ranked; ``Return`` drafts or opens the statement, ``Ctrl+Return`` saves its words."""

    id, title, icon, section = "jobs", "Jobs", "jobs", "Decide"

    def build(self) -> None:
        self._now, self._struggle_id = Chosen(), ""
        self.header.set_subtitle(
            self.tr("Start from the struggle most customers share; keep what those customers wanted most.")
        )
        self.main_button = self.header.add_button("", self._on_main_clicked, primary=True)
        self.struggles = StrugglesCard()
        self.statement = StatementCard()
        self.wanted = {part: WantedCard(part) for part in PARTS[1:]}
        self.scores = ScoreTable()
        self.empty = self._empty()
        self._layers = QStackedLayout(self.body)
        self._layers.addWidget(self._content())
        self._layers.addWidget(self.empty)
        self._connect()
        bind(self.struggles.list, "jobs", {"jobs.draft": self.draft_or_open})
        bind(
            self,
            "jobs",
            {
                "jobs.edit": self.draft_or_open,
                "jobs.save": self.statement.commit,
                "jobs.redraft": self.redraft,
                "jobs.choose": self._choose_shown,
                "jobs.delete": self._delete_shown,
            },
        )

    def _empty(self) -> EmptyState:
        made = EmptyState(
            "jobs",
            self.tr("No struggle themes yet"),
            self.tr(
                "Tag quotes as struggle with S while you read, then cluster the notes on the board and name the "
                "clusters: each name is a theme, and here they stand ranked by customers."
            ),
            self.tr("Go to the board"),
            self.tr("Read && tag"),
        )
        made.chosen.connect(self._go_to_board)
        made.second_chosen.connect(self._go_to_reader)
        return made

    def _content(self) -> QScrollArea:
        self._sheet = QWidget()
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(18, 16, 18, 18)
        self._grid.setSpacing(14)
        self._narrow: bool | None = None
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._sheet)
        area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._arrange(narrow=False)
        return area

    def _arrange(self, *, narrow: bool) -> None:
        """Where there is little width, the table of jobs runs under the ranking as well."""
        if narrow == self._narrow:
            return
        self._narrow, grid = narrow, self._grid
        for widget in (self.struggles, self.statement, *self.wanted.values(), self.scores):
            grid.removeWidget(widget)
        grid.addWidget(self.struggles, 0, 0, 2 if narrow else 3, 1)
        grid.addWidget(self.statement, 0, 1, 1, 2)
        for column, card in enumerate(self.wanted.values(), 1):
            grid.addWidget(card, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.scores, 2, 0 if narrow else 1, 1, 3 if narrow else 2)
        grid.setRowStretch(2, 1)
        self.struggles.setFixedWidth(252 if narrow else 330)

    def _connect(self) -> None:
        ranking, statement, scores = self.struggles, self.statement, self.scores
        ranking.list.struggle_chosen.connect(self.choose_struggle)
        ranking.list.quotes_requested.connect(self._show_struggle_quotes)
        ranking.list.statement_requested.connect(self.draft_or_open)
        ranking.segment_requested.connect(self._show_segment)
        statement.draft_requested.connect(self.draft_or_open)
        statement.redraft_requested.connect(self.redraft)
        statement.delete_requested.connect(self._delete_shown)
        statement.saved.connect(self._on_saved)
        statement.edit_begun.connect(self._show_main_button)
        statement.edit_ended.connect(self._on_edit_ended)
        statement.voiced.connect(self._give_voice)
        statement.voice.left.connect(ranking.list.setFocus)
        statement.part_chosen.connect(self.show_part)
        statement.quotes_requested.connect(self._show_statement_quotes)
        for card in self.wanted.values():
            card.toggled.connect(self._toggle_theme)
            card.quotes_requested.connect(self._show_theme_quotes)
        scores.scored.connect(self._score)
        scores.choice_requested.connect(self.choose)
        scores.job_opened.connect(self.show_job)
        scores.quotes_requested.connect(self._show_job_quotes)
        scores.reason_given.connect(self._give_reason)

    # What is shown

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        workspace.closing.connect(self.save_typed)

    def save_typed(self) -> None:
        """Save what is being typed: going elsewhere, or closing the study, loses nothing."""
        self.statement.commit()
        self.scores.commit()

    def refresh(self) -> None:
        view = self.studio.read(jobs_view, self._struggle_id)
        self._now = Chosen(view, self._now.asked_job)
        self._struggle_id = view.struggle_id
        self._layers.setCurrentIndex(0 if view.struggles or view.jobs else 1)
        self._show()

    def _show(self) -> None:
        now, job = self._now, self._now.job
        self.struggles.set_ranking(now.view.struggles, now.struggle_id)
        self.struggles.set_segments(() if now.loose else now.view.segments, now.count.customers)
        told = (job.id, job.name, job.status, now.outdated) if job is not None else ()
        shown = Shown(now.words, now.count, now.doubts, *told)
        self.statement.show_statement(replace(shown, voiceless=now.voiceless, locked=self.studio.read_only))
        for part, card in self.wanted.items():
            card.show_themes(now.view.themes, now.count.customers, now.codes(part) if job is not None else None)
            card.setVisible(not now.loose)
        self._show_jobs()
        self._show_main_button()

    def _show_jobs(self) -> None:
        job = self._now.job
        self.scores.show_jobs(self._now.view.jobs, self._now.view.criteria, job.id if job is not None else "")
        self.scores.set_locked(self.studio.read_only)

    def _show_main_button(self) -> None:
        if self.statement.editing:
            text = self.tr("Save statement")
        elif self._now.job is not None:
            text = self.tr("Edit statement")
        else:
            text = self.tr("Draft statement")
        self.main_button.setText(text)
        something = self._now.job is not None or self._now.count.customers > 0
        self.main_button.setEnabled(something and not self.studio.read_only)
        self.main_button.setVisible(self._layers.currentIndex() == 0)

    # What the user does

    def choose_struggle(self, code_id: str) -> None:
        """Show a struggle, with its statement or the offer of one."""
        self.statement.commit()
        self._struggle_id, self._now = code_id, Chosen(self._now.view)
        self.refresh()

    def show_job(self, job_id: str) -> None:
        """Show a job's statement, choosing its struggle in the ranking."""
        self.statement.commit()
        if (job := self._now.find_job(job_id)) is not None:
            self._struggle_id = next(iter(job.themes.get("struggle", ())), self._struggle_id)
            self._now = Chosen(self._now.view, job_id)
            self.refresh()

    def draft_or_open(self) -> None:
        """Draft the statement of the chosen struggle, or open the one it has, the caret in its words."""
        if self.studio.read_only:
            self.notice.emit(self.tr("This study is open elsewhere: here it can be read, but not changed."))
            return
        if self._now.job is None and not self._now.count.customers:
            self.notice.emit(self.tr("No counted quote carries this theme yet, so there is nothing to draft from."))
            return
        if self._now.job is None:
            self.studio.run(commands.draft_job, self._struggle_id)
        if self._now.job is not None:
            self.statement.begin_edit()

    def redraft(self) -> None:
        """Word the statement anew from the counts of today."""
        if self._now.job is not None and self._now.outdated:
            self.statement.end_edit()
            self.studio.run(commands.redraft_job, self._now.job.id)
            self.undoable_notice.emit(self.tr("Worded anew from the counts of today."))
            self.statement.sentence.setFocus()

    def choose(self, job_id: str) -> None:
        """Choose a job, tabling the others; the chosen one again takes the choice back."""
        job = self._now.find_job(job_id)
        if job is not None and job.status == "priority":
            self.studio.run(commands.edit_job, job_id, status="draft")
        else:
            self.studio.run(commands.choose_job, job_id)
        self._show_jobs()  # a star that was pressed in vain goes out again

    def delete(self, job_id: str) -> None:
        """Delete a job; what it stood on stays."""
        if (job := self._now.find_job(job_id)) is not None:
            self.studio.run(commands.delete_job, job_id)
            said = self.tr("Deleted the job “{name}”. Its themes and quotes stay.")
            self.undoable_notice.emit(said.format(name=job.name))
            self.struggles.list.setFocus()

    def _choose_shown(self) -> None:
        if self._now.job is not None:
            self.choose(self._now.job.id)

    def _delete_shown(self) -> None:
        if self._now.job is not None:
            self.delete(self._now.job.id)

    def _on_range_changed(self, _least: int, most: int) -> None:
        """The scroll bar takes its width out of the margin, so that nothing moves when it comes."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._grid.setContentsMargins(18, 16, 18 - (bar if most > 0 else 0), 18)

    def _on_main_clicked(self) -> None:
        if self.statement.editing:
            self.statement.commit()
        else:
            self.draft_or_open()

    def _on_saved(self, job_id: str, fields: dict[str, str]) -> None:
        self.studio.run(commands.edit_job, job_id, **fields)

    def _on_edit_ended(self) -> None:
        self._show_main_button()
        if self.isVisible():
            self.struggles.list.setFocus()

    def _give_voice(self, code_id: str, words: str) -> None:
        self.studio.run(commands.give_voice, code_id, words)

    def _toggle_theme(self, part: str, code_id: str) -> None:
        if (job := self._now.job) is not None:
            chosen = set(job.themes.get(part, ())) ^ {code_id}
            ranked = [found.code_id for found in self._now.view.themes if found.code_id in chosen]
            self.studio.run(commands.set_job_themes, job.id, part, ranked)

    def _score(self, job_id: str, criterion_id: str, score: int) -> None:
        self.studio.run(commands.score_job, job_id, criterion_id, score or None, merge=f"{job_id} {criterion_id}")

    def _give_reason(self, job_id: str, reason: str) -> None:
        self.studio.run(commands.edit_job, job_id, reason=reason)

    # The quotes behind

    def show_part(self, part: str) -> None:
        """Open the quotes behind a part of the statement."""
        if codes := self._now.codes(part):
            self._open(self._now.words.of(part), part, codes)
        else:
            self.notice.emit(self.tr("No theme stands behind this part yet. Add one from the cards below."))

    def _open(self, title: str, tone: str, codes: tuple[str, ...], segment: str | None = None) -> None:
        """Quotes of these themes; of motivations and outcomes, those of the struggle's customers."""
        base = self._struggle_id if tone != "struggle" else None
        notes = self.studio.read(notes_behind, codes, base, segment)
        self.evidence_requested.emit(Evidence(title, notes, tone))

    def _show_struggle_quotes(self, code_id: str) -> None:
        if (rank := self._now.struggle(code_id)) is not None:
            self._open(rank.name, "struggle", (code_id,))

    def _show_statement_quotes(self) -> None:
        self.show_part("struggle")

    def _show_theme_quotes(self, code_id: str) -> None:
        if (found := self._now.theme(code_id)) is not None:
            self._open(found.name, found.kind, (code_id,))

    def _show_job_quotes(self, job_id: str) -> None:
        if (job := self._now.find_job(job_id)) is not None:
            self._open(job.name, "struggle", job.themes.get("struggle", ()))

    def _show_segment(self, segment: str) -> None:
        if (rank := self._now.rank) is not None:
            self._open(f"{rank.name} · {segment}", "struggle", (rank.code_id,), segment)

    # What the window asks

    def on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            super().on_changed(changes)

    def forget(self) -> None:
        super().forget()
        self._now, self._struggle_id = Chosen(), ""
        self.statement.end_edit()

    def shown(self) -> None:
        self.scores.sort()

    def take_focus(self) -> None:
        there = self._layers.currentIndex() == 0
        (self.struggles.list if there else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, kind: str, ident: str) -> None:
        if kind == "job":
            self.show_job(ident)
        elif kind == "code":
            self.choose_struggle(ident)

    def gallery_states(self) -> list[str]:
        offered = any(not self._now.has_job(rank.code_id) for rank in self._now.view.struggles)
        return [*(["offer"] if offered else []), *(["editing"] if self._now.view.jobs else [])]

    def show_state(self, name: str) -> None:
        editing = name == "editing"
        themes = [rank.code_id for rank in self._now.view.struggles if self._now.has_job(rank.code_id) == editing]
        self.choose_struggle(themes[0])
        if editing:
            self.draft_or_open()

    def _go_to_board(self) -> None:
        self.page_requested.emit("boards")

    def _go_to_reader(self) -> None:
        self.page_requested.emit("read")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.statement.editing:
            self.statement.end_edit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < _NARROW)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self.workspace is not None and self.workspace.is_open:
            self.save_typed()
