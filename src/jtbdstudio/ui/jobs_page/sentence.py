# SPDX-License-Identifier: MIT
"""The statement in large type: three colored clauses in a flowing sentence, each a link to what customers said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from jtbdstudio.domain.text import Utf16Map
from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded

PARTS = ("struggle", "motivation", "outcome")
"""The parts of a statement: the job columns, which are the tones as well."""
_LINE = 32
_AIR = "\u00a0"  # room inside a clause's ground that never stands alone at the end of a line
_DOUBLE_CLICK_MS = 250


@dataclass(frozen=True)
class Words:
    """The three clauses of a statement."""

    when_i: str = ""
    help_me: str = ""
    so_i_can: str = ""

    def of(self, part: str) -> str:
        return (self.when_i, self.help_me, self.so_i_can)[PARTS.index(part)]


@dataclass(frozen=True)
class _Piece:
    """A stretch of the sentence in UTF-16 positions; without a part it is a connecting word."""

    start: int
    end: int
    part: str = ""


class Sentence(QWidget):
    """*When I …, help me …, so I can ….* Click, or arrow keys and ``Return``, open a clause's quotes."""

    part_chosen = Signal(str)  # part
    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, size: int = theme.STATEMENT) -> None:
        super().__init__(parent)
        self._size = size
        self._pieces: list[_Piece] = []
        self._words: Words | None = None
        self._text = ""
        self._layout = QTextLayout()
        self._heights: dict[int, int] = {}
        self._hover, self._at, self._pressed = "", 0, ""
        self._clicked = QTimer(self, singleShot=True)
        self._clicked.timeout.connect(self._on_single_click)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.watcher.theme_changed.connect(self._lay_out)

    def set_words(self, words: Words) -> None:
        """Show a statement; a missing clause shows as an ellipsis."""
        if words == self._words:
            return
        self._words, self._heights = words, {}
        self._text, self._pieces, position = "", [], 0
        for text, part in self._parts(words):
            shown = f"{_AIR}{text}{_AIR}" if part else _kept_together(text)
            end = position + Utf16Map(shown).to_utf16(len(shown))
            self._pieces.append(_Piece(position, end, part))
            self._text, position = self._text + shown, end
        self.setAccessibleName("".join(text for text, _ in self._parts(words)))
        self.setAccessibleDescription(self.tr("Left and Right choose a part, Return opens its quotes, E edits."))
        self._lay_out()
        self.updateGeometry()

    def _parts(self, words: Words) -> list[tuple[str, str]]:
        empty = "…"
        return [
            (self.tr("When I") + " ", ""),
            (words.when_i.strip() or empty, "struggle"),
            (", " + self.tr("help me") + " ", ""),
            (words.help_me.strip() or empty, "motivation"),
            (", " + self.tr("so I can") + " ", ""),
            (words.so_i_can.strip() or empty, "outcome"),
            (".", ""),
        ]

    def _broken(self, width: int) -> QTextLayout:
        """The sentence in lines of a width."""
        layout = QTextLayout(self._text, theme.font(self._size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format(piece) for piece in self._pieces])
        layout.beginLayout()
        top = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(60, width - 2))
            line.setPosition(QPointF(1, top + (_LINE - line.height()) / 2))
            top += _LINE
        layout.endLayout()
        return layout

    def _lay_out(self) -> None:
        self._layout = self._broken(self.width())
        self.update()

    def _format(self, piece: _Piece) -> QTextLayout.FormatRange:
        made, how = QTextLayout.FormatRange(), QTextCharFormat()
        how.setForeground(theme.tone_of(piece.part).text if piece.part else theme.current().muted)
        made.start, made.length, made.format = piece.start, piece.end - piece.start, how
        return made

    def boxes(self, part: str) -> list[QRectF]:
        """Where a clause stands: one box a line, in this widget's pixels."""
        piece = next((p for p in self._pieces if p.part == part), _Piece(0, 0))
        found = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first = max(piece.start, line.textStart())
            last = min(piece.end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                box = QRectF(min(left, right), number * _LINE + 2, abs(right - left), _LINE - 4)
                found.append(box.adjusted(-1, 0, 1, 0))
        return found

    def part_at(self, point: QPointF) -> str:
        """The clause under a point, or nothing."""
        return next((part for part in PARTS if any(box.contains(point) for box in self.boxes(part))), "")

    def _on_single_click(self) -> None:
        self.part_chosen.emit(self._pressed)

    def _point_at(self, part: str) -> None:
        if part != self._hover:
            self._hover = part
            self.setCursor(Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _LINE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # layouts ask for the same few widths over and over
            self._heights[width] = max(1, self._broken(width).lineCount()) * _LINE
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, part in enumerate(PARTS):
            tone = theme.tone_of(part)
            focused = self.hasFocus() and place == self._at
            for box in self.boxes(part):
                ground = theme.mix(tone.ground, tone.strong, 0.14) if part == self._hover else tone.ground
                rounded(painter, box, ground, None, 5)
                if focused:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(now.accent, 1.5))
                    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        self._layout.draw(painter, QPointF(0, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.part_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else ""
        if self._pressed:
            self._at = PARTS.index(self._pressed)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # A second click may follow, and means editing: the sheet with the quotes would come in between.
        if self._pressed and self.part_at(event.position()) == self._pressed:
            self._clicked.start(min(_DOUBLE_CLICK_MS, QApplication.doubleClickInterval()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._clicked.stop()
        self._pressed = ""
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_requested.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._at = max(0, min(len(PARTS) - 1, self._at + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.part_chosen.emit(PARTS[self._at])
        else:
            super().keyPressEvent(event)


def _kept_together(text: str) -> str:
    """Connecting words break before or behind them, not inside."""
    inner = text.strip()
    return text.replace(inner, inner.replace(", ", ",\n").replace(" ", _AIR).replace(",\n", ", "))


def _x(line: QTextLine, position: int) -> float:
    """Where a position of the text stands on its line; Qt answers with the position as well."""
    answer: Any = line.cursorToX(position)
    return float(answer[0])
