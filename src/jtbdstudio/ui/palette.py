# SPDX-License-Identifier: MIT
"""The command palette: every command, and whatever the providers find (quotes, interviews, codes)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.ranker import rank
from jtbdstudio.ui.widgets import Label, SearchField
from jtbdstudio.ui.widgets.basic import rounded

ENTRY_ROLE = Qt.ItemDataRole.UserRole
_WIDTH = 620
_COMMANDS_SHOWN = 9
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PaletteEntry:
    """One line: what it says, what it does, and, if it can't be done now, why.

    ``first`` puts it above everything; ``onward`` is no find, but the way to look further.
    """

    text: str
    run: Callable[[], object]
    group: str = ""
    detail: str = ""
    icon: str = ""
    keys: str = ""
    reason: str = ""
    first: bool = False
    onward: bool = False


class PaletteProvider(Protocol):
    """Finds things for typed text; answers them best first, a handful at most."""

    def entries(self, typed: str) -> Sequence[PaletteEntry]: ...


class PaletteModel(QAbstractListModel):
    """Headings (plain strings) and entries in one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | PaletteEntry] = []

    def show(self, groups: Sequence[tuple[str, Sequence[PaletteEntry]]]) -> None:
        """Replace everything; groups without entries are left out."""
        self.beginResetModel()
        self._rows = []
        for name, entries in groups:
            if entries:
                self._rows += [*([name] if name else []), *entries]
        self.endResetModel()

    def entry(self, row: int) -> PaletteEntry | None:
        """The entry in a row; ``None`` for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, PaletteEntry) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, PaletteEntry):
            return ", ".join(part for part in (row.text, row.detail, row.reason, row.keys) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.entry(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class PaletteDelegate(QStyledItemDelegate):
    """Paints headings and lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, 27 if isinstance(index.data(ENTRY_ROLE), str) else 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, box = index.data(ENTRY_ROLE), option.rect
        painter.save()
        if isinstance(row, str):
            self._paint_heading(painter, box, row)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_entry(painter, box, row, selected)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, text: str) -> None:
        painter.setFont(theme.font(theme.SMALL, 500, spacing=0.7))
        painter.setPen(theme.current().faint)
        painter.drawText(box.adjusted(12, 5, -12, 0), Qt.AlignmentFlag.AlignVCenter, text.upper())

    def _paint_entry(self, painter: QPainter, box: QRect, row: PaletteEntry, selected: bool) -> None:
        now = theme.current()
        if selected:
            rounded(painter, QRectF(box.adjusted(4, 1, -4, -1)), now.accent_ground, None, 6)
        ink = theme.mix(now.faint, now.panel, 0.3) if row.reason else now.ink
        if row.icon:
            color = now.accent if selected and not row.reason else now.muted
            icons.paint(painter, QRectF(box.left() + 13, box.center().y() - 7, 16, 16), row.icon, color)
        inside = box.adjusted(40, 0, -14, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(12, tabular=True))
        painter.setPen(now.faint)
        note = row.reason or row.keys
        painter.drawText(inside, right, note)
        inside.setRight(inside.right() - QFontMetrics(painter.font()).horizontalAdvance(note) - 12)
        self._paint_texts(painter, inside, row, ink)

    def _paint_texts(self, painter: QPainter, inside: QRect, row: PaletteEntry, ink: Any) -> None:
        painter.setFont(theme.font())
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, inside.width())
        painter.setPen(ink)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
        inside.setLeft(inside.left() + metrics.horizontalAdvance(shown) + 8)
        if row.detail and inside.width() > 30:
            painter.setPen(theme.current().muted)
            detail = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, detail)


class Palette(Overlay):
    """Type, ``Up``/``Down``, ``Return``. What was used last stands on top of an empty palette."""

    field: SearchField = None  # type: ignore[assignment]  # Qt may still ask while Python takes the window apart

    def __init__(self, host: QWidget, commands: Callable[[], Sequence[PaletteEntry]]) -> None:
        super().__init__(host, _WIDTH)
        self._commands = commands
        self._providers: list[PaletteProvider] = []
        self._uses: Counter[str] = Counter()
        self._last: list[str] = []
        self.field = SearchField(self.tr("Search quotes, transcripts, commands…"))
        self.field.setProperty("bare", True)
        self.field.setMinimumHeight(46)
        self.field.setFont(theme.font(theme.READING))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.left.connect(self.dismiss)
        self.field.installEventFilter(self)
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setProperty("quiet", True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Matches"))
        self.list.clicked.connect(self._on_clicked)
        self.nothing = Label(
            self.tr("Nothing found. Try fewer letters, a quote's number, or a few of its words."), "muted"
        )
        self.nothing.setContentsMargins(18, 10, 18, 18)
        self.column.setContentsMargins(8, 6, 8, 8)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self.column.addWidget(self.nothing)
        self.setAccessibleName(self.tr("Command palette"))

    def add_provider(self, provider: PaletteProvider) -> None:
        """Let somebody find quotes, interviews, codes …"""
        self._providers.append(provider)

    def open(self) -> None:
        self.field.clear()
        self._fill("")
        super().open()
        self.field.setFocus()

    def place(self) -> None:
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        self.list.setFixedHeight(min(rows + 8, max(120, self.height() - 190)))
        self.card.setFixedHeight(self.column.sizeHint().height())
        self.card.move((self.width() - self.card.width()) // 2, 72)

    def choose(self) -> None:
        """Do what the marked line says."""
        entry = self.model.entry(self.list.currentIndex().row())
        if entry is None or entry.reason:
            return
        self._uses[entry.text] += 1
        self._last = [entry.text, *(text for text in self._last if text != entry.text)][:5]
        self.dismiss()
        entry.run()

    def _fill(self, typed: str) -> None:
        commands = list(self._commands())
        groups: list[tuple[str, Sequence[PaletteEntry]]] = []
        if typed:
            found = [entry for provider in self._providers for entry in provider.entries(typed)]
            groups.append(("", [entry for entry in found if entry.first]))
            uses = {entry: self._uses[entry.text] for entry in commands}
            near = rank(typed, commands, lambda entry: entry.text, uses, _COMMANDS_SHOWN)
            groups.append((self.tr("Commands"), near))
            rest = [entry for entry in found if not entry.first]
            names = dict.fromkeys(entry.group for entry in rest)
            groups += [(name, [entry for entry in rest if entry.group == name]) for name in names]
        else:
            last = [entry for text in self._last for entry in commands if entry.text == text]
            groups.append((self.tr("Used last"), last))
            groups.append((self.tr("Commands"), [entry for entry in commands if entry not in last]))
        self.model.show(groups)
        entries = [entry for _, group in groups for entry in group]
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(all(entry.onward for entry in entries))
        self._mark(0, 1)

    def _mark(self, row: int, step: int) -> None:
        """Mark the first entry at or after ``row`` in the direction of ``step``, passing over headings."""
        while 0 <= row < self.model.rowCount() and self.model.entry(row) is None:
            row += step
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    def _on_text_changed(self, _text: str) -> None:
        self._fill(self.field.query())
        self.place()
        self.update()  # the veil where the card was

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._on_field_key(event)
        return super().eventFilter(watched, event)

    def _on_field_key(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
            self._mark(row + 1, 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Backtab):
            self._mark(row - 1, -1)
        elif event.key() == Qt.Key.Key_PageDown:
            self._mark(min(row + 8, self.model.rowCount() - 1), -1)
        elif event.key() == Qt.Key.Key_PageUp:
            self._mark(max(row - 8, 0), 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        else:
            return False
        return True
