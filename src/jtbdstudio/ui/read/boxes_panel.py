# SPDX-License-Identifier: MIT
"""The 12 questions at the right: how many quotes and customers each has, here or in the whole study."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from jtbdstudio.queries.codebook import BoxItem
from jtbdstudio.ui import theme
from jtbdstudio.ui.keys import cap_of
from jtbdstudio.ui.widgets import ElidedLabel, Label, SectionLabel, button
from jtbdstudio.ui.widgets.bars import paint_bar
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

WIDTH, WIDTH_NARROW = 344, 232
_ROW, _WIDE_ROW = 44, 280


class BoxRow(QWidget):
    """Key cap, name, bar, counts. The key cap tags; the rest shows the quotes behind the numbers."""

    evidence_wanted = Signal(str)  # code id
    tag_wanted = Signal(str)

    def __init__(self, item: BoxItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item, self.share, self._on_cap = item, 0.0, False
        self.editable = True
        self.is_target = False
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_item(self, item: BoxItem, share: float) -> None:
        """Show other counts; `share` is how far the bar goes, 0 … 1."""
        if (item, share) != (self.item, self.share):
            self.item, self.share = item, share
            self.update()
        self.setAccessibleName(
            self.tr("{box}: {quotes}, {customers}").format(
                box=item.name, quotes=self._quotes(), customers=self._customers()
            )
        )

    def _quotes(self) -> str:
        return number_of(self.item.quotes, self.tr("1 quote"), self.tr("{n} quotes"))

    def _customers(self) -> str:
        return number_of(self.item.customers, self.tr("1 customer"), self.tr("{n} customers"))

    def _cap(self) -> QRectF:
        return QRectF(10, (self.height() - 20) / 2, 20, 20)

    def _over_cap(self, point: QPointF) -> bool:
        return self.editable and self._cap().adjusted(-10, -12, 6, 12).contains(point)

    def sizeHint(self) -> QSize:
        return QSize(220, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        box, hover = QRectF(self.rect()), self.underMouse()
        ground = theme.mix(now.panel, now.ink, 0.025) if hover else now.panel
        if self.is_target:
            ground = theme.mix(now.panel, theme.tone_of(self.item.tone).ground, 0.7)
        rounded(painter, box, ground, now.accent if self.hasFocus() or self.is_target else now.line, 7)
        self._paint_cap(painter, hot=hover and self._on_cap)
        name_end, bar_end = self._paint_counts(painter, box)
        text = QRectF(40, 5, name_end - 46, 20)
        painter.setFont(theme.font())
        painter.setPen(now.ink if self.item.quotes else now.muted)
        name = QFontMetricsF(theme.font()).elidedText(self.item.name, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)
        paint_bar(painter, QRectF(40, box.bottom() - 14, bar_end - 48, 4), self.share, self.item.tone)

    def _paint_cap(self, painter: QPainter, *, hot: bool) -> None:
        now, tone = theme.current(), theme.tone_of(self.item.tone)
        rounded(painter, self._cap(), tone.ground if hot else now.panel, tone.strong if hot else now.line, 4)
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        plain = now.muted if self.editable else now.line
        painter.setPen(tone.text if hot else plain)
        painter.drawText(self._cap(), Qt.AlignmentFlag.AlignCenter, cap_of(self.item.key))

    def _paint_counts(self, painter: QPainter, box: QRectF) -> tuple[float, float]:
        """The two numbers at the right; where each of them begins."""
        now, right = theme.current(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        small = theme.font(theme.SMALL, tabular=True)
        wide = self.width() > _WIDE_ROW
        customers = self._customers() if wide else self.tr("{n} cust.").format(n=self.item.customers)
        longest = self.tr("{n} customers") if wide else self.tr("{n} cust.")
        width = QFontMetricsF(small).horizontalAdvance(longest.format(n=88)) + 2
        place = QRectF(box.right() - 10 - width, 4, width, 20)
        bold = theme.font(12, 600, tabular=True)
        painter.setFont(bold)
        painter.setPen(now.ink if self.item.quotes else now.faint)
        painter.drawText(place, right, str(self.item.quotes))
        painter.setFont(small)
        painter.setPen(now.faint)
        painter.drawText(place.translated(0, 17), right, customers)
        return place.right() - QFontMetricsF(bold).horizontalAdvance(str(self.item.quotes)), place.left()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if self._over_cap(QPointF(event.pos())):
                said = self.tr("Tag as {box} (key {key})").format(box=self.item.name, key=cap_of(self.item.key))
            else:
                said = f"{self.item.question}\n{self._quotes()}, {self._customers()}"
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._on_cap = self._over_cap(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            wanted = self.tag_wanted if self._over_cap(event.position()) else self.evidence_wanted
            wanted.emit(self.item.code_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.evidence_wanted.emit(self.item.code_id)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class BoxesPanel(QWidget):
    """Grouped by stage. Bars go by customers over the study, by quotes within one interview."""

    evidence_wanted = Signal(str)
    tag_wanted = Signal(str)
    scope_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, BoxRow] = {}
        self._editable = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(12, 2, 12, 12)
        self._column.setSpacing(4)
        area.setWidget(inner)
        column.addWidget(area, 1)
        self.setAccessibleName(self.tr("The 12 questions"))

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 12, 4)
        row.setSpacing(0)
        row.addWidget(ElidedLabel(self.tr("The 12 questions"), weight=600), 1)
        row.addSpacing(8)
        self.here, self.all = self._scope(self.tr("this interview")), self._scope(self.tr("all"))
        self.all.setChecked(True)
        group = QButtonGroup(self)
        for choice in (self.here, self.all):
            group.addButton(choice)
        row.addWidget(self.here)
        row.addWidget(Label(" · ", "muted", 12))
        row.addWidget(self.all)
        group.buttonToggled.connect(self._on_scope_toggled)
        self._underline()
        return row

    @staticmethod
    def _scope(text: str) -> QPushButton:
        made = button(text, link=True)
        made.setCheckable(True)
        made.setFont(theme.font(12))
        return made

    @property
    def only_here(self) -> bool:
        """Whether only the open interview is counted."""
        return self.here.isChecked()

    def set_narrow(self, narrow: bool) -> None:
        """Say the same with fewer letters."""
        self.setFixedWidth(WIDTH_NARROW if narrow else WIDTH)
        self.here.setText(self.tr("here") if narrow else self.tr("this interview"))

    def row_at(self, point: QPoint) -> BoxRow | None:
        """The box at a point of the screen, as far as it is in view."""
        port = self._area.viewport()
        if not port.isVisible() or not port.rect().contains(port.mapFromGlobal(point)):
            return None
        return next((row for row in self.rows.values() if row.rect().contains(row.mapFromGlobal(point))), None)

    def set_target(self, code_id: str) -> None:
        """Light the box that would take what is being dragged, and show its neighbors; empty for none."""
        for row in self.rows.values():
            on = row.item.code_id == code_id
            if on != row.is_target:
                row.is_target = on
                row.update()
                if on:
                    self._area.ensureWidgetVisible(row, 0, row.height())

    def set_editable(self, editable: bool) -> None:
        """Whether the key caps tag; where a study can only be read they lead to the quotes like the rest."""
        self._editable = editable
        for row in self.rows.values():
            row.editable = editable
            row.update()

    def _on_scope_toggled(self, _button: QPushButton, on: bool) -> None:
        if on:
            self._underline()
            self.scope_changed.emit()

    def _underline(self) -> None:
        """The one that is shown is underlined, and said to be checked."""
        for choice in (self.here, self.all):
            choice.setFont(theme.font(12, 600 if choice.isChecked() else 400, underline=choice.isChecked()))

    def show_boxes(self, boxes: Sequence[BoxItem]) -> None:
        """Show the counts of the 12 boxes; the rows are made once."""
        if [box.code_id for box in boxes] != list(self.rows):
            self._make_rows(boxes)
        top = max((self._weight(box) for box in boxes), default=0)
        for box in boxes:
            self.rows[box.code_id].set_item(box, self._weight(box) / top if top else 0.0)

    def _weight(self, box: BoxItem) -> int:
        return box.quotes if self.only_here else box.customers

    def _make_rows(self, boxes: Sequence[BoxItem]) -> None:
        self.rows = {}
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        stage = ""
        for box in boxes:
            if box.stage != stage:
                stage = box.stage
                heading = SectionLabel(stage)
                heading.setContentsMargins(2, 10, 0, 2)
                self._column.addWidget(heading)
            row = BoxRow(box)
            row.editable = self._editable
            row.evidence_wanted.connect(self.evidence_wanted)
            row.tag_wanted.connect(self.tag_wanted)
            self.rows[box.code_id] = row
            self._column.addWidget(row)
        self._column.addStretch()
