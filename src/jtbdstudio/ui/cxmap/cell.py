# SPDX-License-Identifier: MIT
"""A cell: our own words in the color of the phase, how many quotes and customers are behind them, the best quotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.cxmap.inline import InlineText
from jtbdstudio.ui.cxmap.paint import block_height, evidence_mark, fit_lines, line_height, paint_lines, paint_mark
from jtbdstudio.ui.cxmap.tile import RADIUS, Tile, Wishes
from jtbdstudio.ui.note_drag import drag_notes, notes_in
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import CellView, Lens, MilestoneView
    from jtbdstudio.queries.quotes import QuoteCard

_OWN, _SMALL = 12, theme.SMALL
_INSET = 7
_SHOWN = 3
_COUNT: Literal["count"] = "count"
#: What the pointer can hit: the count, a headline, or nothing.
Hit: TypeAlias = "QuoteCard | Literal['count'] | None"


@dataclass
class _Layout:
    """Where things are painted and can be hit."""

    own: QRectF = field(default_factory=QRectF)
    own_lines: tuple[str, ...] = ()
    count: QRectF = field(default_factory=QRectF)
    count_lines: tuple[str, ...] = ()
    notes: list[tuple[QRectF, tuple[str, ...], QuoteCard]] = field(default_factory=list)


def best_quotes(quotes: tuple[QuoteCard, ...]) -> list[QuoteCard]:
    """What to show first: quotes that count, starred ones, and a customer only once before the others have spoken."""
    ordered = sorted(quotes, key=lambda q: (not q.counts, not q.starred, q.number))
    seen: set[str] = set()
    first: list[QuoteCard] = []
    rest: list[QuoteCard] = []
    for quote in ordered:
        (rest if quote.customer_id in seen else first).append(quote)
        seen.add(quote.customer_id)
    return first + rest


class MapCell(Tile):
    """One milestone through one lens. Takes notes; a headline can be dragged on to another cell."""

    def __init__(self, wishes: Wishes, milestone_id: str, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(wishes, milestone_id, parent)
        self.lens_id, self._lens = lens.id, lens.name
        self._view: CellView | None = None
        self._place, self._tone = "", ""
        self._layout: _Layout | None = None
        self._hot: Hit = None
        self._pressed: Hit = None
        self._press_at = QPointF()
        self.offered = ""
        self._offer_on_top = False
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setMinimumHeight(96)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cell(self, milestone: MilestoneView, view: CellView) -> None:
        """Show what was read."""
        self._view, self._tone = view, milestone.phase
        self._place = f"{milestone.letter} {milestone.name} · {self._lens}"
        self._layout = None
        self.updateGeometry()
        own = view.text or self.tr("nothing written yet")
        self.setAccessibleName(f"{self._place}: {own}. {self.count_text()}")
        self.update()

    @property
    def place(self) -> str:
        """What this cell is called: ``B Interest · Feeling``."""
        return self._place

    def count_text(self) -> str:
        """``4 quotes · 3 customers``; what does not count is said apart (R1)."""
        return " · ".join(self._count_parts())

    def _count_parts(self) -> list[str]:
        if self._view is None:
            return []
        count = self._view.count
        others = len(self._view.quotes) - count.quotes
        apart = number_of(others, self.tr("1 note that doesn't count"), self.tr("{n} notes that don't count"))
        if not count.quotes:
            return [apart if others else self.tr("no quotes yet")]
        quotes = number_of(count.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        people = number_of(count.customers, self.tr("1 customer"), self.tr("{n} customers"))
        return [quotes, f"{people} · +{others}" if others else people]

    def edit(self) -> None:
        """Write the cell's own words."""
        if self._view is None or self.editor is not None:
            return
        inner = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET).toRect()
        box = inner.adjusted(4, 2, -4, -2)
        name = self.tr("Text of {place}").format(place=self._place)
        self.start_editor(InlineText(self._view.text, name, self._keep, self.end_editor, self), box)

    def clear(self) -> None:
        """Take the cell's own words away; the quotes stay."""
        if self._view is not None and self._view.text:
            self.wishes.cell_text.emit(self.milestone_id, self.lens_id, "")

    def _keep(self, text: str) -> bool:
        if self._view is not None and text.strip() != self._view.text:
            self.wishes.cell_text.emit(self.milestone_id, self.lens_id, text)
        return True

    def _laid_out(self) -> _Layout:
        if self._layout is None and self._view is not None:
            box = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
            self._layout = self._lay_out(self._view, box)
            self._lay_notes(self._layout, self._view, box)
        return self._layout or _Layout()

    def _lay_out(self, view: CellView, box: QRectF) -> _Layout:
        """Our own words, and the count under them."""
        made, y, width = _Layout(), box.top(), box.width()
        if view.text:
            made.own_lines = fit_lines(view.text, int(width - 16), _OWN, 400, 4)
            made.own = QRectF(box.left(), y, width, block_height(made.own_lines, _OWN) + 8)
            y = made.own.bottom() + 4
        room = int(width - 17)
        made.count_lines = fit_lines(self.count_text(), room, _SMALL, 400, 2)
        if len(made.count_lines) > 1:
            made.count_lines = tuple(
                line for part in self._count_parts() for line in fit_lines(part, room, _SMALL, 400, 1)
            )
        made.count = QRectF(box.left(), y, width, block_height(made.count_lines, _SMALL) + 2)
        return made

    def _lay_notes(self, made: _Layout, view: CellView, box: QRectF) -> None:
        """As many of the best quotes as there is room for; the last one in one line, if it must."""
        y = made.count.bottom() + 4
        for quote in best_quotes(view.quotes)[:_SHOWN]:
            for most in (2, 1):
                lines = fit_lines(self._headline(quote), int(box.width() - 14), _SMALL, 400, most)
                height = block_height(lines, _SMALL) + 6
                if y + height <= box.bottom() + 1:
                    made.notes.append((QRectF(box.left(), y, box.width(), height), lines, quote))
                    y += height + 4
                    break

    @staticmethod
    def _headline(quote: QuoteCard) -> str:
        return f"{quote.customer_code} {quote.short}".strip()

    def _at(self, position: QPointF) -> Hit:
        """What is under the pointer."""
        laid = self._laid_out()
        if laid.count.contains(position) and self._view is not None and self._view.quotes:
            return _COUNT
        return next((quote for box, _, quote in laid.notes if box.contains(position)), None)

    def quote_at(self, position: QPointF) -> QuoteCard | None:
        """The headline under the pointer."""
        hit = self._at(position)
        return None if isinstance(hit, str) else hit

    def sizeHint(self) -> QSize:
        return QSize(150, 112)

    def heightForWidth(self, width: int) -> int:
        """Room for our words, the count and one headline."""
        if self._view is None:
            return 96
        laid = self._lay_out(self._view, QRectF(_INSET, _INSET, width - 2 * _INSET, 0))
        return max(96, round(laid.count.bottom()) + _INSET + (26 if self._view.quotes else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_panel(painter)
        if self.editor is None and not (self.offered and self._offer_on_top):
            self._paint_own(painter)
        if self.offered:
            self._paint_offer(painter)
        elif self.editor is None:
            self._paint_evidence(painter)

    def _paint_own(self, painter: QPainter) -> None:
        laid, tone = self._laid_out(), theme.tone_of(self._tone)
        if laid.own_lines:
            rounded(painter, laid.own, tone.ground, None, 4)
            paint_lines(painter, laid.own.topLeft() + QPointF(8, 4), laid.own_lines, _OWN, tone.text)

    def _paint_evidence(self, painter: QPainter) -> None:
        laid, now = self._laid_out(), theme.current()
        if self._view is None:
            return
        mark = QPointF(laid.count.left() + 5, laid.count.top() + 1 + line_height(_SMALL) / 2)
        paint_mark(painter, mark, evidence_mark(self._view.count.customers))
        hot = self._hot == _COUNT
        color = now.accent if hot else (now.muted if self._view.quotes else now.faint)
        at = laid.count.topLeft() + QPointF(15, 1)
        paint_lines(painter, at, laid.count_lines, _SMALL, color, underline=hot, tabular=True)
        if not self._view.quotes and not self._view.text and (self.hasFocus() or self.underMouse()):
            hint = fit_lines(self.tr("Enter writes here. Space puts a quote in."), self.width() - 30, _SMALL, 400, 3)
            paint_lines(painter, laid.count.bottomLeft() + QPointF(15, 3), hint, _SMALL, now.muted)
        for box, lines, quote in laid.notes:
            over = self._hot is quote
            rounded(painter, box, now.accent_ground if over else theme.mix(now.paper, now.panel, 0.15), None, 4)
            paint_lines(painter, box.topLeft() + QPointF(7, 3), lines, _SMALL, now.accent if over else now.ink)

    def _paint_offer(self, painter: QPainter) -> None:
        """What a drop would do, said where the dragged note, which hangs below the pointer, doesn't hide it."""
        now = theme.current()
        lines = fit_lines(self.offered, self.width() - 28, _OWN, 600, 3)
        height = block_height(lines, _OWN) + 10
        top = _INSET if self._offer_on_top else self.height() - _INSET - height
        box = QRectF(_INSET, top, self.width() - 2 * _INSET, height)
        rounded(painter, box, now.accent_ground, None, 5)
        paint_lines(painter, box.topLeft() + QPointF(7, 5), lines, _OWN, now.accent, 600)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(now.accent, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def resizeEvent(self, event: object) -> None:
        self._layout = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._press_at = self._at(event.position()), event.position()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            far = (event.position() - self._press_at).manhattanLength() >= QApplication.startDragDistance()
            if far and self._pressed is not None and not isinstance(self._pressed, str):
                quote, self._pressed = self._pressed, None
                drag_notes(self, [quote.id], [quote.short], self._tone)
            return
        self._set_hot(self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None or self._at(event.position()) != pressed:
            return
        if isinstance(pressed, str):
            self.wishes.evidence.emit(self.milestone_id, self.lens_id)
        else:
            self.wishes.open_quote.emit(pressed.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is None:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hot(None)

    def _set_hot(self, hot: Hit) -> None:
        if hot is not self._hot:
            self._hot = hot
            self.setCursor(Qt.CursorShape.ArrowCursor if hot is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, position: QPointF) -> str:
        hit = self._at(position)
        if isinstance(hit, str):
            return self.tr("Show who said it")
        if hit is not None:
            origin = " · ".join(part for part in (hit.customer_code, hit.time, hit.ref) if part)
            return f"<p>{escape(hit.text)}</p><p>{escape(origin)}</p>"
        if self._view is not None and self._laid_out().own.contains(position):
            return f"<p>{escape(self._view.text)}</p>"
        return ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if notes_in(event.mimeData()):
            self.offered = self.tr("adds {place}").format(place=self._place)
            event.acceptProposedAction()
            self.update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
        on_top = event.position().y() > self.height() / 3
        if on_top != self._offer_on_top:
            self._offer_on_top = on_top
            self.update()
        self.wishes.dragged_over.emit(self.mapToGlobal(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_offer()

    def dropEvent(self, event: QDropEvent) -> None:
        self._end_offer()
        note_ids = notes_in(event.mimeData())
        if note_ids:
            event.acceptProposedAction()
            self.wishes.notes_dropped.emit(self.milestone_id, self.lens_id, note_ids)

    def _end_offer(self) -> None:
        self.offered = ""
        self.update()
