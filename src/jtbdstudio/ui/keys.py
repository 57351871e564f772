# SPDX-License-Identifier: MIT
"""The keys in force: those of the table of actions, but for what somebody has changed on this computer.

Whoever shows or binds a key asks :data:`keyboard`, and hears from ``keyboard.changed`` when it is another one.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from jtbdstudio.ui.actions import ActionSpec
    from jtbdstudio.ui.settings import Settings

#: What Shift makes of a key on the most common keyboard: two names of one key.
SHIFTED = dict(zip('!@#$%^&*()_+{}|:"<>?', "1234567890-=[]\\;',./", strict=True))
_LEADS_OUT = {"Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Esc", "Shift+Esc", "Alt+F4"}
_WRITES = {"Space", "Return", "Enter", "Backspace", "Del", "Ins", "Left", "Right", "Up", "Down", "Home", "End",
           "PgUp", "PgDown"}  # fmt: skip
_STANDARD = (
    QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo,
)  # fmt: skip


class Keyboard(QObject):
    """Which keys do what, for one person. ``use`` reads what they changed; every change is kept at once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settings: Settings | None = None
        self._own: dict[str, tuple[str, ...]] = {}
        self._singles = True

    def use(self, settings: Settings) -> None:
        """Go by these settings from now on."""
        from jtbdstudio.ui.actions import BY_ID

        before = (self._own, self._singles)
        self._settings = settings
        self._own = {key: tuple(keys) for key, keys in settings.keys.items() if key in BY_ID}
        self._singles = settings.single_keys
        if (self._own, self._singles) != before:
            self.changed.emit()

    @property
    def singles(self) -> bool:
        """Whether keys without Ctrl or Alt that type a character do anything."""
        return self._singles

    def of(self, spec: ActionSpec) -> tuple[str, ...]:
        """The keys of an action, the first to be shown."""
        keys = self._own.get(spec.id)
        if keys is None:
            taken = self._given_away(spec) if self._own else frozenset()
            keys = tuple(key for key in spec.keys if plain(key) not in taken)
        return keys if self._singles else tuple(key for key in keys if not is_single(key))

    def is_own(self, spec: ActionSpec) -> bool:
        """Whether somebody has changed it."""
        return spec.id in self._own

    @property
    def any_own(self) -> bool:
        return bool(self._own)

    def _given_away(self, spec: ActionSpec) -> frozenset[str]:
        """Default keys of an action that somebody gave to another one before it had them."""
        from jtbdstudio.ui.actions import BY_ID

        return frozenset(plain(k) for i, keys in self._own.items() if rival(BY_ID[i], spec) for k in keys)

    def give(self, spec: ActionSpec, keys: tuple[str, ...]) -> str:
        """Give an action these keys instead of all it has; why not, if something speaks against it."""
        if said := self.refusal(spec, keys):
            return said
        own = {action_id: kept for action_id, kept in self._own.items() if action_id != spec.id}
        self._keep(own if keys == spec.keys else own | {spec.id: keys})
        return ""

    def reset(self, spec: ActionSpec) -> str:
        """Give an action its own keys back; why not, if another one has them now."""
        return self.give(spec, spec.keys)

    def reset_all(self) -> None:
        """As it was on the first day."""
        self._singles = True
        self._keep({})

    def set_singles(self, on: bool) -> None:
        """Whether single characters are keys at all (WCAG 2.1.4)."""
        self._singles = on
        self._keep(self._own)

    def refusal(self, spec: ActionSpec, keys: Iterable[str]) -> str:
        """Why an action cannot have these keys, in one sentence; nothing if it can."""
        for key in keys:
            if said := self._reserved(spec, key) or self._taken(spec, key):
                return said
        return ""

    def _taken(self, spec: ActionSpec, key: str) -> str:
        from jtbdstudio.ui.actions import ACTIONS

        holders = (other for other in ACTIONS if rival(other, spec) and plain(key) in map(plain, self._held(other)))
        if (other := next(holders, None)) is None:
            return ""
        return _t("{key} is the key of “{action}”. Give that another key first.").format(
            key=native(key), action=other.title
        )

    def _held(self, spec: ActionSpec) -> tuple[str, ...]:
        """The keys of an action, those that are switched off included."""
        return self._own.get(spec.id, tuple(k for k in spec.keys if plain(k) not in self._given_away(spec)))

    def _reserved(self, spec: ActionSpec, key: str) -> str:
        """Why nobody may have a key, unless it is theirs anyway."""
        if plain(key) in {plain(usual) for usual in spec.keys}:
            return ""
        writes = spec.scope == "app" and (is_single(key) or key.removeprefix("Shift+") in _WRITES)
        reasons = {
            _t("{key} always leads out of where one is, so it keeps that meaning."): key in _LEADS_OUT,
            _t("Ctrl and Alt together type characters on many keyboards. Choose another key."): "Ctrl+Alt+" in key,
            _t("{key} means the same in every program, so it keeps that meaning."): key in _standard(),
            _t("This works in text fields too, where {key} writes. Add Ctrl, or take a function key."): writes,
            _t("Keys that type a character are switched off. Switch them on first, or add Ctrl."): (
                is_single(key) and not self._singles
            ),
        }
        return next((said.format(key=native(key)) for said, holds in reasons.items() if holds), "")

    def _keep(self, own: dict[str, tuple[str, ...]]) -> None:
        self._own = own
        if self._settings is not None:
            self._settings.keys = {key: list(keys) for key, keys in own.items()}
            self._settings.single_keys = self._singles
        self.changed.emit()


def rival(one: ActionSpec, other: ActionSpec) -> bool:
    """Whether two actions can be wanted in the same place."""
    return one.id != other.id and (one.scope == other.scope or "app" in (one.scope, other.scope))


@lru_cache(maxsize=1024)
def plain(key: str) -> str:
    """One name for one key: ``Shift+<`` is ``<``, and ``Shift+,`` where that is the same."""
    portable = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    last = portable.removeprefix("Shift+")
    return f"Shift+{SHIFTED[last]}" if last in SHIFTED else portable


def is_single(key: str) -> bool:
    """Whether a key types a character: a letter, a digit or a sign without Ctrl, Alt or Meta."""
    return len(key.removeprefix("Shift+")) == 1


def native(keys: str) -> str:
    """A key sequence as the user's computer writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def cap_of(code_key: str) -> str:
    """The key that tags with a code in the reader, by the key the method gives the code; empty if it has none now."""
    action_id = _tagging().get(code_key)
    if action_id is None:
        return code_key
    from jtbdstudio.ui.actions import BY_ID

    return BY_ID[action_id].key_text


@lru_cache(maxsize=1)
def _tagging() -> dict[str, str]:
    from jtbdstudio.ui.actions import in_scope

    names = ("reader.struggle", "reader.motivation", "reader.outcome")
    specs = [spec for spec in in_scope("reader") if spec.id.startswith("reader.box.") or spec.id in names]
    return {spec.keys[0]: spec.id for spec in specs}


@lru_cache(maxsize=1)
def _standard() -> frozenset[str]:
    return frozenset(keys.toString() for each in _STANDARD for keys in QKeySequence.keyBindings(each))


_wearers: weakref.WeakKeyDictionary[QAction, ActionSpec] = weakref.WeakKeyDictionary()


def put_keys_on(action: QAction, spec: ActionSpec) -> None:
    """Give an action its keys, and its new ones whenever they change."""
    action.setShortcuts([QKeySequence(keys) for keys in spec.in_force])
    _wearers[action] = spec


def _put_on_anew() -> None:
    for action, spec in list(_wearers.items()):
        if shiboken6.isValid(action):
            put_keys_on(action, spec)


def live(owner: QObject, say: Callable[[], object]) -> None:
    """Say something with a key in it, now and whenever keys change, as long as ``owner`` lives."""
    say()
    keyboard.changed.connect(_Sayer(owner, say).say_again)


class _Sayer(QObject):
    def __init__(self, owner: QObject, say: Callable[[], object]) -> None:
        super().__init__(owner)
        self._say = say

    def say_again(self) -> None:
        self._say()


def _t(text: str) -> str:
    return QCoreApplication.translate("keys", text)


keyboard = Keyboard()
keyboard.changed.connect(_put_on_anew)
