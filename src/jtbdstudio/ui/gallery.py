# SPDX-License-Identifier: MIT
"""Pictures of every page: ``python -m jtbdstudio.ui.gallery OUTDIR [--project P]``.

Light and dark, 1440×900 and 1024×700, on the sample study. Ends with 1 when a picture is blank.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from jtbdstudio.ui.main_window import MainWindow

SIZES = ((1440, 900), (1024, 700))
SCHEMES = ("light", "dark")
FEWEST_COLORS = 12


def main(argv: list[str] | None = None) -> int:
    """Draw everything; the exit code."""
    parser = argparse.ArgumentParser(prog="jtbdstudio.ui.gallery", description="Draws every page into a folder.")
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--project", type=Path, help="a study to draw instead of the sample")
    parser.add_argument("--page", help="draw only this page (its id, or start)")
    wanted = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted.outdir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="jtbdstudio-gallery-") as folder:
        os.environ["JTBDSTUDIO_SETTINGS"] = str(Path(folder) / "settings.ini")
        return _draw(wanted.outdir, wanted.project or _sample(Path(folder)), wanted.page)


def _sample(folder: Path) -> Path:
    from jtbdstudio.workflows.sample import build_sample

    path = folder / "sample.jtbd"
    build_sample(path)
    return path


def _draw(outdir: Path, project: Path, only: str | None) -> int:
    from PySide6.QtGui import QCursor

    from jtbdstudio.ui import icons, theme
    from jtbdstudio.ui.app import make_application, make_window
    from jtbdstudio.ui.settings import Settings

    app = make_application()
    icons.load()
    window = make_window(Settings())
    window.show()
    QCursor.setPos(3, 300)  # the pointer rests where nothing reacts to it
    blank = []
    for scheme in SCHEMES:
        theme.apply(app, scheme)
        for width, height in SIZES:
            window.resize(width, height)
            for name, image in _pictures(app, window, project, only):
                path = outdir / f"{name}-{scheme}-{width}.png"
                image.save(str(path))
                print(path)
                if is_blank(image):
                    blank.append(path.name)
    window.close()
    if blank:
        print(f"blank: {', '.join(blank)}", file=sys.stderr)
    return 1 if blank else 0


def _pictures(app: QApplication, window: MainWindow, project: Path, only: str | None) -> Iterator[tuple[str, QImage]]:
    """(name, picture) of the start page, every page with its states, the palette and the shortcut sheet."""
    window.workspace.close()
    window.settings.clear_recent()
    window.open_path(project)
    window.workspace.close()
    if only in (None, "start"):
        yield "start", _grab(app, window)
    window.open_path(project)
    for page_id in window.navigator.page_ids:
        if only in (None, page_id):
            yield from _page(app, window, page_id)
    if only in (None, "window"):
        window.actions_.open_palette()
        window.palette_.field.setText("go")
        yield "palette", _grab(app, window)
        window.palette_.dismiss()
        window.actions_.show_shortcuts()
        yield "shortcuts", _grab(app, window)
        window.actions_.sheet.dismiss()
        window.advice.show_advice()
        yield "advice", _grab(app, window)
        window.advice.dismiss()


def _page(app: QApplication, window: MainWindow, page_id: str) -> Iterator[tuple[str, QImage]]:
    window.go(page_id)
    page = window.navigator.page(page_id)
    yield page_id, _grab(app, window)
    for state in page.gallery_states():
        window.go(page_id)
        page.show_state(state)
        yield f"{page_id}-{state}", _grab(app, window)


def _grab(app: QApplication, window: MainWindow) -> QImage:
    """The window as it is once everything that was posted has been done; popups drawn where they are."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter

    window.toast.hide()
    _settle(app)
    picture = window.grab()
    for popup in app.topLevelWidgets():
        if popup is not window and popup.isVisible():
            painter = QPainter(picture)
            painter.drawPixmap(popup.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), popup.grab())
            painter.end()
            popup.close()
    return picture.toImage()


def _settle(app: QApplication) -> None:
    """Do what was posted, and really delete what was to be deleted: outside ``exec`` nobody else does."""
    from PySide6.QtCore import QCoreApplication, QEvent

    for _ in range(6):
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_blank(image: QImage) -> bool:
    """Whether hardly anything is painted: fewer different colors than any page of ours has."""
    small = image.scaledToWidth(360)
    colors = {small.pixel(x, y) for x in range(0, small.width(), 2) for y in range(0, small.height(), 2)}
    return len(colors) < FEWEST_COLORS


if __name__ == "__main__":
    sys.exit(main())
