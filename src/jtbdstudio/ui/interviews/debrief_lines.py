# SPDX-License-Identifier: MIT
"""Lines that are notes: typed one below the other, each stored while it is typed. ``Enter`` begins the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets import icon_button
from jtbdstudio.ui.widgets.growing import GrowingNotes


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is stored. ``inferred``: nobody said it outright."""

    note_id: str
    text: str
    inferred: bool = False


class LineField(GrowingNotes):
    """One line; it wraps, but has no breaks of its own."""

    next_wanted = Signal()
    emptied = Signal()  # Backspace where there is nothing left
    moved = Signal(int)  # up or down, out of the line
    pasted = Signal(list)  # further lines of what was pasted

    def __init__(self, name: str, stop: QWidget, *, esc_to_stop: bool) -> None:
        super().__init__(name, 1, bare=True)
        self._stop, self._esc_to_stop = stop, esc_to_stop
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _on_edge(self, step: int) -> bool:
        cursor = self.textCursor()
        before = cursor.position()
        cursor.movePosition(cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down)
        return cursor.position() == before

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Out of the list from wherever in it: lines come and go, so their own order means nothing."""
        widget: QWidget | None = self._stop
        while widget is not None:
            widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is self._stop:
                break
            if widget is not None and _takes_tab(widget) and not self._stop.isAncestorOf(widget):
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                widget.setFocus(reason)
                bring_into_view(widget)
                return True
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted lines are lines of the list."""
        lines = [line.strip() for line in source.text().splitlines() if line.strip()]
        if len(lines) < 2:
            self.insertPlainText(" ".join(lines))
        elif not self.isReadOnly():
            self.insertPlainText(lines[0])
            self.pasted.emit(lines[1:])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier(0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            plain or event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self.next_wanted.emit()
        elif key == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        elif plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._on_edge(step := _STEPS[key]):
            self.moved.emit(step)
        elif key == Qt.Key.Key_Escape and self._esc_to_stop:
            self._stop.setFocus()
        else:
            super().keyPressEvent(event)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a widget, as Qt does where it moves the focus itself."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget)


_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LineRow(QWidget):
    """A line with its mark before it and its cross behind it."""

    removed = Signal()
    marked = Signal()

    def __init__(self, name: str, stop: QWidget, *, boxed: bool) -> None:
        super().__init__()
        self.note_id, self.inferred, self._boxed = "", False, boxed
        self.field = LineField(name, stop, esc_to_stop=boxed)
        self.mark = icon_button("heard", self.tr("Heard. Click: inferred"), self.marked.emit)
        self.cross = icon_button("close", self.tr("Remove the line"), self.removed.emit)
        for made in (self.mark, self.cross):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setFixedSize(18, 20)
        row = QHBoxLayout(self)
        row.setContentsMargins(*((2, 1, 1, 1) if boxed else (14, 0, 0, 0)))
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        if boxed:
            row.addWidget(self.mark, 0, top)
        row.addWidget(self.field, 1, top)
        row.addWidget(self.cross, 0, top)
        self.show_line(Line("", ""))

    def show_line(self, line: Line) -> None:
        self.note_id, self.inferred = line.note_id, line.inferred
        self.field.show_text(line.text)
        self.dress()

    def dress(self) -> None:
        """The parts a line has, and one that is still to be written hasn't."""
        written = bool(self.note_id) and not self.field.isReadOnly()
        self.mark.setVisible(bool(self.note_id) and self._boxed)
        self.cross.setVisible(written)
        icons.set_icon(
            self.mark, "inferred" if self.inferred else "heard", "motivation" if self.inferred else "outcome"
        )
        words = (
            self.tr("Inferred: nobody said so. Click: heard") if self.inferred else self.tr("Heard. Click: inferred")
        )
        self.mark.setToolTip(words)
        self.mark.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        if not self._boxed:
            painter.setPen(now.ink if self.note_id else now.faint)
            painter.setFont(self.field.font())
            painter.drawText(QRectF(4, 3, 10, self.field.fontMetrics().lineSpacing() + 2), 0x84, "•")
        elif self.note_id:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.mix(now.faint, now.panel, 0.1), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


class LineList(QWidget):
    """Lines, and one more for what comes next. ``boxed``: with a dashed frame and a mark, for what no quote backs."""

    typed = Signal(str, str, str)  # note id, text (empty: remove it), key of the typing
    marked = Signal(str, bool)  # note id, inferred
    entered = Signal()
    left = Signal()

    def __init__(self, name: str, hint: str, *, boxed: bool = False, stop: QWidget | None = None) -> None:
        super().__init__()
        self._name, self._hint, self._boxed = name, hint, boxed
        self._stop = stop or self
        self._read_only = False
        if stop is None:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.rows: list[LineRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4 if boxed else 0)
        self._add_row()

    @property
    def current(self) -> LineRow | None:
        """The line with the caret."""
        return next((row for row in self.rows if row.field.hasFocus()), None)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what is stored. Lines that are there stay, caret and all."""
        wanted = {line.note_id: line for line in lines}
        for row in [row for row in self.rows if row.note_id and row.note_id not in wanted]:
            self._drop(row)
        for line in lines:
            row = self._row_of(line.note_id) or self._add_row(before_last=True)
            emptied = row.field.hasFocus() and not row.field.toPlainText().strip()
            row.show_line(Line(line.note_id, "" if emptied else line.text, line.inferred))
        if not self.rows or self.rows[-1].note_id:
            self._add_row()
        self.rows[-1].setVisible(not self._read_only or len(self.rows) == 1)

    def _row_of(self, note_id: str) -> LineRow | None:
        return next((row for row in self.rows if row.note_id == note_id), None)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for row in self.rows:
            row.field.setReadOnly(read_only)
            row.dress()
        self.rows[-1].setVisible(not read_only or len(self.rows) == 1)

    def flush(self) -> None:
        """Somebody turns to something else: a line that was emptied goes."""
        for row in self.rows:
            self._settle(row)

    def focus_entry(self, typed: str = "") -> None:
        """To the line that is still to be written, with its first letters."""
        field = self.rows[-1].field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            field.insertPlainText(typed)

    def _add_row(self, *, before_last: bool = False) -> LineRow:
        row = LineRow(self._name, self._stop, boxed=self._boxed)
        at = len(self.rows) - 1 if before_last and self.rows and not self.rows[-1].note_id else len(self.rows)
        self.rows.insert(at, row)
        self._column.insertWidget(at, row)
        row.show()
        field = row.field
        field.setReadOnly(self._read_only)
        field.set_hint(self._hint)
        field.typed.connect(lambda text, key: self._on_typed(row, text, key))
        field.next_wanted.connect(self._on_next_wanted)
        field.emptied.connect(lambda: self._remove(row))
        field.moved.connect(lambda step: self._move(row, step))
        field.pasted.connect(self._on_pasted)
        field.entered.connect(self.entered)
        field.left.connect(lambda: self._settle(row))
        field.left.connect(self.left)
        row.removed.connect(lambda: self._remove(row))
        row.marked.connect(lambda: self.mark(row))
        return row

    def mark(self, row: LineRow) -> None:
        """Heard becomes inferred, and back."""
        if row.note_id and not self._read_only:
            self.marked.emit(row.note_id, not row.inferred)

    def _on_typed(self, row: LineRow, text: str, key: str) -> None:
        if not text.strip():
            return  # stored when the line is left, so that it can be written anew
        if not row.note_id:
            row.note_id = uuid4().hex
            row.dress()
            self._add_row()
        self.typed.emit(row.note_id, text, f"{row.note_id}:{key}")

    def _on_next_wanted(self) -> None:
        self.focus_entry()

    def _on_pasted(self, lines: list[str]) -> None:
        for line in lines:
            self.focus_entry(line)

    def _remove(self, row: LineRow) -> None:
        at = self.rows.index(row)
        note_id, had_focus = row.note_id, row.field.hasFocus()
        if note_id:
            self._drop(row)
            self.typed.emit(note_id, "", "")
        if had_focus and (at or note_id):
            field = self.rows[max(0, at - 1)].field
            field.setFocus()
            field.caret_to_end()

    def _drop(self, row: LineRow) -> None:
        had_focus = row.field.hasFocus()
        self.rows.remove(row)
        row.note_id = ""
        if had_focus and self.rows:
            self.focus_entry()
        row.hide()
        row.deleteLater()

    def _settle(self, row: LineRow) -> None:
        if row in self.rows and row.note_id and not row.field.toPlainText().strip():
            note_id = row.note_id
            self._drop(row)
            self.typed.emit(note_id, "", "")

    def _move(self, row: LineRow, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            self.rows[at].field.setFocus()
            self.rows[at].field.caret_to_end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The tab stop of all lines is the one still to be written."""
        super().focusInEvent(event)
        self.focus_entry()
