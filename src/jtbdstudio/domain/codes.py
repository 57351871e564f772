# SPDX-License-Identifier: MIT
"""The code tree: paths people can type, ancestors a tag brings along, codes that exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jtbdstudio.domain.errors import UserError

SEPARATOR = "/"
SILENT_FAMILIES = ("job", "forces")
"""Families whose own name is left out of paths: people say `Struggle/…`, not `Job/Struggle/…`."""
JOB_COLUMNS = ("struggle", "motivation", "outcome")
THEME_PARENTS = (*JOB_COLUMNS, "push", "pull", "anxiety", "habit")
"""Built-in codes under which people make themes of their own."""
OWN_FAMILIES = ("job", "forces", "own")
"""Families in which people make codes: themes below a column or a force, codes of their own below `own`."""
TONES = ("struggle", "motivation", "outcome", "search", "anxiety", "selection", "neutral")
"""Every color a code can have; each says what it means in the method."""
LENSES = ("thinking", "doing", "feeling")
LONGEST_NAME = 60
"""Words of a customer up to this length can be the name of a theme as they are."""
BOXES = tuple(f"box.{number}" for number in range(1, 13))


@dataclass(frozen=True, slots=True)
class Code:
    """One node of the tree. `handle` is set for built-in codes only, `tone` may be inherited."""

    id: str
    parent_id: str | None
    name: str
    handle: str = ""
    key: str = ""
    tone: str = ""
    stage: str = ""
    description: str = ""
    voice: str = ""
    suggests: tuple[str, ...] = ()
    exclusive: bool = False
    ordinal: int = 0
    include: str = ""
    exclude: str = ""
    archived: bool = False


class CodeTree:
    """All codes of a study, by id, handle, key and path."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self.by_id: Mapping[str, Code] = {code.id: code for code in codes}
        self._children: dict[str | None, list[Code]] = {}
        for code in sorted(self.by_id.values(), key=lambda c: (c.ordinal, c.name.casefold())):
            self._children.setdefault(code.parent_id, []).append(code)
        self._by_handle = {code.handle: code for code in self.by_id.values() if code.handle}
        self._lines: dict[str, tuple[Code, ...]] = {}
        self._below: dict[str, frozenset[str]] = {}
        self._implied: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, code_id: str) -> Code:
        return self.by_id[code_id]

    def __contains__(self, code_id: object) -> bool:
        return code_id in self.by_id

    def handle(self, handle: str) -> Code:
        """The built-in code of that handle."""
        return self._by_handle[handle]

    def children(self, code_id: str | None) -> tuple[Code, ...]:
        """Codes right below, in the order people gave them; of None, the families."""
        return tuple(self._children.get(code_id, ()))

    def walk(self, code_id: str | None = None) -> Iterator[Code]:
        """Every code below, depth first, in order."""
        for child in self.children(code_id):
            yield child
            yield from self.walk(child.id)

    def line(self, code_id: str) -> tuple[Code, ...]:
        """The code and its ancestors, family first."""
        known = self._lines.get(code_id)
        if known is None:
            code = self.by_id[code_id]
            above = self.line(code.parent_id) if code.parent_id is not None else ()
            known = self._lines[code_id] = (*above, code)
        return known

    def family(self, code_id: str) -> Code:
        return self.line(code_id)[0]

    def column(self, code_id: str) -> str:
        """The handle of the job column or force a code belongs to, or an empty string."""
        return next((c.handle for c in self.line(code_id) if c.handle in THEME_PARENTS), "")

    def tone(self, code_id: str) -> str:
        """The code's own tone or the nearest ancestor's; `neutral` if none has one."""
        return next((c.tone for c in reversed(self.line(code_id)) if c.tone), "neutral")

    def implied(self, code_id: str) -> tuple[str, ...]:
        """What a tag with this code carries: the code and its ancestors below the family."""
        known = self._implied.get(code_id)
        if known is None:
            known = self._implied[code_id] = tuple(code.id for code in self.line(code_id)[1:])
        return known

    def below(self, code_id: str) -> frozenset[str]:
        """The code and everything under it."""
        known = self._below.get(code_id)
        if known is None:
            known = self._below[code_id] = frozenset((code_id, *(code.id for code in self.walk(code_id))))
        return known

    def is_archived(self, code_id: str) -> bool:
        """Whether the code, or one it lies under, is no longer offered."""
        return any(code.archived for code in self.line(code_id))

    def takes_themes(self, code_id: str) -> bool:
        """Whether people may make codes below this one."""
        return self.family(code_id).handle in OWN_FAMILIES and (
            self.by_id[code_id].parent_id is not None or self.by_id[code_id].handle == "own"
        )

    def is_own(self, code_id: str) -> bool:
        """Whether people made it: a theme or a code of their own, not a part of the method nor of a map."""
        return not self.by_id[code_id].handle and self.takes_themes(code_id)

    def rivals(self, code_id: str) -> frozenset[str]:
        """Codes a note gives up when it takes this one: the rest of an exclusive family."""
        family = self.family(code_id)
        if not family.exclusive:
            return frozenset()
        return self.below(family.id) - set(self.implied(code_id)) - {family.id}

    def parts(self, code_id: str) -> tuple[str, ...]:
        """The names a path is made of."""
        line = self.line(code_id)
        hidden = len(line) > 1 and line[0].handle in SILENT_FAMILIES
        return tuple(code.name for code in (line[1:] if hidden else line))

    def path(self, code_id: str) -> str:
        """`Struggle/Nobody is coming to open`: what people read and type."""
        return SEPARATOR.join(self.parts(code_id))

    def find(self, typed: str) -> Code | None:
        """The code somebody means: a whole path, a key, a handle, or the end of exactly one path.

        Raises `UserError` when several codes end that way.
        """
        wanted = _folded(typed)
        for code in self.by_id.values():
            whole = SEPARATOR.join(c.name for c in self.line(code.id))
            if wanted in (
                _folded(self.path(code.id)),
                _folded(whole),
                code.key.casefold() or None,
                code.handle or None,
            ):
                return code
        ends = [c for c in self.by_id.values() if _folded(self.path(c.id)).endswith(SEPARATOR + wanted)]
        if len(ends) > 1:
            names = ", ".join(sorted(self.path(c.id) for c in ends))
            raise UserError(f"“{typed}” could be several codes: {names}. Write more of the path.")
        return ends[0] if ends else None

    def used_paths(self, code_ids: Iterable[str]) -> tuple[str, ...]:
        """Paths of the most specific codes among these: a theme says its column already."""
        given = set(code_ids)
        covered = {ancestor for code_id in given for ancestor in self.implied(code_id)[:-1]}
        return tuple(sorted(self.path(code_id) for code_id in given - covered))


def in_vivo_name(words: str) -> str:
    """The customer's own words as the name of a theme: one line, without the punctuation around them."""
    return " ".join(words.replace(SEPARATOR, " ").split()).strip(" .,;:!?…–—-\"'“”„«»‘’()[]")


def _folded(path: str) -> str:
    return SEPARATOR.join(part.strip().casefold() for part in path.replace("›", SEPARATOR).split(SEPARATOR))
