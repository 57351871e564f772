# SPDX-License-Identifier: MIT
"""The codes as a tree for Qt: what is shown of it, and the row a new code is being named in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from jtbdstudio.queries.codebook import CodeEntry
from jtbdstudio.ui.ranker import fold
from jtbdstudio.ui.words import number_of

NODE_ROLE = Qt.ItemDataRole.UserRole
MIME = "application/x-jtbdstudio-codes"
NAME, QUOTES, CUSTOMERS = range(3)
DRAFT = "draft"
"""The id of the row in which a new code gets its name."""
_FIRST = ("job", "forces", "own", "boxes")
"""Families where people work most come first."""
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass
class Node:
    """A code in the tree. The draft of a new one has no entry."""

    id: str
    entry: CodeEntry | None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    is_cut: bool = False

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent is not None else 0


class CodeModel(QAbstractItemModel):
    """Rows by parent. ``renamed`` and ``drafted`` say what somebody typed in place."""

    renamed = Signal(str, str)  # code id, name
    drafted = Signal(str, str)  # parent id, name

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, CodeEntry] = {}
        self._nodes: dict[str, Node] = {}
        self._root = Node("", None)
        self._typed, self._archived, self._editable = "", False, True
        self._cut: frozenset[str] = frozenset()
        self._hits: frozenset[str] = frozenset()

    # What is shown

    def set_entries(self, entries: Sequence[CodeEntry]) -> None:
        """Show these codes, families first."""
        self._entries = {entry.id: entry for entry in entries}
        self._cut = frozenset(code_id for code_id in self._cut if code_id in self._entries)
        self._build()

    def takes_in(self, entries: Sequence[CodeEntry]) -> bool:
        """Show new words and numbers on the rows there are; False if there are others now, or in another order."""
        shape = [(e.id, e.parent_id, e.hidden, e.name) for e in self._entries.values()]
        if shape != [(e.id, e.parent_id, e.hidden, e.name) for e in entries]:
            return False
        self._entries = {entry.id: entry for entry in entries}
        for entry in entries:
            node = self._nodes.get(entry.id)
            if node is not None and node.entry != entry:
                node.entry = entry
                self.dataChanged.emit(self.index_of(entry.id), self.index_of(entry.id, CUSTOMERS))
        return True

    def set_filter(self, typed: str, *, archived: bool) -> None:
        """Only codes whose words begin so, with what is above them; archived ones only when wanted."""
        if (typed, archived) != (self._typed, self._archived):
            self._typed, self._archived = typed, archived
            self._build()

    def set_editable(self, editable: bool) -> None:
        self._editable = editable

    def set_cut(self, code_ids: Collection[str]) -> None:
        """Codes that wait to be pasted somewhere else."""
        self._cut = frozenset(code_ids)
        for node in self._nodes.values():
            if node.is_cut != (node.id in self._cut):
                node.is_cut = not node.is_cut
                self.dataChanged.emit(self.index_of(node.id), self.index_of(node.id, CUSTOMERS))

    @property
    def cut(self) -> frozenset[str]:
        return self._cut

    @property
    def is_filtered(self) -> bool:
        return bool(self._typed.strip())

    @property
    def archived_count(self) -> int:
        """How many codes archiving hides."""
        return sum(entry.hidden for entry in self._entries.values())

    def entries(self) -> list[CodeEntry]:
        """Every code of the study, shown or not, in the order of the tree."""
        return list(self._entries.values())

    def entry(self, code_id: str) -> CodeEntry | None:
        return self._entries.get(code_id)

    def is_hit(self, code_id: str) -> bool:
        """Whether it is shown for its own words."""
        return code_id in self._hits

    def below(self, code_id: str) -> set[str]:
        """The code and everything under it."""
        found = {code_id}
        for entry in self._entries.values():  # parents come before their children
            if entry.parent_id in found:
                found.add(entry.id)
        return found

    def _build(self) -> None:
        self.beginResetModel()
        shown = self._shown()
        self._root, self._nodes = Node("", None), {}
        families = [entry for entry in self._entries.values() if entry.parent_id is None]
        families.sort(key=lambda e: _FIRST.index(e.handle) if e.handle in _FIRST else len(_FIRST))
        for entry in (*families, *(e for e in self._entries.values() if e.parent_id is not None)):
            parent = self._nodes.get(entry.parent_id or "") if entry.parent_id else self._root
            if entry.id in shown and parent is not None:
                node = self._nodes[entry.id] = Node(entry.id, entry, parent, is_cut=entry.id in self._cut)
                parent.children.append(node)
        self.endResetModel()

    def _shown(self) -> set[str]:
        wanted = [entry for entry in self._entries.values() if self._archived or not entry.hidden]
        parts = fold(self._typed).split()
        hits = [e for e in wanted if all(any(word.startswith(part) for word in _words(e)) for part in parts)]
        self._hits = frozenset(entry.id for entry in hits)
        return {code_id for entry in hits for code_id in self._line(entry)}

    def _line(self, entry: CodeEntry) -> list[str]:
        line = [entry.id]
        while entry.parent_id is not None:
            entry = self._entries[entry.parent_id]
            line.append(entry.id)
        return line

    # The row of a new code

    def begin_draft(self, parent_id: str) -> QModelIndex:
        """A row below a code, to type a name in; where it is."""
        self.end_draft()
        parent = self._nodes[parent_id]
        at = len(parent.children)
        self.beginInsertRows(self.index_of(parent_id), at, at)
        node = self._nodes[DRAFT] = Node(DRAFT, None, parent)
        parent.children.append(node)
        self.endInsertRows()
        return self.index_of(DRAFT)

    def end_draft(self) -> None:
        """Take the row away again."""
        node = self._nodes.get(DRAFT)
        if node is None or node.parent is None:
            return
        row = node.row
        self.beginRemoveRows(self.index_of(node.parent.id), row, row)
        node.parent.children.remove(node)
        del self._nodes[DRAFT]
        self.endRemoveRows()

    # Qt's questions

    def node(self, index: AnyIndex) -> Node:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Node) else self._root

    def code_id(self, index: AnyIndex) -> str:
        return self.node(index).id

    def index_of(self, code_id: str, column: int = NAME) -> QModelIndex:
        """Where a code stands; an invalid index if it is not shown."""
        node = self._nodes.get(code_id)
        return self.createIndex(node.row, column, node) if node is not None else QModelIndex()

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self.node(parent).children
        inside = 0 <= row < len(children) and 0 <= column < self.columnCount()
        return self.createIndex(row, column, children[row]) if inside else QModelIndex()

    def parent(self, index: AnyIndex = QModelIndex()) -> Any:  # noqa: B008
        above = self.node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, NAME, above)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).children) if parent.column() <= NAME else 0

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Code"), self.tr("Quotes"), self.tr("Customers"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != NAME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if role == NODE_ROLE:
            return node
        entry = node.entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _shown_text(entry, index.column())
        if entry is not None and index.column() == NAME and role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.name, entry.key, self._told(entry)) if part)
        if entry is not None and index.column() == NAME and role == Qt.ItemDataRole.ToolTipRole:
            return entry.description or None
        return None

    def _told(self, entry: CodeEntry) -> str:
        said = number_of(entry.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        by = number_of(entry.customers, self.tr("1 customer"), self.tr("{n} customers"))
        told = [said, by, *([self.tr("archived")] if entry.hidden else [])]
        return ", ".join(told) if entry.depth else ""

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node, name = self.node(index), " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not name:
            return False
        if node.entry is not None and name != node.entry.name:
            self.renamed.emit(node.id, name)
        elif node.entry is None and node.parent is not None:
            self.drafted.emit(node.parent.id, name)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        node = self.node(index)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._editable or node is self._root:
            return flags
        if node.entry is None or (node.entry.is_own and index.column() == NAME):
            flags |= Qt.ItemFlag.ItemIsEditable
        if node.entry is not None and node.entry.is_own:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        codes = dict.fromkeys(self.code_id(index) for index in indexes)
        data = QMimeData()
        data.setData(MIME, "\n".join(codes).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def _shown_text(entry: CodeEntry | None, column: int) -> str:
    if entry is None:
        return ""
    if column == NAME:
        return entry.name
    if not entry.depth:
        return ""
    return f"{entry.quotes if column == QUOTES else entry.customers:,}"


def _words(entry: CodeEntry) -> list[str]:
    said = fold(f"{entry.name} {entry.key}")
    return [said, *"".join(c if c.isalnum() else " " for c in said).split()]
