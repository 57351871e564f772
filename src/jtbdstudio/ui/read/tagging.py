# SPDX-License-Identifier: MIT
"""Everything one can do to words: by key, from the line under the text, by mouse, from a menu; all meet here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from jtbdstudio.domain.codes import BOXES, JOB_COLUMNS
from jtbdstudio.ui.read.carrying import Carrier
from jtbdstudio.ui.read.chooser import Chooser
from jtbdstudio.ui.read.coding import END_GROW, END_SHRINK, START_GROW, START_SHRINK, Coder
from jtbdstudio.ui.read.sending import Sender

if TYPE_CHECKING:
    from jtbdstudio.ui.coding.codes import Codes
    from jtbdstudio.ui.read.desk import Desk
    from jtbdstudio.ui.workspace import Workspace

_MENU = (
    "tag", "forces", "lens", "suggestion", "vivo", "repeat", "quote", "", "star", "surprise", "memo", "evidence", "",
    "board", "copy", "shorten", "remove", "", "edit",
)  # fmt: skip
"""What the right button offers, without the `reader.`; an empty one is a rule."""


class Tagging(QObject):
    """Connects the line under the text, the boxes and the mouse with what they do; :meth:`handlers` are the keys."""

    said = Signal(str)
    undoable = Signal(str)
    linked = Signal(str, str, str, object)  # as `Page.linked_notice`
    evidence_wanted = Signal(str)  # code id

    def __init__(self, host: QWidget, desk: Desk, codes: Codes, studio: Callable[[], Workspace]) -> None:
        super().__init__(host)
        self._text, self._bar, self._codes, self._studio = desk.column.text, desk.column.bar, codes, studio
        self.coder = Coder(self._text, studio)
        self.chooser = Chooser(host, desk.column, self.coder, codes)
        self.sending = Sender(self.chooser, self.coder, studio)
        self.carrier = Carrier(self._text, desk.boxes)
        self._connect_bar()
        desk.boxes.tag_wanted.connect(self._on_box_chosen)
        self.carrier.dropped.connect(self._on_box_chosen)
        self.carrier.sent.connect(self.sending.open)
        self.sending.sent.connect(self.linked)
        self.coder.nothing_to_tag.connect(self._on_nothing_to_tag)
        self.coder.said.connect(self.said)
        self.coder.undoable.connect(self.undoable)
        self._text.edge_dropped.connect(self.coder.set_span)

    def _connect_bar(self) -> None:
        bar = self._bar
        bar.code_removed.connect(self._on_chip_removed)
        bar.code_opened.connect(self.evidence_wanted)
        bar.code_taken.connect(self._on_box_chosen)
        bar.picker_wanted.connect(self.chooser.open_picker)
        bar.star_toggled.connect(self.toggle_star)
        bar.surprise_toggled.connect(self.toggle_surprise)
        bar.memo_wanted.connect(self.chooser.open_memo)
        bar.evidence_wanted.connect(self.chooser.open_evidence)
        bar.shorten_wanted.connect(self.coder.shorten)
        bar.copy_wanted.connect(self.coder.copy)
        bar.delete_wanted.connect(self.coder.delete)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the keys do that change or copy a quote."""
        code, choose = self.coder, self.chooser
        boxes = {f"reader.box.{n}": partial(self._tag_handle, handle) for n, handle in enumerate(BOXES, 1)}
        columns = {f"reader.{handle}": partial(self._tag_handle, handle) for handle in JOB_COLUMNS}
        changing: dict[str, Callable[[], object]] = {
            **boxes, **columns,
            "reader.tag": choose.open_picker, "reader.forces": choose.open_forces, "reader.lens": choose.open_lens,
            "reader.evidence": choose.open_evidence, "reader.memo": choose.open_memo,
            "reader.suggestion": choose.take_suggestion, "reader.vivo": choose.name_in_vivo,
            "reader.repeat": code.repeat, "reader.quote": code.keep, "reader.remove": self.remove,
            "reader.star": self.toggle_star, "reader.surprise": self.toggle_surprise,
            "reader.board": self.sending.open, "reader.shorten": code.shorten,
            "reader.end_grow": partial(code.resize, END_GROW), "reader.end_shrink": partial(code.resize, END_SHRINK),
            "reader.start_grow": partial(code.resize, START_GROW),
            "reader.start_shrink": partial(code.resize, START_SHRINK),
        }  # fmt: skip
        return {name: partial(self._if_writable, do) for name, do in changing.items()} | {"reader.copy": code.copy}

    def _if_writable(self, do: Callable[[], object]) -> None:
        """Open nothing in which one could only fail."""
        if self._studio().read_only:
            self.said.emit(self.tr("This study is open elsewhere, so here it can only be read."))
        else:
            do()

    def show_menu(self, actions: Mapping[str, QAction], point: QPoint) -> None:
        """The menu for the words, at a point of the screen."""
        self.chooser.open_menu([actions[f"reader.{name}"] if name else None for name in _MENU], point)

    def pick_under(self, point: QPoint) -> None:
        """Before a menu opens over the text: the quote there is the one that is meant, unless words are selected."""
        under = self._text.marks_at(QPointF(self._text.viewport().mapFrom(self._text, point)))
        if self._text.span() is None and under:
            self._text.set_current(under[0].note_id)

    def _tag_handle(self, handle: str) -> None:
        self.coder.tag([self._codes.tree.handle(handle).id])

    def _on_box_chosen(self, code_id: str) -> None:
        self.coder.tag([code_id])
        self._text.setFocus()

    def _on_nothing_to_tag(self) -> None:
        self.said.emit(self.tr("Select words first: drag over them, or press Enter for the sentence at the caret."))

    def _on_chip_removed(self, code_id: str) -> None:
        self.coder.remove_code(code_id)
        self._text.setFocus()

    def remove(self) -> None:
        """The code of the focused chip, or the current quote."""
        chip = next((chip for chip in self._bar.chips.chips if chip.hasFocus()), None)
        if chip is not None:
            self._on_chip_removed(chip.code_id)
        else:
            self.coder.delete()

    def toggle_star(self) -> None:
        self.coder.flip("starred")
        self._bar.show_toggles()

    def toggle_surprise(self) -> None:
        self.coder.flip("surprise")
        self._bar.show_toggles()
