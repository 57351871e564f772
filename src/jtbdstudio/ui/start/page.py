# SPDX-License-Identifier: MIT
"""The start page. It only says what was chosen; the window does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.settings import Recent
from jtbdstudio.ui.widgets import Card, Label, SectionLabel, clear_layout
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

_WIDTH = 880
_RING = 3


class ChoiceCard(Card):
    """A big button: a title and what it leads to."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=18, clickable=True, name=f"{title}. {text}")
        self.column.setSpacing(6)
        self._title, self._text = title, text
        self.title, self.text = Label(title, size=15, weight=600), Label(text, "muted", wrap=True)
        self.column.addWidget(self.title)
        self.column.addWidget(self.text)
        self.column.addStretch()
        self.setMinimumHeight(132)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_busy(self, title: str, text: str) -> None:
        """What was chosen takes a moment: say so, and let it not be chosen twice. Empty: as before."""
        self.setEnabled(not title)
        self.title.setText(title or self._title)
        self.text.setText(text or self._text)
        self.setAccessibleName(f"{self.title.text()}. {self.text.text()}")
        self.repaint()  # now: opening keeps the window busy

    def paintEvent(self, event: QPaintEvent) -> None:
        """The thin accent line marks what most people want; the focus is a ring, so that nobody mixes them up."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().accent, _RING))
            half = _RING / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 7, 7)


class RecentRow(QWidget):
    """One study opened before; greyed, with *Locate…*, when its file has moved."""

    chosen = Signal(str)
    locate_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent = recent
        self._there = recent.exists
        self.setFixedHeight(38)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(recent.path)
        self.setAccessibleName(f"{recent.name}, {self.detail()}")

    def detail(self) -> str:
        """What stands behind the name."""
        if not self._there:
            return self.tr("not found at its old place · Locate…")
        parts = []
        if self.recent.interviews or self.recent.quotes:
            parts.append(number_of(self.recent.interviews, self.tr("1 interview"), self.tr("{n} interviews")))
            parts.append(number_of(self.recent.quotes, self.tr("1 quote"), self.tr("{n} quotes")))
        parts.append(self.tr("opened {when}").format(when=self._when()))
        return " · ".join(parts)

    def _when(self) -> str:
        try:
            opened = datetime.fromisoformat(self.recent.opened).astimezone()
        except ValueError:
            return self.tr("some time ago")
        now = datetime.now().astimezone()
        days = (now.date() - opened.date()).days
        if days <= 0:
            return self.tr("today")
        if days == 1:
            return self.tr("yesterday")
        return f"{opened:%d %b}".lstrip("0") if opened.year == now.year else f"{opened:%d %b %Y}".lstrip("0")

    def _choose(self) -> None:
        (self.chosen if self._there else self.locate_requested).emit(self.recent.path)

    def sizeHint(self) -> QSize:
        return QSize(400, 38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), now.line_faint)
        if self.underMouse() or self.hasFocus():
            line: QColor | None = now.accent if self.hasFocus() else None
            rounded(painter, QRectF(self.rect()).adjusted(4, 4, -4, -3), theme.mix(now.panel, now.ink, 0.04), line, 6)
        middle = Qt.AlignmentFlag.AlignVCenter
        name_font = theme.font(theme.UI_TEXT, 600)
        painter.setFont(name_font)
        painter.setPen(now.ink if self._there else now.faint)
        name_box = QRectF(13, 0, self.width() * 0.27, self.height())
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            name_box, middle, QFontMetrics(name_font).elidedText(self.recent.name, elide, int(name_box.width()))
        )
        painter.setFont(theme.font(tabular=True))
        painter.setPen(now.muted if self._there else now.faint)
        detail_box = QRectF(self.width() * 0.287, 0, self.width() * 0.34, self.height())
        painter.drawText(detail_box, middle, self.detail())
        self._paint_folder(painter, QRectF(self.width() * 0.64, 0, self.width() * 0.36 - 14, self.height()))

    def _paint_folder(self, painter: QPainter, box: QRectF) -> None:
        folder = str(Path(self.recent.path).parent).replace(str(Path.home()), "~", 1)
        metrics = QFontMetrics(theme.font(12))
        painter.setFont(theme.font(12))
        painter.setPen(theme.current().faint)
        text = metrics.elidedText(folder, Qt.TextElideMode.ElideMiddle, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_requested.emit(self.recent.path)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        forget = menu.addAction(self.tr("Take off this list (the file stays)"))
        if menu.exec(event.globalPos()) is forget:
            self.forget_requested.emit(self.recent.path)


class StartPage(QWidget):
    """Three ways in, and the studies of before."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    recent_chosen = Signal(str)
    locate_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        content = QWidget()
        area.setWidget(content)
        row = QHBoxLayout(content)
        row.addStretch()
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        row.addWidget(inner)
        row.addStretch()
        self._build(QVBoxLayout(inner))

    def _build(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(0)
        column.addStretch(5)
        column.addWidget(Label("JTBD Studio", size=30, weight=700))
        column.addSpacing(10)
        claim = self.tr(
            "From the end of a call to the job your customers hire you for. "
            "Everything stays in one file on this computer."
        )
        column.addWidget(Label(claim, "muted", theme.READING, wrap=True))
        column.addSpacing(26)
        column.addLayout(self._choices())
        column.addSpacing(26)
        self.recent_card = Card(padding=0)
        self.recent_card.column.setSpacing(0)
        column.addWidget(self.recent_card)
        column.addStretch(6)

    def _choices(self) -> QHBoxLayout:
        self.new_card = ChoiceCard(
            self.tr("New study"), self.tr("Name the product, drop in the first transcript, start tagging.")
        )
        self.open_card = ChoiceCard(self.tr("Open…"), self.tr("A .jtbd file from this computer, or drop one here."))
        self.sample_card = ChoiceCard(
            self.tr("Look around in the sample study"),
            self.tr("Interviews read, quotes tagged, jobs chosen, one CX map. Change anything: it is a copy."),
        )
        self.new_card.set_selected(True)
        self.new_card.clicked.connect(self.new_requested)
        self.open_card.clicked.connect(self.open_requested)
        self.sample_card.clicked.connect(self.sample_requested)
        row = QHBoxLayout()
        row.setSpacing(14)
        for card in (self.new_card, self.open_card, self.sample_card):
            row.addWidget(card, 1)
        return row

    def set_sample_opening(self, opening: bool) -> None:
        """The sample study is being made or opened, or no longer."""
        title = self.tr("Opening the sample study…") if opening else ""
        self.sample_card.set_busy(title, self.tr("This takes a few seconds.") if opening else "")

    def set_recent(self, recent: Sequence[Recent]) -> None:
        """Show the studies opened before; none hides the card."""
        column = self.recent_card.column
        clear_layout(column)
        heading = SectionLabel(self.tr("Recent"))
        heading.setContentsMargins(13, 10, 0, 9)
        column.addWidget(heading)
        for each in recent:
            row = RecentRow(each)
            row.chosen.connect(self.recent_chosen)
            row.locate_requested.connect(self.locate_requested)
            row.forget_requested.connect(self.forget_requested)
            column.addWidget(row)
        self.recent_card.setVisible(bool(recent))

    def recent_rows(self) -> list[RecentRow]:
        """The rows now shown."""
        return self.recent_card.findChildren(RecentRow)
