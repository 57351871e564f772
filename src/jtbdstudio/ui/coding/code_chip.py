# SPDX-License-Identifier: MIT
"""A code on the current quote: its key, its name, and a cross that takes it off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded

_HEIGHT, _CROSS, _LONGEST = 22, 18, 280


def given_tip(name: str, givers: Sequence[str]) -> str:
    """What a chip says of a code when asked: its name, and who gave it."""
    if not any(givers):
        return name
    by = QCoreApplication.translate("QuoteBar", "{code}\ngiven by {names}")
    return by.format(code=name, names=", ".join(filter(None, givers)))


class CodeChip(QWidget):
    """Focusable: `Del` takes the code off, `Return` or a click on the name shows the quotes behind it."""

    removed = Signal(str)  # code id
    opened = Signal(str)

    def __init__(self, code_id: str, name: str, tone: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code_id, self.name, self._tone, self._key = code_id, name, tone, key
        self.setFont(theme.font(11.5, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a long name gives way
        self.setAccessibleName(self.tr("{code}. Delete takes it off").format(code=name))
        self.setToolTip(name)

    def _key_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._key) + 9 if self._key else 0

    def _cross_box(self) -> QRectF:
        return QRectF(self.width() - _CROSS - 2, 0, _CROSS, self.height())

    def sizeHint(self) -> QSize:
        name = QFontMetrics(self.font()).horizontalAdvance(self.name) + 1
        return QSize(min(_LONGEST, 9 + self._key_width() + (4 if self._key else 0) + name + _CROSS + 4), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, tone, painter = theme.current(), theme.tone_of(self._tone), QPainter(self)
        box = QRectF(self.rect())
        line: QColor | None = now.accent if self.hasFocus() else None
        rounded(painter, box, tone.ground, line, box.height() / 2)
        left = 9.0
        painter.setFont(self.font())
        painter.setPen(tone.text)
        if self._key:
            cap = QRectF(6, 4, self._key_width(), box.height() - 8)
            rounded(painter, cap, theme.mix(tone.ground, now.panel, 0.75), None, 4)
            painter.setPen(tone.text)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
            left = cap.right() + 5
        room = self._cross_box().left() - left
        name = QFontMetrics(self.font()).elidedText(self.name, Qt.TextElideMode.ElideMiddle, int(room))
        painter.drawText(QRectF(left, 0, room, box.height()), Qt.AlignmentFlag.AlignVCenter, name)
        middle, arm = self._cross_box().center(), 3.2
        painter.setPen(QPen(tone.text, 1.3))
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm))
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(event.position().toPoint()):
            return
        if self._cross_box().contains(event.position()):
            self.removed.emit(self.code_id)
        else:
            self.opened.emit(self.code_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.code_id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.code_id)
        else:
            super().keyPressEvent(event)


class OfferChip(QWidget):
    """A code that a box suggests: dashed, because it is not on the quote. A click, or `Return`, puts it there."""

    taken = Signal(str)  # code id

    def __init__(self, code_id: str, name: str, tone: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code_id, self.name, self._tone, self._key = code_id, name, tone, key
        self.setFont(theme.font(11.5, 500))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Suggested: {code}").format(code=name))
        said = self.tr("The box suggests {code}. A click gives it to the quote.").format(code=name)
        also = self.tr("So does the key {key}.").format(key=key) if key else ""
        self.setToolTip(f"{said} {also}".strip())

    def _key_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._key) + 9 if self._key else 0

    def sizeHint(self) -> QSize:
        name = self.fontMetrics().horizontalAdvance(self.name) + 1
        return QSize(20 + self._key_width() + (4 if self._key else 0) + name, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, tone, painter = theme.current(), theme.tone_of(self._tone), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, hot = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.underMouse() or self.hasFocus()
        painter.setBrush(theme.mix(now.panel, tone.ground, 0.5) if hot else now.panel)
        painter.setPen(QPen(now.accent if self.hasFocus() else tone.strong, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self.font())
        left = 10.0
        if self._key:
            cap = QRectF(6, 4, self._key_width(), box.height() - 8)
            rounded(painter, cap, theme.mix(tone.ground, now.panel, 0.4), None, 4)
            painter.setPen(tone.text)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
            left = cap.right() + 5
        painter.setPen(tone.text)
        painter.drawText(QRectF(left, 0, box.width() - left, box.height()), Qt.AlignmentFlag.AlignVCenter, self.name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.taken.emit(self.code_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.code_id)
        else:
            super().keyPressEvent(event)
