# SPDX-License-Identifier: MIT
"""What the window knows about a page before it is imported."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jtbdstudio.ui.page import Page


@dataclass(frozen=True)
class PageEntry:
    """One page: where it is in the rail, and where its class is. ``where`` is ``package.module:ClassName``."""

    id: str
    title: str
    icon: str
    section: str
    where: str

    @property
    def label(self) -> str:
        return QCoreApplication.translate("pages", self.title)

    @property
    def section_label(self) -> str:
        return QCoreApplication.translate("pages", self.section)

    @property
    def tooltip(self) -> str:
        from jtbdstudio.ui.actions import BY_ID

        spec = BY_ID.get(f"app.go.{self.id}")
        return f"{self.label} ({spec.key_text})" if spec and spec.key_text else self.label

    def exists(self) -> bool:
        """Whether this build has the page."""
        try:
            return importlib.util.find_spec(self.where.partition(":")[0]) is not None
        except ModuleNotFoundError:
            return False

    def make(self, parent: QWidget | None = None) -> Page:
        """Import the page's module and build the page."""
        module, _, name = self.where.partition(":")
        return cast("Page", getattr(importlib.import_module(module), name)(parent))
