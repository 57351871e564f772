# SPDX-License-Identifier: MIT
"""What can be done with codes: made, named, moved, merged, split, archived, deleted. Each one step, each undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from jtbdstudio.commands import codes as commands
from jtbdstudio.domain.codes import JOB_COLUMNS
from jtbdstudio.queries.codebook import CodeEntry, notes_left_behind, notes_with
from jtbdstudio.ui.codebook.chooser import CodeChooser
from jtbdstudio.ui.codebook.landing import refused
from jtbdstudio.ui.codebook.split_sheet import SplitSheet
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.ui.codebook.page import CodebookPage

Handlers = dict[str, Callable[[], object]]


class Deeds(QObject):
    """Acts on the codes that are selected in the tree."""

    def __init__(self, page: CodebookPage) -> None:
        super().__init__(page)
        self._page, self._tree, self._codes = page, page.tree, page.model
        self._made_chooser: CodeChooser | None = None
        self._made_splitter: SplitSheet | None = None
        queued = Qt.ConnectionType.QueuedConnection  # the editor has to be gone before the rows are read anew
        self._codes.renamed.connect(self.rename, queued)
        self._codes.drafted.connect(self.create, queued)
        self._tree.delegate.edited.connect(self._codes.end_draft, queued)
        self._tree.moved.connect(self.move)

    def handlers(self) -> Handlers:
        return {
            "codes.new": self.begin_new,
            "codes.rename": self.begin_rename,
            "codes.move": self.choose_place,
            "codes.cut": self.cut,
            "codes.paste": self.paste,
            "codes.merge": self.choose_merge,
            "codes.split": self.begin_split,
            "codes.archive": self.archive,
            "codes.delete": self.delete,
        }

    @property
    def chooser(self) -> CodeChooser:
        """The list of codes to choose from, made when first wanted."""
        if self._made_chooser is None:
            self._made_chooser = CodeChooser(self._page.window())
        return self._made_chooser

    @property
    def splitter(self) -> SplitSheet:
        """The sheet that shares out quotes, made when first wanted."""
        if self._made_splitter is None:
            self._made_splitter = SplitSheet(self._page.window())
            self._made_splitter.accepted.connect(self.split)
        return self._made_splitter

    def close_sheets(self) -> None:
        for sheet in (self._made_chooser, self._made_splitter):
            if sheet is not None:
                sheet.dismiss()

    # What is selected

    def selected(self) -> list[CodeEntry]:
        return [entry for code_id in self._tree.selected_ids if (entry := self._codes.entry(code_id)) is not None]

    def own(self, *, at_least: int = 1) -> list[CodeEntry]:
        """The selected codes if all of them can be changed; otherwise a sentence says why not."""
        entries = self.selected()
        if self._page.studio.read_only:
            return []
        fixed = next((entry for entry in entries if not entry.is_own), None)
        if fixed is not None:
            self._page.notice.emit(self._why_fixed(fixed))
            return []
        if len(entries) < at_least:
            self._page.notice.emit(self.tr("Select a theme or a code of your own first."))
            return []
        return entries

    def _why_fixed(self, entry: CodeEntry) -> str:
        if entry.family == "milestones" and entry.depth:
            return self.tr("“{name}” is a milestone: milestones are arranged on the CX map.").format(name=entry.name)
        sentence = self.tr("“{name}” is part of the method and stays. It can be described and colored.")
        return sentence.format(name=entry.name)

    def _run(self, command: Any, *args: Any, **fields: Any) -> bool:
        """Whether it was done."""
        before = self._page.steps
        self._page.studio.run(command, *args, **fields)
        return self._page.steps != before

    # Making and naming

    def begin_new(self) -> None:
        """A row below the current code, or beside it where nothing goes below."""
        entry = self._codes.entry(self._tree.current_id)
        if self._page.studio.read_only:
            return
        parent = entry if entry is not None and entry.takes_themes else None
        if parent is None:
            parent = next((e for e in self._codes.entries() if e.handle == "own"), None)
        if parent is not None:
            self._page.show_all()
            self._tree.write_new(parent.id)

    def create(self, parent_id: str, name: str) -> None:
        made = self._page.studio.run(commands.create_theme, parent_id, name)
        if made:
            self._tree.select(made)
            self._tree.setFocus()

    def begin_rename(self) -> None:
        entries = self.own()
        if len(entries) == 1:
            self._tree.write(entries[0].id)

    def rename(self, code_id: str, name: str) -> None:
        self._page.studio.run(commands.edit_code, code_id, name=name)
        self._tree.setFocus()

    # Moving

    def cut(self) -> None:
        """``Ctrl+X``: they wait, dimmed, until they are pasted somewhere."""
        entries = self.own()
        self._codes.set_cut({entry.id for entry in entries})

    def paste(self) -> None:
        """``Ctrl+V``: below the current code."""
        cut = [entry.id for entry in self._codes.entries() if entry.id in self._codes.cut]
        if not cut:
            self._page.notice.emit(self.tr("Cut a code with Ctrl+X first, then paste it below another one."))
        elif self._tree.current_id and self.move(cut, self._tree.current_id, None):
            self._codes.set_cut(())

    def choose_place(self) -> None:
        """Move to…: the same by typing a few letters."""
        entries = self.own()
        if not entries:
            return
        places = [
            (e, self._why_not_under(entries, e)) for e in self._codes.entries() if e.takes_themes and not e.hidden
        ]
        self.chooser.ask(
            self.tr("Move {codes} under …").format(codes=self._named(entries)),
            self.tr("Its quotes take what the new place says, in one step you can undo."),
            places,
            partial(self._move_under, [entry.id for entry in entries]),
        )

    def _why_not_under(self, entries: Sequence[CodeEntry], place: CodeEntry) -> str:
        if all(entry.parent_id == place.id for entry in entries):
            return self.tr("already here")
        return refused(self._codes, entries, place)

    def _move_under(self, code_ids: Sequence[str], parent_id: str) -> None:
        self.move(code_ids, parent_id, None)

    def move(self, code_ids: Sequence[str], parent_id: str, ordinal: int | None) -> bool:
        """Move codes; the toast says what became of their quotes and takes it back."""
        entries = [entry for code_id in code_ids if (entry := self._codes.entry(code_id)) is not None]
        parent = self._codes.entry(parent_id)
        if parent is None or not self._run(commands.move_codes, list(code_ids), parent_id, ordinal):
            return False
        self._tree.select(code_ids[0])
        told = self.tr("{codes} moved under “{parent}”.").format(codes=self._named(entries), parent=parent.name)
        self._page.undoable_notice.emit(" ".join(filter(None, (told, self._left_behind(entries)))))
        return True

    def _left_behind(self, entries: Sequence[CodeEntry]) -> str:
        """Quotes somebody gave the old column on its own keep it; that must be said."""
        before, now = entries[0].column, self._codes.entry(entries[0].id)
        if before not in JOB_COLUMNS or now is None or now.column == before:
            return ""
        column = next(entry for entry in self._codes.entries() if entry.handle == before)
        left = self._page.studio.read(notes_left_behind, [entry.id for entry in entries], column.id)
        if not left:
            return ""
        quotes = number_of(left, self.tr("1 quote keeps"), self.tr("{n} quotes keep"))
        return self.tr("{quotes} “{column}” too: it was given on its own.").format(quotes=quotes, column=column.name)

    # Merging and splitting

    def choose_merge(self) -> None:
        """M: into which one? With several selected, into one of them."""
        entries = self.own()
        if not entries:
            return
        among = entries if len(entries) > 1 else [e for e in self._codes.entries() if e.is_own and e not in entries]
        among = [entry for entry in among if not entry.hidden or entry in entries]
        if not among:
            self._page.notice.emit(self.tr("There is no other theme to merge it with yet."))
            return
        self.chooser.ask(
            self.tr("Merge {codes} into …").format(codes=self._named(entries)),
            self.tr("It keeps its name and takes over quotes, clusters, statements and texts."),
            [(entry, "") for entry in among],
            partial(self.merge, [entry.id for entry in entries]),
        )

    def merge(self, code_ids: Sequence[str], into: str) -> None:
        entries = [e for code_id in code_ids if code_id != into and (e := self._codes.entry(code_id)) is not None]
        target = self._codes.entry(into)
        if target is not None and self._run(commands.merge_codes, into, [entry.id for entry in entries]):
            self._tree.select(into)
            told = self.tr("{codes} merged into “{into}”.").format(codes=self._named(entries), into=target.name)
            self._page.undoable_notice.emit(told)

    def begin_split(self) -> None:
        entries = self.own()
        if len(entries) != 1:
            return
        quotes = self._page.studio.read(notes_with, entries[0].id)
        if len(quotes) < 2:
            words = self.tr("“{name}” has fewer than two quotes: there is nothing to split.")
            self._page.notice.emit(words.format(name=entries[0].name))
            return
        self.splitter.ask(entries[0], quotes)

    def split(self, code_id: str, name: str, note_ids: list[str]) -> None:
        entry = self._codes.entry(code_id)
        made = self._page.studio.run(commands.split_code, code_id, name, note_ids)
        if made and entry is not None:
            self._tree.select(made)
            self._tree.setFocus()
            moved = number_of(len(note_ids), self.tr("1 quote"), self.tr("{n} quotes"))
            told = self.tr("{quotes} of “{old}” went into “{new}”.")
            self._page.undoable_notice.emit(told.format(quotes=moved, old=entry.name, new=" ".join(name.split())))

    # Archiving and deleting

    def archive(self) -> None:
        """A: not offered any more; on an archived one, offered again."""
        entries = self.own()
        if not entries:
            return
        if all(entry.hidden for entry in entries):
            self.restore(entries)
        elif self._run(commands.archive_codes, [entry.id for entry in entries]):
            told = self.tr("{codes} archived: not offered any more, quotes and counts stay.")
            self._page.undoable_notice.emit(told.format(codes=self._named(entries)))

    def restore(self, entries: Sequence[CodeEntry]) -> None:
        if self._run(commands.unarchive_codes, [entry.id for entry in entries]):
            self._page.undoable_notice.emit(self.tr("{codes} offered again.").format(codes=self._named(entries)))

    def delete(self) -> None:
        """Gone at once; the toast brings it back."""
        entries = self.own()
        if not entries:
            return
        below = self._codes.below(entries[0].id)
        after = self._next_to(entries)
        if self._run(commands.delete_codes, [entry.id for entry in entries]):
            self._tree.select(after)
            quotes = sum(entry.quotes for entry in entries)
            kept = number_of(quotes, self.tr("Its quote stays."), self.tr("Its {n} quotes stay.")) if quotes else ""
            if len(entries) > 1 or len(below) > 1:
                kept = self.tr("Their quotes stay.") if quotes else ""
            told = self.tr("{codes} deleted.").format(codes=self._named(entries))
            self._page.undoable_notice.emit(" ".join(filter(None, (told, kept))))

    def _next_to(self, entries: Sequence[CodeEntry]) -> str:
        """Where one is when these are gone: the sibling below, above, or the parent."""
        gone = {code_id for entry in entries for code_id in self._codes.below(entry.id)}
        siblings = [e.id for e in self._codes.entries() if e.parent_id == entries[-1].parent_id]
        at = siblings.index(entries[-1].id)
        near = [*siblings[at:], *reversed(siblings[:at])]
        return next((one for one in near if one not in gone), entries[-1].parent_id or "")

    def _named(self, entries: Sequence[CodeEntry]) -> str:
        return f"“{entries[0].name}”" if len(entries) == 1 else self.tr("{n} codes").format(n=len(entries))
