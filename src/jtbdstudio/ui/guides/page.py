# SPDX-License-Identifier: MIT
"""The guides page: the list, the chosen guide as a sheet, and how to find out whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.commands.advice import dismiss_advice
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.guides import Guide, GuideBox, guide_boxes, guides, missing_guides, research_plan
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.guides.asking import Asking
from jtbdstudio.ui.guides.deeds import Deeds
from jtbdstudio.ui.guides.exporting import Exporting
from jtbdstudio.ui.guides.guide_list import GuideList
from jtbdstudio.ui.guides.menus import new_menu, popup_under
from jtbdstudio.ui.guides.plan import MustTellCard, PlanCard
from jtbdstudio.ui.guides.sheet import GuideSheet
from jtbdstudio.ui.page import Page
from jtbdstudio.ui.widgets import button

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.workspace import Workspace

_TABLES = ("guide", "guide_question", "study", "code", "interview", "dismissed_advice")
_WIDE = 1120


class GuidesPage(Page):
    """Guides: read as one asks, edited where they stand, exported to Word."""

    id, title, icon, section = "guides", "Guides", "guides", "Collect"

    def build(self) -> None:
        self._guides: tuple[Guide, ...] = ()
        self._boxes: tuple[GuideBox, ...] = ()
        self._chosen = ""
        self.export_button = self.header.add_button(self.tr("Export to Word…"), self._open_export_menu, icon="export")
        self.new_button = self.header.add_button(self.tr("New guide"), self.open_new_menu, primary=True)
        self.way_link = button("", self.go_to_plan, link=True)
        self.way_link.setToolTip(self.tr("Survey or interviews? See below the guide"))
        self.header.add_left(self.way_link)
        self.list, self.sheet, self.plan, self.must_tell = GuideList(), GuideSheet(), PlanCard(), MustTellCard()
        self.deeds = Deeds(self)
        self.asking = Asking(self.sheet.questions, self.deeds, self.shown_guide)
        self.exporting = Exporting(self)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(0, 6, 0, 8)
        left.addWidget(self.list)
        row.addLayout(left)
        row.addWidget(self._content(), 1)
        self._bind()
        self._connect()

    def _content(self) -> QScrollArea:
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(12, 16, 18, 18)
        self._grid.setSpacing(14)
        self._wide: bool | None = None
        self._side = QWidget()
        self._side_column = QGridLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.setSpacing(14)
        self._arrange(wide=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        return self._area

    def _arrange(self, *, wide: bool) -> None:
        """Beside the sheet, or below it where there is little width."""
        if wide == self._wide:
            return
        self._wide, grid, side = wide, self._grid, self._side_column
        for widget in (self.sheet, self._side):
            grid.removeWidget(widget)
        for card in (self.plan, self.must_tell):
            side.removeWidget(card)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.sheet, 0, 0, top)
        grid.addWidget(self._side, 0 if wide else 1, 1 if wide else 0, top)
        side.addWidget(self.plan, 0, 0, top)
        side.addWidget(self.must_tell, 1 if wide else 0, 0 if wide else 1, top)
        for column in (0, 1):
            side.setColumnStretch(column, int(column == 0 or not wide))
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(2, 1)
        self.way_link.setVisible(not wide)
        self._side.setMinimumWidth(312 if wide else 0)
        self._side.setMaximumWidth(312 if wide else 16_777_215)

    def _bind(self) -> None:
        deeds = {
            "guides.new": self.open_new_menu,
            "guides.duplicate": self.duplicate,
            "guides.restore": self.restore,
            "guides.delete": self.delete,
            "guides.export": self.export_chosen,
            "guides.export_all": self.export_all,
            "guides.add": self.asking.add,
        }
        self.acts = bind(self, "guides", deeds)

    def _connect(self) -> None:
        sheet, asking = self.sheet, self.asking
        self.list.guide_chosen.connect(self.choose)
        self.list.questions_wanted.connect(asking.go_to_first)
        self.list.name_wanted.connect(self.go_to_name)
        self.list.delete_wanted.connect(self.delete)
        sheet.name_typed.connect(self._on_name_typed)
        sheet.note_typed.connect(self._on_note_typed)
        sheet.name.left.connect(self._on_name_left)
        sheet.name.entered.connect(asking.go_to_first)
        sheet.note.entered.connect(asking.go_to_first)
        sheet.note.escaped.connect(asking.go_to_first)
        sheet.more.clicked.connect(self._open_more)
        sheet.add_wanted.connect(asking.add)
        sheet.closing_wanted.connect(self._on_closing_wanted)
        sheet.advice.dismissed.connect(self._on_advice_dismissed)
        sheet.coverage.box_chosen.connect(asking.ask_about)
        self.plan.edited.connect(self.deeds.plan)
        self.plan.guide_wanted.connect(self.show_handle)
        self.must_tell.guide_wanted.connect(self.show_handle)
        self.deeds.told.connect(self.undoable_notice)
        self.exporting.told.connect(self.notice)

    # What is shown

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self.deeds.attach(workspace)

    @property
    def guide(self) -> Guide | None:
        """The chosen guide."""
        return self.shown_guide()

    def shown_guide(self) -> Guide | None:
        return next((guide for guide in self._guides if guide.id == self._chosen), None)

    def refresh(self) -> None:
        self._guides = self.studio.read(guides)
        self._boxes = self.asking.boxes = self.studio.read(guide_boxes)
        if self.guide is None and self._guides:
            self._chosen = self._guides[0].id
        self.list.show_guides(self._guides, self._chosen)
        self._show()

    def _show(self) -> None:
        guide, locked = self.guide, self.deeds.locked
        plan = self.studio.read(research_plan)
        named = {each.handle: each.name for each in self._guides if each.handle}
        self.plan.show_plan(plan, named.get(plan.guide, ""), locked=locked)
        self.way_link.setText(self.plan.way.text())
        told = next((each for each in self._guides if each.handle == "must_tell"), None)
        self.must_tell.setVisible(told is not None)
        if told is not None:
            self.must_tell.show_lines(told.name, [question.asked for question in told.questions])
        self.new_button.setEnabled(not locked)
        if guide is not None:
            self.sheet.show_guide(guide, self._boxes, locked=locked)
            warned = self.studio.read(advice_list).about(f"guide:{guide.id}") if guide.lacks_closing else ()
            self.sheet.show_advice(warned)
            self._show_enabled(guide, locked)

    def _show_enabled(self, guide: Guide, locked: bool) -> None:
        can = {
            "new": True, "add": not guide.is_fixed, "duplicate": guide.kind != "debrief",
            "restore": guide.is_changed, "delete": guide.can_be_deleted,
        }  # fmt: skip
        for name, so in can.items():
            self.acts[f"guides.{name}"].setEnabled(so and not locked)

    def choose(self, guide_id: str) -> None:
        """Show another guide."""
        self.asking.leave()
        self._chosen = guide_id
        self.list.show_guides(self._guides, guide_id)
        self._area.verticalScrollBar().setValue(0)
        self._show()

    def show_handle(self, handle: str) -> None:
        """Show a built-in guide."""
        found = next((guide for guide in self._guides if guide.handle == handle), None)
        if found is not None:
            self.choose(found.id)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_plan(self) -> None:
        """Whom there is to ask, and how: below the guide where there is little width."""
        self._area.ensureWidgetVisible(self.plan, 0, 0)
        self.plan.ideal.setFocus(Qt.FocusReason.OtherFocusReason)

    # Guides

    def open_new_menu(self) -> None:
        """Choose what kind of guide to make, or a built-in one to bring back."""
        if not self.deeds.locked:
            missing = self.studio.read(missing_guides)
            popup_under(new_menu(self, missing, self.make, self.bring_back), self.new_button)

    def make(self, kind: str) -> None:
        """A new guide, its name ready to be typed over."""
        if made := self.deeds.make(kind):
            self.choose(made)
            self.go_to_name()

    def bring_back(self, handle: str) -> None:
        if made := self.deeds.bring_back(handle):
            self.choose(made)

    def duplicate(self) -> None:
        if self.guide is not None and (made := self.deeds.duplicate(self.guide)):
            self.choose(made)
            self.go_to_name()

    def restore(self) -> None:
        if self.guide is not None:
            self.asking.leave()
            self.deeds.restore(self.guide)

    def delete(self) -> None:
        """Delete the chosen guide; the list goes on at the next one."""
        if (guide := self.guide) is None or self.deeds.locked:
            return
        rest = [each.id for each in self._guides if each.kind == guide.kind and each.id != guide.id]
        self.deeds.delete(guide)
        if self.guide is None or guide.id not in {each.id for each in self._guides}:
            self.choose(rest[0] if rest else self._guides[0].id)

    def go_to_name(self) -> None:
        self.sheet.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheet.name.selectAll()

    def _open_more(self) -> None:
        menu = QMenu(self)
        for name in ("duplicate", "restore", "export", "delete"):
            menu.addAction(self.acts[f"guides.{name}"])
        popup_under(menu, self.sheet.more)

    def _on_name_typed(self, name: str, key: str) -> None:
        if self.guide is not None:
            self.deeds.name(self.guide, name, key)

    def _on_name_left(self) -> None:
        if (guide := self.guide) is not None and not guide.name.strip():
            self.deeds.unnamed(guide)

    def _on_note_typed(self, note: str, key: str) -> None:
        if self.guide is not None:
            self.deeds.note(self.guide, note, key)

    def _on_closing_wanted(self) -> None:
        if self.guide is not None:
            self.deeds.close(self.guide)

    def _on_advice_dismissed(self, rule: str, subject: str, reason: str) -> None:
        self.studio.run(dismiss_advice, rule, subject, reason)

    # To Word

    def _open_export_menu(self) -> None:
        menu = QMenu(self)
        for name in ("export", "export_all"):
            menu.addAction(self.acts[f"guides.{name}"])
        popup_under(menu, self.export_button)

    def export_chosen(self) -> None:
        """Ask where to put the chosen guide."""
        if self.guide is not None:
            self.exporting.ask_where(self.studio, self.guide.name, self.guide.id)

    def export_all(self) -> None:
        """Ask where to put all guides."""
        self.exporting.ask_where(self.studio, self.tr("Guides"), None)

    # What the window asks

    def on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            super().on_changed(changes)

    def forget(self) -> None:
        super().forget()
        self.sheet.questions.clear()
        self._guides, self._chosen = (), ""
        self.exporting.cancel()

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, kind: str, ident: str) -> None:
        if kind == "guide" and any(guide.id == ident for guide in self._guides):
            self.choose(ident)

    def place(self) -> str:
        return self._chosen

    def go_to_place(self, place: str) -> None:
        self._chosen = place

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        self._arrange(wide=wide)
        self.list.setFixedWidth(234 if wide else 206)

    def gallery_states(self) -> list[str]:
        return ["editing", "probes", "audience", "debrief", "website", "plan"]

    def show_state(self, name: str) -> None:
        handles = {
            "editing": "best_customers", "probes": "switch_probes", "audience": "audience", "debrief": "debrief",
            "website": "website_survey", "plan": "survey",
        }  # fmt: skip
        self.show_handle(handles[name])
        if name == "editing":
            self.sheet.questions.rows[2].begin()
        elif name in ("plan", "probes"):
            for _ in range(4):  # labels that wrap settle one after the other
                QApplication.processEvents()
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.maximum())
