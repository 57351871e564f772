# SPDX-License-Identifier: MIT
"""The codebook as it is looked at: counts, first quotes, where a code is at work."""

from __future__ import annotations

from jtbdstudio.commands.codes import archive_codes
from jtbdstudio.queries.codebook import code_places, codebook, codebook_view, notes_left_behind, notes_with
from jtbdstudio.queries.jobs import notes_behind
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.store import Project
from tests.studies import code


def test_the_sample_has_a_codebook_worth_looking_at(sample: Project) -> None:
    view = sample.read(codebook_view)
    entries = {entry.path: entry for entry in view.entries}
    nobody = entries["Struggle/Nobody is coming to open"]
    assert (nobody.quotes, nobody.customers, nobody.depth, nobody.tone, nobody.own_tone) == (16, 8, 2, "struggle", "")
    assert min(len(text) for text in (nobody.description, nobody.include, nobody.exclude, nobody.voice)) > 20
    assert sum(bool(entry.description) for entry in view.entries if entry.is_own) > 12
    assert [entry.path for entry in view.entries if entry.hidden] == ["Own codes/Mentions the old price"]
    assert view.counted.notes(nobody.id) == sample.read(notes_behind, [nobody.id])
    first = sample.read(cards_by_id, view.counted.first(nobody.id, 3))
    assert len({card.customer_id for card in first}) == 3
    assert first[0].starred
    assert len(view.counted.first(nobody.id, 99)) == 16
    again = sample.read(codebook_view, view.counted)
    assert again.entries == view.entries


def test_where_a_code_is_at_work(sample: Project) -> None:
    places = sample.read(code_places, code(sample, "Struggle/Nobody is coming to open"))
    assert {(place.kind, place.detail) for place in places} >= {
        ("board", "Nobody is coming to open"),
        ("job", "struggle"),
    }
    lens = sample.read(code_places, code(sample, "Lens/Doing"))
    assert [place.kind for place in lens] == ["map"]


def test_every_note_with_the_code_itself_can_be_shared_out(sample: Project) -> None:
    theme, column = code(sample, "Struggle/Nobody is coming to open"), code(sample, "Struggle")
    assert len(sample.read(notes_with, theme)) >= 16
    assert sample.read(notes_left_behind, [theme], column) == len(sample.read(notes_with, theme))
    sample.run(archive_codes, [theme])
    assert theme not in {item.code_id for item in sample.read(codebook)}
