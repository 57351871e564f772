# SPDX-License-Identifier: MIT
"""What one chooses from: a box, a phase, a kind of guide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from jtbdstudio.domain.guides import PHASES
from jtbdstudio.ui.guides.words import NEW_KINDS, kind_word, phase_word

if TYPE_CHECKING:
    from jtbdstudio.domain.method import GuideTemplate
    from jtbdstudio.queries.guides import GuideBox

Chosen = Callable[[str], object]


def box_menu(parent: QWidget, boxes: Sequence[GuideBox], chosen: str, then: Chosen) -> QMenu:
    """The 12 boxes by stage, each under its key in the reader; and none."""
    menu, stage = QMenu(parent), ""
    for box in boxes:
        if stage and box.stage != stage:
            menu.addSeparator()
        stage = box.stage
        _add(menu, f"&{box.key}   {_plain(box.name)}", box.handle, chosen, then)
    menu.addSeparator()
    _add(menu, _t("No box"), "", chosen, then)
    return menu


def phase_menu(parent: QWidget, chosen: str, then: Chosen) -> QMenu:
    """The three phases; and none."""
    menu = QMenu(parent)
    for phase in PHASES:
        _add(menu, f"&{phase_word(phase)}", phase, chosen, then)
    menu.addSeparator()
    _add(menu, _t("No phase"), "", chosen, then)
    return menu


def new_menu(parent: QWidget, missing: Iterable[GuideTemplate], make: Chosen, bring_back: Chosen) -> QMenu:
    """A guide of each kind; and the method's own that were deleted."""
    menu = QMenu(parent)
    for kind in NEW_KINDS:
        menu.addAction(kind_word(kind)).triggered.connect(partial(_call, make, kind))
    gone = list(missing)
    if gone:
        menu.addSeparator()
    for template in gone:
        words = _t("Bring back “{name}”").format(name=_plain(template.name))
        menu.addAction(words).triggered.connect(partial(_call, bring_back, template.handle))
    return menu


def popup_under(menu: QMenu, widget: QWidget) -> None:
    """Open below a widget; gone for good once it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(widget.mapToGlobal(QPoint(0, widget.height() + 2)))


def _add(menu: QMenu, words: str, key: str, chosen: str, then: Chosen) -> None:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(key == chosen)
    action.setData(key)
    action.triggered.connect(partial(_call, then, key))
    if key == chosen:
        menu.setActiveAction(action)


def _call(then: Chosen, key: str, _checked: bool = False) -> None:
    then(key)


def _plain(words: str) -> str:
    return words.replace("&", "&&")


def _t(text: str) -> str:
    return QCoreApplication.translate("guides", text)
