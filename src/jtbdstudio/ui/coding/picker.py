# SPDX-License-Identifier: MIT
"""The code picker: a few letters and Enter. It opens beside the words, never over them, and gives the focus back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from jtbdstudio.domain.codes import LONGEST_NAME
from jtbdstudio.domain.picker import named, parent_for, ranked, split_path
from jtbdstudio.queries.codebook import CodeItem
from jtbdstudio.ui import theme
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.coding.picker_rows import ROW_HEIGHT, PickerDelegate, PickerRows, Row
from jtbdstudio.ui.keys import cap_of
from jtbdstudio.ui.widgets import Chip
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.popover import SHADOW, paint_shadow

WIDTH = 452
_PADDING, _MOST_ROWS, _FEWEST_ROWS = 10, 8, 3
_HEADS = ("struggle", "motivation", "outcome")
_VIVO = "reader.vivo"


class CodePicker(QWidget):
    """Shown over the page. It only says what was chosen; the page runs the command."""

    code_chosen = Signal(str)  # code id
    code_removed = Signal(str)
    create_chosen = Signal(str, str)  # parent id, name
    last_removed = Signal()
    closed = Signal(bool)  # whether the focus was here

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._items: Sequence[CodeItem] = ()
        self._applied: frozenset[str] = frozenset()
        self._parent_id = self._words = ""
        self._only_new = False
        self._about = QRect()
        self.setFixedWidth(WIDTH + 2 * SHADOW)
        column = QVBoxLayout(self)
        edge = SHADOW + _PADDING
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(8)
        self._heads = QHBoxLayout()
        self._heads.setSpacing(5)
        self.field = QLineEdit()
        self.field.setProperty("on", "paper")
        self.field.setFont(theme.font())
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.rows = PickerRows()
        self.list = self._make_list()
        column.addLayout(self._heads)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setAccessibleName(self.tr("Choose a code"))
        # A click on a row or a chip leaves the focus in the field; without this it would go to the page behind.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.field)
        self.hide()

    def _make_list(self) -> QListView:
        made = QListView()
        made.setModel(self.rows)
        made.setItemDelegate(PickerDelegate(made))
        made.setProperty("quiet", True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setUniformItemSizes(True)
        made.setMouseTracking(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setAccessibleName(self.tr("Codes"))
        made.entered.connect(made.setCurrentIndex)
        made.clicked.connect(self._on_row_clicked)
        return made

    # ------------------------------------------------------------------------------------------------- opening

    def open_for(
        self,
        about: QRect,
        items: Sequence[CodeItem],
        applied: frozenset[str],
        parent_id: str,
        *,
        only_new: bool = False,
        words: str = "",
    ) -> None:
        """Open beside `about`, a box on the page. A new theme goes under `parent_id` unless a path says otherwise.

        `words` are what is being tagged: while nothing is typed, they are the name offered for a theme.
        """
        self._items, self._applied, self._about = items, applied, about
        self._words = words if len(words) <= LONGEST_NAME else ""
        self._parent_id, self._only_new = parent_id, only_new
        name = self.tr("Name of the new theme, or st/name for another column")
        self.field.setPlaceholderText(name if only_new else self.tr("Type a code, or 1…= for a box"))
        self.field.setAccessibleName(self.field.placeholderText())
        self._fill_heads()
        self.field.clear()
        self._on_typed()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def set_state(self, items: Sequence[CodeItem], applied: frozenset[str]) -> None:
        """The quote has other codes now: show them, keep what was typed."""
        self._items, self._applied = items, applied
        if self.isVisible():
            self._on_typed()

    def dismiss(self) -> None:
        """Close; whoever hears :attr:`closed` brings the focus back to the text."""
        if not self.isHidden():
            had_focus = self.field.hasFocus()
            self.hide()
            self.closed.emit(had_focus)

    def _fill_heads(self) -> None:
        while (item := self._heads.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for code in (item for item in self._items if item.handle in _HEADS):
            self._add_head(code.name, code.tone, cap_of(code.key), f"{code.name}/")
        self._add_head(self.tr("Force…"), "neutral", "F", "forces/")
        self._heads.addStretch()

    def _add_head(self, name: str, tone: str, key: str, start: str) -> None:
        chip = Chip(name, tone, self, key=key, clickable=True)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(_Typer(chip, self.field, start).type)
        self._heads.addWidget(chip)

    def _place(self) -> None:
        """Under the words if there is room, else above, else where there is more room, with fewer rows."""
        room, about = self._host.rect(), self._about
        below, above = room.bottom() - about.bottom() - 8, about.top() - room.top() - 8
        fixed = self._height(0) - 2 * SHADOW
        wanted = fixed + self._rows_wanted() * ROW_HEIGHT
        under = below >= min(wanted, above) or below >= wanted
        space = below if under else above
        rows = max(_FEWEST_ROWS, min(self._rows_wanted(), (space - fixed) // ROW_HEIGHT))
        height = self._height(rows)
        top = about.bottom() + 8 if under else about.top() - 8 - (height - 2 * SHADOW)
        left = max(4, min(about.left(), room.width() - WIDTH - 8))
        self.list.setFixedHeight(rows * ROW_HEIGHT)
        self.setGeometry(left - SHADOW, top - SHADOW, self.width(), height)

    def _rows_wanted(self) -> int:
        return _MOST_ROWS if not self._only_new else _FEWEST_ROWS

    def _height(self, rows: int) -> int:
        return 2 * (SHADOW + _PADDING) + 20 + 8 + self.field.sizeHint().height() + 8 + rows * ROW_HEIGHT

    def box(self) -> QRect:
        """What is seen of it on the page: the card without its shadow."""
        return self.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)

    # -------------------------------------------------------------------------------------------------- choosing

    def _on_typed(self) -> None:
        typed = self.field.text()
        found = () if self._only_new else ranked(typed, self._offered)
        rows = [Row(hit, applied=hit.item.code_id in self._applied) for hit in found]
        create = self._create_row(typed, nothing_found=not rows)
        self.rows.show_rows([*rows, create] if create is not None else rows)
        self.list.setCurrentIndex(self.rows.index(0, 0))
        self.list.scrollToTop()

    def _create_row(self, typed: str, *, nothing_found: bool) -> Row | None:
        """The last row: the theme that could be made, or (if there is nothing else to say) why it cannot."""
        head, tail = split_path(typed)
        own = not typed.strip() and self._words
        name = self._words if own else " ".join(tail.split())
        parent = parent_for(typed, self._offered) if head else self._item(self._parent_id)
        if parent is None:
            why = self.tr("No theme can go under “{head}”. Try st/, mo/, ou/ or a force.").format(head=head)
            return Row(name=name, reason=why) if nothing_found else None
        there = named(name, parent.code_id, self._items) if name else None
        if there is None:
            return Row(parent=parent, name=name, key=BY_ID[_VIVO].key_text if own else "")
        if there.archived:
            why = self.tr("“{name}” is archived: it is offered again once it is brought back.").format(name=there.name)
            return Row(name=name, reason=why)
        why = self.tr("“{name}” is under {parent} already.").format(name=there.name, parent=parent.name)
        return Row(name=name, reason=why) if nothing_found else None

    @property
    def _offered(self) -> list[CodeItem]:
        """What is archived can only be taken off."""
        return [item for item in self._items if not item.archived or item.code_id in self._applied]

    def _item(self, code_id: str) -> CodeItem | None:
        return next((item for item in self._items if item.code_id == code_id), None)

    def current_row(self) -> Row | None:
        index = self.list.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def _on_row_clicked(self) -> None:
        self.choose()

    def choose(self, *, stay: bool = False) -> None:
        """Take the current row: a code goes on the quote (or off, where it is), a new theme is made."""
        row = self.current_row()
        if row is None or not row.enabled:
            return
        if row.hit is None:
            self._create(row)
        elif row.applied:
            self.code_removed.emit(row.hit.item.code_id)
        else:
            self.code_chosen.emit(row.hit.item.code_id)
        self._after(stay=stay)

    def make_theme(self, *, stay: bool = False) -> None:
        """Make the theme that was typed, whatever row is current."""
        row = self._create_row(self.field.text(), nothing_found=False)
        if row is not None and row.enabled:
            self._create(row)
            self._after(stay=stay)

    def _create(self, row: Row) -> None:
        assert row.parent is not None
        self._parent_id = row.parent.code_id
        self.create_chosen.emit(row.parent.code_id, row.name)

    def _after(self, *, stay: bool) -> None:
        if stay:
            self.field.clear()
        else:
            self.dismiss()

    def _move(self, step: int) -> None:
        """Arrows never leave the list: behind the last row comes the first."""
        count = len(self.rows.rows)
        for turn in range(1, count + 1):
            row = (self.list.currentIndex().row() + step * turn) % count
            if self.rows.rows[row].enabled:
                self.list.setCurrentIndex(self.rows.index(row, 0))
                return

    def _key(self, event: QKeyEvent) -> bool:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys = Qt.Key
        if key in (keys.Key_Return, keys.Key_Enter):
            self.make_theme() if control else self.choose()
        elif key == keys.Key_Tab:
            self.choose(stay=True)
        elif key in (keys.Key_Down, keys.Key_Up):
            self._move(1 if key == keys.Key_Down else -1)
        elif key in (keys.Key_PageDown, keys.Key_PageUp):
            self._move(_MOST_ROWS if key == keys.Key_PageDown else -_MOST_ROWS)
        elif key == keys.Key_Escape:
            self.dismiss()
        elif key == keys.Key_Backspace and not self.field.text():
            self.last_removed.emit()
        else:
            return key == keys.Key_Backtab
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and self.window().isActiveWindow():
            self.dismiss()
        return False

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 2 * SHADOW, self._height(_MOST_ROWS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, card, 10)
        rounded(painter, card, theme.current().panel, theme.current().line, 10)


class _Typer(QObject):
    """Types the beginning of a path for somebody with the hand on the mouse; lives as long as its chip."""

    def __init__(self, chip: Chip, field: QLineEdit, start: str) -> None:
        super().__init__(chip)
        self._field, self._start = field, start

    def type(self) -> None:
        self._field.setText(self._start)
        self._field.setFocus()
