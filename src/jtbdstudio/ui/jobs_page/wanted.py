# SPDX-License-Identifier: MIT
"""What the customers of a struggle wanted: motivations and outcomes with their shares, in or out of the evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets import Card, ElidedLabel, Label, button
from jtbdstudio.ui.widgets.bars import paint_bar
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.jobs import FilteredTheme

_ROW, _HIGH_ROW, _NUMBER, _MARK, _LEAST_BAR = 29, 38, 30, 14, 44
_STACKED = 330  # cards narrower than this put the bar under the name
_FEW = 5


class WantedRow(QWidget):
    """A mark, a name, a bar, a number. Click or ``Space`` puts it in or out; the number or ``Return`` opens quotes."""

    toggled = Signal(str)  # code id
    quotes_requested = Signal(str)  # code id

    def __init__(self, found: FilteredTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = found
        self._chosen: bool | None = None
        self._on_number = False
        self._name_width, self._stacked = 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_theme(found, chosen=None)

    @property
    def chosen(self) -> bool | None:
        """Whether it is part of the evidence; ``None`` while there is no job."""
        return self._chosen

    def show_theme(self, found: FilteredTheme, *, chosen: bool | None) -> None:
        """Show a theme; with ``chosen=None`` there is nothing to put it into, and a click opens its quotes."""
        self.theme, self._chosen = found, chosen
        said = self.tr("{count} of {base} customers, {share} %").format(
            count=found.customers, base=found.base, share=round(found.share * 100)
        )
        state = self.tr("part of the evidence") if chosen else self.tr("not part of the evidence")
        self.setAccessibleName(f"{found.name}: {said}" + ("" if chosen is None else f", {state}"))
        self.setToolTip("\n".join((found.name, said, self._lift(found), self._keys())))
        self.update()

    def set_shape(self, name_width: int, *, stacked: bool) -> None:
        """What the longest name of the card needs, so that all bars begin at one place; or the bar under the name."""
        self._name_width, self._stacked = name_width, stacked
        self.updateGeometry()
        self.update()

    def _lift(self, found: FilteredTheme) -> str:
        quotes = number_of(found.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        if not found.customers:
            return self.tr("None of these customers said it.")
        lift = f"{found.lift:.1f}"
        return self.tr("{quotes}; lift {lift}: said {lift} times as often here as among everybody").format(
            quotes=quotes, lift=lift
        )

    def _keys(self) -> str:
        if self._chosen is None:
            return self.tr("Click to read the quotes")
        if self._chosen:
            return self.tr("Click or Space takes it out of the evidence; the number opens the quotes")
        return self.tr("Click or Space adds it to the evidence; the number opens the quotes")

    def _number_box(self) -> QRectF:
        return QRectF(self.width() - _NUMBER - 6, 0, _NUMBER + 6, self.height())

    def _act(self, *, quotes: bool) -> None:
        if quotes or self._chosen is None:
            self.quotes_requested.emit(self.theme.code_id)
        else:
            self.toggled.emit(self.theme.code_id)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        now, tone = theme.current(), theme.tone_of(self.theme.kind)
        if self._chosen:
            rounded(painter, box, tone.ground, tone.strong, 4)
            icons.paint(painter, box.adjusted(2, 2, -2, -2), "check", tone.text)
        else:
            rounded(painter, box, now.panel, theme.mix(now.faint, now.panel, 0.4), 4)

    def sizeHint(self) -> QSize:
        return QSize(260, _HIGH_ROW if self._stacked else _ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        box = QRectF(self.rect())
        if self.hasFocus() or self.underMouse():
            line = now.accent if self.hasFocus() else None
            rounded(painter, box, theme.mix(now.panel, now.ink, 0.035), line, 6)
        left, middle = box.left() + 6.0, box.top() + 13 if self._stacked else box.center().y()
        if self._chosen is not None:
            self._paint_mark(painter, QRectF(left, middle - _MARK / 2, _MARK, _MARK))
            left += _MARK + 8
        inside = QRectF(left, box.top(), box.right() - 6 - left, box.height())
        name, bar = self._boxes(inside)
        left_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font())
        painter.setPen(now.ink if self.theme.customers else now.muted)
        metrics = QFontMetrics(theme.font())
        shown = metrics.elidedText(self.theme.name, Qt.TextElideMode.ElideRight, round(name.width()))
        painter.drawText(name, left_middle, shown)
        paint_bar(painter, bar, self.theme.share, self.theme.kind)
        painter.setFont(theme.font(theme.UI_TEXT, 600, tabular=True, underline=self._on_number))
        painter.setPen(now.ink if self.theme.customers else now.muted)
        right_middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        beside = QRectF(inside.left(), name.top(), inside.width(), name.height())
        painter.drawText(beside, right_middle, str(self.theme.customers))

    def _boxes(self, inside: QRectF) -> tuple[QRectF, QRectF]:
        """Where name and bar go: side by side, or one above the other in a narrow card."""
        room = inside.width() - _NUMBER
        if self._stacked:
            name = QRectF(inside.left(), inside.top() + 4, room, 18)
            return name, QRectF(inside.left(), inside.bottom() - 11, room, 5)
        width = min(max(float(self._name_width), inside.width() * 0.5), room - _LEAST_BAR)
        bar_left = inside.left() + width + 8
        bar = QRectF(bar_left, inside.center().y() - 2.5, max(16.0, inside.left() + room + 4 - bar_left), 5)
        return QRectF(inside.left(), inside.top(), width, inside.height()), bar

    def _point_at(self, point: QPointF | None) -> None:
        on_number = point is not None and self._number_box().contains(point)
        if on_number != self._on_number:
            self._on_number = on_number
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._act(quotes=self._number_box().contains(event.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._act(quotes=False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(quotes=True)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class WantedCard(Card):
    """The motivations, or the outcomes, of the customers who share a struggle, ranked (R3)."""

    toggled = Signal(str, str)  # part, code id
    quotes_requested = Signal(str)  # code id

    def __init__(self, part: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.rows: list[WantedRow] = []
        self._themes: tuple[FilteredTheme, ...] = ()
        self._chosen: Collection[str] | None = None
        self._all = False
        self.column.setContentsMargins(10, 14, 10, 10)
        self.column.setSpacing(0)
        self.heading = ElidedLabel("", weight=600)
        self.heading.setContentsMargins(6, 0, 0, 6)
        self.column.addWidget(self.heading)
        self.nothing = Label("", "muted", wrap=True)
        self.nothing.setContentsMargins(6, 0, 6, 6)
        self.column.addWidget(self.nothing)
        self.more = button("", self._on_more_clicked, link=True)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def show_themes(self, found: Sequence[FilteredTheme], base: int, chosen: Collection[str] | None) -> None:
        """Show the themes of this part; ``chosen`` are those of the job, ``None`` while there is no job."""
        self._themes = tuple(item for item in found if item.kind == self.part)
        self._chosen = chosen
        self.heading.set_text(self._heading(base))
        self.setAccessibleName(self.heading.whole_text())
        self._show()

    def _heading(self, base: int) -> str:
        if self.part == "motivation":
            return number_of(
                base, self.tr("Motivations of this customer"), self.tr("Motivations of these {n} customers")
            )
        return number_of(base, self.tr("Outcomes of this customer"), self.tr("Outcomes of these {n} customers"))

    def _show(self) -> None:
        chosen = self._chosen or ()
        told = [item for item in self._themes if item.customers or item.code_id in chosen]
        shown = [item for place, item in enumerate(told) if self._all or place < _FEW or item.code_id in chosen]
        for row in self.rows[len(shown) :]:
            row.hide()
            row.deleteLater()
        self.rows = self.rows[: len(shown)]
        while len(self.rows) < len(shown):
            self._add_row(shown[len(self.rows)])
        for row, item in zip(self.rows, shown, strict=True):
            row.show_theme(item, chosen=None if self._chosen is None else item.code_id in chosen)
        self._shape()
        hidden = len(told) - len(shown)
        self.more.setText(self.tr("Show fewer") if self._all else self.tr("Show {n} more").format(n=hidden))
        self.more.setVisible(hidden > 0 or (self._all and len(told) > _FEW))
        self.nothing.setText(self._nothing())
        self.nothing.setVisible(not shown)

    def _shape(self) -> None:
        widest = max((theme.text_width(row.theme.name, theme.font()) for row in self.rows), default=0) + 2
        for row in self.rows:
            row.set_shape(widest, stacked=self.width() < _STACKED)

    def _nothing(self) -> str:
        if self.part == "motivation":
            return self.tr("None yet. Tag what they were hoping for with M, and name the clusters on the board.")
        return self.tr("None yet. Tag what it should lead to with O, and name the clusters on the board.")

    def _add_row(self, item: FilteredTheme) -> None:
        row = WantedRow(item, self)
        row.toggled.connect(self._on_row_toggled)
        row.quotes_requested.connect(self.quotes_requested)
        self.rows.append(row)
        self.column.insertWidget(self.column.count() - 2, row)
        row.show()

    def _on_row_toggled(self, code_id: str) -> None:
        self.toggled.emit(self.part, code_id)

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shape()
