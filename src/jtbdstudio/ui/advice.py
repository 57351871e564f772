# SPDX-License-Identifier: MIT
"""The one advice list: everything a careful colleague would mention about the study, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.domain.advice import Advice
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.painting import paint_first
from jtbdstudio.ui.widgets import AdviceCards, Label, SectionLabel, button, icon_button
from jtbdstudio.ui.widgets.advice import AdviceCard
from jtbdstudio.ui.widgets.fields import Pick

if TYPE_CHECKING:
    from jtbdstudio.queries.advice import AdviceList
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.workspace import Workspace

_WIDTH = 460
_PAGEFUL = 20
"""Cards shown at once; more than these is nothing to read from top to bottom."""
_DELAY_MS = 350
_TABLES = (
    "study", "customer", "stakeholder", "interview", "transcript", "turn", "note", "debrief", "debrief_answer",
    "guide", "guide_question", "dismissed_advice",
)  # fmt: skip


class AdviceWatch(QObject):
    """Reads the list anew a moment after something it speaks of has changed: many steps in a row cost one look."""

    listed = Signal(object)  # AdviceList

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self.read)
        workspace.opened.connect(self._on_opened)
        workspace.changed.connect(self._on_changed)
        workspace.closed.connect(self._timer.stop)

    def read(self) -> None:
        """Read it now."""
        from jtbdstudio.queries.advice import advice_list

        self._timer.stop()
        if self._workspace.is_open:
            paint_first()
            self.listed.emit(self._workspace.read(advice_list))

    @property
    def is_pending(self) -> bool:
        """Whether something has changed since it was read."""
        return self._timer.isActive()

    def read_soon(self) -> None:
        """Read it in a moment."""
        self._timer.start()

    def _on_opened(self, _project: object) -> None:
        self.read_soon()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self.read_soon()


class AdviceSheet(Overlay):
    """The list in a sheet at the right. ``Esc`` closes it and the page is as it was."""

    opened = Signal(object)  # Advice: show what it is about
    counted = Signal(int, bool)  # how many stand, whether one is important

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(host, _WIDTH)
        self._workspace = workspace
        self._list: AdviceList | None = None
        self._first = 0
        self._sections: dict[str, tuple[SectionLabel, AdviceCards]] = {}
        self.watch = AdviceWatch(workspace, self)
        self.watch.listed.connect(self._on_listed)
        workspace.closed.connect(self._forget)
        self.column.addLayout(self._head())
        self.column.addLayout(self._filters())
        self.column.addWidget(self._body(), 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(18, 16, 12, 2)
        head.addWidget(Label(self.tr("Advice"), size=15, weight=600), 1)
        head.addWidget(icon_button("close", self.tr("Close"), self.dismiss), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _filters(self) -> QHBoxLayout:
        """What stands or what was set aside, and in which order."""
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 14, 8)
        row.setSpacing(4)
        self.standing = self._filter()
        self.aside = self._filter()
        self.standing.setChecked(True)
        self.grouping = Pick(self.tr("Group advice"), {"topic": self.tr("By topic"), "about": self.tr("By customer")})
        self.grouping.picked.connect(self._show)
        row.addWidget(self.standing)
        row.addWidget(self.aside)
        row.addStretch()
        row.addWidget(self.grouping)
        return row

    def _filter(self) -> QPushButton:
        made = button("", flat=True)
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.clicked.connect(self._from_the_top)
        return made

    def _body(self) -> QScrollArea:
        self.nothing = Label("", "muted", wrap=True)
        self.nothing.setContentsMargins(4, 8, 4, 8)
        self.earlier, self.more = button("", self._turn_back, link=True), button("", self._turn, link=True)
        turning = QHBoxLayout()
        for each in (self.earlier, self.more):
            turning.addWidget(each)
        turning.addStretch()
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(14, 4, 14, 14)
        self._rows.setSpacing(8)
        self._rows.addWidget(self.nothing)
        self._rows.addLayout(turning)
        self._rows.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def show_advice(self) -> None:
        """Open on what stands now."""
        self.standing.setChecked(True)
        self._first = 0
        self.open()
        if self._list is None or self.watch.is_pending:
            self.watch.read()
        else:
            self._show()
            self.watch.read_soon()  # time goes by as well: a debrief may be late by now
        cards = self.cards()
        (cards[0].link if cards and cards[0].link else self.standing).setFocus()

    def cards(self) -> list[AdviceCard]:
        """The cards shown, from the top."""
        return [card for _, section in self._sections.values() for card in section.cards()]

    def _on_listed(self, found: AdviceList) -> None:
        self._list = found
        self.counted.emit(len(found.standing), any(advice.level == "strong" for advice in found.standing))
        if self.isVisible():
            self._show()

    def _forget(self) -> None:
        self._list = None
        self.dismiss()
        self.counted.emit(0, False)

    def _from_the_top(self) -> None:
        self._first = 0
        self._show()

    def _turn(self) -> None:
        self._first += _PAGEFUL
        self._show()

    def _turn_back(self) -> None:
        self._first -= _PAGEFUL
        self._show()

    def _show(self) -> None:
        if self._list is None:
            return
        standing, aside = self._list.standing, self._list.dismissed
        self.standing.setText(self.tr("To look at · {n}").format(n=len(standing)))
        self.aside.setText(self.tr("Set aside · {n}").format(n=len(aside)))
        wanted = ordered(aside if self.aside.isChecked() else standing, self._by_customer)
        self._first = max(0, min(self._first, (len(wanted) - 1) // _PAGEFUL * _PAGEFUL))
        shown = wanted[self._first : self._first + _PAGEFUL]
        self._show_sections(grouped(shown, self._by_customer))
        left = len(wanted) - self._first - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(self.tr("Next {n} of {all}").format(n=min(left, _PAGEFUL), all=len(wanted)))
        self.earlier.setVisible(self._first > 0)
        self.earlier.setText(self.tr("Previous {n}").format(n=_PAGEFUL))
        self.nothing.setVisible(not wanted)
        self.nothing.setText(self._nothing())

    @property
    def _by_customer(self) -> bool:
        return self.grouping.currentData() == "about"

    def _nothing(self) -> str:
        if self.aside.isChecked():
            return self.tr("Nothing has been set aside.")
        return self.tr("Nothing to mention right now. Advice appears here when something is worth a second look.")

    def _show_sections(self, groups: dict[str, list[Advice]]) -> None:
        for title in self._sections.keys() - groups.keys():
            for widget in self._sections.pop(title):
                widget.hide()
                widget.deleteLater()
        for at, (title, advices) in enumerate(groups.items()):
            label, cards = self._sections.get(title) or self._section(title)
            self._rows.insertWidget(2 * at, label)
            self._rows.insertWidget(2 * at + 1, cards)
            cards.show_advice(advices)
        self._sections = {title: self._sections[title] for title in groups}

    def _section(self, title: str) -> tuple[SectionLabel, AdviceCards]:
        label, cards = SectionLabel(title), AdviceCards(linked=True)
        label.setContentsMargins(2, 6, 0, 0)
        cards.set_editable(not self._workspace.read_only)
        cards.dismissed.connect(self._on_dismissed)
        cards.restored.connect(self._on_restored)
        cards.opened.connect(self._on_opened)
        self._sections[title] = label, cards
        return label, cards

    def _on_dismissed(self, rule: str, subject: str, reason: str) -> None:
        from jtbdstudio.commands.advice import dismiss_advice

        self._workspace.run(dismiss_advice, rule, subject, reason)
        self.watch.read()

    def _on_restored(self, rule: str, subject: str) -> None:
        from jtbdstudio.commands.advice import restore_advice

        self._workspace.run(restore_advice, rule, subject)
        self.watch.read()

    def _on_opened(self, advice: Advice) -> None:
        self.dismiss()
        self.opened.emit(advice)

    def place(self) -> None:
        self.card.setFixedSize(_WIDTH, self.height() - 24)
        self.card.move(self.width() - _WIDTH - 12, 12)


def topic_of(advice: Advice) -> str:
    """The heading advice stands under."""
    if advice.rule == "M1":
        return _t("Quotes")
    if advice.subject.kind == "interview":
        return _t("Consent") if advice.rule == "W07" else _t("Interviews and debriefs")
    titles = {
        "customer": _t("Customers"),
        "guide": _t("Guides"),
        "quote": _t("Quotes"),
        "study": _t("The study"),
    }
    return titles[advice.subject.kind]


def ordered(advices: Sequence[Advice], by_customer: bool) -> tuple[Advice, ...]:
    """With what belongs under one heading together: topics as they come, or customers by code and the rest after."""
    if by_customer:
        return tuple(sorted(advices, key=lambda advice: (not _is_of_person(advice), _heading(advice, True))))
    topics = list(dict.fromkeys(topic_of(advice) for advice in advices))
    return tuple(sorted(advices, key=lambda advice: topics.index(topic_of(advice))))


def grouped(advices: Sequence[Advice], by_customer: bool) -> dict[str, list[Advice]]:
    """Under their headings."""
    found: dict[str, list[Advice]] = {}
    for advice in advices:
        found.setdefault(_heading(advice, by_customer), []).append(advice)
    return found


def _heading(advice: Advice, by_customer: bool) -> str:
    return advice.subject.label if by_customer and _is_of_person(advice) else topic_of(advice)


def _is_of_person(advice: Advice) -> bool:
    return advice.subject.kind in ("customer", "interview")


def where_to(advice: Advice) -> tuple[tuple[str, str], ...]:
    """Pages that show what the advice is about, the best first, each with the kind of thing to reveal there."""
    kind = advice.subject.kind
    if kind == "interview":
        if advice.rule == "M1":
            return (("read", "interview"),)
        talk = ("interviews", "interview")
        return (talk,) if advice.rule == "W07" else (("debrief", "interview"), talk)
    if kind == "customer":
        return ("customers", "customer"), ("interviews", "customer")
    return (("read", "note"),) if kind == "quote" else (("guides", kind),)


def _t(text: str) -> str:
    return QCoreApplication.translate("advice", text)
