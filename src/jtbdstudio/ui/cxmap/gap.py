# SPDX-License-Identifier: MIT
"""Where customers are lost: the framed card under the biggest drop, and what else stands in that row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.cxmap.paint import block_height, fit_lines, paint_lines
from jtbdstudio.ui.cxmap.tile import PADDING, Tile, Wishes

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MilestoneView

_HEAD, _BODY = theme.UI_TEXT, 12
_MOST = 6


class GapTile(Tile):
    """A card of the gap row: headline, where a rise would matter most, and why customers are lost, in our words.

    ``tone`` frames it: ``struggle`` for the biggest gap, ``motivation`` for numbers to be checked, ``""`` for a remark.
    """

    def __init__(self, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(wishes, "", parent)
        self.headline = self.lever = self.text = self.tone = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_gap(self, headline: str, lever: str, milestone: MilestoneView) -> None:
        """The biggest gap, or a smaller one that somebody wrote about; ``milestone`` is the one that is missed."""
        self.milestone_id, self.text = milestone.id, milestone.gap
        self.headline, self.lever = headline, lever
        self.tone = "struggle" if headline else ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        place = f"{milestone.letter} {milestone.name}"
        said = headline or self.tr("Gap before {name}").format(name=place)
        self.setAccessibleName(said)
        self.setAccessibleDescription(" ".join(part for part in (lever, self._why()) if part))
        self._fit()

    def show_sentence(self, sentence: str, tone: str = "") -> None:
        """A warning or a prompt."""
        self.headline, self.lever, self.text, self.tone = sentence, "", "", tone
        self.milestone_id = ""
        self.setAccessibleName(sentence)
        self._fit()

    def edit(self) -> None:
        """Say why customers are lost here."""
        if self.milestone_id:
            self.wishes.gap.emit(self.milestone_id)

    def _why(self) -> str:
        if not self.milestone_id:
            return ""
        return self.text or self.tr("Why are they lost here? Write it down…")

    def _blocks(self) -> list[tuple[tuple[str, ...], int, int, str]]:
        """(lines, size, weight, color role) from top to bottom."""
        width = max(60, self.width() - 2 * PADDING - 4)
        bold = self.tone == "struggle"
        head = fit_lines(self.headline, width, _HEAD if bold else _BODY, 600 if bold else 400, 4)
        return [
            (head, _HEAD if bold else _BODY, 600 if bold else 400, "head"),
            (fit_lines(self.lever, width, _BODY, 400, 3), _BODY, 400, "muted"),
            (fit_lines(self._why(), width, _BODY, 400, _MOST), _BODY, 400, "ink" if self.text else "muted"),
        ]

    def _fit(self) -> None:
        height = sum(block_height(lines, size) + 2 for lines, size, _, _ in self._blocks() if lines)
        self.setFixedHeight(int(height) + 2 * PADDING)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        if self.tone or self.milestone_id:
            self.paint_panel(painter, line=theme.tone_of(self.tone).strong if self.tone else None)
        elif self.hasFocus():
            self.paint_ring(painter)
        at = QPointF(PADDING + 2, PADDING)
        for lines, size, weight, role in self._blocks():
            if lines:
                color: QColor = self._head_color() if role == "head" else getattr(now, role)
                at += QPointF(0, paint_lines(painter, at, lines, size, color, weight) + 2)

    def _head_color(self) -> QColor:
        now = theme.current()
        if self.tone == "struggle":
            strong = now.tones["struggle"].strong
            return strong if now.dark else theme.mix(strong, now.shadow, 0.12)
        return theme.tone_of(self.tone).text if self.tone else now.muted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has opened the form."""
