# SPDX-License-Identifier: MIT
"""The color of a code: one of the seven that mean something, or the one of what it lies under."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from jtbdstudio.domain.codes import TONES
from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded

_STEP, _DOT = 28, 18


class Swatches(QWidget):
    """Dots to choose from. Keys: ``Left`` and ``Right``. The first one, when offered, takes the color from above."""

    chosen = Signal(str)  # a tone, or nothing for the inherited one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._from_above, self._inherits = "", "neutral", True
        self._hover = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._names = {
            "": self.tr("As the code above"),
            "struggle": self.tr("Coral"),
            "motivation": self.tr("Amber"),
            "outcome": self.tr("Green"),
            "search": self.tr("Blue"),
            "anxiety": self.tr("Violet"),
            "selection": self.tr("Teal"),
            "neutral": self.tr("Gray"),
        }

    @property
    def choices(self) -> tuple[str, ...]:
        return ("", *TONES) if self._inherits else TONES

    def show_tone(self, tone: str, from_above: str, *, inherits: bool) -> None:
        """Show what is stored, without saying :attr:`chosen`."""
        self._tone, self._from_above, self._inherits = tone, from_above, inherits
        self.setAccessibleName(self.tr("Color: {name}").format(name=self._names.get(tone, tone)))
        self.updateGeometry()
        self.update()

    def rect_of(self, at: int) -> QRectF:
        """Where a dot is."""
        return QRectF(at * _STEP + 5, (self.height() - _DOT) / 2, _DOT, _DOT)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self.choices) and self.choices[at] != self._tone and self.isEnabled():
            self.chosen.emit(self.choices[at])

    def _at(self, point: QPointF) -> int:
        at = int(point.x() // _STEP)
        return at if 0 <= at < len(self.choices) else -1

    def sizeHint(self) -> QSize:
        return QSize(len(self.choices) * _STEP, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, tone in enumerate(self.choices):
            box = self.rect_of(at)
            strong = theme.tone_of(tone or self._from_above).strong
            if not tone:
                rounded(painter, box, theme.mix(strong, now.panel, 0.75), None, _DOT / 2)
                painter.setPen(QPen(strong, 1.4, Qt.PenStyle.DotLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
            else:
                rounded(painter, box, strong if self.isEnabled() else theme.mix(strong, now.panel, 0.6), None, _DOT / 2)
            if tone == self._tone or at == self._hover:
                ring = now.accent if tone == self._tone and self.hasFocus() else now.ink
                painter.setPen(QPen(ring if tone == self._tone else now.faint, 1.6))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(-3, -3, 3, 3))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position())
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.choices.index(self._tone) if self._tone in self.choices else 0
        if event.key() == Qt.Key.Key_Right:
            self._choose(at + 1)
        elif event.key() == Qt.Key.Key_Left:
            self._choose(at - 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._names[self.choices[at]] if at >= 0 else "", self)
            return True
        return super().event(event)
