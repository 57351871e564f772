# SPDX-License-Identifier: MIT
"""Notes get codes, clusters get names; the quotes behind a number are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from jtbdstudio.commands import boards
from jtbdstudio.commands.tagging import tag_notes
from jtbdstudio.domain.codes import BOXES, JOB_COLUMNS
from jtbdstudio.queries.codebook import codebook
from jtbdstudio.queries.quotes import quotes_behind
from jtbdstudio.ui.board.hands import Bound, Hand, Handlers
from jtbdstudio.ui.board.inline import ClusterCard, TitleCard
from jtbdstudio.ui.page import Evidence
from jtbdstudio.ui.widgets.picks import Pick, PickCard
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.ui.board.page import BoardPage


class NamingHand(Hand):
    """Everything that changes what notes mean."""

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        self.canvas.title_opened.connect(self.rename_zone)
        self.canvas.numbers_clicked.connect(self.show_evidence)
        self.stage.tray.cluster_requested.connect(self.cluster_theme)

    def handlers(self) -> Handlers:
        found: Handlers = {
            "board.tag": self.choose_code,
            "board.cluster": self.cluster,
            "board.uncluster": self.uncluster,
            "board.evidence": self.show_evidence,
        }
        for number, handle in enumerate(BOXES, 1):
            found[f"board.box.{number}"] = Bound(self.tag_as, handle)
        for handle in JOB_COLUMNS:
            found[f"board.{handle}"] = Bound(self.tag_as, handle)
        return found

    def tag_as(self, handle: str) -> None:
        """One key, one code, for all selected notes."""
        self.tag(self.page.sense.tree.handle(handle).id)

    def tag(self, code_id: str) -> None:
        notes = self.notes_or_hint()
        if not notes:
            return
        self.run(tag_notes, [note.card.id for note in notes], [code_id])
        many = number_of(len(notes), self.tr("1 note"), self.tr("{n} notes"))
        name = self.page.sense.tree[code_id].name
        self.page.undoable_notice.emit(self.tr("“{code}” added to {notes}.").format(code=name, notes=many))

    def choose_code(self) -> None:
        """T: any code, by typing."""
        if not self.notes_or_hint():
            return
        codes = self.page.studio.read(codebook)
        picks = [Pick(code.code_id, code.path, code.tone, code.key, code.uses) for code in codes]
        card = PickCard(self.stage, self.tr("Choose a code"), picks)
        card.picked.connect(self.tag)
        self.stage.open_card(card, self.below_current(), 300)

    def cluster(self) -> None:
        """Ctrl+G: name what the selected notes have in common."""
        notes = self.notes_or_hint()
        if not notes:
            return
        plan = self.page.sense.plan_cluster(notes)
        card = ClusterCard(self.stage, plan, self.page.sense.tree, len(notes))
        keys = [note.placement_id for note in notes]
        card.accepted.connect(lambda title: self._make_cluster(keys, title, card.parent_id))
        self.stage.open_card(card, self.corner(self.selection_rect()) - QPoint(4, 96), 330)

    def _make_cluster(self, keys: list[str], title: str, parent_id: str | None) -> None:
        zone_id = self.run(boards.make_cluster, self.page.board_id, keys, title, parent_id)
        if zone_id in self.board.zones:
            self.board.select(keys)
            self.canvas.camera.reveal(self.board.zones[zone_id].rect)

    def cluster_theme(self, code_id: str, note_ids: list[str]) -> None:
        zone_id = self.run(boards.cluster_theme, self.page.board_id, code_id, note_ids)
        if zone_id in self.board.zones:
            self.board.select([], zone_id)
            self.canvas.camera.reveal(self.board.zones[zone_id].rect)

    def uncluster(self) -> None:
        """The frame of the selected cluster goes, or of the one the selected notes lie in."""
        zone = self.board.selected_zone
        current = self.board.current
        if zone is None and current is not None:
            zone = self.board.zones.get(current.note.zone_id or "")
        if zone is None or zone.zone.kind != "cluster":
            self.page.notice.emit(self.tr("Select a cluster, or notes in one. Boxes and columns stay."))
            return
        title = zone.zone.title
        self.run(boards.uncluster, zone.zone.id)
        self.page.undoable_notice.emit(self.tr("“{title}” dissolved. The notes keep their theme.").format(title=title))

    def show_evidence(self, zone_id: str = "") -> None:
        """The counted quotes behind a zone's numbers."""
        selected = self.board.selected_zone
        zone = self.board.zones.get(zone_id) or selected
        if zone is None and self.board.current is not None:
            zone = self.board.zones.get(self.board.current.note.zone_id or "")
        if zone is None or not zone.zone.code_ids:
            self.page.notice.emit(self.tr("Select a zone or a note in one; then the quotes behind it can be shown."))
            return
        quotes = self.page.studio.read(quotes_behind, zone.zone.code_ids)
        ids = tuple(card.id for card in quotes)
        self.page.evidence_requested.emit(Evidence(zone.zone.title, ids, zone.zone.tone))

    def rename_zone(self, zone_id: str) -> None:
        zone = self.board.zones[zone_id]
        if zone.zone.kind != "cluster":
            self.board.select([], zone_id)
            self.page.notice.emit(self.tr("Boxes and columns keep the names the method gives them."))
            return
        card = TitleCard(self.stage, zone.zone.title, self.tr("Name of the cluster"))
        card.accepted.connect(lambda title: self._keep_title(zone_id, title))
        self.stage.open_card(card, self.corner(zone.header_rect()) - QPoint(8, 8), 300)

    def _keep_title(self, zone_id: str, title: str) -> None:
        zone = self.board.zones.get(zone_id)
        if zone is not None and title and title != zone.zone.title:
            self.run(boards.rename_zone, zone_id, title)
