# SPDX-License-Identifier: MIT
"""What can be decided about one file: who is who, which day it was, how the file is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionComboBox, QWidget

from jtbdstudio.interchange.transcripts import ENCODINGS, READABLE_AS
from jtbdstudio.interchange.transcripts.detect import SHAPES
from jtbdstudio.ui.interviews.import_session import CUSTOMER
from jtbdstudio.ui.widgets import Chip, Label
from jtbdstudio.ui.widgets.day_field import DayField
from jtbdstudio.ui.widgets.fields import Pick, TypedField
from jtbdstudio.ui.widgets.flow_layout import FlowLayout
from jtbdstudio.ui.words import day
from jtbdstudio.workflows.import_plan import PlannedFile, versions_of

if TYPE_CHECKING:
    from jtbdstudio.queries.interview_details import KnownPeople
    from jtbdstudio.ui.interviews.reading import Entry

MOST_SUGGESTED = 5
_WIDEST = 300
_SHAPES = {shape.format for shape in SHAPES} | {"table"}
"""What is read line by line, so that one can ask for another way; a file of another kind has one way only."""
_ARROW = 56
_HEIGHT = 32
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_F4, Qt.Key.Key_Home, Qt.Key.Key_End)


class NamedPick(Pick):
    """A choice that says what it is about: ``Guest 2 is: P05``. As wide as these words, within reason."""

    _about = ""
    _short: Mapping[str, str] = {}

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def show_choice(self, about: str, choices: Mapping[str, str], key: str, short: Mapping[str, str] = {}) -> None:
        """Show what may be chosen, and what is; ``short`` are words for the closed field."""
        self._about, self._short = about, dict(short)
        self.set_choices(choices)
        self.show_key(key)
        self.setAccessibleName(self.words)
        self.setToolTip(self.words if self._wanted() > _WIDEST else "")
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What stands in the closed field."""
        key = str(self.currentData())
        return f"{self._about}: {self._short.get(key, self.currentText())}"

    def _wanted(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.words) + _ARROW

    def sizeHint(self) -> QSize:
        return QSize(min(self._wanted(), _WIDEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key opens the list: walking through it closed would decide something at every step."""
        if event.key() in _OPENING or (event.text().strip() and event.text().isprintable()):
            self.showPopup()
            self.view().keyboardSearch(event.text().strip())
        else:
            event.ignore()

    def showPopup(self) -> None:
        wide = max((self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.view().setMinimumWidth(wide + _ARROW)
        super().showPopup()


class ImportChoices(QWidget):
    """The choices about one file, in lines."""

    part_chosen = Signal(str, str)  # speaker, part
    day_chosen = Signal(str)
    version_chosen = Signal(str)  # interview id, or nothing
    format_chosen = Signal(str)
    encoding_chosen = Signal(str)
    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = FlowLayout(self, 8)
        self.name = TypedField(self.tr("Name of the transcript"))
        self.name.setFixedSize(220, _HEIGHT)
        self.name.typed.connect(self._on_renamed)
        self._lines.addWidget(self.name)
        self.speakers: list[NamedPick] = []
        self._names: list[str] = []
        self.customer, self.version = NamedPick(), NamedPick()
        self.day = DayField(self.tr("Day of the interview"))
        self.day.setFixedSize(124, _HEIGHT - 2)  # a list is drawn so much smaller than it is
        self.format, self.encoding = NamedPick(), NamedPick()
        self._behind = (self.customer, self.version, self.day, self.format, self.encoding)
        self._provide(2)
        self.customer.picked.connect(lambda part: self.part_chosen.emit("", part))
        self.version.picked.connect(self.version_chosen)
        self.day.picked.connect(self._on_day_picked)
        self.format.picked.connect(self.format_chosen)
        self.encoding.picked.connect(self.encoding_chosen)

    def _provide(self, count: int) -> None:
        """Have a field for so many speakers: few talks have more than two, and a field takes long to make."""
        for at in range(len(self.speakers), count):
            pick = NamedPick()
            pick.picked.connect(lambda part, at=at: self.part_chosen.emit(self._names[at], part))
            self.speakers.append(pick)
            self._names.append("")
            self._lines.addWidget(pick)
        for widget in self._behind:
            self._lines.removeWidget(widget)
            self._lines.addWidget(widget)
        for before, after in pairwise((self.name, *self.speakers, *self._behind)):
            self.setTabOrder(before, after)

    def show_file(self, file: PlannedFile, entry: Entry, people: KnownPeople) -> None:
        """Show what is decided about a file, by us or by somebody."""
        whole = file.can_import and file.known is None and not file.is_survey
        self.name.setVisible(entry.is_pasted)
        if not self.name.hasFocus():
            self.name.show_text(file.path.name)
        self._show_speakers(file, people, whole=whole)
        self._show_version(file, people, whole=whole)
        self.day.setVisible(whole and not file.version_of)
        self.day.show_iso(file.held_on)
        self._show_reading(file, entry)
        for widget in (*self.speakers, self.customer, self.version, self.day):
            widget.setEnabled(not file.skipped)
        self._lines.invalidate()
        self.updateGeometry()

    def pick_of(self, speaker: str) -> NamedPick | None:
        """Where it is said who this speaker is."""
        return self.speakers[self._names.index(speaker)] if speaker and speaker in self._names else None

    def _show_speakers(self, file: PlannedFile, people: KnownPeople, *, whole: bool) -> None:
        said = file.look.said if file.look else {}
        shown = sorted(file.roles, key=lambda name: -said.get(name, 0)) if whole else []
        parts, short = self._parts(file, people)
        if len(shown) > len(self.speakers):
            self._provide(len(shown))
        for at, pick in enumerate(self.speakers):
            pick.setVisible(at < len(shown))
            self._names[at] = shown[at] if at < len(shown) else ""
            if at < len(shown):
                role = file.roles[shown[at]]
                key = self._customer_key(file) if role == "customer" else role
                pick.show_choice(self.tr("{name} is").format(name=shown[at]), parts, key, short)
        alone = whole and not file.customers
        self.customer.setVisible(alone)
        if alone:
            about = self.tr("Customer") if file.roles else self.tr("Everybody is")
            only = {key: words for key, words in parts.items() if key.startswith(CUSTOMER)}
            self.customer.show_choice(about, only, self._customer_key(file), short)

    def _customer_key(self, file: PlannedFile) -> str:
        return CUSTOMER if file.is_new else CUSTOMER + file.code

    def _parts(self, file: PlannedFile, people: KnownPeople) -> tuple[dict[str, str], dict[str, str]]:
        """What a speaker can be, and the same in short."""
        new = self.tr("New customer ({code})").format(code=file.code) if file.is_new else self.tr("New customer")
        known = {CUSTOMER + code: " · ".join(filter(None, (code, name))) for code, name in people.customers}
        parts = {"interviewer": self.tr("Interviewer (us)"), CUSTOMER: new, **known, "other": self.tr("Somebody else")}
        short = {CUSTOMER + code: code for code, _ in people.customers}
        short |= {"interviewer": self.tr("us"), "other": self.tr("somebody else"), CUSTOMER: file.code or "–"}
        return parts, short

    def _show_version(self, file: PlannedFile, people: KnownPeople, *, whole: bool) -> None:
        theirs = versions_of(file.code, people) if whole else ()
        self.version.setVisible(bool(theirs))
        words, none = self.tr("a new version of {day}"), self.tr("a new version of the one without a date")
        days = {known.interview_id: words.format(day=day(known.held_on)) if known.held_on else none for known in theirs}
        chosen = file.version_of.interview_id if file.version_of else ""
        self.version.show_choice(self.tr("As"), {"": self.tr("an interview of its own"), **days}, chosen)

    def _show_reading(self, file: PlannedFile, entry: Entry) -> None:
        look = file.look
        undecided = file.verdict != "twice" and (file.known is None or file.wanted)
        open_to = look is not None and undecided and (look.format in _SHAPES or not look.is_readable)
        self.format.setVisible(
            look is not None and open_to and (look.is_text or look.is_readable or bool(look.read_as.format))
        )
        self.encoding.setVisible(look is not None and open_to and look.is_text)
        if look is None:
            return
        found = look.format_name if look.is_readable and not entry.choice.format else self.tr("as recognized")
        self.format.show_choice(self.tr("Format"), {"": found, **dict(READABLE_AS)}, entry.choice.format)
        encodings = {
            "": look.encoding.upper() or self.tr("as recognized"),
            **dict(ENCODINGS),
        }
        self.encoding.show_choice(self.tr("Encoding"), encodings, entry.choice.encoding)

    def _on_renamed(self, name: str, _key: str) -> None:
        self.renamed.emit(name)

    def _on_day_picked(self, iso: str, _key: str) -> None:
        self.day_chosen.emit(iso)


class Suggestions(QWidget):
    """Customers whose interview waits for its transcript: one click, or one digit, says that this is it."""

    chosen = Signal(str)  # code

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.codes: tuple[str, ...] = ()
        self.chips: list[Chip] = []
        self._lines = FlowLayout(self, 6)

    def show_codes(self, codes: tuple[str, ...], names: Mapping[str, str]) -> None:
        """Offer these."""
        if codes == self.codes:
            return
        self.codes = codes
        self._lines.clear()
        self.chips = []
        self._lines.addWidget(Label(self.tr("Waiting for a transcript:"), "muted", 12))
        for number, code in enumerate(codes, 1):
            words = " · ".join(filter(None, (code, names.get(code, ""))))
            chip = Chip(words, "search", key=str(number), clickable=True)
            chip.setAccessibleName(self.tr("This is {customer} (key {key})").format(customer=words, key=number))
            chip.clicked.connect(lambda code=code: self.chosen.emit(code))
            self._lines.addWidget(chip)
            self.chips.append(chip)
        self.updateGeometry()

    def choose(self, number: int) -> None:
        """The one with this digit."""
        if self.isVisible() and 1 <= number <= len(self.codes):
            self.chosen.emit(self.codes[number - 1])
