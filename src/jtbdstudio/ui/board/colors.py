# SPDX-License-Identifier: MIT
"""What the color of a note says: where it lies, its job column, its box, or whose words it is."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from jtbdstudio.domain.codes import BOXES, JOB_COLUMNS, CodeTree
from jtbdstudio.queries.boards import BoardNote, BoardView
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui import theme
from jtbdstudio.ui.theme import Tone

MODES = ("zone", "column", "box", "customer")


def mode_name(mode: str) -> str:
    """What the menu calls a mode."""
    return {
        "zone": QCoreApplication.translate("board", "Zone"),
        "column": QCoreApplication.translate("board", "Job column"),
        "box": QCoreApplication.translate("board", "Box"),
        "customer": QCoreApplication.translate("board", "Customer"),
    }[mode]


class NoteColors:
    """Tones of notes for one mode; the customer mode spreads as many hues as there are customers."""

    def __init__(self, mode: str, view: BoardView, tree: CodeTree) -> None:
        self.mode = mode
        self._handles = {"column": JOB_COLUMNS, "box": BOXES}.get(mode, ())
        self._tree = tree
        cards = [note.card for note in view.notes] + list(view.waiting)
        codes = sorted({card.customer_code for card in cards if card.customer_code})
        self._place = {code: index for index, code in enumerate(codes)}

    def tone(self, note: BoardNote) -> Tone:
        """The three colors of a note on the board."""
        return theme.tone_of(note.tone) if self.mode == "zone" else self.card_tone(note.card)

    def card_tone(self, card: QuoteCard) -> Tone:
        """The same for a note that has no place yet."""
        if self.mode == "zone":
            return theme.tone_of(card.tone)
        if self.mode == "customer":
            index = self._place.get(card.customer_code)
            return theme.tone_of("neutral") if index is None else _hue(index, theme.current().dark)
        return theme.tone_of(self._family_tone(card))

    def box_key(self, card: QuoteCard) -> str:
        """In the box mode, the keys of the note's boxes: color alone does not tell twelve of them apart."""
        if self.mode != "box":
            return ""
        boxes = (self._tree.handle(handle) for handle in BOXES)
        return " ".join(box.key for box in boxes if box.id in card.code_ids)

    def _family_tone(self, card: QuoteCard) -> str:
        for handle in self._handles:
            code_id = self._tree.handle(handle).id
            if code_id in card.code_ids:
                return self._tree.tone(code_id)
        return "neutral"


@cache
def _hue(index: int, dark: bool) -> Tone:
    """The n-th of a row of hues in which neighbors differ (steps of the golden angle)."""
    hue = round(24 + index * 137.508) % 360
    ground = QColor.fromHsl(hue, 72, 62) if dark else QColor.fromHsl(hue, 150, 222)
    strong = QColor.fromHsl(hue, 150, 160) if dark else QColor.fromHsl(hue, 140, 100)
    text = QColor.fromHsl(hue, 130, 215) if dark else QColor.fromHsl(hue, 130, 52)
    return Tone(f"hue{index}", ground, strong, text)
