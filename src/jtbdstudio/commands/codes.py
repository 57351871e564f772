# SPDX-License-Identifier: MIT
"""The code tree: themes made, named, given a voice, removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.commands.tagging import add_codes
from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import CodeRow, ZoneCodeRow, ZoneRow

EDITABLE = ("name", "voice", "description", "tone", "include", "exclude")


def create_theme(session: Session, parent_id: str, name: str, note_ids: Sequence[str] = ()) -> str:
    """Create theme

    A code under a column, a force, a family or another theme; given to `note_ids` at once. If the parent has
    one of that name already, it is that one. Answers its id.
    """
    name = _clean(name)
    tree = code_tree(session)
    code_id = _named(tree, parent_id, name)
    if code_id is None:
        ordinal = next_ordinal(session, CodeRow, CodeRow.parent_id == parent_id)
        code_id = add(session, CodeRow, parent_id=parent_id, name=name, ordinal=ordinal)
        tree = code_tree(session)
    if note_ids:
        add_codes(session, note_ids, [code_id], tree)
    return code_id


def edit_code(session: Session, /, code_id: str, **fields: Any) -> None:
    """Edit code

    Fields: `name`, `voice`, `description`, `tone`, `include`, `exclude`. Clusters on boards take a new name along.
    """
    if "name" in fields:
        fields["name"] = _clean(fields["name"])
        rename_zones(session, code_id, fields["name"])
    edit(session, CodeRow, code_id, EDITABLE, **fields)


def delete_code(session: Session, code_id: str) -> None:
    """Delete theme

    Its tags and its clusters go; the quotes stay.
    """
    if code_tree(session)[code_id].handle:
        raise UserError("This code is part of the method and stays. Themes of your own can be deleted.")
    clusters = select(ZoneCodeRow.zone_id).where(ZoneCodeRow.code_id == code_id)
    remove(session, ZoneRow, session.execute(clusters).scalars().all())
    remove(session, CodeRow, [code_id])


def ensure_code(session: Session, typed: str) -> str:
    """Create theme

    The code a typed path means; a last part that does not exist yet becomes a theme under the rest.
    """
    tree = code_tree(session)
    found = tree.find(typed)
    if found is not None:
        return found.id
    head, _, name = typed.replace("›", "/").rpartition("/")
    parent = tree.find(head) if head else None
    if parent is None:
        raise UserError(f"There is no code “{typed}”. Use a key such as 3 or S, or a path such as Struggle/My theme.")
    return create_theme(session, parent.id, name)


def rename_zones(session: Session, code_id: str, title: str) -> None:
    """Give the clusters of a theme its new name."""
    zones = select(ZoneCodeRow.zone_id).where(ZoneCodeRow.code_id == code_id)
    session.execute(update(ZoneRow).where(ZoneRow.id.in_(zones), ZoneRow.kind == "cluster").values(title=title))


def _clean(name: str) -> str:
    name = " ".join(name.replace("/", " ").split())
    if not name:
        raise UserError("A theme needs a name. Nothing was changed.")
    return name


def _named(tree: CodeTree, parent_id: str, name: str) -> str | None:
    return next((c.id for c in tree.children(parent_id) if c.name.casefold() == name.casefold()), None)
