# SPDX-License-Identifier: MIT
"""Floor 1: the file, its tables, its history, and `Project`, the one door to all of them."""

from jtbdstudio.store.history import Changes, Step
from jtbdstudio.store.project import Project

__all__ = ["Changes", "Project", "Step"]
