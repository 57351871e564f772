# SPDX-License-Identifier: MIT
"""What a key does: to the selected words, or else to the current quote. One key, one command, one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from jtbdstudio.commands.coders import resize_own_quote, withdraw_quotes
from jtbdstudio.commands.codes import create_theme
from jtbdstudio.commands.notes import delete_notes, edit_note, mark_quote, mark_with_new_theme, resize_quote
from jtbdstudio.commands.tagging import tag_notes, untag_notes
from jtbdstudio.domain.codes import in_vivo_name
from jtbdstudio.domain.refs import citation
from jtbdstudio.domain.speech import has_interviewer, without_interviewer
from jtbdstudio.domain.text import Span, trimmed, word_edges
from jtbdstudio.queries.coders import given_by
from jtbdstudio.queries.quotes import QuoteCard

if TYPE_CHECKING:
    from jtbdstudio.ui.read.transcript_text import TranscriptText
    from jtbdstudio.ui.workspace import Workspace

END_GROW, END_SHRINK, START_GROW, START_SHRINK = range(4)


class Coder(QObject):
    """Runs commands for the text; `cards` are the quotes of the open interview by note id, kept by the page."""

    nothing_to_tag = Signal()
    said = Signal(str)
    undoable = Signal(str)

    def __init__(self, text: TranscriptText, studio: Callable[[], Workspace]) -> None:
        super().__init__(text)
        self._text, self._studio = text, studio
        self.cards: dict[str, QuoteCard] = {}
        self.last_codes: tuple[str, ...] = ()
        self.parent_id = ""
        self._last_quote = ""
        self.alone = False
        """Whether only one's own tags are shown, so that only those may change."""

    @property
    def current(self) -> QuoteCard | None:
        """The quote the next key is for, unless words are selected."""
        return self.cards.get(self._text.current)

    @property
    def has_target(self) -> bool:
        return self._text.span() is not None or self.current is not None

    def forget(self) -> None:
        """Another study is open: its codes are not ours to repeat."""
        self.cards, self.last_codes, self.parent_id, self._last_quote = {}, (), "", ""
        self.alone = False

    def _run(self, command: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self._studio().run(command, *args, origin=self, **kwargs)

    def _settle(self, note_id: object) -> bool:
        """The quote just made is the current one, so that the next key adds to it; the focus stays in the text."""
        card = self.cards.get(note_id) if isinstance(note_id, str) else None
        if card is None or card.end is None:
            return False
        if self._text.span() is not None:
            self._text.put_caret(card.end)
        self._text.set_current(card.id)
        return True

    def tag(self, code_ids: Sequence[str]) -> None:
        """Give codes to the selected words, or to the current quote."""
        script, span, card = self._text.script, self._text.span(), self.current
        if script is not None and span is not None:
            made = self._run(mark_quote, script.interview.id, span.start, span.end, list(code_ids), self.alone)
            if self._settle(made):
                self._remember(made, code_ids)
        elif card is not None:
            self._run(tag_notes, [card.id], list(code_ids), self.alone)
            self._remember(card.id, code_ids)
        else:
            self.nothing_to_tag.emit()

    def _remember(self, note_id: str, code_ids: Sequence[str]) -> None:
        """What *same again* gives: all codes of the last quote that was coded."""
        before = self.last_codes if note_id == self._last_quote else ()
        self.last_codes = tuple(dict.fromkeys((*before, *code_ids)))
        self._last_quote = note_id

    def repeat(self) -> None:
        """The codes of the last quote again."""
        if self.last_codes:
            self.tag(self.last_codes)
        else:
            self.said.emit(self.tr("Nothing to repeat yet. Tag a quote, and this key gives its codes to the next one."))

    def keep(self) -> None:
        """Keep the selected words as a quote without a code."""
        script, span = self._text.script, self._text.span()
        if script is None or span is None:
            self.nothing_to_tag.emit()
            return
        made = self._run(mark_quote, script.interview.id, span.start, span.end)
        if not self._settle(made) and self.alone and made is not None:
            self.said.emit(self.tr("Somebody else keeps these words as a quote. Give it a code, then it is yours too."))

    def create(self, parent_id: str, name: str) -> bool:
        """Make a theme and give it to the words or the quote; without either, just make it. Whether it was made."""
        script, span, card = self._text.script, self._text.span(), self.current
        self.parent_id = parent_id
        if script is not None and span is not None:
            made = self._run(
                mark_with_new_theme, script.interview.id, span.start, span.end, parent_id, name, self.alone
            )
            if self._settle(made):
                self._last_quote, self.last_codes = made, self._new_code(made)
            return made is not None
        if card is not None:
            made = self._run(create_theme, parent_id, name, [card.id])
            if isinstance(made, str):
                self._remember(card.id, [made])
            return made is not None
        made = self._run(create_theme, parent_id, name)
        if made is not None:
            self.undoable.emit(self.tr("The theme “{name}” is there.").format(name=name))
        return made is not None

    def _new_code(self, note_id: str) -> tuple[str, ...]:
        return tuple(self.cards[note_id].code_ids)

    def remove_code(self, code_id: str) -> None:
        """Take a code off the current quote."""
        card = self.current
        if card is not None:
            self._run(untag_notes, [card.id], [code_id], self.alone)

    def delete(self) -> None:
        """Delete the current quote; the toast brings it back."""
        card = self.current
        if card is None:
            self.said.emit(self.tr("No quote is current. Click one or walk to one, then this key deletes it."))
            return
        others = self._others_on(card.id)
        self._run(withdraw_quotes if self.alone else delete_notes, [card.id])
        if card.id in self.cards:
            return
        if others and not self.alone:
            said = self.tr("{ref} is deleted, with what {names} gave it.").format(ref=card.ref, names=others)
        else:
            said = self.tr("{ref} is deleted.").format(ref=card.ref)
        self.undoable.emit(said)

    def _others_on(self, note_id: str) -> str:
        """Who else gave this quote codes."""
        studio = self._studio()
        given = studio.read(given_by, note_id).values()
        return ", ".join(sorted({name for names in given for name in names if name} - {studio.coder}))

    def set_field(self, **fields: Any) -> None:
        """Star, surprise or kind of evidence, of the selected words (then a quote) or the current quote."""
        script, span, card = self._text.script, self._text.span(), self.current
        if script is not None and span is not None:
            self._settle(self._run(mark_quote, script.interview.id, span.start, span.end, **fields))
        elif card is not None:
            self._run(edit_note, card.id, **fields)
        else:
            self.nothing_to_tag.emit()

    def flip(self, field: str) -> None:
        """Star or surprise, and back; words just selected become a quote that is one."""
        card = self.current if self._text.span() is None else None
        self.set_field(**{field: int(not getattr(card, field, False))})

    def quote(self) -> str:
        """The id of the quote that is meant: the selected words become one. Empty if nothing is."""
        if self._text.span() is not None:
            self.keep()
        card = self.current
        if card is None:
            self.nothing_to_tag.emit()
            return ""
        return card.id

    def write_memo(self, note_id: str, field: str, words: str, key: str) -> None:
        """What is typed about a quote is kept while it is typed; `key` says what belongs together."""
        self._run(edit_note, note_id, merge=key, **{field: words})

    def set_span(self, note_id: str, span: Span) -> None:
        """An edge of a quote was dragged there."""
        self._settle(self._resize(note_id, span))

    def shorten(self) -> None:
        """Leave out of the quote (or the selection) what the interviewer said."""
        script, span, card = self._text.script, self._text.span(), self.current
        if script is None:
            return
        if span is None and card is not None and card.start is not None and card.end is not None:
            span, note_id = Span(card.start, card.end), card.id
        else:
            note_id = ""
        part = without_interviewer(script.text, span, script.said(span)) if span is not None else None
        if part is None or part == span:
            self.said.emit(self.tr("Nobody but the interviewer, or nobody but the customer, speaks in these words."))
        elif note_id:
            self.set_span(note_id, part)
        else:
            self._text.select(part)

    def words(self) -> str:
        """The words meant, as a theme would be called."""
        script, span, card = self._text.script, self._text.span(), self.current
        if script is not None and span is not None:
            return in_vivo_name(span.of(script.text))
        return in_vivo_name(card.text) if card is not None else ""

    def resize(self, edge: int) -> None:
        """Move an end of the selection, or else of the current quote, by a word."""
        script, span, card = self._text.script, self._text.span(), self.current
        if script is None:
            return
        if span is not None:
            self._text.select(word_edges(script.text, trimmed(script.text, span))[edge])
        elif card is not None and card.start is not None and card.end is not None:
            wanted = word_edges(script.text, Span(card.start, card.end))[edge]
            self._resize(card.id, wanted, merge=card.id)

    def _resize(self, note_id: str, span: Span, merge: str = "") -> str:
        """Answers the quote that has these words now: alone, one parts from a quote others coded too."""
        if not self.alone:
            self._run(resize_quote, note_id, span.start, span.end, merge=merge)
            return note_id
        made = self._run(resize_own_quote, note_id, span.start, span.end, merge=merge)
        self._settle(made)
        return made if isinstance(made, str) else note_id

    def citation(self) -> str:
        """The current quote, or the selected words, with who said it and when."""
        script, span, card = self._text.script, self._text.span(), self.current
        if script is not None and span is not None:
            turn = script.turn_at(span.start)
            return citation(span.of(script.text), self._who(span), turn.start_ms if turn else None)
        if card is None:
            return ""
        who = self._who(Span(card.start, card.end)) if card.start is not None and card.end is not None else ""
        return citation(card.text, who or card.customer_code, card.time_ms, card.ref)

    def takes_in_questions(self, card: QuoteCard) -> bool:
        """Whether a quote has words of the interviewer in it."""
        script = self._text.script
        if script is None or card.start is None or card.end is None:
            return False
        span = Span(card.start, card.end)
        return has_interviewer(script.text, span, script.said(span))

    def _who(self, span: Span) -> str:
        """Who said it; words of ours among them are not passed off as the customer's."""
        script = self._text.script
        assert script is not None
        code = script.interview.customer_code
        if has_interviewer(script.text, span, script.said(span)):
            return self.tr("{code} and the interviewer").format(code=code)
        return code

    def copy(self) -> None:
        """Put the citation on the clipboard."""
        text = self.citation()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.said.emit(self.tr("Copied with its source."))
        else:
            self.nothing_to_tag.emit()
