# SPDX-License-Identifier: MIT
"""A sheet over the window: what of it is painted when its card changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.ui.overlay import Overlay


class _Painted(QObject):
    """Where a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_a_card_that_gets_smaller_leaves_no_shadow_behind(light: object, qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(900, 700)
    qtbot.addWidget(host)
    overlay, painted = Overlay(host, 500), _Painted()
    overlay.card.setFixedHeight(500)
    overlay.installEventFilter(painted)
    host.show()
    overlay.open()
    beside = overlay.card.geometry().bottomRight() + QPoint(4, 4)  # where the shadow was
    qtbot.waitUntil(lambda: painted.region.contains(beside))
    painted.region = QRegion()
    overlay.card.setFixedHeight(200)
    qtbot.waitUntil(lambda: painted.region.contains(beside))
