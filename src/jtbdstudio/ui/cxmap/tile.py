# SPDX-License-Identifier: MIT
"""One place of the map that can have the focus, and what can be wished for there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.cxmap.inline import InlineLine, InlineText
from jtbdstudio.ui.widgets.basic import rounded

PADDING = 8
RADIUS = 7


class Wishes(QObject):
    """What a user asks of the map. The tiles say it here; who owns the study does it."""

    focused = Signal(object)  # Tile
    left = Signal(str)  # an editor was left with "next", "previous" or "" (stay)
    cell_text = Signal(str, str, str)  # milestone, lens, text
    notes_dropped = Signal(str, str, object)  # milestone, lens, note ids
    dragged_over = Signal(QPoint)  # global position; for scrolling along
    pick = Signal(str, str)  # milestone, lens
    evidence = Signal(str, str)  # milestone, lens
    open_quote = Signal(str)  # note id
    rename = Signal(str, str)  # milestone, name
    mood = Signal(str, object)  # milestone, -2 … 2 or None
    kpi = Signal(str)  # milestone: open the form
    kpi_typed = Signal(str, str)  # milestone, letter: open the form and write on
    count = Signal(str, object)  # milestone, number or None
    leap = Signal(str)  # milestone: open the form
    gap = Signal(str)  # milestone: open the form
    menu = Signal(str, QPoint)  # milestone, global position
    clear_kpi = Signal(str)  # milestone
    delete = Signal(str)  # milestone
    refused = Signal(str)  # a sentence
    locked = False
    """Whether the study can only be read: nothing is opened then that could not be kept."""

    def refuse_writing(self) -> bool:
        """Say so, if the study can only be read."""
        if self.locked:
            self.refused.emit(self.tr("This study is open elsewhere: here it can be read, but not changed."))
        return self.locked


def written(event: QKeyEvent) -> str:
    """The letter or digit of a key, if it is one to write with; other keys, such as ``+``, keep their meaning."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return event.text() if event.text().isalnum() and not held else ""


class Tile(QWidget):
    """Painted from the theme, named for a screen reader, worked by keys through :meth:`edit` and :meth:`clear`.

    With :attr:`takes_letters` a letter begins to write (:meth:`write`) instead of being a key of the map.
    """

    takes_letters = False

    def __init__(self, wishes: Wishes, milestone_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wishes, self.milestone_id = wishes, milestone_id
        self.editor: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def edit(self) -> None:
        """``Enter`` or ``F2``."""

    def clear(self) -> None:
        """``Del``."""

    def write(self, letter: str) -> None:
        """Begin to write with this letter."""

    def start_editor(self, editor: QWidget, box: QRect) -> None:
        """Write here: the editor covers ``box`` until it says that it is done."""
        if self.wishes.refuse_writing():
            editor.deleteLater()
            return
        self.editor = editor
        editor.setGeometry(box)
        editor.show()
        editor.setFocus()

    def end_editor(self, way: str) -> None:
        """The editor is done; the focus comes back, goes on, or is away already."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        if way != "away":
            self.setFocus()
        editor.hide()
        editor.deleteLater()
        if way in ("next", "previous"):
            self.wishes.left.emit(way)
        self.update()

    def finish_editor(self) -> None:
        """Keep what is being typed."""
        if isinstance(self.editor, (InlineText, InlineLine)):
            self.editor.finish("away")

    def cancel_editor(self) -> None:
        """Put an open editor away without keeping anything."""
        if isinstance(self.editor, (InlineText, InlineLine)):
            self.editor.cancel()

    def paint_panel(self, painter: QPainter, fill: QColor | None = None, line: QColor | None = None) -> None:
        """The white card, with the accent around it while it has the focus."""
        now = theme.current()
        rounded(painter, QRectF(self.rect()), fill or now.panel, line or now.line, RADIUS)
        if self.hasFocus() or self.editor is not None:
            self.paint_ring(painter)

    def paint_ring(self, painter: QPainter, width: float = 1.6) -> None:
        """The focus ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().accent, width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def inner(self) -> QRectF:
        """The room inside the padding."""
        return QRectF(self.rect()).adjusted(PADDING, PADDING - 1, -PADDING, -PADDING + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.wishes.focused.emit(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        asked = self.takes_letters and event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and written(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = written(event) if self.takes_letters else ""
        if letter:
            self.write(letter)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.paint_panel(QPainter(self))
