# SPDX-License-Identifier: MIT
"""Starts the window: ``main(["study.jtbd"])``. Without a display it says so and ends with 1."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from jtbdstudio.ui.main_window import MainWindow
    from jtbdstudio.ui.settings import Settings

NO_DISPLAY = (
    "jtbdstudio: there is no display to open the window on. Nothing was changed. The commands work without one: "
    "see jtbdstudio --help."
)
_NO_QT = (
    "jtbdstudio: the window cannot be opened, because this computer lacks something it needs ({reason}). "
    "Nothing was changed. The commands work without it: see jtbdstudio --help."
)

_heard: deque[str] = deque(maxlen=20)  # what Qt has said lately


def has_display() -> bool:
    """Whether a window could be shown; always so on Windows and macOS."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(argv: list[str]) -> int:
    """Open the window, on the first study named in ``argv`` if there is one; the exit code."""
    if not has_display():
        return _complain(NO_DISPLAY)
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return _complain(_NO_QT.format(reason=error))
    app = make_application()
    return _run(app, [arg for arg in argv if not arg.startswith("-")])


def _complain(sentence: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()
    return 1


def make_application() -> QApplication:
    """The one ``QApplication``, named and in its theme."""
    from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from jtbdstudio import __version__
    from jtbdstudio.domain.resources import resource
    from jtbdstudio.ui import theme
    from jtbdstudio.ui.settings import Settings

    qInstallMessageHandler(_on_qt_message)
    QCoreApplication.setOrganizationName("JTBD Studio")
    QCoreApplication.setApplicationName("JTBD Studio")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication.instance() or QApplication(["jtbdstudio"])
    assert isinstance(app, QApplication)
    app.setDesktopFileName("jtbdstudio")
    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    theme.apply(app, Settings().theme)
    return app


def _on_qt_message(kind: object, _context: object, message: str) -> None:
    """Qt's own messages go to the log; its last one (no such display) becomes a sentence instead of an abort."""
    import logging

    from PySide6.QtCore import QtMsgType

    if kind == QtMsgType.QtFatalMsg:
        os._exit(_complain(last_words(message, _heard)))
    _heard.append(message)
    level = logging.ERROR if kind == QtMsgType.QtCriticalMsg else logging.DEBUG
    logging.getLogger("jtbdstudio.qt").log(level, "%s", message)


def last_words(message: str, before: Iterable[str]) -> str:
    """What to say when Qt gives up, from its last message and those before it."""
    said = " ".join(before)
    if "platform plugin" not in message:
        return _NO_QT.format(reason=" ".join(message.split()))
    if "could not connect to display" in said or "Failed to create wl_display" in said:
        return NO_DISPLAY
    return _NO_QT.format(reason="a system library that Qt draws with, such as libxcb-cursor0")


def _run(app: QApplication, paths: list[str]) -> int:
    from jtbdstudio.ui import crash
    from jtbdstudio.ui.settings import Settings

    crash.start_log()
    window = make_window(Settings())
    crash.Watchman(lambda sentence: window.toast.say(sentence, kind="error"), lambda: window).install()
    if paths:
        window.open_soon(Path(paths[0]))
    window.show()
    rest_memory()
    return int(app.exec())


def rest_memory() -> None:
    """Keep what start-up made out of garbage collections: to walk all of it is a pause one feels, and finds nothing."""
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def make_window(settings: Settings) -> MainWindow:
    """The window on a fresh workspace, placed where it was last time."""
    from jtbdstudio.ui.main_window import MainWindow
    from jtbdstudio.ui.window_place import place
    from jtbdstudio.ui.workspace import Workspace

    window = MainWindow(Workspace(), settings)
    place(window, settings.geometry)
    return window
