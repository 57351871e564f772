# SPDX-License-Identifier: MIT
"""The code tree: codes made, named, described, moved, merged, split, archived, deleted.

What the method brings stays where it is: boxes, columns, forces and stages are what pages and counts are made of. They
can be described and colored; themes and codes of people's own can go anywhere that takes themes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands import _code_zones as code_zones
from jtbdstudio.commands._joining import Joining, follow_column, join_evidence, join_texts
from jtbdstudio.commands._retagging import retag
from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.commands.tagging import add_codes
from jtbdstudio.domain.codebook import CodeChange
from jtbdstudio.domain.codes import TONES, CodeTree
from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import CodeRow, ZoneCodeRow, ZoneRow

EDITABLE = ("name", "voice", "description", "tone", "include", "exclude")


def create_theme(session: Session, parent_id: str, name: str, note_ids: Sequence[str] = ()) -> str:
    """Create theme

    A code under a column, a force, a family or another theme; given to `note_ids` at once. If the parent has
    one of that name already, it is that one, and is offered again if it was archived. Answers its id.
    """
    name = _clean(name)
    tree = code_tree(session)
    code_id = _named(tree, parent_id, name)
    if code_id is None:
        ordinal = next_ordinal(session, CodeRow, CodeRow.parent_id == parent_id)
        code_id = add(session, CodeRow, parent_id=parent_id, name=name, ordinal=ordinal)
        tree = code_tree(session)
    elif tree[code_id].archived:
        edit(session, CodeRow, code_id, ("archived",), archived=0)
    if note_ids:
        add_codes(session, note_ids, [code_id], tree)
    return code_id


def edit_code(session: Session, /, code_id: str, **fields: Any) -> None:
    """Edit code

    Fields: `name`, `voice`, `description`, `tone`, `include`, `exclude`. Clusters on boards take a new name along.
    """
    if fields.get("tone", "") not in ("", *TONES):
        raise ValueError(f"there is no tone {fields['tone']}")
    if "name" in fields:
        fields["name"] = _clean(fields["name"])
        tree = code_tree(session)
        _require_free_name(tree, tree[code_id].parent_id, fields["name"], code_id)
        rename_zones(session, code_id, fields["name"])
    edit(session, CodeRow, code_id, EDITABLE, **fields)


def move_code(session: Session, code_id: str, parent_id: str, ordinal: int | None = None) -> None:
    """Move code

    Below another place that takes themes, as the child of that number (the last one, if none is given). Its quotes
    carry what the new place implies; what only came along from the old one goes. Its clusters change lanes.
    """
    before = code_tree(session)
    _require_own(before, code_id)
    _require_place(before, code_id, parent_id)
    _require_free_name(before, parent_id, before[code_id].name, code_id)
    order = [code.id for code in before.children(parent_id) if code.id != code_id]
    order.insert(len(order) if ordinal is None else max(0, min(ordinal, len(order))), code_id)
    if before[code_id].parent_id != parent_id:
        session.execute(update(CodeRow).where(CodeRow.id == code_id).values(parent_id=parent_id))
        _settle(session, before, before.below(code_id))
    for number, each in enumerate(order):
        session.execute(update(CodeRow).where(CodeRow.id == each, CodeRow.ordinal != number).values(ordinal=number))


def move_codes(session: Session, code_ids: Sequence[str], parent_id: str, ordinal: int | None = None) -> None:
    """Move codes

    Several at once, side by side in the order given; one that lies below another of them goes along with it.
    """
    tree = code_tree(session)
    moving = [one for one in code_ids if not set(code_ids).intersection(above.id for above in tree.line(one)[:-1])]
    for number, code_id in enumerate(moving):
        move_code(session, code_id, parent_id, None if ordinal is None else ordinal + number)


def merge_codes(session: Session, into: str, from_ids: Sequence[str]) -> None:
    """Merge codes

    Everything that was tagged, clustered, cited or written under the others is under this one; what lay below them
    lies below it. A coder who gave several of them gave it once.
    """
    before = code_tree(session)
    gone = [code_id for code_id in dict.fromkeys(from_ids) if code_id != into]
    for code_id in (into, *gone):
        _require_own(before, code_id)
    if not gone:
        raise UserError("Choose at least two codes to merge. Nothing was changed.")
    lifted = _lift_out(session, before, into, gone)
    joining = Joining(code_tree(session))
    for code_id in gone:
        if code_id not in joining.becomes:
            joining.take(code_id, into, (*gone, into))
    for child_id, parent_id in joining.move:
        last = next_ordinal(session, CodeRow, CodeRow.parent_id == parent_id)
        session.execute(update(CodeRow).where(CodeRow.id == child_id).values(parent_id=parent_id, ordinal=last))
    for target in dict.fromkeys(joining.becomes.values()):
        join_texts(session, before, target, [one for one, other in joining.becomes.items() if other == target])
    _settle(session, before, before.below(into) if lifted else (), joining)
    remove(session, CodeRow, joining.becomes)


def split_code(session: Session, code_id: str, name: str, note_ids: Sequence[str]) -> str:
    """Split code

    A new code beside this one takes these quotes out of it. Answers its id.
    """
    before = code_tree(session)
    _require_own(before, code_id)
    name, code = _clean(name), before[code_id]
    if name.casefold() == code.name.casefold():
        raise UserError(f"“{code.name}” is the name of the code itself. Give the other half a name of its own.")
    if not note_ids:
        raise UserError("Choose the quotes that go into the new code. Nothing was changed.")
    new_id = create_theme(session, str(code.parent_id), name)
    if new_id not in before and code.tone:
        edit(session, CodeRow, new_id, ("tone",), tone=code.tone)
    after = code_tree(session)
    code_zones.part(session, after, code_id, new_id, note_ids)
    retag(session, before, after, [code_id], {code_id: new_id}, note_ids)
    if new_id not in before:
        move_code(session, new_id, str(code.parent_id), _place(after, code_id) + 1)
    return new_id


def archive_codes(session: Session, code_ids: Sequence[str]) -> None:
    """Archive code

    Not offered any more, with what lies below; quotes, counts and clusters stay. Themes and own codes only: what the
    method offers is always offered.
    """
    tree = code_tree(session)
    for code_id in code_ids:
        _require_own(tree, code_id)
    session.execute(update(CodeRow).where(CodeRow.id.in_(list(code_ids)), CodeRow.archived == 0).values(archived=1))


def unarchive_codes(session: Session, code_ids: Sequence[str]) -> None:
    """Offer code again

    With the codes it lies under, or it would still be hidden.
    """
    tree = code_tree(session)
    lines = {above.id for code_id in code_ids for above in tree.line(code_id)}
    session.execute(update(CodeRow).where(CodeRow.id.in_(lines), CodeRow.archived == 1).values(archived=0))


def delete_codes(session: Session, code_ids: Sequence[str]) -> None:
    """Delete codes

    Each with what lies below it; the quotes stay.
    """
    for code_id in code_ids:
        if code_id in code_tree(session):  # it may have gone with the one above it
            delete_code(session, code_id)


def delete_code(session: Session, code_id: str) -> None:
    """Delete theme

    Its tags and its clusters go, with those of the codes below it; the quotes stay.
    """
    tree = code_tree(session)
    if tree[code_id].handle:
        raise UserError("This code is part of the method and stays. Themes of your own can be deleted.")
    clusters = select(ZoneCodeRow.zone_id).where(ZoneCodeRow.code_id.in_(tree.below(code_id)))
    remove(session, ZoneRow, session.execute(clusters).scalars().all())
    remove(session, CodeRow, [code_id])


def write_codebook(session: Session, changes: Sequence[CodeChange]) -> None:
    """Import codebook

    New codes below their parents, then names, places and texts of those there are. All or nothing.
    """
    made: dict[str, str] = {}
    for change in changes:
        parent_id = made.get(change.parent, change.parent)
        code_id = change.code_id or create_theme(session, parent_id, change.name)
        made[change.ref] = code_id
        if change.code_id and parent_id:
            move_code(session, code_id, parent_id)
        if change.code_id and change.name:
            edit_code(session, code_id, name=change.name)
        edit(session, CodeRow, code_id, (*EDITABLE, "archived"), **change.fields)


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


def _settle(session: Session, before: CodeTree, moved: Collection[str], joining: Joining | None = None) -> None:
    """The tree has changed: tags, clusters and statements follow."""
    after = code_tree(session)
    becomes = joining.becomes if joining else {}
    touched = set(moved) | set(becomes)
    for child_id, _ in joining.move if joining else ():
        touched |= before.below(child_id)
    for gone, into in becomes.items():
        code_zones.join(session, after, into, gone)
        join_evidence(session, into, gone)
    code_zones.follow(session, after, touched - becomes.keys())
    retag(session, before, after, touched, becomes)
    follow_column(session, after, (touched | set(becomes.values())) - becomes.keys())


def _lift_out(session: Session, tree: CodeTree, into: str, gone: Collection[str]) -> bool:
    """A code that what lies above it goes into takes its place first."""
    above = next((code for code in tree.line(into)[:-1] if code.id in gone), None)
    if above is not None:
        place = {"parent_id": above.parent_id, "ordinal": above.ordinal}
        session.execute(update(CodeRow).where(CodeRow.id == into).values(**place))
    return above is not None


def _clean(name: str) -> str:
    name = " ".join(name.replace("/", " ").split())
    if not name:
        raise UserError("A theme needs a name. Nothing was changed.")
    return name


def _named(tree: CodeTree, parent_id: str | None, name: str) -> str | None:
    return next((c.id for c in tree.children(parent_id) if c.name.casefold() == name.casefold()), None)


def _place(tree: CodeTree, code_id: str) -> int:
    """Which child of its parent a code is."""
    return [code.id for code in tree.children(tree[code_id].parent_id)].index(code_id)


def _require_own(tree: CodeTree, code_id: str) -> None:
    code = tree[code_id]
    if tree.family(code_id).handle == "milestones" and code.parent_id is not None:
        raise UserError(f"“{code.name}” is a milestone: milestones are arranged on the CX map. Nothing was changed.")
    if not tree.is_own(code_id):
        raise UserError(f"“{code.name}” is part of the method and stays as it is. Themes and own codes can be changed.")


def _require_place(tree: CodeTree, code_id: str, parent_id: str) -> None:
    if parent_id in tree.below(code_id):
        raise UserError(f"“{tree[code_id].name}” cannot go below itself. Nothing was changed.")
    if not tree.takes_themes(parent_id):
        sentence = "takes no codes: they go below a column, a force, Own codes, or another theme. Nothing was changed."
        raise UserError(f"“{tree[parent_id].name}” {sentence}")


def _require_free_name(tree: CodeTree, parent_id: str | None, name: str, code_id: str) -> None:
    other = _named(tree, parent_id, name)
    if other not in (None, code_id) and parent_id is not None:
        where = tree[parent_id].name
        raise UserError(f"“{where}” has a code “{name}” already. Merge the two, or choose another name.")
