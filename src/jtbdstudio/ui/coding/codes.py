# SPDX-License-Identifier: MIT
"""The codes of the open study, read when somebody asks and forgotten when they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jtbdstudio.domain.codes import JOB_COLUMNS, CodeTree
from jtbdstudio.queries.codebook import CodeItem, codebook, whole_tree

if TYPE_CHECKING:
    from jtbdstudio.ui.workspace import Workspace


class Codes:
    """The tree is small and always at hand; the counts of the codebook are read when the picker opens."""

    def __init__(self, studio: Callable[[], Workspace]) -> None:
        self._studio = studio
        self.tree = CodeTree(())
        self._items: tuple[CodeItem, ...] | None = None

    def read(self) -> None:
        """Read the tree anew; the counts later."""
        self.tree, self._items = self._studio().read(whole_tree), None

    def recount(self) -> None:
        """The counts have changed: read them when they are next asked for."""
        self._items = None

    def forget(self) -> None:
        """Another study is open."""
        self.tree, self._items = CodeTree(()), None

    @property
    def items(self) -> tuple[CodeItem, ...]:
        """What the picker offers; what is archived it knows, but does not offer."""
        if self._items is None:
            self._items = self._studio().read(codebook, archived=True)
        return self._items

    @property
    def columns(self) -> tuple[str, ...]:
        """Ids of struggle, motivation and outcome."""
        return tuple(self.tree.handle(handle).id for handle in JOB_COLUMNS)
