# SPDX-License-Identifier: MIT
"""Bars, ranked rows and dot scores: numbers one can see, and change, without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded


def paint_bar(painter: QPainter, rect: QRectF, share: float, tone: str = "") -> None:
    """A thin rounded bar filled to ``share`` (0 … 1) in a tone, or in the accent for ``""``."""
    now = theme.current()
    radius = rect.height() / 2
    rounded(painter, rect, now.line_faint, None, radius)
    width = max(0.0, min(1.0, share)) * rect.width()
    if width > 0:
        filled = QRectF(rect.left(), rect.top(), max(width, rect.height()), rect.height())
        color = theme.mix(now.tone_of(tone).strong, now.panel, 0.5 if not now.dark else 0.3) if tone else now.accent
        rounded(painter, filled, color, None, radius)


class Bar(QWidget):
    """A thin rounded bar."""

    def __init__(self, share: float = 0.0, tone: str = "", parent: QWidget | None = None, *, height: int = 5) -> None:
        super().__init__(parent)
        self._share, self._tone = share, tone
        self.setFixedHeight(height)
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    @property
    def share(self) -> float:
        return self._share

    def set_share(self, share: float, tone: str | None = None) -> None:
        """Fill to ``share`` (0 … 1)."""
        self._share = max(0.0, min(1.0, share))
        self._tone = self._tone if tone is None else tone
        self.setAccessibleName(f"{round(self._share * 100)} %")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(self.rect()), self._share, self._tone)


class RankRow(QWidget):
    """A name, a bar and a number. Click, ``Return`` or ``Space`` activates; ``Up``/``Down`` walk to its neighbors.

    ``detail`` stands muted behind the name (``one customer``), ``compact`` puts the bar beside the name, not under it.
    """

    activated = Signal(str)  # key

    def __init__(
        self,
        key: str,
        name: str,
        value: int,
        share: float,
        tone: str = "",
        parent: QWidget | None = None,
        *,
        detail: str = "",
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self.key, self.name, self.value = key, name, value
        self._share, self._tone, self._detail, self._compact = share, tone, detail, compact
        self._selected = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font())
        self.setAccessibleName(f"{name}: {value} {detail}".rstrip())

    @property
    def selected(self) -> bool:
        return self._selected

    def set_selected(self, selected: bool) -> None:
        self._selected = selected
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 29 if self._compact else 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        box = QRectF(self.rect())
        ground = now.accent_ground if self._selected else theme.mix(now.panel, now.ink, 0.035)
        if self._selected or self.underMouse() or self.hasFocus():
            rounded(painter, box, ground, now.accent if self.hasFocus() else None, 7)
        inside = box.adjusted(10, 0, -10, 0)
        number_font = theme.font(theme.UI_TEXT, 600, tabular=True)
        painter.setFont(number_font)
        painter.setPen(now.ink)
        number = str(self.value)
        number_width = max(22, QFontMetrics(number_font).horizontalAdvance(number))
        text_box, bar_box = self._boxes(inside, number_width)
        number_box = QRectF(inside.right() - number_width, text_box.top(), number_width, text_box.height())
        painter.drawText(number_box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        self._paint_name(painter, text_box)
        paint_bar(painter, bar_box, self._share, self._tone)

    def _boxes(self, inside: QRectF, number_width: int) -> tuple[QRectF, QRectF]:
        if self._compact:
            name_width = inside.width() * 0.52
            bar_left = inside.left() + name_width + 8
            bar_width = max(16.0, inside.right() - number_width - 10 - bar_left)
            bar = QRectF(bar_left, inside.center().y() - 2.5, bar_width, 5)
            return QRectF(inside.left(), inside.top(), name_width, inside.height()), bar
        text = QRectF(inside.left(), inside.top() + 6, inside.width() - number_width - 8, 20)
        return text, QRectF(inside.left(), inside.bottom() - 13, inside.width(), 5)

    def _paint_name(self, painter: QPainter, box: QRectF) -> None:
        now, metrics = theme.current(), QFontMetrics(theme.font())
        painter.setFont(theme.font())
        painter.setPen(now.ink)
        detail_width = metrics.horizontalAdvance(self._detail) + 8 if self._detail else 0
        shown = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, max(40, round(box.width()) - detail_width))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, left, shown)
        if self._detail:
            painter.setPen(now.muted)
            painter.drawText(box.adjusted(metrics.horizontalAdvance(shown) + 6, 0, 0, 0), left, self._detail)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(self.key)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self.key)
        elif key == Qt.Key.Key_Down:
            self.focusNextPrevChild(True)
        elif key == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)


class DotScore(QWidget):
    """A score of 1-5 as dots (0: none yet). Click a dot; keys: ``1`` … ``5``, ``Left``/``Right``, ``0`` clears."""

    scored = Signal(int)

    DOT, GAP = 9, 3

    def __init__(self, name: str, score: int = 0, parent: QWidget | None = None, *, top: int = 5) -> None:
        super().__init__(parent)
        self._name, self._score, self._top, self._hover = name, score, top, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_score(score)

    @property
    def score(self) -> int:
        return self._score

    def set_score(self, score: int) -> None:
        """Show a score without saying :attr:`scored`."""
        self._score = max(0, min(self._top, score))
        said = self.tr("not scored") if not self._score else f"{self._score} / {self._top}"
        self.setAccessibleName(f"{self._name}: {said}")
        self.setToolTip(f"{self._name}: {said}")
        self.update()

    def _choose(self, score: int) -> None:
        """A wish only: the score is shown once the change has come back."""
        score = max(0, min(self._top, score))
        if score != self._score:
            self.scored.emit(score)

    def _dot_at(self, x: float) -> int:
        return max(1, min(self._top, int((x - 5 + self.GAP / 2) // (self.DOT + self.GAP)) + 1))

    def sizeHint(self) -> QSize:
        return QSize(self._top * (self.DOT + self.GAP) - self.GAP + 10, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            rounded(painter, QRectF(self.rect()), now.accent_ground, now.accent, 6)
        middle = self.height() / 2
        for place in range(1, self._top + 1):
            center = QPointF(5 + (place - 1) * (self.DOT + self.GAP) + self.DOT / 2, middle)
            filled = place <= self._score
            hovered = place <= self._hover
            painter.setBrush(now.ink if filled else (now.accent_ground if hovered else Qt.BrushStyle.NoBrush))
            painter.setPen(QPen(now.ink if filled else (now.accent if hovered else now.faint), 1))
            painter.drawEllipse(center, self.DOT / 2 - 0.5, self.DOT / 2 - 0.5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            dot = self._dot_at(event.position().x())
            self._choose(0 if dot == self._score else dot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._dot_at(event.position().x())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Minus: -1}
        step = steps.get(event.key())
        if step is not None:
            self._choose(self._score + step)
        elif event.text().isdecimal() and int(event.text()) <= self._top:
            self._choose(int(event.text()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(0)
        else:
            super().keyPressEvent(event)
