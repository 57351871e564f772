# SPDX-License-Identifier: MIT
"""From the find bar: every sentence of this text with the words, looked through and tagged in one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jtbdstudio.queries.found import sentences_around

if TYPE_CHECKING:
    from jtbdstudio.ui.coding.found_sheet import FoundSheet
    from jtbdstudio.ui.read.reader_column import ReaderColumn
    from jtbdstudio.ui.workspace import Workspace


class TagAll(QObject):
    """Made with the page; its sheet with the first use."""

    said = Signal(str)
    undoable = Signal(str)

    def __init__(self, host: QWidget, column: ReaderColumn, studio: Callable[[], Workspace]) -> None:
        super().__init__(host)
        self._host, self._column, self._studio = host, column, studio
        self._sheet: FoundSheet | None = None
        column.finder.tag_all_wanted.connect(self.open)

    @property
    def sheet(self) -> FoundSheet:
        """Over the whole window."""
        if self._sheet is None:
            from jtbdstudio.ui.coding.found_sheet import FoundSheet

            self._sheet = FoundSheet(self._host, self._studio)
            self._sheet.tagged.connect(self.undoable)
        return self._sheet

    def open(self) -> None:
        """Offer the sentences of what is found now."""
        finder, script = self._column.finder, self._column.text.script
        if script is None or not finder.places:
            self.said.emit(self.tr("Find words first (Ctrl+F); then their sentences can be tagged all at once."))
        elif self._studio().read_only:
            self.said.emit(self.tr("This study is open elsewhere: here it can be read, but not tagged."))
        else:
            places = [(script.interview.id, span.start) for span in finder.places]
            self.sheet.ask(self._studio().read(sentences_around, places), finder.bar.field.query())
