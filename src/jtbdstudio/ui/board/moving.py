# SPDX-License-Identifier: MIT
"""Notes are dropped, placed, brought in, nudged, sent to a zone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt

from jtbdstudio.commands import boards, tidy
from jtbdstudio.commands.boards import Drop
from jtbdstudio.domain.boards import NOTE_HEIGHT, NOTE_WIDTH, note_rect, side_by_side
from jtbdstudio.queries.boards import BoardNote
from jtbdstudio.queries.quotes import cards_by_id, quote_list
from jtbdstudio.ui.board.gestures import BringIn
from jtbdstudio.ui.board.hands import Bound, Hand, Handlers
from jtbdstudio.ui.board.note_item import NoteItem
from jtbdstudio.ui.board.rows import Row
from jtbdstudio.ui.widgets.picks import Pick, PickCard

if TYPE_CHECKING:
    from jtbdstudio.ui.board.page import BoardPage

STEP, FAR_STEP = 20, 100
_SIDES = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class MovingHand(Hand):
    """Everything that changes where notes lie."""

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        canvas, tray = self.canvas, self.stage.tray
        canvas.notes_dropped.connect(self.drop)
        canvas.notes_brought.connect(self.bring)
        canvas.zone_dropped.connect(self.move_zone)
        tray.place_requested.connect(self.place)
        tray.code_requested.connect(self.bring_code)
        for view in (tray.waiting, tray.codes):
            view.drag_begun.connect(self._on_drag_begun)
            view.drag_moved.connect(self._on_drag_moved)
            view.drag_ended.connect(self._on_drag_ended)

    def handlers(self) -> Handlers:
        found: Handlers = {
            "board.move": self.choose_zone,
            "board.tidy": self.tidy,
            "board.place_all": self.stage.tray.place_everything,
        }
        for side, (x, y) in _SIDES.items():
            found[f"board.{side}"] = Bound(self.nudge, x * STEP, y * STEP)
            found[f"board.far_{side}"] = Bound(self.nudge, x * FAR_STEP, y * FAR_STEP)
            found[f"board.near_{side}"] = Bound(self.select_near, x, y)
        return found

    def drop(self, drops: list[Drop], zone_id: str | None) -> None:
        """Placed notes were let go."""
        self.run(boards.drop_notes, self.page.board_id, drops, zone_id)

    def bring(self, drops: list[Drop], zone_id: str | None) -> None:
        """Notes from a list were let go: into a zone, or side by side on the ground."""
        if zone_id is not None:
            placed = self.run(boards.drop_notes, self.page.board_id, drops, zone_id)
        else:
            fresh = [drop.note_id for drop in drops]
            placed = self.run(boards.lay_out_notes, self.page.board_id, fresh, drops[0].x, drops[0].y)
        self._took_place(placed)

    def bring_code(self, code_id: str, at: QPointF | None = None) -> None:
        """All quotes of a code come onto the board, side by side, and are selected."""
        here = {item.note.card.id for item in self.board.notes.values()}
        missing = [card.id for card in self.page.studio.read(quote_list, code_id) if card.id not in here]
        if missing:
            point = at or self.canvas.camera.center() - QPointF(2.5 * NOTE_WIDTH, NOTE_HEIGHT)
            place = round(point.x()), round(point.y())
            self._took_place(self.run(boards.lay_out_notes, self.page.board_id, missing, *place))
        else:
            self.page.notice.emit(self.tr("All quotes of this code lie on the board already; they are selected now."))
            mine = {card.id for card in self.page.studio.read(quote_list, code_id)}
            self._took_place([key for key, item in self.board.notes.items() if item.note.card.id in mine])

    def place(self, waiting: Mapping[str, Sequence[str]]) -> None:
        """Waiting notes take the first free places of their zones; where the focus is, it stays."""
        before = set(self.board.notes)
        if len(waiting) == 1:
            zone_id, note_ids = next(iter(waiting.items()))
            self.run(boards.place_waiting, zone_id, list(note_ids))
        else:
            self.run(boards.place_all_waiting, {zone: list(notes) for zone, notes in waiting.items()})
        placed = [key for key in self.board.notes if key not in before]
        self.board.select(placed if len(waiting) == 1 else [])
        if len(placed) == 1:
            self.canvas.camera.reveal(self.board.notes[placed[0]].rect)

    def move_zone(self, zone_id: str, dx: int, dy: int) -> None:
        if dx or dy:
            self.run(boards.move_zone, zone_id, dx, dy)

    def nudge(self, dx: int, dy: int) -> None:
        """Arrows: a small move, steps in a row are one undo. With nothing selected they look around."""
        zone = self.board.selected_zone
        if zone is not None and zone.zone.kind == "cluster":
            self.run(boards.move_zone, zone.zone.id, dx, dy)
        elif keys := self.keys():
            merge = "nudge " + " ".join(sorted(keys))
            self.run(boards.nudge_notes, keys, dx, dy, merge=merge)
        elif zone is None:
            self.canvas.camera.pan(QPoint(-2 * dx, -2 * dy))

    def select_near(self, x: int, y: int) -> None:
        """Ctrl+arrows: the nearest note that way; far to the side counts double."""
        current = self.board.current
        start = current.rect.center() if current is not None else self.canvas.camera.center()
        found: tuple[float, NoteItem] | None = None
        for item in self.board.notes.values():
            way = item.rect.center() - start
            ahead, aside = way.x() * x + way.y() * y, abs(way.x() * y) + abs(way.y() * x)
            if (
                item is not current
                and not item.dimmed
                and ahead > 4
                and (found is None or ahead + 2 * aside < found[0])
            ):
                found = (ahead + 2 * aside, item)
        if found is not None:
            self.board.select([found[1].note.placement_id])
            self.canvas.camera.reveal(found[1].rect)

    def choose_zone(self) -> None:
        """Move to zone…: everything dragging can do, by typing."""
        if not self.notes_or_hint():
            return
        sense = self.page.sense
        picks = [
            Pick(zone.id, " › ".join(z.title for z in reversed(sense.chain(zone.id))), zone.tone, zone.key)
            for zone in sense.view.zones
        ]
        picks.append(Pick("", self.tr("Beside the zones")))
        card = PickCard(self.stage, self.tr("Move to zone"), picks)
        card.picked.connect(self._on_zone_picked)
        self.stage.open_card(card, self.below_current(), 300)

    def _on_zone_picked(self, zone_id: str) -> None:
        notes = self.notes()
        zone = self.board.zones.get(zone_id)
        if zone is not None:
            rect = zone.zone.rect
            drops = [Drop(note.card.id, rect.x, rect.y, note.placement_id) for note in notes]
        else:
            drops = [Drop(note.card.id, note.x, note.y, note.placement_id) for note in self._beside(notes)]
        placed = self.run(boards.drop_notes, self.page.board_id, drops, zone_id or None)
        self._took_place(placed)

    def _beside(self, notes: Sequence[BoardNote]) -> list[BoardNote]:
        """The notes as they would lie left of everything, in rows."""
        content = self.board.content_rect()
        taken = [note_rect((item.note.x, item.note.y)) for item in self.board.notes.values()]
        at = (round(content.left()) - 2 * NOTE_WIDTH - 60, round(content.top()))
        points = side_by_side(at, len(notes), taken, columns=2)
        return [replace(note, x=x, y=y) for note, (x, y) in zip(notes, points, strict=True)]

    def tidy(self) -> None:
        """The selected zone, or the selected notes beside the zones, or the whole board."""
        zone, keys = self.board.selected_zone, self.keys()
        beside = [key for key in keys if self.board.notes[key].note.zone_id is None]
        if zone is None and keys and not beside:
            zone = self.board.zones.get(self.board.notes[keys[-1]].note.zone_id or "")
        if zone is None and beside:
            self.run(tidy.tidy_notes, self.page.board_id, beside)
        else:
            self.run(tidy.tidy_zones, self.page.board_id, zone.zone.id if zone is not None else None)

    def _on_drag_begun(self, rows: list[Row], at: QPoint) -> None:
        note_ids = list(dict.fromkeys(note_id for row in rows for note_id in row.note_ids))
        for row in rows:
            if row.kind == "code":
                here = {item.note.card.id for item in self.board.notes.values()}
                quotes = self.page.studio.read(quote_list, row.code_id)
                note_ids += [c.id for c in quotes if c.id not in here and c.id not in note_ids]
        cards = self.page.studio.read(cards_by_id, note_ids)
        point = self.canvas.viewport().mapFromGlobal(at)
        if cards:
            self.canvas.start_gesture(BringIn(self.canvas, point, cards), point)

    def _on_drag_moved(self, at: QPoint) -> None:
        self.canvas.move_gesture(self.canvas.viewport().mapFromGlobal(at))

    def _on_drag_ended(self, at: QPoint) -> None:
        self.canvas.end_gesture(self.canvas.viewport().mapFromGlobal(at))

    def _took_place(self, placed: Sequence[str] | None) -> None:
        """Notes that have just come are selected, seen, and have the keys."""
        if placed:
            self.board.select(placed)
            self.canvas.camera.reveal(self.selection_rect())
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
