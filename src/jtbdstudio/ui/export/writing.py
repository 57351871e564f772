# SPDX-License-Identifier: MIT
"""Writing one export away from the window's thread, from a reader of its own."""

from __future__ import annotations

from pathlib import Path

from jtbdstudio.store import Project
from jtbdstudio.ui.jobs import CancelledError, Token
from jtbdstudio.workflows.export import ExportCancelled, export

_FORBIDDEN = '<>:"/\\|?*'


def write(token: Token, study: Path, out: Path, kind: str, names: bool) -> Path:
    """What the worker does; answers where the file lies. Raises `UserError`."""
    with Project.open(study, read_only=True) as project:
        try:
            return export(project, out, kind, names, token.progress, lambda: token.cancelled)
        except ExportCancelled as error:
            raise CancelledError from error


def offered_name(study: str, title: str, suffix: str) -> str:
    """A file name every system takes: ``Acme trials - Job statements.docx``."""
    kept = "".join(" " if c in _FORBIDDEN or not c.isprintable() else c for c in study)
    name = " ".join(kept.split()).strip(". ")[:80]
    return f"{name} - {title}{suffix}" if name else f"{title}{suffix}"
