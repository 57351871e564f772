# SPDX-License-Identifier: MIT
"""What is on the canvas: zones, notes, the far layer, and which of them are selected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from jtbdstudio.queries.boards import BoardNote, BoardView
from jtbdstudio.ui import theme
from jtbdstudio.ui.board.colors import NoteColors
from jtbdstudio.ui.board.glide import Glide
from jtbdstudio.ui.board.layer import NoteLayer
from jtbdstudio.ui.board.note_item import NOTE, NoteItem
from jtbdstudio.ui.board.zone_item import ZoneItem

_NOTES_Z, _LAYER_Z, _LIFTED_Z = 10.0, 5.0, 1e6
_MARGIN = 3000


class BoardScene(QGraphicsScene):
    """Shows a board as it was read; positions, selection and looks, but no decisions."""

    selection_changed = Signal()
    content_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notes: dict[str, NoteItem] = {}
        self.zones: dict[str, ZoneItem] = {}
        self.far = False
        self._selected: dict[str, None] = {}  # placement ids in the order they were chosen
        self._zone: str | None = None
        self._content: QRectF | None = None
        self._hidden: frozenset[str] = frozenset()
        self._lifted: frozenset[str] = frozenset()
        self.layer, self.lifted_layer = NoteLayer(_LAYER_Z), NoteLayer(_LIFTED_Z)
        self.addItem(self.layer)
        self.addItem(self.lifted_layer)
        self.glide = Glide(self._on_glided, self)
        theme.watcher.theme_changed.connect(self._on_theme_changed)

    # What is shown

    def show_board(self, view: BoardView, colors: NoteColors, *, animated: bool) -> None:
        """Show another state of a board: only what is different changes."""
        self._show_zones(view)
        placed = {note.placement_id: note for note in view.notes}
        for gone in set(self.notes) - set(placed):
            self._drop_note(gone)
        for note in view.notes:
            self._show_note(note, colors)
        self._selected = {key: None for key in self._selected if key in self.notes}
        if self._zone not in self.zones:
            self._zone = None
        self._content = None
        self.glide.start(self.notes.values(), animated=animated)
        self._fit_scene()
        self.refresh_layer()
        self.content_changed.emit()
        self.selection_changed.emit()

    def clear_board(self) -> None:
        """Take everything off, to show another board."""
        for key in list(self.notes):
            self._drop_note(key)
        for zone in self.zones.values():
            self.removeItem(zone)
        self.zones.clear()
        self._content = None
        self._selected.clear()
        self._zone = None
        self.refresh_layer()

    def recolor(self, colors: NoteColors) -> None:
        """The same notes in other colors."""
        for item in self.notes.values():
            item.show_note(item.note, colors.tone(item.note), colors.box_key(item.note.card))
        self.refresh_layer()
        self.content_changed.emit()

    def set_hidden(self, note_ids: Collection[str]) -> None:
        """Fade the notes a filter leaves out (by note id); they can't be chosen in groups."""
        self._hidden = frozenset(note_ids)
        for item in self.notes.values():
            item.dim(item.note.card.id in self._hidden)
        self.select([key for key in self._selected if not self.notes[key].dimmed])
        self.refresh_layer()

    def set_far(self, far: bool) -> None:
        """From afar one layer draws all notes."""
        if far == self.far:
            return
        self.far = far
        for key, item in self.notes.items():
            item.setVisible(not far or key in self._lifted)
        self.layer.setVisible(far)
        self.lifted_layer.setVisible(far)
        self.refresh_layer()

    def refresh_layer(self) -> None:
        """Batch the notes anew, if they are drawn by the layer."""
        if self.far:
            self.layer.show_notes(self.notes.values(), self._lifted)
            self.layer.setVisible(True)

    def content_rect(self) -> QRectF:
        """Everything there is, where it belongs."""
        if self._content is None:
            self._content = self._measure()
        return self._content

    def _measure(self) -> QRectF:
        found = QRectF()
        for zone in self.zones.values():
            found = found.united(zone.rect)
        for item in self.notes.values():
            found = found.united(NOTE.translated(item.target))
        return found

    # What is where

    def note_at(self, point: QPointF) -> NoteItem | None:
        """The uppermost note there."""
        hits = [item for item in self.notes.values() if item.rect.contains(point)]
        return max(hits, key=lambda item: item.zValue(), default=None)

    def zone_at(self, point: QPointF) -> ZoneItem | None:
        """The innermost zone there."""
        hits = [zone for zone in self.zones.values() if zone.rect.contains(point)]
        return max(hits, key=lambda zone: (zone.zValue(), zone.zone.rect.y), default=None)

    def header_at(self, point: QPointF) -> ZoneItem | None:
        """The zone whose header is there."""
        hits = [zone for zone in self.zones.values() if zone.header_rect().contains(point)]
        return max(hits, key=lambda zone: zone.zValue(), default=None)

    def notes_in(self, rect: QRectF) -> list[str]:
        """Placement ids of the notes a rectangle touches, without faded ones."""
        return [key for key, item in self.notes.items() if not item.dimmed and rect.intersects(item.rect)]

    def inside(self, zone_id: str) -> tuple[list[ZoneItem], list[NoteItem]]:
        """The zones and notes that move with a zone, itself included."""
        moving = {zone_id}
        for zone in self.zones.values():  # parents come before children
            if zone.zone.parent_id in moving:
                moving.add(zone.zone.id)
        notes = [item for item in self.notes.values() if item.note.zone_id in moving]
        return [self.zones[each] for each in moving], notes

    # Selection

    @property
    def selected(self) -> list[NoteItem]:
        """The selected notes, the last chosen one last."""
        return [self.notes[key] for key in self._selected if key in self.notes]

    @property
    def selected_zone(self) -> ZoneItem | None:
        return self.zones.get(self._zone or "")

    @property
    def current(self) -> NoteItem | None:
        """The note the keys start from."""
        return self.selected[-1] if self._selected else None

    def select(self, placement_ids: Iterable[str], zone_id: str | None = None) -> None:
        """Select these notes, or one zone, and nothing else."""
        wanted = {key: None for key in placement_ids if key in self.notes}
        last = next(reversed(wanted), None)
        for key in {*self._selected, *wanted}:
            if key in self.notes:
                self.notes[key].mark(selected=key in wanted, current=key == last)
        for zone in self.zones.values():
            if zone.selected != (zone.zone.id == zone_id):
                zone.mark(selected=zone.zone.id == zone_id)
        self._selected, self._zone = wanted, zone_id
        self.refresh_layer()
        self.selection_changed.emit()

    def toggle(self, placement_id: str) -> None:
        """Add a note to the selection, or take it out."""
        keys = [key for key in self._selected if key != placement_id]
        self.select(keys if placement_id in self._selected else [*keys, placement_id])

    def target_zone(self, zone_id: str | None) -> None:
        """Highlight the zone a drag would end in."""
        for zone in self.zones.values():
            if zone.targeted != (zone.zone.id == zone_id):
                zone.mark(targeted=zone.zone.id == zone_id)

    # Dragging

    def lift(self, items: Sequence[NoteItem]) -> None:
        """Take notes out of the layer and above everything, for as long as they are dragged."""
        self.glide.finish()
        self._lifted = frozenset(item.note.placement_id for item in items)
        self.lifted_layer.setPos(0, 0)
        if self.far:
            self.lifted_layer.show_notes(items)
            self.lifted_layer.setVisible(True)
            self.refresh_layer()
        for item in items:
            item.setZValue(_LIFTED_Z)
            item.mark(lifted=True)

    def drag(self, items: Sequence[NoteItem], starts: Sequence[QPointF], by: QPointF) -> None:
        """Show lifted notes this far from where they were."""
        if self.far:
            self.lifted_layer.setPos(by)
            return
        for item, start in zip(items, starts, strict=True):
            item.setPos(start + by)

    def release(self) -> None:
        """Let go: the notes stay where they are until a change or :meth:`put_back` moves them."""
        for key in self._lifted & self.notes.keys():
            self.notes[key].mark(lifted=False)
            self.notes[key].setZValue(_NOTES_Z + self.notes[key].note.z)
        self._lifted = frozenset()
        self.lifted_layer.setPos(0, 0)
        self.lifted_layer.show_notes(())
        self.target_zone(None)

    def put_back(self) -> None:
        """What is not where it belongs goes there: a drag was cancelled, or changed nothing."""
        self.glide.start(self.notes.values(), animated=True)
        self.refresh_layer()

    # Inside

    def _show_zones(self, view: BoardView) -> None:
        wanted = {zone.id: zone for zone in view.zones}
        for gone in set(self.zones) - set(wanted):
            self.removeItem(self.zones.pop(gone))
        for zone_id, zone in wanted.items():
            if zone_id in self.zones:
                self.zones[zone_id].show_zone(zone)
            else:
                self.zones[zone_id] = ZoneItem(zone)
                self.addItem(self.zones[zone_id])
        self.zones = {zone_id: self.zones[zone_id] for zone_id in wanted}  # parents before children

    def _show_note(self, note: BoardNote, colors: NoteColors) -> None:
        tone, badge = colors.tone(note), colors.box_key(note.card)
        item = self.notes.get(note.placement_id)
        if item is None:
            item = self.notes[note.placement_id] = NoteItem(note, tone, badge)
            item.setVisible(not self.far)
            item.dim(note.card.id in self._hidden)
            self.addItem(item)
        elif (item.note, item.tone, item.badge) != (note, tone, badge):
            item.show_note(note, tone, badge)
        if note.placement_id not in self._lifted and item.zValue() != _NOTES_Z + note.z:
            item.setZValue(_NOTES_Z + note.z)

    def _drop_note(self, placement_id: str) -> None:
        item = self.notes.pop(placement_id)
        self.glide.forget(item)
        self.removeItem(item)

    def _fit_scene(self) -> None:
        self.setSceneRect(self.content_rect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))

    def _on_glided(self) -> None:
        self.refresh_layer()

    def _on_theme_changed(self) -> None:
        self.refresh_layer()
        self.update()
