# SPDX-License-Identifier: MIT
"""A list of like widgets that is shown anew with every customer, without making them anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)
T = TypeVar("T")


class Pool(QVBoxLayout, Generic[W, T]):
    """Makes as many widgets as are wanted, and hides those that are not."""

    def __init__(self, make: Callable[[], W], show: Callable[[W, T], object], spacing: int = 8) -> None:
        super().__init__()
        self._make, self._show = make, show
        self._widgets: list[W] = []
        self._shown = 0
        self.setSpacing(spacing)

    @property
    def shown(self) -> list[W]:
        """The widgets in use, from the top."""
        return self._widgets[: self._shown]

    @property
    def made(self) -> list[W]:
        return self._widgets

    def show_all(self, things: Sequence[T]) -> None:
        """Show these, one a widget."""
        while len(self._widgets) < len(things):
            self._widgets.append(self._make())
            self.addWidget(self._widgets[-1])
        for widget, thing in zip(self._widgets, things):
            self._show(widget, thing)
            widget.show()
        for widget in self._widgets[len(things) :]:
            widget.hide()
        self._shown = len(things)
