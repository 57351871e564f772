# SPDX-License-Identifier: MIT
"""A day: typed as people write days, or picked in a calendar; an empty field is no date."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QWidget

from jtbdstudio.domain.customer_words import day_of
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import button, icon_button
from jtbdstudio.ui.widgets.popover import Popover
from jtbdstudio.ui.words import day_comes_first

_BUTTON = 24


class DayField(QLineEdit):
    """A day, as ISO text. ``picked`` says it as soon as what is typed is a day; half a day waits for the end."""

    picked = Signal(str, str)  # ISO date, key

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._key, self._iso, self._shown = name, uuid4().hex, "", ""
        self._just_entered = False
        self._popover: DayPopover | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("no date"))
        self.setMinimumHeight(30)
        self.setTextMargins(0, 0, _BUTTON - 4, 0)
        self.calendar_button = icon_button("calendar", self.tr("Choose a day: {what}").format(what=name), parent=self)
        self.calendar_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.calendar_button.clicked.connect(self.open_calendar)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    _popover: DayPopover | None

    def iso(self) -> str:
        """The day as ``2025-11-03``, or nothing."""
        read = self._read()
        return self._iso if read is None else read[0]

    def show_iso(self, iso: str) -> None:
        """Show a stored day, without saying so; what is just being typed is that already."""
        date = QDate.fromString(iso[:10], Qt.DateFormat.ISODate)
        stored = date.toString(Qt.DateFormat.ISODate) if date.isValid() else ""
        if stored != self._iso or not self.hasFocus():
            self._show(stored)

    def date(self) -> QDate:
        """The day, invalid for no date."""
        return QDate.fromString(self.iso(), Qt.DateFormat.ISODate)

    def setDate(self, date: QDate) -> None:
        """Choose a day, as the calendar does; an invalid one is no date."""
        iso = date.toString(Qt.DateFormat.ISODate) if date.isValid() else ""
        was = self._iso
        self._show(iso)
        if iso != was:
            self.picked.emit(iso, self._key)

    def open_calendar(self) -> None:
        """The calendar, at the day of the field or at today."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self._popover = DayPopover(self._name, self.date(), self)
        self._popover.chosen.connect(self.setDate)
        self._popover.closed.connect(self._popover.deleteLater)
        edge = self._popover.edge
        self._popover.show_at(self.mapToGlobal(QPoint(self.width(), self.height() + 2 - edge // 8)), right_aligned=True)
        self._popover.calendar.setFocus()

    @property
    def popover(self) -> DayPopover | None:
        """The calendar that was opened last."""
        return self._popover

    def _show(self, iso: str) -> None:
        date = QDate.fromString(iso, Qt.DateFormat.ISODate)
        self._iso, self._shown = iso, QLocale().toString(date, "d MMM yyyy") if iso else ""
        self._mark("")
        if self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(len(self._shown) if self.hasFocus() else 0)

    def _read(self) -> tuple[str, bool] | None:
        """(the day in the field, whether all of it was said); None: that is no day."""
        if self.text() == self._shown:
            return self._iso, True
        found = day_of(self.text(), day_first=day_comes_first())
        return None if found is None else (found.iso, found.doubt != "month")

    def _on_edited(self, _text: str) -> None:
        self._mark("")
        read = self._read()
        if read is not None and read[1]:
            self._take(read[0])

    def _on_finished(self) -> None:
        read = self._read()
        if read is None:
            self._mark(self.tr("This is no day. Write it as 2026-11-20, 20.11.2026 or 20 Nov 2026; empty is no date."))
            return
        self._take(read[0])
        self._show(read[0])

    def _take(self, iso: str) -> None:
        if iso != self._iso:
            self._iso, self._shown = iso, self.text()
            self.picked.emit(iso, self._key)

    def _mark(self, sentence: str) -> None:
        """A red line that says why, and back."""
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)
        if bool(self.property("invalid")) != bool(sentence):
            self.setProperty("invalid", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        return QSize(124, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(110, super().minimumSizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._key = uuid4().hex
        self._just_entered = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The click that enters selects the day, so that typing replaces it and ``Delete`` clears it."""
        super().mouseReleaseEvent(event)
        if self._just_entered and not self.hasSelectedText():
            self.selectAll()
        self._just_entered = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = min(_BUTTON, self.height() - 4)
        self.calendar_button.setGeometry(self.width() - side - 3, (self.height() - side) // 2, side, side)


class DayPopover(Popover):
    """A calendar with ``Today`` and ``Clear`` below."""

    chosen = Signal(QDate)

    def __init__(self, name: str, date: QDate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(name)
        self.calendar.setSelectedDate(date if date.isValid() else QDate.currentDate())
        self._dress()
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        self.column.addWidget(self.calendar)
        row = QHBoxLayout()
        self.today = button(self.tr("Today"), lambda: self._choose(QDate.currentDate()))
        self.clear = button(self.tr("Clear"), lambda: self._choose(QDate()))
        row.addWidget(self.today)
        row.addStretch()
        row.addWidget(self.clear)
        self.column.addLayout(row)

    def _choose(self, date: QDate) -> None:
        if self.isVisible():  # a click on a day says both that it was clicked and that it was activated
            self.close()
            self.chosen.emit(date)

    def _dress(self) -> None:
        """Qt's calendar, without its red weekends and black arrows."""
        calendar, plain, quiet = self.calendar, QTextCharFormat(), QTextCharFormat()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain.setForeground(theme.current().ink)
        quiet.setForeground(theme.current().muted)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, plain)
        calendar.setHeaderTextFormat(quiet)
        for name, icon in (("prev", "left"), ("next", "right")):
            arrow = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if arrow is not None:
                icons.set_icon(arrow, icon, "muted")
