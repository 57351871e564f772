# SPDX-License-Identifier: MIT
"""What happens when something goes wrong: a log without anybody's words in it, and a sentence instead of silence."""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from jtbdstudio.domain.errors import UserError
from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import Label, button

log = logging.getLogger("jtbdstudio")


def log_path() -> Path:
    """The log file of this computer."""
    import platformdirs

    return Path(platformdirs.user_log_dir("JTBD Studio", appauthor=False)) / "jtbdstudio.log"


def start_log() -> None:
    """Log to the file, and let the C level write there too when the process dies."""
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
        dump = path.with_name("crash.log").open("a", encoding="utf-8")
    except OSError:
        faulthandler.enable()
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    faulthandler.enable(dump)


def without_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The traceback; database errors carry parameters (that is, quotes), so only their kind is kept."""
    lines = traceback.format_list(traceback.extract_tb(trace))
    said = kind.__name__ if kind.__module__.startswith(("sqlalchemy", "sqlite3")) else f"{kind.__name__}: {error}"
    return "".join(lines) + said


class CrashDialog(QDialog):
    """What happened, what is safe, what to do; the details fold out."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = details
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("Something went wrong in JTBD Studio"), size=17, weight=600))
        safe = self.tr(
            "Your study is safe: every finished step is in its file, and the step that failed was not made. "
            "You can go on; if it happens again, close the study and open it anew. This is our mistake; "
            "the details help to find it."
        )
        column.addWidget(Label(safe, wrap=True))
        self.text = QPlainTextEdit(details)
        self.text.setReadOnly(True)
        self.text.setFont(theme.mono_font(11))
        self.text.setMinimumHeight(180)
        self.text.hide()
        column.addWidget(self.text)
        row = QHBoxLayout()
        self.fold = button(self.tr("Details"), self._on_details_clicked)
        row.addWidget(self.fold)
        row.addWidget(button(self.tr("Copy"), self._on_copy_clicked))
        row.addStretch()
        row.addWidget(button(self.tr("Go on"), self.accept, primary=True))
        column.addLayout(row)

    def _on_details_clicked(self) -> None:
        self.text.setVisible(self.text.isHidden())
        self.adjustSize()

    def _on_copy_clicked(self) -> None:
        QApplication.clipboard().setText(self._details)


class Watchman:
    """The ``sys.excepthook`` of the window: a ``UserError`` is said, anything else is logged and shown."""

    def __init__(self, say: Callable[[str], object], parent: Callable[[], QWidget | None]) -> None:
        self._say, self._parent = say, parent
        self._showing = False

    def install(self) -> None:
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Called by Python for whatever nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, UserError):
            self._say(str(error))
            return
        details = without_words(kind, error, trace)
        log.error("%s", details)
        sys.__stderr__.write(details + "\n") if sys.__stderr__ is not None else None
        if not self._showing:
            self._showing = True
            try:
                CrashDialog(details, self._parent()).exec()
            finally:
                self._showing = False
