# SPDX-License-Identifier: MIT
"""A zone on the canvas: boxes and columns have a solid header, clusters a dashed frame and a title chip."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from jtbdstudio.queries.boards import BoardZone
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.words import number_of

RADIUS = 12
BAND = 34
"""Height of the solid header of a box or column."""
CHIP_TOP, CHIP_HEIGHT, EDGE = 10, 24, 14
_GAP = 9
FAR = 0.35
"""Below this scale no text is drawn here: titles are painted over everything, at the size of the window."""


@cache
def _title_font() -> QFont:
    return theme.font(12.5, 600)


@cache
def _count_font() -> QFont:
    return theme.font(11, tabular=True)


def count_text(zone: BoardZone) -> str:
    """``9 quotes · 7 customers``."""
    tr = QCoreApplication.translate
    quotes = number_of(zone.count.quotes, tr("board", "1 quote"), tr("board", "{n} quotes"))
    people = number_of(zone.count.customers, tr("board", "1 customer"), tr("board", "{n} customers"))
    return f"{quotes} · {people}"


def single_voice(zone: BoardZone) -> bool:
    """Whether all that is said here comes from one customer."""
    return zone.count.customers == 1


class ZoneItem(QGraphicsItem):
    """Shows a :class:`BoardZone`, its position being its top left corner."""

    def __init__(self, zone: BoardZone) -> None:
        super().__init__()
        self.zone = zone
        self.selected = self.targeted = False
        self._measured: tuple[str, QRectF, QRectF] | None = None
        self._put(zone)

    def show_zone(self, zone: BoardZone) -> None:
        """Another state of the same zone."""
        if zone == self.zone:
            return
        self.prepareGeometryChange()
        self.zone, self._measured = zone, None
        self._put(zone)
        self.update()

    def _put(self, zone: BoardZone) -> None:
        self.setPos(zone.rect.x, zone.rect.y)
        self.setZValue(1 if zone.kind == "cluster" else 0)

    @property
    def solid(self) -> bool:
        return self.zone.kind != "cluster"

    @property
    def box(self) -> QRectF:
        """The zone in its own coordinates."""
        return QRectF(0, 0, self.zone.rect.width, self.zone.rect.height)

    @property
    def rect(self) -> QRectF:
        """The zone as it lies in the scene now."""
        return self.box.translated(self.pos())

    def header_rect(self) -> QRectF:
        """What can be gripped, in scene coordinates."""
        return self._parts()[1].translated(self.pos())

    def count_rect(self) -> QRectF:
        """The numbers, which are a link, in scene coordinates."""
        return self._parts()[2].translated(self.pos())

    def mark(self, *, selected: bool | None = None, targeted: bool | None = None) -> None:
        """Change how the zone stands out."""
        self.selected = self.selected if selected is None else selected
        self.targeted = self.targeted if targeted is None else targeted
        self.update()

    def _parts(self) -> tuple[str, QRectF, QRectF]:
        """(title as it fits, header, numbers); measured once for each state."""
        if self._measured is None:
            self._measured = self._measure()
        return self._measured

    def _measure(self) -> tuple[str, QRectF, QRectF]:
        numbers = QFontMetricsF(_count_font()).horizontalAdvance(count_text(self.zone))
        warning = 18 if single_voice(self.zone) else 0
        key = 26 if self.solid and self.zone.key else 0
        room = self.box.width() - 2 * EDGE - 16 - numbers - warning - key - _GAP
        metrics = QFontMetricsF(_title_font())
        title = metrics.elidedText(self.zone.title, Qt.TextElideMode.ElideRight, max(40.0, room))
        width = metrics.horizontalAdvance(title)
        if self.solid:
            header = QRectF(0, 0, self.box.width(), BAND)
            left = self.box.width() - EDGE - numbers - warning
            return title, header, QRectF(left, 0, numbers + warning, BAND)
        header = QRectF(EDGE, CHIP_TOP, width + numbers + warning + _GAP + 17, CHIP_HEIGHT)
        return title, header, QRectF(EDGE + 9 + width + _GAP, CHIP_TOP, numbers + warning, CHIP_HEIGHT)

    def boundingRect(self) -> QRectF:
        return self.box.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None, /) -> None:
        tone, now = theme.tone_of(self.zone.tone), theme.current()
        legible = painter.worldTransform().m11() >= FAR
        fill = self._fill(opaque=not legible)
        line = now.accent if self.selected or self.targeted else (tone.strong if not self.solid else now.line)
        pen = QPen(line, 2 if self.selected or self.targeted else 1)
        pen.setCosmetic(True)
        if not self.solid:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, legible)
        painter.drawRoundedRect(self.box, RADIUS, RADIUS) if legible else painter.drawRect(self.box)
        self._paint_header(painter, legible=legible)

    def _fill(self, *, opaque: bool) -> QColor:
        """The ground shines through; from afar, where whole boards are filled, it is mixed in: that costs a third."""
        now = theme.current()
        over = theme.tone_of(self.zone.tone).ground if self.targeted else now.panel
        amount = 0.5 if self.targeted or now.dark else 0.42
        if opaque:
            return theme.mix(over, now.board_ground, 1 - amount)
        fill = QColor(over)
        fill.setAlphaF(amount)
        return fill

    def _paint_header(self, painter: QPainter, *, legible: bool) -> None:
        tone = theme.tone_of(self.zone.tone)
        title, header, numbers = self._parts()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.ground)
        if not legible:
            painter.drawRect(header)
            return
        if self.solid:
            painter.drawPath(_rounded_top(header))
        else:
            painter.drawRoundedRect(header, 6, 6)
        left = header.left() + (EDGE if self.solid else 9)
        if self.solid and self.zone.key:
            left += self._paint_key(painter, left)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(tone.text)
        painter.setFont(_title_font())
        painter.drawText(QRectF(left, header.top(), header.width(), header.height()), middle, title)
        painter.setFont(_count_font())
        painter.drawText(numbers, middle, count_text(self.zone))
        if single_voice(self.zone):
            sign = QRectF(numbers.right() - 13, numbers.center().y() - 7, 14, 14)
            icons.paint(painter, sign, "warning", tone.text)

    def _paint_key(self, painter: QPainter, left: float) -> float:
        """The key that tags into this zone, as a key cap; answers the room it took."""
        tone = theme.tone_of(self.zone.tone)
        cap = QRectF(left, (BAND - 18) / 2, 18, 18)
        painter.setBrush(theme.mix(tone.ground, theme.current().panel, 0.7))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(tone.text)
        painter.setFont(_count_font())
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.zone.key)
        return 26


def _rounded_top(rect: QRectF) -> QPainterPath:
    path = QPainterPath(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + RADIUS)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + RADIUS, rect.top()))
    path.lineTo(rect.right() - RADIUS, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + RADIUS))
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path
