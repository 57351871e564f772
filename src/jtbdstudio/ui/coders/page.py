# SPDX-License-Identifier: MIT
"""Compare coders: two people who read the same interviews, code by code and sentence by sentence."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.commands.coders import settle
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.agreement import Agreement, Disagreement, GivenCode, agreement, both_coded, coder_pairs
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.coders import coders
from jtbdstudio.store import Project
from jtbdstudio.store.history import Changes
from jtbdstudio.ui import jobs
from jtbdstudio.ui.coders.differences import Differences
from jtbdstudio.ui.coders.model import BOTH, CODE, ONLY_A, ONLY_B, CodesModel
from jtbdstudio.ui.coders.summary import Summary
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.widgets import EmptyState, Label, SectionLabel
from jtbdstudio.ui.widgets.fields import Pick
from jtbdstudio.ui.widgets.row_table import RowTable
from jtbdstudio.ui.words import number_of, told_apart

_SIDE_BY_SIDE = 1060
"""From this width on, the codes stand beside the sentences."""
ALL = ""
MANY_WORDS = 40_000
"""Of so much talk on, comparing takes longer than a hand waits."""


def compare_apart(_token: jobs.Token, path: Path, asked: tuple[str, str, str | None, str]) -> Agreement:
    """The same comparison on a reader of its own."""
    with Project.open(path, read_only=True) as project:
        return project.read(agreement, *asked)


class CodersPage(Page):
    """Opened from the menu, the palette, or the codes."""

    id, title, icon, section = "coders", "Compare coders", "person", ""

    def build(self) -> None:
        self.found: Agreement | None = None
        self._job: jobs.Job | None = None
        self.a, self.b = Pick(self.tr("First coder")), Pick(self.tr("Second coder"))
        self.interview, self.family = Pick(self.tr("Interview")), Pick(self.tr("Codes"))
        self.summary, self.table, self.model = Summary(), RowTable(), CodesModel()
        self.differences = Differences()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Agreement on each code"))
        self.nothing = EmptyState("person", *self._no_pair())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._make_comparison())
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for pick in (self.a, self.b):
            pick.picked.connect(self._on_pair_picked)
        for pick in (self.interview, self.family):
            pick.picked.connect(self._compare)
        self.table.link_chosen.connect(self._on_link)
        self.table.row_chosen.connect(self._on_row)
        self.differences.opened.connect(self._open)
        self.differences.code_opened.connect(self._show_code)
        self.differences.taken.connect(self._settle)

    def _no_pair(self) -> tuple[str, str]:
        return (
            self.tr("Nobody to compare yet"),
            self.tr(
                "Two people read the same interview, each as themselves: choose who is coding in the header of "
                "Read & tag, and “Only my tags” there hides what the other gave. Then both readings stand side by side."
            ),
        )

    def _make_comparison(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(18, 14, 10, 0)
        column.setSpacing(12)
        column.addLayout(self._make_choices())
        figures = QHBoxLayout()
        figures.setContentsMargins(0, 0, 8, 0)
        figures.addWidget(self.summary)
        column.addLayout(figures)
        self.heads = (SectionLabel(self.tr("Codes")), SectionLabel(self.tr("Differences")))
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(18)
        for head, part, share in zip(self.heads, (self.table, self.differences), (12, 9), strict=True):
            self._halves.addLayout(_under(head, part), share)
        column.addLayout(self._halves, 1)
        return made

    def _make_choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        self.a.setMinimumWidth(130)
        self.b.setMinimumWidth(130)
        for widget, stretch in (
            (self.a, 2), (Label(self.tr("and"), "muted"), 0), (self.b, 2), (Label(self.tr("in"), "muted"), 0),
            (self.interview, 3), (self.family, 2),
        ):  # fmt: skip
            row.addWidget(widget, stretch)
        return row

    # ------------------------------------------------------------------------------------------------- showing

    def refresh(self) -> None:
        """Read everything anew; the choices stay where they still can."""
        names = [coder.name for coder in self.studio.read(coders)]
        pairs = self.studio.read(coder_pairs)
        if not pairs:
            self.found = None
            self._stack.setCurrentIndex(0)
            return
        chosen = (self._key(self.a), self._key(self.b))
        if chosen not in pairs and chosen[::-1] not in pairs:
            chosen = pairs[0]
        words = {name: name or self.tr("(no name)") for name in names}
        for pick, name in zip((self.a, self.b), chosen, strict=True):
            pick.set_choices(words)
            pick.show_key(name)
        self._stack.setCurrentIndex(1)
        self._offer_interviews()
        self._offer_families()
        self._compare()

    def forget(self) -> None:
        super().forget()
        self._give_up()
        self.found = None
        for pick in (self.a, self.b, self.interview, self.family):
            pick.clear()

    def on_changed(self, changes: Changes) -> None:
        if changes.touches("note", "tagging", "code", "turn", "transcript", "interview", "customer"):
            super().on_changed(changes)

    @staticmethod
    def _key(pick: Pick) -> str:
        return str(pick.currentData() or "")

    def _on_pair_picked(self) -> None:
        if self._key(self.a) == self._key(self.b):
            self._other_than_first()
        self._offer_interviews()
        self._compare()

    def _other_than_first(self) -> None:
        """Nobody is compared with themselves: the second gives way."""
        names = [str(self.b.itemData(at)) for at in range(self.b.count())]
        self.b.show_key(next(name for name in names if name != self._key(self.a)))

    def _offer_interviews(self) -> None:
        chosen = self._key(self.interview)
        items = self.studio.read(both_coded, self._key(self.a), self._key(self.b))
        every = number_of(len(items), self.tr("the interview both coded"), self.tr("all {n} interviews both coded"))
        apart = told_apart(items)
        words = {
            item.id: " · ".join(part for part in (item.customer_code, item.role, apart.get(item.id, "")) if part)
            for item in items
        }
        self.interview.set_choices({ALL: every, **words} if len(items) != 1 else words)
        self.interview.show_key(chosen if chosen in words else next(iter(words)) if len(words) == 1 else ALL)

    def _offer_families(self) -> None:
        chosen, tree = self._key(self.family), self.studio.read(whole_tree)
        words = {family.handle: family.name for family in tree.children(None)}
        self.family.set_choices({ALL: self.tr("all codes"), **words})
        self.family.show_key(chosen if chosen in words else ALL)

    def _compare(self) -> None:
        """At once where it takes a moment; a day's talk is compared beside the window."""
        a, b, interview = self._key(self.a), self._key(self.b), self._key(self.interview)
        asked = (a, b, interview or None, self._key(self.family))
        words = sum(item.words for item in self.studio.read(both_coded, a, b) if interview in (ALL, item.id))
        self._give_up()
        if words <= MANY_WORDS:
            self._show(self.studio.read(agreement, *asked))
            return
        self.busy.emit(self.tr("Comparing…"))
        self._job = job = jobs.start(self, compare_apart, self.studio.path, asked)
        job.done.connect(self._show)
        job.failed.connect(self._on_failed)
        job.finished.connect(partial(self._on_finished, job))

    def _give_up(self) -> None:
        """What was being compared is not asked for any more."""
        if self._job is not None:
            self._job.cancel()
            self._on_finished(self._job)

    def _on_finished(self, job: jobs.Job) -> None:
        if self._job is job:  # one given up before ends later
            self._job = None
            self.busy.emit("")

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.notice.emit(str(error))

    def _show(self, found: Agreement) -> None:
        self.found = found
        self.summary.show_agreement(found)
        self.model.show_agreement(found)
        self.table.fit_columns(CODE, widest=96, least={CODE: 150})
        editable = not self.studio.read_only
        self.differences.show_differences(found.disagreements, (found.a, found.b), editable=editable)
        codes = number_of(len(found.codes), self.tr("1 code"), self.tr("{n} codes"))
        sentences = number_of(found.units, self.tr("1 sentence"), self.tr("{n} sentences"))
        self.heads[0].setText(self.tr("{codes} on {sentences}").format(codes=codes, sentences=sentences).upper())
        differing = number_of(len(found.disagreements), self.tr("1 difference"), self.tr("{n} differences"))
        self.heads[1].setText(differing.upper())
        self.header.set_subtitle(
            self.tr("Counted in sentences of the customer; a quote is about a sentence it shares half with.")
        )

    # ------------------------------------------------------------------------------------------------- acting

    def _on_link(self, row: int, column: int) -> None:
        """The quotes behind a number: of both, or of the one who gave the code alone."""
        code = self.model.codes[row]
        alone = {ONLY_A: code.only_a_notes, ONLY_B: code.only_b_notes, BOTH: code.both_notes}
        name = code.path.rpartition("/")[2]
        self.evidence_requested.emit(Evidence(name, alone.get(column, ()), code.tone))

    def _on_row(self, row: int) -> None:
        code = self.model.codes[row]
        notes = tuple(dict.fromkeys((*code.both_notes, *code.only_a_notes, *code.only_b_notes)))
        self.evidence_requested.emit(Evidence(code.path.rpartition("/")[2], notes, code.tone))

    def _open(self, found: Disagreement) -> None:
        self.quote_open_requested.emit(found.note_id)

    def _show_code(self, code: GivenCode) -> None:
        self.evidence_requested.emit(Evidence(code.path.rpartition("/")[2], code.note_ids, code.tone))

    def _settle(self, found: Disagreement, side: str) -> None:
        """The other coder comes to read it as this one did; that can be undone."""
        if self.found is None:
            return
        names = (self.found.a, self.found.b)
        if side == "a":
            self.studio.run(settle, names[1], found.whole_a, found.whole_b)
        else:
            self.studio.run(settle, names[0], found.whole_b, found.whole_a)
        taken = names[0 if side == "a" else 1]
        self.undoable_notice.emit(self.tr("Settled as {name} read it.").format(name=taken or self.tr("(no name)")))

    # ------------------------------------------------------------------------------------------------- pictures

    def gallery_states(self) -> list[str]:
        return ["boxes"]

    def show_state(self, name: str) -> None:
        self.family.show_key(name)
        self._compare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size())

    def _turn(self, size: QSize) -> None:
        wide = size.width() >= _SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)
        self._halves.setSpacing(18 if wide else 12)


def _under(head: QWidget, part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(head)
    column.addWidget(part, 1)
    return column
