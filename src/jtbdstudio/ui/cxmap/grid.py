# SPDX-License-Identifier: MIT
"""The map itself: phases over milestones over their rows, in one scroll area, with the row names kept in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.cxmap.cell import MapCell
from jtbdstudio.ui.cxmap.figures import biggest_gap, prompt, rising
from jtbdstudio.ui.cxmap.gap import GapTile
from jtbdstudio.ui.cxmap.headers import BAND, HEAD, MilestoneHeader, PhaseBand
from jtbdstudio.ui.cxmap.measures import KpiTile, ReachedTile
from jtbdstudio.ui.cxmap.mood import MoodPoint, MoodRow
from jtbdstudio.ui.cxmap.row_labels import LABELS_WIDTH, RowLabels
from jtbdstudio.ui.cxmap.tile import Tile, Wishes

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MapView, MilestoneView

MARGIN, SPACING, TOP = 18, 6, 14
HEADS_BOTTOM = TOP + BAND + SPACING + HEAD + SPACING
LEAST_COLUMN = 128
_NEAR_EDGE, _SCROLL_STEP, _SCROLL_MS = 40, 14, 30
_BANDS, _HEADS, _FIRST_LENS = 0, 1, 2


class _Curtain(QWidget):
    """Behind the heads of the columns, so that the rows go out of sight under them."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().paper)


class _Sheet(QWidget):
    """What is scrolled; says when its layout has given everything a place."""

    settled = Signal()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.settled.emit()
        return done


class MapGrid(QScrollArea):
    """Shows a :class:`MapView`. Cells stay the same widgets as long as the milestones do, so the focus stays too."""

    def __init__(self, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wishes = wishes
        self.view: MapView | None = None
        self.rows: list[list[Tile]] = []
        self._shape: object = None
        self._last: tuple[int, int] = (1, 0)
        self._words: Mapping[str, str] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.labels = RowLabels(self.viewport())
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self._edge = QTimer(self, interval=_SCROLL_MS)
        self._edge.timeout.connect(self._scroll_along)
        self._pointer = QPoint()
        wishes.focused.connect(self._on_focused)
        wishes.dragged_over.connect(self._on_dragged_over)
        self.verticalScrollBar().valueChanged.connect(self._pin)

    def show_map(self, view: MapView, words: Mapping[str, str]) -> None:
        """Show what was read; ``words`` names the phases and states."""
        self._words = words
        shape = tuple((m.id, m.phase) for m in view.milestones), tuple(lens.id for lens in view.lenses)
        if shape != self._shape:
            self._shape = shape
            self._rebuild(view)
        self.view = view
        self._fill(view)
        self._fill_gaps(view)

    @property
    def current(self) -> Tile | None:
        """The tile with the focus, or the one that had it last."""
        row, column = self._last
        if not self.rows or not self.rows[0]:
            return None
        row = min(row, len(self.rows) - 1)
        return self.rows[row][min(column, len(self.rows[row]) - 1)] if self.rows[row] else None

    def cell(self, milestone_id: str, lens_id: str) -> MapCell:
        """The cell of a milestone and a lens."""
        return next(
            tile
            for row in self.rows
            for tile in row
            if isinstance(tile, MapCell) and (tile.milestone_id, tile.lens_id) == (milestone_id, lens_id)
        )

    def header(self, milestone_id: str) -> MilestoneHeader:
        """The head of a milestone's column."""
        return next(t for t in self.rows[0] if isinstance(t, MilestoneHeader) and t.milestone_id == milestone_id)

    def kpi(self, milestone_id: str) -> KpiTile:
        """The KPI of a milestone."""
        return next(tile for tile in self.kpis if tile.milestone_id == milestone_id)

    def gap_tile(self, milestone_id: str) -> Tile:
        """Where the gap before a milestone stands, or its count as long as nothing is said."""
        reached = next(tile for tile in self.reached if tile.milestone_id == milestone_id)
        return next((tile for tile in self.gaps if tile.milestone_id == milestone_id), reached)

    @property
    def points(self) -> list[MoodPoint]:
        """The mood of each milestone."""
        return self.mood.points

    def take_focus(self) -> None:
        """Go on where one was."""
        if self.current is not None:
            self.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_typed(self) -> None:
        """Keep what is being typed somewhere."""
        for tile in [tile for row in self.rows for tile in row]:
            tile.finish_editor()

    def _rebuild(self, view: MapView) -> None:
        kept = self.current.milestone_id if self.current is not None else ""
        had_focus = self.current is not None and self.current.hasFocus()
        for tile in (tile for row in self.rows for tile in row):
            tile.cancel_editor()
        self._sheet = _Sheet()
        self._sheet.settled.connect(self._settle)
        self.table = self._new_table(len(view.milestones))
        self._make_tiles(view)
        self.setWidget(self._sheet)
        self._sheet.show()  # at once: what is not visible yet cannot take the focus
        self.labels.raise_()
        ids = [m.id for m in view.milestones]
        if kept in ids:
            self._last = (self._last[0], ids.index(kept))
        if had_focus and self.current is not None:
            self.current.setFocus()

    def _new_table(self, columns: int) -> QGridLayout:
        table = QGridLayout(self._sheet)
        table.setContentsMargins(LABELS_WIDTH, TOP, MARGIN, 16)
        table.setSpacing(SPACING)
        for column in range(columns):
            table.setColumnMinimumWidth(column, LEAST_COLUMN)
            table.setColumnStretch(column, 1)
        return table

    def _make_tiles(self, view: MapView) -> None:
        ids = [m.id for m in view.milestones]
        self._curtain = _Curtain(self._sheet)
        self.bands: list[PhaseBand] = []
        at = 0
        for phase, group in groupby(view.milestones, key=lambda m: m.phase):
            wide = len(list(group))
            self.bands.append(PhaseBand(phase, self._words.get(phase, phase)))
            self.table.addWidget(self.bands[-1], _BANDS, at, 1, wide)
            at += wide
        self.heads = [MilestoneHeader(self.wishes, each) for each in ids]
        self.cells = [[MapCell(self.wishes, each, lens) for each in ids] for lens in view.lenses]
        self.mood = MoodRow(self.wishes, ids)
        self.kpis = [KpiTile(self.wishes, each) for each in ids]
        self.reached = [ReachedTile(self.wishes, each) for each in ids]
        self._add_row(_HEADS, self.heads)
        for row, tiles in enumerate(self.cells, _FIRST_LENS):
            self._add_row(row, tiles)
            self.table.setRowStretch(row, 1)
        after = _FIRST_LENS + len(self.cells)
        self._first_gap_row = after + 3
        self.table.addWidget(self.mood, after, 0, 1, max(1, len(ids)))
        self._add_row(after + 1, self.kpis)
        self._add_row(after + 2, self.reached)
        self.gaps: list[GapTile] = []
        rows: list[Sequence[Tile]] = [self.heads, *self.cells, self.mood.points, self.kpis, self.reached]
        self.rows = [list(row) for row in rows]

    def _add_row(self, row: int, tiles: Sequence[Tile]) -> None:
        for column, tile in enumerate(tiles):
            self.table.addWidget(tile, row, column)

    def _fill(self, view: MapView) -> None:
        before: MilestoneView | None = None
        for column, milestone in enumerate(view.milestones):
            self.heads[column].show_milestone(milestone, self._words.get(milestone.state, ""))
            for row, lens in enumerate(view.lenses):
                self.cells[row][column].show_cell(milestone, view.cell(milestone.id, lens.id))
            self.kpis[column].show_milestone(milestone)
            self.reached[column].show_milestone(milestone, before)
            before = milestone
        self.mood.show_milestones(view.milestones)

    def _fill_gaps(self, view: MapView) -> None:
        """The gap row: the framed card, numbers to check, and the gaps somebody wrote about."""
        focused = next((tile.milestone_id for tile in self.gaps if tile.hasFocus()), None)
        for tile in self.gaps:
            self.table.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.gaps = []
        gap, warned = biggest_gap(view), rising(view)
        if gap is not None:
            card = self._add_gap(0, gap.left, 2)
            card.show_gap(gap.headline, gap.lever, view.milestones[gap.left + 1])
        elif said := prompt(view):
            self._add_gap(0, 0, len(view.milestones)).show_sentence(said)
        for left, sentence in warned:
            self._add_gap(1 + left % 2, left, 2).show_sentence(sentence, "motivation")
        biggest = view.milestones[gap.left + 1].id if gap is not None else ""
        for column, milestone in enumerate(view.milestones):
            if milestone.gap and milestone.id != biggest:
                self._add_gap(3, column, 1).show_gap("", "", milestone)
        self.rows = [*self.rows[: len(self.cells) + 4], [*self.gaps]]
        if focused is not None and self.gaps:
            next((tile for tile in self.gaps if tile.milestone_id == focused), self.gaps[0]).setFocus()

    def _add_gap(self, row: int, column: int, wide: int) -> GapTile:
        tile = GapTile(self.wishes)
        self.table.addWidget(tile, self._first_gap_row + row, column, 1, max(1, wide), Qt.AlignmentFlag.AlignTop)
        tile.show()
        self.gaps.append(tile)
        return tile

    def _settle(self) -> None:
        """Once the layout has its places: the mood points under their columns, the labels beside their rows."""
        if self.view is None or not self.rows:
            return
        left = self.mood.x()
        self.mood.place_points([(head.x() - left, head.width()) for head in self.heads])
        lenses = [(lens.name, row[0]) for lens, row in zip(self.view.lenses, self.cells) if row]
        self.labels.show_rows(self._sheet, lenses, self.mood, self.kpis, self.reached, self.gaps)
        self._pin()

    def _pin(self) -> None:
        """Row names at the left and heads at the top stay where they are while the rest is scrolled."""
        down = self.verticalScrollBar().value()
        height = max(self._sheet.height(), self.viewport().height())
        self.labels.setGeometry(0, -down, LABELS_WIDTH, height)
        self.labels.pin(down + HEADS_BOTTOM)
        if self.rows:
            self._curtain.setGeometry(0, down, self._sheet.width(), HEADS_BOTTOM)
            self._curtain.raise_()
            for widget, top in [*((b, TOP) for b in self.bands), *((h, TOP + BAND + SPACING) for h in self.heads)]:
                widget.move(widget.x(), down + top)
                widget.raise_()

    def walk(self, rows: int, columns: int) -> None:
        """Go up, down, left or right; stays at the edges. Up and down pass over the mood, whose keys they are."""
        row, column = self._last
        row = min(row, len(self.rows) - 1)
        target = row + rows
        while rows and 0 <= target < len(self.rows) and self._is_mood(target):
            target += rows
        if 0 <= target < len(self.rows) and self.rows[target]:
            tiles = self.rows[target]
            tiles[max(0, min(column + columns, len(tiles) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)

    def tab(self, step: int) -> None:
        """On to the next tile (1) or back (-1), row by row; from the last one out of the map."""
        tiles = [tile for row in self.rows for tile in row]
        current = self.current
        at = tiles.index(current) + step if current in tiles else -1
        if 0 <= at < len(tiles):
            tiles[at].setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)
        else:
            self._leave(step > 0)

    def _leave(self, forward: bool) -> None:
        """To whatever comes after (or before) the map."""
        widget: QWidget | None = self
        while widget is not None:
            widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is None or widget is self:
                return
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
            if takes and not self.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return

    def _is_mood(self, row: int) -> bool:
        return any(isinstance(tile, MoodPoint) for tile in self.rows[row])

    def _on_focused(self, tile: Tile) -> None:
        for row, tiles in enumerate(self.rows):
            if tile in tiles:
                self._last = (row, tiles.index(tile))
                self.reveal(tile)
                return

    def reveal(self, tile: QWidget) -> None:
        """Scroll until the tile is in sight, beside the row names rather than under them."""
        box = QRect(tile.mapTo(self._sheet, QPoint()), tile.size())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = self.viewport().size()
        if box.left() - across.value() < LABELS_WIDTH:
            across.setValue(box.left() - LABELS_WIDTH)
        elif box.right() - across.value() > room.width() - SPACING:
            across.setValue(box.right() - room.width() + MARGIN)
        if tile in self.rows[0]:
            return
        if box.top() - down.value() < HEADS_BOTTOM:
            down.setValue(box.top() - HEADS_BOTTOM)
        elif box.bottom() - down.value() > room.height() - SPACING:
            down.setValue(box.bottom() - room.height() + 16)

    def _on_dragged_over(self, point: QPoint) -> None:
        self._pointer = point
        if not self._edge.isActive():
            self._edge.start()

    def _scroll_along(self) -> None:
        """A note held near the edge scrolls the map."""
        at, room = self.viewport().mapFromGlobal(self._pointer), self.viewport().rect()
        near_left = at.x() < LABELS_WIDTH + _NEAR_EDGE
        across = -1 if near_left else 1 if at.x() > room.right() - _NEAR_EDGE else 0
        down = -1 if at.y() < _NEAR_EDGE else 1 if at.y() > room.bottom() - _NEAR_EDGE else 0
        dragging = any(tile.offered for row in self.cells for tile in row)
        if not dragging or not (across or down):
            self._edge.stop()
            return
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across * _SCROLL_STEP)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down * _SCROLL_STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pin()
