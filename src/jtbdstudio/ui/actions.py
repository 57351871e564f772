# SPDX-License-Identifier: MIT
"""The one table of actions: menus, command palette, shortcut sheet and every key binding come from here.

A page binds its scope once: ``bind(self, "reader", {"reader.tag": self._on_tag, …})``. Keys of a view scope work while
the focus is inside that widget and leave text fields alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from jtbdstudio.ui import icons
from jtbdstudio.ui.keys import keyboard, native, put_keys_on

MAC = sys.platform == "darwin"
MENUS = ("File", "Edit", "View", "Insert", "Interview", "Board", "Help")
SCOPES = (
    "app", "interviews", "debrief", "customers", "guides", "reader", "quotes",
    "codes", "board", "jobs", "map", "search",
)  # fmt: skip


@dataclass(frozen=True)
class ActionSpec:
    """One thing the user can do. ``keys`` are portable key sequences; ``menu`` is empty for keys-only actions.

    Never give both ``!`` and ``Shift+1``: where they are the same key, X11 finds them ambiguous and does nothing.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: str = "app"
    menu: str = ""
    group: int = 0

    @property
    def title(self) -> str:
        """The translated text, without the dots that announce a dialog."""
        return self.label.rstrip("…")

    @property
    def label(self) -> str:
        """The translated text, with the dots that announce a dialog."""
        return QCoreApplication.translate("actions", self.text)

    @property
    def key_text(self) -> str:
        """The first key in force as this computer writes it, e.g. ``Ctrl+K`` or ``⌘K``; empty without a key."""
        keys = self.in_force
        return native(keys[0]) if keys else ""

    @property
    def in_force(self) -> tuple[str, ...]:
        """The keys that do it on this computer: ``keys``, or what somebody put in their place."""
        return keyboard.of(self)


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("actions", text))


_BACK = "Ctrl+[" if MAC else "Alt+Left"
_FORWARD = "Ctrl+]" if MAC else "Alt+Right"
_FULL_SCREEN = "Ctrl+Meta+F" if MAC else "F11"
_BOX_KEYS = "1234567890-="

_APP = (
    ActionSpec("app.new", _t("New study…"), ("Ctrl+N",), "new", menu="File"),
    ActionSpec("app.open", _t("Open…"), ("Ctrl+O",), "open", menu="File"),
    ActionSpec("app.close", _t("Close study"), ("Ctrl+W",), "close", menu="File", group=1),
    ActionSpec("app.save_copy", _t("Save a copy…"), ("Ctrl+Shift+S",), "save_copy", menu="File", group=1),
    ActionSpec("app.import", _t("Import transcripts…"), ("Ctrl+I",), "import", menu="File", group=2),
    ActionSpec("app.export", _t("Export…"), ("Ctrl+Shift+E",), "export", menu="File", group=2),
    ActionSpec("app.debrief", _t("Debrief the call"), ("Ctrl+Shift+D",), "debrief", menu="Interview"),
    ActionSpec("app.quit", _t("Quit"), ("Ctrl+Q",), "quit", menu="File", group=3),
    ActionSpec("app.undo", _t("Undo"), ("Ctrl+Z",), "undo", menu="Edit"),
    ActionSpec("app.redo", _t("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", menu="Edit"),
    ActionSpec(
        "app.palette",
        _t("Search and commands…"),
        ("Ctrl+K", "Ctrl+Shift+P"),
        "search",
        menu="Edit",
        group=1,
    ),
    ActionSpec("app.search", _t("Search everything…"), ("Ctrl+Shift+F",), "search", menu="Edit", group=1),
    ActionSpec("app.go.interviews", _t("Go to Interviews"), ("Ctrl+1",), "interviews", menu="View"),
    ActionSpec("app.go.read", _t("Go to Read & tag"), ("Ctrl+2",), "read", menu="View"),
    ActionSpec("app.go.boards", _t("Go to Boards"), ("Ctrl+3",), "boards", menu="View"),
    ActionSpec("app.go.jobs", _t("Go to Jobs"), ("Ctrl+4",), "jobs", menu="View"),
    ActionSpec("app.go.cxmap", _t("Go to CX map"), ("Ctrl+5",), "map", menu="View"),
    ActionSpec("app.go.export", _t("Go to Export"), ("Ctrl+6",), "export", menu="View"),
    ActionSpec("app.go.customers", _t("Go to Customers"), ("Ctrl+7",), "customer", menu="View"),
    ActionSpec("app.go.guides", _t("Go to Guides"), ("Ctrl+8",), "guides", menu="View"),
    ActionSpec("app.go.quotes", _t("Go to Quotes"), ("Ctrl+9",), "quote", menu="View"),
    ActionSpec("app.go.coders", _t("Compare coders"), (), "person", menu="View"),
    ActionSpec("app.go.codes", _t("Go to Codes"), ("Ctrl+0",), "codes", menu="View"),
    ActionSpec("app.advice", _t("Advice…"), ("Ctrl+Shift+M",), "idea", menu="View"),
    ActionSpec("app.back", _t("Back"), (_BACK,), "back", menu="View", group=1),
    ActionSpec("app.forward", _t("Forward"), (_FORWARD,), "forward", menu="View", group=1),
    ActionSpec("app.theme.light", _t("Light theme"), (), "light", menu="View", group=2),
    ActionSpec("app.theme.dark", _t("Dark theme"), (), "theme", menu="View", group=2),
    ActionSpec("app.theme.system", _t("Theme of this computer"), (), "settings", menu="View", group=2),
    ActionSpec("app.fullscreen", _t("Full screen"), (_FULL_SCREEN,), "fullscreen", menu="View", group=3),
    ActionSpec("app.sample", _t("Look around in the sample study"), (), "studio", menu="Help"),
    ActionSpec("app.shortcuts", _t("Keyboard shortcuts"), ("?", "Shift+?", "F1"), "shortcuts", menu="Help"),
    ActionSpec("app.keys", _t("Change keys…"), (), "settings", menu="Edit", group=5),
    ActionSpec("app.log", _t("Show the log file"), (), "file", menu="Help", group=1),
    ActionSpec("app.about", _t("About JTBD Studio"), (), "info", menu="Help", group=1),
    ActionSpec("app.menu", _t("Open the menu"), () if MAC else ("F10",), "menu"),
)

_INTERVIEWS = (
    ActionSpec("interviews.new", _t("New interview"), ("Ctrl+Shift+N",), "customer_add", "interviews", "Interview"),
    ActionSpec("interviews.read", _t("Read the transcript"), ("Return", "Enter"), "read", "interviews", "Interview"),
    ActionSpec("interviews.debrief", _t("Write the debrief"), ("D",), "debrief", "interviews", "Interview"),
    ActionSpec("interviews.paste", _t("Import pasted text or files"), ("Ctrl+V",), "import", "interviews", "Interview"),
    ActionSpec("interviews.folder", _t("Import a folder…"), (), "open", "interviews", "Interview"),
    ActionSpec(
        "interviews.delete", _t("Delete the interview"), ("Del", "Backspace"), "delete", "interviews", "Interview"
    ),
)

_DEL, _CTRL_ENTER = ("Del", "Backspace"), ("Ctrl+Return", "Ctrl+Enter")

_CUSTOMERS = (
    ActionSpec(
        "customers.new", _t("New customer"), ("Ins", "Ctrl+Shift+Return"), "customer_add", "customers", "Insert"
    ),
    ActionSpec("customers.import", _t("Import customers…"), (), "import", "customers", "Insert"),
    ActionSpec("customers.field", _t("Add a field…"), (), "add", "customers", "Insert"),
    ActionSpec("customers.edit", _t("Edit the cell"), ("Return", "Enter", "F2"), "edit", "customers", "Edit", 2),
    ActionSpec("customers.cut", _t("Cut the cells"), ("Ctrl+X",), "copy", "customers", "Edit", 2),
    ActionSpec("customers.copy", _t("Copy the cells"), ("Ctrl+C",), "copy", "customers", "Edit", 2),
    ActionSpec("customers.paste", _t("Paste cells"), ("Ctrl+V",), "table", "customers", "Edit", 2),
    ActionSpec("customers.fill", _t("Fill down"), ("Ctrl+D",), "down", "customers", "Edit", 2),
    ActionSpec(
        "customers.clear",
        _t("Clear the cells, delete whole rows"),
        ("Del", "Backspace"),
        "delete",
        "customers",
        "Edit",
        2,
    ),
    ActionSpec("customers.rows", _t("Select whole rows"), ("Shift+Space",), "select", "customers", "Edit", 2),
    ActionSpec("customers.all", _t("Select the whole table"), ("Ctrl+A",), "select", "customers", "Edit", 2),
    ActionSpec("customers.find", _t("Search the customers"), ("Ctrl+F",), "search", "customers", "Edit", 2),
    ActionSpec(
        "customers.details",
        _t("Go to the customer's details"),
        ("Ctrl+Return", "Ctrl+Enter"),
        "right",
        "customers",
        "View",
        2,
    ),
    ActionSpec("customers.rename_field", _t("Rename the field…"), (), "edit", "customers", "Edit", 3),
    ActionSpec("customers.delete", _t("Delete the customers"), (), "delete", "customers", "Edit", 3),
)

_GUIDES = (
    ActionSpec("guides.new", _t("New guide…"), ("Ctrl+Shift+N",), "guides", "guides", "Insert"),
    ActionSpec("guides.add", _t("Add a question"), ("N",), "add", "guides", "Insert"),
    ActionSpec("guides.edit", _t("Edit the question"), ("Return", "Enter", "F2"), "edit", "guides", "Edit", 2),
    ActionSpec("guides.box", _t("Choose the question's box…"), ("B",), "tag", "guides", "Edit", 2),
    ActionSpec("guides.phase", _t("Choose the question's phase…"), ("P",), "flag", "guides", "Edit", 2),
    ActionSpec("guides.up", _t("Move the question up"), ("Alt+Up",), "up", "guides", "Edit", 2),
    ActionSpec("guides.down", _t("Move the question down"), ("Alt+Down",), "down", "guides", "Edit", 2),
    ActionSpec("guides.remove", _t("Remove the question"), ("Del", "Backspace"), "delete", "guides", "Edit", 2),
    ActionSpec("guides.duplicate", _t("Duplicate the guide"), (), "copy", "guides", "Edit", 3),
    ActionSpec("guides.restore", _t("Restore the guide"), (), "history", "guides", "Edit", 3),
    ActionSpec("guides.delete", _t("Delete the guide"), (), "delete", "guides", "Edit", 3),
    ActionSpec("guides.export", _t("Export this guide to Word…"), (), "word", "guides", "File", 2),
    ActionSpec("guides.export_all", _t("Export all guides to Word…"), (), "word", "guides", "File", 2),
)

_DEBRIEF_BOXES = tuple(_t(f"Go to box {number}") for number in range(1, 13))

_DEBRIEF = (
    *(
        ActionSpec(f"debrief.box.{n}", text, (key,), "tag", "debrief", "", 0)
        for n, (key, text) in enumerate(zip(_BOX_KEYS, _DEBRIEF_BOXES, strict=True), 1)
    ),
    ActionSpec("debrief.boxes", _t("Go to the 12 boxes"), ("Ctrl+B",), "grid", "debrief", "Interview", 6),
    ActionSpec("debrief.answers", _t("Go to the questions"), ("Ctrl+Shift+B",), "question", "debrief", "Interview", 6),
    ActionSpec("debrief.inferred", _t("Heard or inferred"), ("Ctrl+E",), "inferred", "debrief", "Interview", 6),
    ActionSpec("debrief.paste", _t("Paste notes into the debrief"), ("Ctrl+Shift+V",), "note", "debrief", "Edit", 4),
    ActionSpec("debrief.ended", _t("The call ended now"), (), "clock", "debrief", "Interview", 6),
    ActionSpec("debrief.read", _t("Read the transcript of the call"), (), "read", "debrief", "Interview", 6),
    ActionSpec(
        "debrief.finish", _t("Finish the debrief"), ("Ctrl+Return", "Ctrl+Enter"), "check", "debrief", "Interview", 6
    ),
)

_BOX_NAMES = tuple(_t(f"Tag into box {number}") for number in range(1, 13))

_READER = (
    *(
        ActionSpec(f"reader.box.{n}", text, (key,), "tag", "reader", "", 0)
        for n, (key, text) in enumerate(zip(_BOX_KEYS, _BOX_NAMES, strict=True), 1)
    ),
    ActionSpec("reader.struggle", _t("Tag as struggle"), ("S",), "tag", "reader", "Interview", 1),
    ActionSpec("reader.motivation", _t("Tag as motivation"), ("M",), "tag", "reader", "Interview", 1),
    ActionSpec("reader.outcome", _t("Tag as outcome"), ("O",), "tag", "reader", "Interview", 1),
    ActionSpec("reader.tag", _t("Choose a code…"), ("T",), "tag", "reader", "Interview", 1),
    ActionSpec("reader.forces", _t("Tag as a force…"), ("F",), "tag", "reader", "Interview", 1),
    ActionSpec("reader.lens", _t("Tag as thinking, doing, feeling…"), ("L",), "tag", "reader", "Interview", 1),
    ActionSpec("reader.suggestion", _t("Take the suggested code"), ("Y",), "idea", "reader", "Interview", 1),
    ActionSpec("reader.vivo", _t("Theme in the customer's words"), ("V",), "quote", "reader", "Interview", 1),
    ActionSpec("reader.repeat", _t("Repeat the last code"), ("R",), "redo", "reader", "Interview", 1),
    ActionSpec("reader.quote", _t("Keep as a quote without a code"), ("Q",), "quote", "reader", "Interview", 1),
    ActionSpec(
        "reader.remove", _t("Remove the code or quote"), ("Del", "Backspace"), "delete", "reader", "Interview", 2
    ),
    ActionSpec("reader.star", _t("Star the quote"), ("H",), "star", "reader", "Interview", 2),
    ActionSpec("reader.surprise", _t("Mark the quote as a surprise"), ("U",), "surprise", "reader", "Interview", 2),
    ActionSpec("reader.memo", _t("Write what it means…"), ("C",), "note", "reader", "Interview", 2),
    ActionSpec("reader.evidence", _t("Kind of evidence…"), ("E",), "check", "reader", "Interview", 2),
    ActionSpec("reader.board", _t("Send to a board…"), ("B",), "boards", "reader", "Interview", 2),
    ActionSpec("reader.shorten", _t("Leave out the interviewer's words"), ("W",), "split", "reader", "Interview", 5),
    ActionSpec("reader.go_to_time", _t("Go to a time…"), ("G",), "clock", "reader", "Interview", 4),
    ActionSpec("reader.coder", _t("Coding as…"), (), "customer", "reader", "Interview", 9),
    ActionSpec("reader.own", _t("Only my tags"), (), "eye", "reader", "Interview", 9),
    ActionSpec("reader.dims", _t("Dim the interviewer, or not"), (), "person", "reader", "Interview", 9),
    ActionSpec("reader.theme", _t("New theme…"), (), "add", "reader", "Insert", 1),
    ActionSpec("reader.copy", _t("Copy with its source"), ("Ctrl+Shift+C",), "copy", "reader", "Edit", 1),
    ActionSpec("reader.sentence", _t("Select the sentence"), ("Return", "Enter"), "select", "reader", "Interview", 3),
    ActionSpec("reader.next_turn", _t("Next turn"), ("J",), "down", "reader", "Interview", 4),
    ActionSpec("reader.previous_turn", _t("Previous turn"), ("K",), "up", "reader", "Interview", 4),
    ActionSpec("reader.next_quote", _t("Next quote"), ("]",), "right", "reader", "Interview", 4),
    ActionSpec("reader.previous_quote", _t("Previous quote"), ("[",), "left", "reader", "Interview", 4),
    ActionSpec("reader.cycle", _t("Next of the overlapping quotes"), ("X",), "sort", "reader", "Interview", 4),
    ActionSpec("reader.end_grow", _t("Move the end a word on"), (".",), "", "reader", "Interview", 5),
    ActionSpec("reader.end_shrink", _t("Move the end a word back"), (",",), "", "reader", "Interview", 5),
    ActionSpec("reader.start_grow", _t("Move the start a word back"), ("<", "Shift+<"), "", "reader", "Interview", 5),
    ActionSpec("reader.start_shrink", _t("Move the start a word on"), (">", "Shift+>"), "", "reader", "Interview", 5),
    ActionSpec("reader.play", _t("Play or pause the recording"), ("P",), "play", "reader", "Interview", 7),
    ActionSpec("reader.play_here", _t("Play from the caret"), ("Shift+P",), "play", "reader", "Interview", 7),
    ActionSpec("reader.sound_back", _t("Five seconds back"), ("Alt+,",), "back", "reader", "Interview", 7),
    ActionSpec("reader.sound_on", _t("Five seconds on"), ("Alt+.",), "forward", "reader", "Interview", 7),
    ActionSpec("reader.slower", _t("Play slower"), ("Alt+-",), "", "reader", "Interview", 7),
    ActionSpec("reader.faster", _t("Play faster"), ("Alt+=",), "", "reader", "Interview", 7),
    ActionSpec("reader.attach", _t("Attach a recording…"), (), "link", "reader", "Interview", 8),
    ActionSpec("reader.align", _t("Line up: this is being said now"), (), "clock", "reader", "Interview", 8),
    ActionSpec("reader.detach", _t("Detach the recording"), (), "delete", "reader", "Interview", 8),
    ActionSpec("reader.edit", _t("Correct the turn"), ("F2",), "edit", "reader", "Edit", 2),
    ActionSpec("reader.confirm", _t("The quote is right as it is"), (), "check", "reader", "Edit", 2),
    ActionSpec("reader.checks", _t("Quotes to check…"), (), "check", "reader", "Edit", 2),
    ActionSpec("reader.find", _t("Find in text"), ("Ctrl+F",), "search", "reader", "Edit", 1),
    ActionSpec("reader.tag_all", _t("Tag the sentences found…"), ("Ctrl+T",), "tag", "reader", "Edit", 1),
    ActionSpec("reader.find_next", _t("Find the next place"), ("F3",), "down", "reader", "Edit", 1),
    ActionSpec("reader.find_previous", _t("Find the previous place"), ("Shift+F3",), "up", "reader", "Edit", 1),
)

_QUOTES = (
    *(
        ActionSpec(f"quotes.box.{n}", text, (key,), "tag", "quotes", "", 0)
        for n, (key, text) in enumerate(zip(_BOX_KEYS, _BOX_NAMES, strict=True), 1)
    ),
    ActionSpec("quotes.struggle", _t("Tag as struggle"), ("S",), "tag", "quotes", "Edit", 2),
    ActionSpec("quotes.motivation", _t("Tag as motivation"), ("M",), "tag", "quotes", "Edit", 2),
    ActionSpec("quotes.outcome", _t("Tag as outcome"), ("O",), "tag", "quotes", "Edit", 2),
    ActionSpec("quotes.tag", _t("Choose a code…"), ("T",), "tag", "quotes", "Edit", 2),
    ActionSpec("quotes.forces", _t("Tag as a force…"), ("F",), "tag", "quotes", "Edit", 2),
    ActionSpec("quotes.lens", _t("Tag as thinking, doing, feeling…"), ("L",), "tag", "quotes", "Edit", 2),
    ActionSpec("quotes.repeat", _t("Repeat the last code"), ("R",), "redo", "quotes", "Edit", 2),
    ActionSpec("quotes.remove_code", _t("Take a code off…"), ("Shift+T",), "remove", "quotes", "Edit", 2),
    ActionSpec("quotes.evidence", _t("Kind of evidence…"), ("E",), "check", "quotes", "Edit", 3),
    ActionSpec("quotes.memo", _t("Write what it means, what lies behind…"), ("C",), "note", "quotes", "Edit", 3),
    ActionSpec("quotes.star", _t("Star the quotes"), ("H",), "star", "quotes", "Edit", 3),
    ActionSpec("quotes.surprise", _t("Mark as surprises"), ("U",), "surprise", "quotes", "Edit", 3),
    ActionSpec("quotes.board", _t("Send to a board…"), ("B",), "boards", "quotes", "Edit", 3),
    ActionSpec("quotes.copy", _t("Copy with the source"), ("Ctrl+Shift+C", "Ctrl+C"), "copy", "quotes", "Edit", 3),
    ActionSpec("quotes.remove", _t("Delete the quotes"), _DEL, "delete", "quotes", "Edit", 3),
    ActionSpec("quotes.all", _t("Select all quotes"), ("Ctrl+A",), "select", "quotes", "Edit", 3),
    ActionSpec("quotes.peek", _t("Peek at the source"), ("Space",), "eye", "quotes", "View", 2),
    ActionSpec(
        "quotes.open",
        _t("Open in the reader"),
        ("Return", "Enter", *_CTRL_ENTER),
        "read",
        "quotes",
        "View",
        2,
    ),
    ActionSpec("quotes.details", _t("Show or hide the details"), ("I",), "info", "quotes", "View", 2),
    ActionSpec("quotes.find", _t("Search the quotes"), ("Ctrl+F",), "search", "quotes", "View", 2),
    ActionSpec("quotes.sort", _t("Sort the quotes by…"), (), "sort", "quotes", "View", 2),
    ActionSpec("quotes.clear", _t("Clear all filters"), ("Ctrl+Backspace",), "filter", "quotes", "View", 2),
    ActionSpec("quotes.export", _t("Export these quotes…"), (), "excel", "quotes", "File", 2),
)

_CODES = (
    ActionSpec("codes.new", _t("New code below this one"), ("N", "Ins"), "add", "codes", "Insert"),
    ActionSpec("codes.rename", _t("Rename the code"), ("F2",), "edit", "codes", "Edit", 2),
    ActionSpec("codes.details", _t("Go to the code's details"), ("Return", "Enter"), "right", "codes", "Edit", 2),
    ActionSpec("codes.quotes", _t("Show the quotes behind the code"), ("E", "Space"), "quote", "codes", "Edit", 2),
    ActionSpec("codes.move", _t("Move the code to…"), ("G",), "zone", "codes", "Edit", 3),
    ActionSpec("codes.cut", _t("Cut the code"), ("Ctrl+X",), "cut", "codes", "Edit", 3),
    ActionSpec("codes.paste", _t("Paste the code below this one"), ("Ctrl+V",), "copy", "codes", "Edit", 3),
    ActionSpec("codes.up", _t("Move the code up"), ("Alt+Up",), "up", "codes", "Edit", 3),
    ActionSpec("codes.down", _t("Move the code down"), ("Alt+Down",), "down", "codes", "Edit", 3),
    ActionSpec("codes.merge", _t("Merge the code into…"), ("M",), "merge", "codes", "Edit", 3),
    ActionSpec("codes.split", _t("Split the code…"), ("S",), "split", "codes", "Edit", 3),
    ActionSpec("codes.archive", _t("Archive the code, or offer it again"), ("A",), "archive", "codes", "Edit", 4),
    ActionSpec("codes.delete", _t("Delete the code"), _DEL, "delete", "codes", "Edit", 4),
    ActionSpec("codes.archived", _t("Show or hide archived codes"), (), "eye", "codes", "View", 2),
    ActionSpec("codes.find", _t("Search the codes"), ("Ctrl+F",), "search", "codes", "Edit", 4),
    ActionSpec("codes.import", _t("Import a codebook…"), (), "import", "codes", "Insert"),
    ActionSpec("codes.export", _t("Export the codebook…"), (), "export", "codes", "File", 2),
)

_SIDES = ("Left", "Right", "Up", "Down")
_NUDGES = (_t("Nudge left"), _t("Nudge right"), _t("Nudge up"), _t("Nudge down"))
_FAR_NUDGES = (_t("Nudge far left"), _t("Nudge far right"), _t("Nudge far up"), _t("Nudge far down"))
_NEAREST = (
    _t("Select the nearest note on the left"),
    _t("Select the nearest note on the right"),
    _t("Select the nearest note above"),
    _t("Select the nearest note below"),
)

_BOARD = (
    ActionSpec("board.note", _t("New note"), ("N",), "sticky", "board", "Insert"),
    ActionSpec("board.new", _t("New board…"), (), "boards", "board", "Insert"),
    ActionSpec("board.select", _t("Select tool"), ("V",), "select", "board", "Board"),
    ActionSpec("board.hand", _t("Hand tool"), ("H",), "hand", "board", "Board"),
    ActionSpec("board.waiting", _t("Go to the waiting notes"), ("W",), "down", "board", "Board"),
    ActionSpec("board.list", _t("Go to the list of zones and notes"), ("L",), "menu", "board", "Board"),
    *(
        ActionSpec(f"board.box.{n}", text, (key,), "tag", "board", "", 0)
        for n, (key, text) in enumerate(zip(_BOX_KEYS, _BOX_NAMES, strict=True), 1)
    ),
    ActionSpec("board.struggle", _t("Tag as struggle"), ("S",), "tag", "board", "Board", 1),
    ActionSpec("board.motivation", _t("Tag as motivation"), ("M",), "tag", "board", "Board", 1),
    ActionSpec("board.outcome", _t("Tag as outcome"), ("O",), "tag", "board", "Board", 1),
    ActionSpec("board.tag", _t("Choose a code for the notes…"), ("T",), "tag", "board", "Board", 1),
    ActionSpec("board.move", _t("Move to zone…"), ("G",), "zone", "board", "Board", 1),
    ActionSpec(
        "board.edit", _t("Edit the note or the cluster's name"), ("Return", "Enter", "F2"), "edit", "board", "Board", 1
    ),
    ActionSpec("board.star", _t("Star the notes"), (), "star", "board", "Board", 1),
    ActionSpec("board.peek", _t("Peek at the source"), ("Space",), "eye", "board", "Board", 1),
    ActionSpec("board.source", _t("Open the source"), ("Ctrl+Return", "Ctrl+Enter"), "read", "board", "Board", 1),
    ActionSpec("board.remove", _t("Take off the board"), ("Del", "Backspace"), "delete", "board", "Board", 1),
    ActionSpec("board.cluster", _t("Cluster and name"), ("Ctrl+G",), "cluster", "board", "Board", 2),
    ActionSpec("board.uncluster", _t("Dissolve the cluster"), ("Ctrl+Shift+G",), "split", "board", "Board", 2),
    ActionSpec("board.tidy", _t("Tidy"), ("Y",), "grid", "board", "Board", 2),
    ActionSpec("board.place_all", _t("Place all waiting notes"), (), "check", "board", "Board", 2),
    ActionSpec("board.evidence", _t("Show the quotes behind the zone"), ("E",), "quote", "board", "Board", 2),
    ActionSpec("board.select_all", _t("Select all notes"), ("Ctrl+A",), "select", "board", "Board", 2),
    ActionSpec("board.fit", _t("Fit all"), ("Shift+1",), "fit", "board", "Board", 3),
    ActionSpec("board.fit_selection", _t("Fit the selection"), ("Shift+2",), "fit", "board", "Board", 3),
    ActionSpec("board.actual", _t("Actual size"), ("Shift+0",), "zoom_in", "board", "Board", 3),
    ActionSpec("board.overview", _t("Overview, and back"), ("Z",), "zoom_out", "board", "Board", 3),
    ActionSpec("board.minimap", _t("Show or hide the minimap"), ("Shift+M",), "map", "board", "Board", 3),
    ActionSpec("board.next", _t("Next board"), ("Ctrl+PgDown",), "forward", "board", "Board", 4),
    ActionSpec("board.previous", _t("Previous board"), ("Ctrl+PgUp",), "back", "board", "Board", 4),
    ActionSpec("board.rename", _t("Rename the board…"), (), "edit", "board", "Board", 4),
    ActionSpec("board.delete", _t("Delete the board"), (), "delete", "board", "Board", 4),
    *(
        ActionSpec(f"board.{way}{side.lower()}", texts[n], (keys + side,), "", "board")
        for way, keys, texts in (("", "", _NUDGES), ("far_", "Shift+", _FAR_NUDGES), ("near_", "Ctrl+", _NEAREST))
        for n, side in enumerate(_SIDES)
    ),
)

_JOBS = (
    ActionSpec("jobs.draft", _t("Draft a statement from this struggle"), ("Return", "Enter"), "jobs", "jobs", "Insert"),
    ActionSpec("jobs.edit", _t("Edit the statement"), ("E", "F2"), "edit", "jobs", "Edit", 2),
    ActionSpec("jobs.save", _t("Save the statement"), ("Ctrl+Return", "Ctrl+Enter"), "check", "jobs", "Edit", 2),
    ActionSpec("jobs.redraft", _t("Redraft the statement from the counts"), (), "redo", "jobs", "Edit", 2),
    ActionSpec("jobs.choose", _t("Choose this job, or take the choice back"), (), "star", "jobs", "Edit", 3),
    ActionSpec("jobs.delete", _t("Delete the job"), (), "delete", "jobs", "Edit", 3),
)

_MAP = (
    ActionSpec("map.edit", _t("Edit the cell"), ("Return", "Enter", "F2"), "edit", "map", "Insert"),
    ActionSpec("map.pick", _t("Put a quote into the cell…"), ("Space", "P"), "quote", "map", "Insert"),
    ActionSpec("map.quotes", _t("Show the quotes behind the cell"), ("E",), "eye", "map", "Insert"),
    ActionSpec("map.clear", _t("Clear the cell"), ("Del", "Backspace"), "delete", "map", "Insert"),
    ActionSpec(
        "map.add", _t("Add a milestone after this one"), ("Ctrl+Return", "Ctrl+Enter"), "add", "map", "Insert", 1
    ),
    ActionSpec("map.move_left", _t("Move the milestone left"), ("Ctrl+Shift+Left",), "left", "map", "Insert", 1),
    ActionSpec("map.move_right", _t("Move the milestone right"), ("Ctrl+Shift+Right",), "right", "map", "Insert", 1),
    ActionSpec("map.delete", _t("Delete the milestone"), ("Ctrl+Backspace",), "delete", "map", "Insert", 1),
    ActionSpec("map.drawer", _t("Quotes to put on the map"), ("D",), "quote", "map", "Insert", 2),
    ActionSpec("map.mood_up", _t("Raise the mood"), ("+", "="), "", "map"),
    ActionSpec("map.mood_down", _t("Lower the mood"), ("-",), "", "map"),
    ActionSpec("map.next", _t("Next cell"), ("Tab",), "right", "map"),
    ActionSpec("map.previous", _t("Previous cell"), ("Shift+Tab", "Backtab"), "left", "map"),
    ActionSpec("map.left", _t("Cell to the left"), ("Left",), "", "map"),
    ActionSpec("map.right", _t("Cell to the right"), ("Right",), "", "map"),
    ActionSpec("map.up", _t("Cell above"), ("Up",), "", "map"),
    ActionSpec("map.down", _t("Cell below"), ("Down",), "", "map"),
)

_SEARCH = (
    ActionSpec("search.words", _t("Go to the words looked for"), ("Ctrl+F",), "search", "search", "Edit", 2),
    ActionSpec("search.tag_all", _t("Tag the sentences found…"), ("Ctrl+T",), "tag", "search", "Interview", 1),
)

ACTIONS: tuple[ActionSpec, ...] = (
    *_APP, *_INTERVIEWS, *_DEBRIEF, *_CUSTOMERS, *_GUIDES, *_READER, *_QUOTES, *_CODES, *_BOARD, *_JOBS, *_MAP, *_SEARCH
)  # fmt: skip
BY_ID: dict[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}


def in_scope(scope: str) -> list[ActionSpec]:
    """The actions of one scope, in the order of the table."""
    return [spec for spec in ACTIONS if spec.scope == scope]


def make_action(spec: ActionSpec, parent: QObject) -> QAction:
    """A ``QAction`` for one line of the table."""
    action = QAction(spec.label.replace("&", "&&"), parent)
    action.setObjectName(spec.id)
    put_keys_on(action, spec)
    action.setAutoRepeat(spec.scope != "app" or spec.id in {"app.undo", "app.redo"})
    action.setMenuRole(_menu_role(spec.id))
    if spec.icon:
        icons.set_icon(action, spec.icon, "muted")
    return action


def _menu_role(action_id: str) -> QAction.MenuRole:
    roles = {"app.quit": QAction.MenuRole.QuitRole, "app.about": QAction.MenuRole.AboutRole}
    return roles.get(action_id, QAction.MenuRole.NoRole)


def bind(widget: QWidget, scope: str, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Bind actions of a scope to a widget and everything inside it; returns the actions by id.

    A handler takes no argument. App actions work in the whole window, all others only with the focus inside ``widget``.
    """
    from jtbdstudio.ui.text_guard import TextGuard

    TextGuard.install()
    context = Qt.ShortcutContext.WindowShortcut if scope == "app" else Qt.ShortcutContext.WidgetWithChildrenShortcut
    made = {}
    for action_id, handler in handlers.items():
        spec = BY_ID[action_id]
        if spec.scope != scope:
            raise ValueError(f"{action_id} belongs to {spec.scope}, not to {scope}")
        action = make_action(spec, widget)
        action.setShortcutContext(context)
        action.triggered.connect(_Handler(action, handler).call)
        widget.addAction(action)
        made[action_id] = action
    return made


class _Handler(QObject):
    """Calls a handler without the ``checked`` argument; lives exactly as long as its action."""

    def __init__(self, action: QAction, handler: Callable[[], object]) -> None:
        super().__init__(action)
        self._handler = handler

    def call(self) -> None:
        self._handler()


def bound(widget: QWidget) -> dict[str, QAction]:
    """Every action of the table bound to this widget or to something inside it."""
    found = {action.objectName(): action for action in widget.findChildren(QAction)}
    return {key: action for key, action in found.items() if key in BY_ID}
