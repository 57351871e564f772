# SPDX-License-Identifier: MIT
"""Quotes to put on the map: one list for the drawer and the picker, searched literally, drawn as small cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.cxmap.paint import fit_lines, line_height, paint_lines
from jtbdstudio.ui.note_drag import drag_notes
from jtbdstudio.ui.widgets.basic import rounded

if TYPE_CHECKING:
    from jtbdstudio.queries.quotes import QuoteCard

Index = QModelIndex | QPersistentModelIndex
CARD, PLACE = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
_HEIGHT = 66


def haystack(card: QuoteCard) -> str:
    """Everything somebody may search a quote by, folded once."""
    parts = (card.ref, card.customer_code, card.customer_name, card.headline, card.text)
    return " ".join(" ".join(parts).casefold().split())


def matching(cards: Sequence[QuoteCard], typed: str, hay: Mapping[str, str]) -> list[QuoteCard]:
    """The quotes that contain what was typed, as it was typed."""
    wanted = " ".join(typed.casefold().split())
    return [card for card in cards if wanted in hay[card.id]] if wanted else list(cards)


class QuoteModel(QAbstractListModel):
    """Quotes, and the place each has on the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[QuoteCard] = []
        self._places: Mapping[str, str] = {}

    def show_cards(self, cards: Sequence[QuoteCard], places: Mapping[str, str]) -> None:
        """Replace the list; ``places`` says where a quote is on the map."""
        self.beginResetModel()
        self.cards, self._places = list(cards), places
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        place = self._places.get(card.id, "")
        if role == CARD:
            return card
        if role == PLACE:
            return place
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return ", ".join(part for part in (card.customer_code, card.short, place) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled


class QuoteDelegate(QStyledItemDelegate):
    """A card: a bar in the quote's tone, its words, who said it and where it is on the map."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: QuoteCard = index.data(CARD)
        now, box = theme.current(), QRectF(option.rect).adjusted(1, 2, -1, -2)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = now.accent_ground if chosen else theme.mix(now.panel, now.ink, 0.035) if over else now.panel
        painter.save()
        rounded(painter, box, fill, now.accent if chosen else now.line, 6)
        rounded(
            painter,
            QRectF(box.left() + 7, box.top() + 8, 3, box.height() - 16),
            theme.tone_of(card.tone).strong,
            None,
            1.5,
        )
        left, width = box.left() + 17, int(box.width() - 26)
        self._paint_words(painter, QPointF(left, box.top() + 7), width, card)
        self._paint_origin(
            painter, QRectF(left, box.bottom() - 22, width, line_height(theme.SMALL)), card, index.data(PLACE)
        )
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, at: QPointF, width: int, card: QuoteCard) -> None:
        """The headline and a line of what was said, or two lines of it."""
        now = theme.current()
        if not card.headline:
            paint_lines(painter, at, fit_lines(card.text, width, 12, 400, 2), 12, now.ink)
            return
        below = paint_lines(painter, at, fit_lines(card.headline, width, 12, 500, 1), 12, now.ink, 500)
        said = fit_lines(card.text, width, theme.SMALL, 400, 1)
        paint_lines(painter, at + QPointF(0, below), said, theme.SMALL, now.muted)

    @staticmethod
    def _paint_origin(painter: QPainter, box: QRectF, card: QuoteCard, place: str) -> None:
        now, font = theme.current(), theme.font(theme.SMALL, tabular=True)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        origin = " · ".join(part for part in (card.customer_code, card.time, card.ref) if part)
        painter.setPen(now.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, origin)
        room = int(box.width() - metrics.horizontalAdvance(origin) - 12)
        if place and room > 30:
            painter.setPen(now.accent)
            shown = metrics.elidedText(place, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)


class QuoteView(QListView):
    """The list. Several quotes can be chosen and dragged together."""

    def __init__(self, name: str, parent: QWidget | None = None, *, several: bool = True) -> None:
        super().__init__(parent)
        mode = QAbstractItemView.SelectionMode
        self.quotes = QuoteModel(self)
        self.setModel(self.quotes)
        self.setItemDelegate(QuoteDelegate(self))
        self.setProperty("quiet", True)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setDragEnabled(several)
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def chosen(self) -> list[QuoteCard]:
        """The selected quotes, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.quotes.cards[row] for row in rows]

    def current_card(self) -> QuoteCard | None:
        """The quote the keys are at."""
        row = self.currentIndex().row()
        return self.quotes.cards[row] if 0 <= row < len(self.quotes.cards) else None

    def go_to(self, row: int, *, centered: bool = False) -> None:
        """Choose a row, as near as there is one."""
        if self.quotes.cards:
            index = self.quotes.index(max(0, min(row, len(self.quotes.cards) - 1)))
            self.setCurrentIndex(index)
            hint = QAbstractItemView.ScrollHint
            self.scrollTo(index, hint.PositionAtCenter if centered else hint.EnsureVisible)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        cards = self.chosen()
        if cards:
            drag_notes(self, [card.id for card in cards], [card.short for card in cards], cards[0].tone)
