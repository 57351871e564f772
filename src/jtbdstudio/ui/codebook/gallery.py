# SPDX-License-Identifier: MIT
"""States of the codebook that are worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from jtbdstudio.interchange.codebook_table import CodebookTable, ReadCode

if TYPE_CHECKING:
    from jtbdstudio.ui.codebook.page import CodebookPage


def show(page: CodebookPage, name: str) -> None:
    """Bring the page into a state."""
    page.deeds.close_sheets()
    page.files.close()
    themes = [entry for entry in page.model.entries() if entry.is_own and not entry.hidden]
    page.tree.landing = None
    if page.archived_button.isChecked():
        page.archived_button.click()
    page.tree.select(themes[0].id)
    if name == "drag":
        outcome = next(entry for entry in page.model.entries() if entry.handle == "outcome")
        box = page.tree.visualRect(page.model.index_of(outcome.id))
        page.tree.land([themes[0].id], box.center() + QPoint(30, 0))
    elif name == "merge":
        page.deeds.choose_merge()
    elif name == "split":
        page.deeds.begin_split()
        page.deeds.splitter.name.setText(page.tr("The other half"))
        for row in (0, 2):
            page.deeds.splitter.toggle(row)
    elif name == "archived":
        if not page.archived_button.isChecked():
            page.archived_button.click()
        page.tree.select(next(entry.id for entry in page.model.entries() if entry.archived))
    elif name == "import":
        rows = (
            ReadCode(2, ("Struggle", themes[0].name), themes[0].id, {"include": "Somebody did not turn up."}),
            ReadCode(3, ("Struggle", "Sunday night"), "", {"description": "Before the week begins."}),
            ReadCode(4, ("Trust", "Shown to the boss")),
            ReadCode(5, ("Boxes", "Thirteenth box")),
        )
        page.files.sheet.open()
        page.files.sheet.show_table(CodebookTable("team-codebook.xlsx", rows, ()))
