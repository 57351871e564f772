# SPDX-License-Identifier: MIT
"""Starting, failing and being photographed."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.domain.errors import UserError
from jtbdstudio.ui import crash, gallery
from jtbdstudio.ui.about import AboutDialog
from jtbdstudio.ui.app import last_words
from jtbdstudio.ui.icons import GLYPHS
from jtbdstudio.ui.main_window import MainWindow

SOURCE = Path(__file__).parents[2] / "src"


def run_python(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**kept, "PYTHONPATH": str(SOURCE), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a display")
@pytest.mark.parametrize("display", ["", ":77", "nowhere:5"])
def test_without_a_display_it_says_so_in_one_sentence(display: str) -> None:
    done = run_python("import sys; from jtbdstudio.ui.app import main; sys.exit(main([]))", DISPLAY=display)
    assert done.returncode == 1
    assert done.stderr.startswith("jtbdstudio: there is no display")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("before", "part"),
    [
        (["could not connect to display :9", "Could not load the Qt platform plugin"], "no display"),
        (["From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed"], "libxcb-cursor0"),
    ],
)
def test_qt_gives_up_with_the_reason(before: list[str], part: str) -> None:
    sentence = last_words("no Qt platform plugin could be initialized", before)
    assert part in sentence
    assert "Nothing was changed" in sentence


def test_nothing_heavy_is_loaded_before_the_window_is_painted() -> None:
    script = (
        "import sys; from jtbdstudio.ui.app import make_application, make_window;"
        "from jtbdstudio.ui.settings import Settings;"
        "app = make_application(); window = make_window(Settings()); window.show();"
        "heavy = ('sqlalchemy', 'qtawesome', 'openpyxl', 'docx', 'rapidfuzz', 'lxml');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = run_python(script, QT_QPA_PLATFORM="offscreen")
    assert done.stdout.strip() == "[]", done.stderr


def test_every_icon_of_ours_is_in_the_font(light: QApplication) -> None:
    import qtawesome

    for name, glyph in GLYPHS.items():
        assert qtawesome.charmap(f"ph.{glyph}"), name


def caught(watchman: crash.Watchman, error: Exception) -> None:
    try:
        raise error
    except (UserError, ArithmeticError) as raised:
        watchman.caught(type(raised), raised, raised.__traceback__)


def test_a_users_mistake_is_a_sentence(light: QApplication) -> None:
    said: list[str] = []
    caught(crash.Watchman(said.append, lambda: None), UserError("The disk is full. Your study is intact."))
    assert said == ["The disk is full. Your study is intact."]


def test_our_mistake_is_logged_and_says_what_is_safe(
    light: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, crash.CrashDialog)
        shown.append(dialog.text.toPlainText())
        qtbot.mouseClick(dialog.fold, Qt.MouseButton.LeftButton)
        assert dialog.text.isVisible()
        dialog.accept()

    QTimer.singleShot(0, answer)
    with caplog.at_level(logging.ERROR, "jtbdstudio"):
        caught(crash.Watchman(shown.append, lambda: None), ZeroDivisionError("division by zero"))
    assert "ZeroDivisionError: division by zero" in shown[0]
    assert "division by zero" in caplog.text


def test_the_log_never_holds_what_a_customer_said() -> None:
    from sqlalchemy.exc import StatementError

    error = StatementError("failed", "INSERT", ["I wanted the floor to open"], ValueError("x"))
    assert "floor" not in crash.without_words(type(error), error, None)


def test_about_says_the_version(light: QApplication, qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert dialog.version.startswith("Version ")


def test_a_blank_picture_is_noticed_and_a_page_is_not_one(window: MainWindow) -> None:
    blank = QImage(400, 300, QImage.Format.Format_RGB32)
    blank.fill(QColor("#ffffff"))
    assert gallery.is_blank(blank)
    assert not gallery.is_blank(window.grab().toImage())


def test_the_gallery_draws_the_start_page_in_both_themes_and_sizes(study: Path, tmp_path: Path) -> None:
    out = tmp_path / "gallery"
    done = run_python(
        f"import sys; from jtbdstudio.ui.gallery import main;"
        f"sys.exit(main([{str(out)!r}, '--project', {str(study)!r}, '--page', 'start']))",
    )
    assert done.returncode == 0, done.stderr
    names = {path.name for path in out.iterdir()}
    assert names == {f"start-{scheme}-{width}.png" for scheme in ("light", "dark") for width in (1440, 1024)}
    assert QImage(str(out / "start-dark-1024.png")).size().toTuple() == (1024, 700)
