# SPDX-License-Identifier: MIT
"""What was found, as a list: a heading for each interview, under it the words in their context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jtbdstudio.domain.text import Utf16Map
from jtbdstudio.queries.search import Found
from jtbdstudio.queries.search_hits import Hit
from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import day, number_of

ROW_ROLE = Qt.ItemDataRole.UserRole
_GROUP, _MORE, _META, _LINE, _PAD = 40, 44, 20, 19, 9
_LINES, _SIDE = 2, 16
_Index = QModelIndex | QPersistentModelIndex


def _t(text: str) -> str:
    return QCoreApplication.translate("found", text)


@dataclass(frozen=True)
class Group:
    """An interview with how much was found in it."""

    name: str
    detail: str
    count: int


@dataclass(frozen=True)
class More:
    """There is more than is shown."""

    left: int


Row = Group | Hit | More


class FoundRows(QAbstractListModel):
    """Headings, hits, and at the end how to see more."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.found = Found()

    def show(self, found: Found) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.found, self.rows = found, [*_grouped(found.hits, found)]
        if found.more:
            self.rows.append(More(found.total - len(found.hits)))
        self.endResetModel()

    def add(self, found: Found) -> None:
        """The next page."""
        more = Found(
            (*self.found.hits, *found.hits), self.found.total, found.counts, found.by_interview, more=found.more
        )
        place = len(self.rows) - 1
        rows: list[Row] = [*_grouped(more.hits, found)]
        if found.more:
            rows.append(More(self.found.total - len(more.hits)))
        self.beginRemoveRows(QModelIndex(), place, place)
        del self.rows[place]
        self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), place, len(rows) - 1)
        self.found, self.rows = more, rows
        self.endInsertRows()

    def hit(self, row: int) -> Hit | None:
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Hit) else None

    def first_hit(self) -> int:
        """Its row, -1 where nothing was found."""
        return next((at for at, row in enumerate(self.rows) if isinstance(row, Hit)), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Hit):
                return f"{about(row)}: {' '.join(row.excerpt.shown.split())}"
            return f"{row.name} {row.detail}" if isinstance(row, Group) else more_text(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _grouped(hits: Sequence[Hit], found: Found) -> Iterator[Row]:
    before = None
    for hit in hits:
        if hit.origin != before:
            before = hit.origin
            name = before.customer_code or _t("Of no interview")
            detail = " · ".join(part for part in (before.customer_name, day(before.held_on)) if part)
            yield Group(name, detail, found.by_interview.get(before.interview_id, 0))
        yield hit


def more_text(row: More) -> str:
    """What the last row says."""
    return _t("Show more: {n} left").format(n=f"{row.left:,}")


def about(hit: Hit) -> str:
    """Whose words these are, or what they are a part of."""
    if hit.kind == "transcript":
        return " · ".join(part for part in (hit.who, hit.time) if part) or _t("Transcript")
    if hit.kind == "statement":
        return " · ".join((_t("Job statement"), hit.who)) if hit.who else _t("Job statement")
    if hit.kind == "debrief":
        return " · ".join(part for part in (_t("Debrief"), _questions().get(hit.part, ""), hit.who) if part)
    parts = {"headline": _t("headline"), "memo": _t("memo"), "behind": _t("what lies behind")}
    name = _t("Quote {ref}") if hit.kind == "quote" else _t("Note {ref}")
    return " · ".join(part for part in (name.format(ref=hit.ref), parts.get(hit.part, ""), hit.time) if part)


def _questions() -> dict[str, str]:
    return {
        "takeaways": _t("takeaways"),
        "wish_asked": _t("wish we had asked"),
        "do_differently": _t("do differently"),
        "closing": _t("closing question"),
    }


class FoundList(QListView):
    """Arrows walk, `Return` opens; several can be marked. `Up` on the first goes back to the words."""

    opened = Signal(object)  # Hit
    more_wanted = Signal()
    left_at_top = Signal()

    def __init__(self, rows: FoundRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("quiet", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("What was found"))
        self.verticalScrollBar().setSingleStep(24)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self.open_row)

    def chosen(self) -> list[Hit]:
        """The marked hits, in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [hit for hit in map(self.rows.hit, rows) if hit is not None]

    def open_row(self, index: _Index) -> None:
        """Go where these words stand."""
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, Hit):
            self.opened.emit(row)
        elif isinstance(row, More):
            self.more_wanted.emit()

    def go_to_row(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(ROW_ROLE), More):
            self.more_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_row(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= self.rows.first_hit():
            self.left_at_top.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        if isinstance(row, Hit):
            view = self.parent()
            room = view.viewport().width() - 2 * _SIDE if isinstance(view, QListView) else 0
            lines = 1 if theme.text_width(_shown(row)[0], theme.font(weight=500)) <= room else _LINES
            return QSize(100, 2 * _PAD + _META + lines * _LINE)
        return QSize(100, _GROUP if isinstance(row, Group) else _MORE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, box = index.data(ROW_ROLE), QRectF(option.rect)
        painter.save()
        if isinstance(row, Group):
            _paint_group(painter, box, row)
        else:
            _paint_ground(painter, box, option.state)
            if isinstance(row, Hit):
                _paint_hit(painter, box.adjusted(_SIDE, _PAD, -_SIDE, -_PAD), row)
            else:
                painter.setFont(theme.font(weight=500))
                painter.setPen(theme.current().accent)
                painter.drawText(box.adjusted(_SIDE, 0, -_SIDE, 0), Qt.AlignmentFlag.AlignVCenter, more_text(row))
        painter.restore()


def _paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
    now, card = theme.current(), box.adjusted(0, 2, 0, -2)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if state & QStyle.StateFlag.State_Selected:
        rounded(painter, card, now.accent_ground, now.accent if focused else None, 8)
    else:
        hover = state & QStyle.StateFlag.State_MouseOver
        rounded(painter, card, theme.mix(now.panel, now.ink, 0.02) if hover else now.panel, now.line, 8)


def _paint_group(painter: QPainter, box: QRectF, row: Group) -> None:
    now, middle = theme.current(), Qt.AlignmentFlag.AlignVCenter
    line = box.adjusted(2, 10, -4, 0)
    painter.setFont(theme.font(theme.UI_TEXT, 600))
    painter.setPen(now.ink)
    painter.drawText(line, middle, row.name)
    left = line.left() + QFontMetricsF(painter.font()).horizontalAdvance(row.name) + 8
    count = number_of(row.count, _t("1 place"), _t("{n} places"))
    painter.setFont(theme.font(12, tabular=True))
    painter.setPen(now.faint)
    painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, count)
    painter.setFont(theme.font())
    painter.setPen(now.muted)
    room = line.right() - left - 80
    detail = QFontMetricsF(painter.font()).elidedText(row.detail, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRectF(left, line.top(), room, line.height()), middle, detail)


def _paint_hit(painter: QPainter, box: QRectF, hit: Hit) -> None:
    now = theme.current()
    painter.setFont(theme.font(12, tabular=True))
    painter.setPen(now.faint if hit.role == "interviewer" else now.muted)
    metrics = QFontMetricsF(painter.font())
    said = about(hit)
    if hit.role == "interviewer":
        said = _t("{who}, who asks").format(who=said)
    painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), said)
    left = box.left() + metrics.horizontalAdvance(said) + 10
    for quote in hit.quotes[:4]:
        left = _paint_ref(painter, QPointF(left, box.top()), quote.ref, quote.tone) + 5
    if hit.kind == "quote":
        tone = theme.tone_of(hit.tone)
        painter.fillRect(QRectF(box.left() - _SIDE, box.top() - 2, 3, box.height() + 4), tone.strong)
    words = box.adjusted(0, _META, 0, 0)
    _paint_words(painter, words, hit, now.muted if hit.role == "interviewer" else now.ink)


def _paint_ref(painter: QPainter, corner: QPointF, ref: str, tone_name: str) -> float:
    """The quote that holds the words; answers where it ends."""
    tone = theme.tone_of(tone_name)
    painter.setFont(theme.font(theme.SMALL, 500, tabular=True))
    width = QFontMetricsF(painter.font()).horizontalAdvance(ref) + 12
    chip = QRectF(corner.x(), corner.y() - 1, width, 17)
    rounded(painter, chip, tone.ground, None, 8.5)
    painter.setPen(tone.text)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, ref)
    return chip.right()


def _paint_words(painter: QPainter, box: QRectF, hit: Hit, ink: QColor) -> None:
    """The context in two lines, what was found on its own ground."""
    shown, (text, head) = hit.excerpt, _shown(hit)
    units, start = Utf16Map(text), head + len(shown.before)
    places = [(start, start + len(shown.hit), True)]
    places += [(head + span.start, head + span.end, False) for span in shown.others]
    layout = QTextLayout(text, theme.font())
    layout.setFormats([_look(units.to_utf16(a), units.to_utf16(b), main=main) for a, b, main in places if b > a])
    layout.beginLayout()
    for n in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, n * _LINE))
    layout.endLayout()
    painter.setPen(ink)
    layout.draw(painter, box.topLeft())


def _shown(hit: Hit) -> tuple[str, int]:
    """The context as it is painted, and how much stands before it."""
    shown = hit.excerpt
    head = "… " if shown.cut_before else ""
    words = "".join(" " if letter.isspace() else letter for letter in shown.shown)
    return head + words + (" …" if shown.cut_after else ""), len(head)


def _look(start: int, end: int, *, main: bool) -> QTextLayout.FormatRange:
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    tone = theme.tone_of("motivation")
    look.setBackground(theme.mix(tone.ground, theme.current().panel, 0.0 if main else 0.45))
    look.setForeground(tone.text)
    look.setFontWeight(600 if main else 400)
    made.start, made.length, made.format = start, end - start, look
    return made
