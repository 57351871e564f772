# SPDX-License-Identifier: MIT
"""A codebook that comes in and the one there is: which line is which code, what it makes and what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from jtbdstudio.domain.codebook import CodeChange
from jtbdstudio.domain.codes import Code, CodeTree
from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.codebook_table import ReadCode
from jtbdstudio.interchange.excel_looks import LONGEST_TEXT
from jtbdstudio.interchange.tables import clean

OWN = "own"


@dataclass(frozen=True, slots=True)
class CodebookPlan:
    """Changes as `commands.codes.write_codebook` takes them, how many codes they touch, and what cannot be done."""

    changes: tuple[CodeChange, ...]
    new: int
    changed: int
    same: int
    problems: tuple[str, ...]


def plan_codebook(
    rows: Sequence[ReadCode], tree: CodeTree, hidden: Callable[[str], str] = lambda text: text
) -> CodebookPlan:
    """Find each line's code, by id, else by its path, else by its name where only one has it.

    `hidden` is how a text reads where nobody is named: a line that says just that changes nothing. Lines whose parents
    nobody knows go below Own codes.
    """
    return _Planner(tree, hidden).plan(rows)


@dataclass
class _Planner:
    tree: CodeTree
    hidden: Callable[[str], str]
    changes: list[CodeChange] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0

    def __post_init__(self) -> None:
        self._own = self.tree.handle(OWN)
        self._paths: dict[tuple[str, ...], str] = {}
        self._names: dict[str, list[Code]] = {}
        self._children: dict[str, dict[str, str]] = {}
        self._seen: set[str] = set()
        for code in self.tree.walk():
            whole = [each.name for each in self.tree.line(code.id)]
            for names in (whole, self.tree.parts(code.id), [self.hidden(name) for name in self.tree.parts(code.id)]):
                self._paths.setdefault(_folded(names), code.id)
            if code.parent_id is not None:
                self._names.setdefault(code.name.casefold(), []).append(code)
                self._children.setdefault(code.parent_id, {})[code.name.casefold()] = code.id

    def plan(self, rows: Sequence[ReadCode]) -> CodebookPlan:
        for row in sorted(rows, key=lambda each: len(each.path)):  # parents before what lies below them
            try:
                self._take(row)
            except _Refused as reason:
                self.problems.append(f"Line {row.line}: {reason}")
        return CodebookPlan(tuple(self.changes), self.new, self.changed, self.same, tuple(self.problems))

    def _take(self, row: ReadCode) -> None:
        made = self._paths.get(_folded(row.path), "")
        if made and made not in self.tree and row.id not in self.tree:
            self._complete(made, row)
            return
        code = self._found(row)
        if code is None:
            self._make(row)
            return
        if code.id in self._seen:
            raise _Refused(f"“{code.name}” stands in the table twice. The first line was taken.")
        self._seen.add(code.id)
        if code.parent_id is None:
            self.same += 1  # a family: its name and what it is are the method's
            return
        self._change(code, row)

    def _found(self, row: ReadCode) -> Code | None:
        if row.id in self.tree:
            return self.tree[row.id]
        path = _folded(row.path)
        if path in self._paths:
            return self.tree[self._paths[path]]
        namesakes = self._names.get(path[-1], []) if len(path) == 1 else []
        if len(namesakes) > 1:
            paths = ", ".join(self.tree.path(code.id) for code in namesakes[:3])
            raise _Refused(f"“{row.path[-1]}” could be several codes: {paths}. Write the whole path.")
        return namesakes[0] if namesakes else None

    def _complete(self, ref: str, row: ReadCode) -> None:
        """A line about a code that an earlier line makes on its way down: what it says goes there."""
        at = next(at for at, change in enumerate(self.changes) if change.ref == ref)
        if self.changes[at].fields or ref in self._seen:
            raise _Refused(f"“{row.path[-1]}” stands in the table twice. The first line was taken.")
        self._seen.add(ref)
        self.changes[at] = replace(self.changes[at], fields=dict(row.fields))

    def _make(self, row: ReadCode) -> None:
        path = row.path
        known = next((n for n in range(len(path) - 1, 0, -1) if _folded(path[:n]) in self._paths), 0)
        parent = self._paths[_folded(path[:known])] if known else self._own.id
        if known and parent in self.tree and not self.tree.takes_themes(parent):
            name = self.tree[parent].name
            raise _Refused(f"“{name}” takes no codes, so “{path[-1]}” was left out.")
        for depth in range(known + 1, len(path) + 1):
            ref = f"line {row.line}, part {depth}"
            fields = dict(row.fields) if depth == len(path) else {}
            self.changes.append(CodeChange(ref, parent=parent, name=path[depth - 1], fields=fields))
            self._paths[_folded(path[:depth])] = ref
            self._children.setdefault(parent, {})[path[depth - 1].casefold()] = ref
            parent = ref
            self.new += 1
        self._seen.add(parent)

    def _change(self, code: Code, row: ReadCode) -> None:
        fields = {name: said for name, said in row.fields.items() if not self._says(getattr(code, name), said)}
        if "archived" in fields and not self.tree.is_own(code.id):
            del fields["archived"]
            if row.fields["archived"]:
                self.problems.append(f"Line {row.line}: “{code.name}” is part of the method and is always offered.")
        parent = self._moved(code, row)
        name = self._renamed(code, row, parent or str(code.parent_id))
        if not (fields or name or parent):
            self.same += 1
            return
        self.changed += 1
        self.changes.append(CodeChange(code.id, code.id, parent, name, fields))

    def _says(self, stored: str | bool, said: str | int) -> bool:
        if isinstance(stored, bool) or isinstance(said, int):
            return bool(stored) == bool(said)
        kept, read = clean(stored).strip(), said.strip()
        cut = len(read) >= LONGEST_TEXT - 1 and kept.startswith(read[:-1])  # Excel takes no more
        return cut or read in (kept, clean(self.hidden(stored)).strip())

    def _renamed(self, code: Code, row: ReadCode, parent: str) -> str:
        name = row.path[-1]
        if name in (code.name, self.hidden(code.name)) or row.id != code.id:
            return ""
        if not self.tree.is_own(code.id):
            self.problems.append(f"Line {row.line}: “{code.name}” is part of the method and keeps its name.")
            return ""
        siblings = self._children.setdefault(parent, {})
        if siblings.get(name.casefold(), code.id) != code.id:
            self.problems.append(f"Line {row.line}: there is a “{name}” already, so “{code.name}” keeps its name.")
            return ""
        siblings[name.casefold()] = code.id
        return name

    def _moved(self, code: Code, row: ReadCode) -> str:
        """The new parent of a code that stands elsewhere in the table; nothing if it stays."""
        above = _folded(row.path[:-1])
        if row.id != code.id or above in self._places(code):
            return ""
        parent = self._paths.get(above, "")
        if not above or not parent:
            where = "/".join(row.path[:-1]) or "the top"
            self.problems.append(f"Line {row.line}: there is no “{where}” to move “{code.name}” to. It stays.")
            return ""
        if refused := self._refused(code, parent):
            self.problems.append(f"Line {row.line}: {refused}")
            return ""
        self._children.setdefault(parent, {})[code.name.casefold()] = code.id
        return parent

    def _refused(self, code: Code, parent: str) -> str:
        if not self.tree.is_own(code.id):
            return f"“{code.name}” is part of the method and stays where it is."
        if parent in self.tree and not self.tree.takes_themes(parent):
            return f"“{self.tree[parent].name}” takes no codes, so “{code.name}” stays where it is."
        if parent in self.tree.below(code.id):
            return f"“{code.name}” cannot go below itself and stays where it is."
        if code.name.casefold() in self._children.get(parent, {}):
            return f"there is a “{code.name}” in that place already, so this one stays where it is."
        return ""

    def _places(self, code: Code) -> Iterable[tuple[str, ...]]:
        """How a table may write where a code is now."""
        above = [each.name for each in self.tree.line(code.id)[:-1]]
        parts = self.tree.parts(code.id)[:-1]
        return (_folded(above), _folded(parts), _folded(self.hidden(name) for name in parts))


class _Refused(UserError):
    """One line cannot be taken."""


def _folded(path: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.casefold() for name in path)
