# SPDX-License-Identifier: MIT
"""What is done to the chosen guide and its questions: each a command, typing merged into one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from jtbdstudio.commands import guides as commands
from jtbdstudio.commands.study import describe_study
from jtbdstudio.ui.guides.words import new_name

if TYPE_CHECKING:
    from jtbdstudio.queries.guides import Guide
    from jtbdstudio.ui.guides.question import QuestionRow
    from jtbdstudio.ui.workspace import Workspace


class Deeds(QObject):
    """The page's hands; it never shows anything but a sentence with an Undo."""

    told = Signal(str)

    def __init__(self, origin: QObject) -> None:
        super().__init__(origin)
        self._origin = origin
        self._studio: Workspace | None = None

    def attach(self, studio: Workspace) -> None:
        self._studio = studio

    @property
    def locked(self) -> bool:
        return self._studio is None or not self._studio.is_open or self._studio.read_only

    def _run(self, command: Any, *args: Any, merge: str = "", **fields: Any) -> Any:
        if self._studio is None or self.locked:
            return None
        return self._studio.run(command, *args, origin=self._origin, merge=merge, **fields)

    # Guides

    def make(self, kind: str) -> str | None:
        made: str | None = self._run(commands.add_guide, new_name(kind), kind)
        return made

    def bring_back(self, handle: str) -> str | None:
        made: str | None = self._run(commands.bring_back_guide, handle)
        return made

    def duplicate(self, guide: Guide) -> str | None:
        made: str | None = self._run(
            commands.duplicate_guide, guide.id, self.tr("{name} (copy)").format(name=guide.name)
        )
        return made

    def restore(self, guide: Guide) -> None:
        self._run(commands.restore_guide, guide.id)
        self.told.emit(self.tr("“{name}” says again what the method says.").format(name=guide.name))

    def delete(self, guide: Guide) -> None:
        self._run(commands.delete_guide, guide.id)
        if guide.can_be_deleted:
            self.told.emit(self.tr("The guide “{name}” was deleted.").format(name=guide.name))

    def name(self, guide: Guide, name: str, key: str) -> None:
        self._run(commands.edit_guide, guide.id, name=name, merge=f"name:{key}")

    def unnamed(self, guide: Guide) -> None:
        """A guide without a name is called what the method, or its kind, calls it."""
        name = guide.template.name if guide.template is not None else new_name(guide.kind)
        self._run(commands.edit_guide, guide.id, name=name)

    def note(self, guide: Guide, note: str, key: str) -> None:
        self._run(commands.edit_guide, guide.id, note=note, merge=f"note:{key}")

    def close(self, guide: Guide) -> None:
        self._run(commands.close_guide, guide.id)

    def plan(self, name: str, value: object, key: str) -> None:
        self._run(describe_study, merge=key, **{name: value})

    # Questions

    def type(self, guide: Guide, row: QuestionRow, before: str | None, text: str, follow_up: str) -> None:
        """Keep what is being typed; a draft is stored with its first letter."""
        question, key = row.question, f"{row.question.id}:{row.session}"
        if row.is_new:
            fields = {"follow_up": follow_up, "box": question.box, "phase": question.phase}
            self._run(commands.add_question, guide.id, text, before, question.id, merge=key, **fields)
        else:
            self._run(commands.edit_question, question.id, text=text, follow_up=follow_up, merge=key)

    def revert(self, row: QuestionRow) -> None:
        """The words from before the editing began; a new question goes again."""
        text, follow_up = row.before
        if row.is_new:
            self._run(commands.remove_question, row.question.id)
        elif row.before != (row.question.text, row.question.follow_up):
            key = f"{row.question.id}:{row.session}"
            self._run(commands.edit_question, row.question.id, text=text, follow_up=follow_up, merge=key)

    def remove(self, row: QuestionRow) -> None:
        """A question goes; the toast takes it back. The pinned ones say why they stay."""
        self._run(commands.remove_question, row.question.id)
        if not row.question.is_fixed:
            self.told.emit(self.tr("The question was removed."))

    def move(self, question_id: str, place: int) -> None:
        self._run(commands.move_question, question_id, place)

    def place(self, row: QuestionRow, where: str, chosen: str) -> None:
        """Put a question into a `box` or a `phase`."""
        self._run(commands.edit_question, row.question.id, **{where: chosen})
