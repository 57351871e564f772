# SPDX-License-Identifier: MIT
"""Read & tag: interviews at the left, the text in the middle, the 12 questions at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from jtbdstudio.queries.advice import advice_on_quotes
from jtbdstudio.queries.codebook import box_counts
from jtbdstudio.queries.interviews import InterviewItem, interview_list
from jtbdstudio.queries.quotes import QuoteCard, cards_by_id, quotes_behind
from jtbdstudio.queries.reader import ReaderView, reader_view
from jtbdstudio.store.history import Changes
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.coding.codes import Codes
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.painting import paint_first
from jtbdstudio.ui.read.checks import Checks
from jtbdstudio.ui.read.correcting import Correcting
from jtbdstudio.ui.read.desk import Desk
from jtbdstudio.ui.read.going import GoingToTime
from jtbdstudio.ui.read.holding import Hold
from jtbdstudio.ui.read.own_tags import OwnTags
from jtbdstudio.ui.read.pictures import STATES, show_state
from jtbdstudio.ui.read.quote_view import current_quote, keys_of
from jtbdstudio.ui.read.quotes import Quotes
from jtbdstudio.ui.read.script import Script
from jtbdstudio.ui.read.sound import Sound
from jtbdstudio.ui.read.tag_all import TagAll
from jtbdstudio.ui.read.tagging import Tagging
from jtbdstudio.ui.words import number_of

_LATER_MS = 150
_ROOMY = 1000
"""From this width on the header says by name who codes."""


class ReadPage(Page):
    """One interview is open at a time; its place is kept when another is opened."""

    id, title, icon, section = "read", "Read & tag", "read", "Code"

    def build(self) -> None:
        self._interview_id = ""
        self._items: tuple[InterviewItem, ...] = ()
        self._codes = Codes(lambda: self.studio)
        self._places: dict[str, int] = {}
        self._own_surprises = self._surprises_told = 0
        self.desk = Desk()
        self.list, self.column, self.boxes = self.desk.list, self.desk.column, self.desk.boxes
        self.text, self.bar = self.column.text, self.column.bar
        self.tagging = Tagging(self, self.desk, self._codes, lambda: self.studio)
        self.coder, self.chooser = self.tagging.coder, self.tagging.chooser
        self.own = OwnTags(self, lambda: self.studio)
        self.quotes = Quotes(self.text, self.coder, self._codes, self.own, lambda: self.studio)
        self.tag_all = TagAll(self, self.column, lambda: self.studio)
        self.going = GoingToTime(self, self.column, lambda: self.studio)
        # Counts stand still for a moment: the words are colored first, several tags in a row cost one look.
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._show_counts)
        # A tag changes selection, quotes and the current one: the line under the text is shown once for all of it.
        self._bar_soon = QTimer(self, singleShot=True, interval=0)
        self._bar_soon.timeout.connect(self._show_bar)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.desk)
        self.sound = Sound(self, self.column, lambda: self.studio)
        self.correcting = Correcting(self, self.column, lambda: self.studio)
        self.checks = Checks(self, self.header, self.column, lambda: self.studio)
        self._connect()
        self._bind()
        self.header.add_right(self.own.button)
        self.column.insert_above(self.own.line)
        self.theme_button = self.header.add_button(self.tr("New theme…"), self.chooser.new_theme, icon="add")
        edit = self._actions["reader.edit"].trigger
        self.edit_button = self.header.add_button(self.tr("Edit transcript"), edit, icon="edit")
        self.edit_button.setAccessibleName(self.tr("Edit transcript"))
        self.edit_button.setToolTip(self.tr("Correct the turn at the caret (F2)"))
        self.header.add_button(self.tr("Find in text"), self.column.open_find, icon="search")

    def _connect(self) -> None:
        self.desk.import_wanted.connect(self._import)
        self.list.opened.connect(self._open)
        self.list.entered_text.connect(self._enter_text)
        self.list.clicked.connect(self._enter_text)
        self.text.picked.connect(self._on_picked)
        self.text.marks_changed.connect(self._bar_soon.start)
        self.text.current_changed.connect(self._bar_soon.start)
        self.text.current_changed.connect(self._tell_chosen)
        self.text.quote_clicked.connect(self.text.set_current)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._show_menu)
        self.column.brackets.quote_clicked.connect(self._on_bracket_clicked)
        self.column.walked.connect(self.text.set_current)
        self.boxes.evidence_wanted.connect(self._show_evidence)
        self.boxes.scope_changed.connect(self._show_counts)
        self.tagging.evidence_wanted.connect(self._show_evidence)
        self.tagging.linked.connect(self.linked_notice)
        self.bar.menu_wanted.connect(self._open_menu)
        self.own.changed.connect(self._on_own_changed)
        self.own.compare_wanted.connect(self._compare)
        for part in (self.tagging, self.sound, self.going, self.correcting, self.checks, self.tag_all):
            part.said.connect(self.notice)
        for part in (self.tagging, self.sound, self.correcting, self.checks, self.tag_all):
            part.undoable.connect(self.undoable_notice)

    def _bind(self) -> None:
        column = self.column
        handlers: dict[str, Callable[[], object]] = {
            "reader.edit": self.correcting.start, "reader.checks": self.checks.open,
            "reader.confirm": self.checks.confirm_current,
            "reader.next_turn": partial(column.walk_turns, 1), "reader.previous_turn": partial(column.walk_turns, -1),
            "reader.next_quote": partial(column.walk_quotes, 1),
            "reader.previous_quote": partial(column.walk_quotes, -1), "reader.cycle": column.cycle,
            "reader.go_to_time": self.going.open,
        }  # fmt: skip
        handlers |= self.tagging.handlers() | self.sound.handlers()
        self._actions = bind(self, "reader", {name: partial(self._in_text, do) for name, do in handlers.items()})
        bind(self.text, "reader", {"reader.sentence": self.text.selector.sentence})
        bind(
            self,
            "reader",
            {
                "reader.find": column.open_find,
                "reader.find_next": partial(column.finder.step, 1),
                "reader.find_previous": partial(column.finder.step, -1),
                "reader.tag_all": self.tag_all.open,
                "reader.theme": self.chooser.new_theme,
                "reader.coder": self.own.ask,
                "reader.own": self.own.toggle,
                "reader.dims": self._toggle_dims,
            },
        )

    def _in_text(self, handler: Callable[[], object]) -> None:
        """What a key does, wherever on the page the focus is: with no text in view it would act on a hidden one."""
        if self.desk.has_text:
            handler()
        else:
            self.notice.emit(self.tr("There is no transcript here to read or tag. Import it first."))

    # ------------------------------------------------------------------------------------------------- opening

    def open_interview(self, interview_id: str) -> None:
        """Show an interview."""
        self._interview_id = interview_id
        if self._stale or self._item() is None:
            self._stale = False
            self.refresh()
        else:
            self._show_interview()

    def open_quote(self, note_id: str) -> None:
        """Show a quote in its interview: in the middle, with a flash."""
        card = next(iter(self.studio.read(cards_by_id, [note_id])), None)
        if card is None or not card.interview_id:
            self.notice.emit(self.tr("This note is gone, or belongs to no interview. It has no place in a transcript."))
            return
        self.open_interview(card.interview_id)
        if card.start is None and card.needs_check:
            self.checks.open(card.id)
            return
        if card.start is None:
            self.notice.emit(self.tr("{ref} has no place in the text.").format(ref=card.ref))
            return
        if note_id not in self.coder.cards and self.own.on:
            self.own.set_on(False)
            self.notice.emit(self.tr("{ref} is somebody else’s, so everybody’s tags are shown.").format(ref=card.ref))
        self.column.go_to(note_id, center=True, flash=True)
        self.text.setFocus()

    def _tell_chosen(self) -> None:
        """The current quote is the chosen one on the other pages."""
        if self.text.current:
            self.choose_notes([self.text.current], partly=True)

    def follow_notes(self, note_ids: tuple[str, ...]) -> None:
        here = next((note_id for note_id in note_ids if note_id in self.coder.cards), "")
        if here:
            self.text.set_current(here)

    def reveal(self, kind: str, ident: str) -> None:
        if kind == "note":
            self.open_quote(ident)
        elif kind == "interview":
            self.open_interview(ident)
            self.text.setFocus()
        elif kind == "words":
            start, end, interview_id = ident.split(":", 2)
            self.open_interview(interview_id)
            self.column.finder.land(int(start), int(end))
            self.text.setFocus()

    def _open(self, interview_id: str) -> None:
        """Another interview was chosen in the list."""
        if interview_id != self._interview_id:
            self._interview_id = interview_id
            self._show_interview()

    def _enter_text(self) -> None:
        """After a click in the list or Return; whoever walks it by arrows stays in it."""
        if self.desk.has_text:
            self.text.setFocus()

    def refresh(self) -> None:
        """Read everything anew; the place in the text stays if it is the same text."""
        self._items = self.studio.read(interview_list)
        self._codes.read()
        self.own.show_coder()
        for part in (self.bar, self.boxes):
            part.set_editable(not self.studio.read_only)
        self.text.can_change = not self.studio.read_only
        for made in (self.theme_button, self.edit_button):
            made.setEnabled(not self.studio.read_only)
        self.desk.show_reading(interviews=bool(self._items))
        if all(item.id != self._interview_id for item in self._items):
            first = next((item for item in self._items if item.has_transcript), next(iter(self._items), None))
            self._interview_id = first.id if first is not None else ""
        self._show_interview()

    def _show_interview(self) -> None:
        self._keep_place()
        self.list.show_items(self._items, self._interview_id)
        view = self._read_view()
        self.desk.show_text(there=view is not None)
        script = self.text.script
        if view is None:
            self.coder.cards = {}
            if script is not None:
                self.text.put_caret(self.text.caret())
        elif script is not None and (script.interview.id, script.text, script.turns) == (
            view.interview.id,
            view.text,
            view.turns,
        ):
            script.interview = view.interview
            self._show_quotes(view.quotes)
        else:
            script = Script(view)
            same = self.text.script is not None and self.text.script.interview.id == view.interview.id
            hold = Hold(self.text) if same else None
            self.quotes.show(script, view.quotes)
            self.text.setAccessibleName(self.tr("Transcript of {code}").format(code=view.interview.customer_code))
            if hold is not None:
                hold.let_go()
            else:
                self.text.put_caret(self._places.get(view.interview.id, 0))
            self.column.finder.again()
        self.sound.show_interview(self._interview_id)
        self.checks.show_interview(self._interview_id)
        item = self._item()
        self._own_surprises = item.surprises - sum(c.surprise for c in self.coder.cards.values()) if item else 0
        self._show_header()
        self._show_bar()
        if self.boxes.rows and not self.boxes.only_here:
            self._later.start()
        else:
            self._show_counts()

    def _read_view(self) -> ReaderView | None:
        item = self._item()
        return self.studio.read(reader_view, item.id, item, self._codes.tree) if item is not None else None

    def _keep_place(self) -> None:
        script = self.text.script
        if script is not None:
            self._places[script.interview.id] = self.text.caret()

    def _item(self) -> InterviewItem | None:
        return next((item for item in self._items if item.id == self._interview_id), None)

    def place(self) -> str:
        return self._interview_id

    def go_to_place(self, place: str) -> None:
        self._interview_id = place
        self.mark_stale()

    def toast_margin(self) -> int:
        player = self.column.player_bar
        return self.bar.height() + (player.height() if player.isVisible() else 0) if self.desk.has_text else 0

    def take_focus(self) -> None:
        if self.desk.has_text:
            self.text.setFocus()
        else:
            super().take_focus()

    def forget(self) -> None:
        super().forget()
        self._interview_id, self._items, self._places = "", (), {}
        self._codes.forget()
        self.coder.forget()
        self.sound.forget()
        self.own.forget()
        self.correcting.give_up()
        self.checks.forget()
        self.boxes.show_boxes(())
        self.chooser.dismiss()
        self.column.close_find()
        self._later.stop()

    # ------------------------------------------------------------------------------------------------- changes

    def on_changed(self, changes: Changes) -> None:
        """Read only the quotes of this interview again; counts follow a moment later."""
        self.correcting.on_changed(changes)
        if not self.isVisible():
            self._stale = True
        elif changes.touches("interview", "customer"):
            self.refresh()
        elif changes.touches("transcript", "turn"):
            self._show_interview()
        elif changes.touches("note", "tagging", "code"):
            self._codes.recount()
            if changes.touches("code"):
                self._codes.read()
            self._take_in(changes)
            self._later.start()
            self.checks.on_changed(changes)
        elif changes.touches("media"):
            self.sound.show_interview(self._interview_id)
        elif changes.touches("dismissed_advice"):
            self._bar_soon.start()

    def _take_in(self, changes: Changes) -> None:
        """The quotes of this interview that a step has changed, and no others."""
        came, strangers = self.quotes.take_in(changes, self._interview_id)
        self._quotes_shown()
        if changes.origin is not self.coder:
            self._go_to_back_again(came)
        if strangers:
            self._items = self.studio.read(interview_list)
            self.list.show_items(self._items, self._interview_id)

    def _go_to_back_again(self, came: set[str]) -> None:
        """A step back (or forth) brought a quote: it is the current one, so that the next key is for it."""
        back = min(filter(None, map(self.text.mark_of, came)), key=lambda mark: mark.start, default=None)
        if back is not None and self.text.span() is None:
            self.column.go_to(back.note_id)
            self.text.setFocus()

    def _show_quotes(self, cards: Sequence[QuoteCard]) -> None:
        self.quotes.renew(self._interview_id, cards)
        self._quotes_shown()

    def _quotes_shown(self) -> None:
        self._bar_soon.start()
        if self._surprises() != self._surprises_told:
            self._show_header()
        self.chooser.refresh()

    def _show_counts(self) -> None:
        self._later.stop()
        if self.workspace is not None and self.workspace.is_open:
            paint_first()
            only = self._interview_id if self.boxes.only_here else None
            self.boxes.show_boxes(self.studio.read(box_counts, only, self.own.by))
            if not self.own.on:
                self.list.rows.set_quotes(self._interview_id, len(self.coder.cards))

    def _surprises(self) -> int:
        return self._own_surprises + sum(card.surprise for card in self.coder.cards.values())

    def _show_header(self) -> None:
        item = self._item()
        if item is None:
            self.header.set_title(self.title)
            self.header.set_chips([])
            return
        self.header.set_title(" · ".join(part for part in (item.customer_code, item.role) if part))
        place = self.tr("Interview {at} of {count}").format(at=self._items.index(item) + 1, count=len(self._items))
        chips = [(place, "neutral")]
        self._surprises_told = count = self._surprises()
        if count:
            chips.append((number_of(count, self.tr("1 surprise"), self.tr("{n} surprises")), "struggle"))
        self.header.set_chips(chips)

    def _show_bar(self) -> None:
        paint_first()
        card, span, script = self.coder.current, self.text.span(), self.text.script
        if card is not None and span is None:
            asked = self.coder.takes_in_questions(card)
            advice = self.studio.read(advice_on_quotes, [card.id]).get(card.id) if asked else None
            self.bar.show_quote(current_quote(card, self._codes.tree, advice, self.own.givers(card.id)))
        elif self.workspace is not None and self.workspace.read_only:
            self.bar.show_hint(self.tr("This study is open elsewhere: here it can be read, but not tagged."))
        elif span is not None and script is not None and self._codes.tree.by_id:
            words = number_of(
                len(span.of(script.text).split()), self.tr("1 word selected"), self.tr("{n} words selected")
            )
            self.bar.show_selection(self.tr("{words}. What is it?").format(words=words), *keys_of(self._codes.tree))
        else:
            self.bar.show_hint(self.tr("Drag over words, or press Enter for the sentence at the caret. Then press:"))

    def _on_picked(self) -> None:
        """New words selected, or the caret moved away: the quote before is not the current one any more."""
        mark = self.text.mark_of(self.text.current)
        position = self.text.textCursor().position()
        if mark is not None and (self.text.span() is not None or not mark.start <= position <= mark.end):
            self.text.set_current("")
        self._bar_soon.start()

    # ------------------------------------------------------------------------------------------------- tagging

    def _toggle_dims(self) -> None:
        if self.column.toggle_dims():
            self.notice.emit(self.tr("The interviewer’s words step back."))
        else:
            self.notice.emit(self.tr("The interviewer’s words are as dark as the others."))

    def _on_bracket_clicked(self, note_id: str) -> None:
        self.column.go_to(note_id)
        self.text.setFocus()

    def _show_evidence(self, code_id: str) -> None:
        code, cards = self._codes.tree[code_id], self.studio.read(quotes_behind, [code_id])
        here = self.boxes.only_here
        found = [card.id for card in cards if not here or card.interview_id == self._interview_id]
        ids = self.own.behind(code_id, found)
        self.evidence_requested.emit(Evidence(code.name, ids, self._codes.tree.tone(code_id)))

    def _show_menu(self, point: QPoint) -> None:
        self.tagging.pick_under(point)
        self._open_menu(self.text.mapToGlobal(point))

    def _on_own_changed(self) -> None:
        """Others' tags are hidden or shown: what a key takes away is what one sees."""
        self.coder.alone = self.own.on
        self.refresh()

    def _compare(self) -> None:
        self.page_requested.emit("coders")

    def _open_menu(self, point: QPoint) -> None:
        self.tagging.show_menu(self._actions, point)

    def _import(self) -> None:
        action = self.window().findChild(QAction, "app.import")
        if action is not None:
            action.trigger()
        else:
            self.page_requested.emit("interviews")

    # ------------------------------------------------------------------------------------------------- pictures

    def gallery_states(self) -> list[str]:
        return list(STATES)

    def show_state(self, name: str) -> None:
        show_state(self, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chooser.dismiss()
        narrow = event.size().width() < _ROOMY
        self.own.button.set_narrow(narrow)
        self.edit_button.setText("" if narrow else self.tr("Edit transcript"))
