# SPDX-License-Identifier: MIT
"""A real recording beside the text: played, found by the text and the other way round; or not there at all."""

from __future__ import annotations

import math
import sys
import wave
from pathlib import Path
from struct import pack

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jtbdstudio.domain.text import Span
from jtbdstudio.queries.media import recording_of
from jtbdstudio.ui.read.page import ReadPage
from tests.ui.reading import SHIFT, THIRD, Hands, hands, place, reader, reader_window

__all__ = ["hands", "reader", "reader_window"]
_SECONDS, _RATE = 20, 8000


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """Twenty seconds of a quiet hum beside the study."""
    path = tmp_path / "call.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        once = b"".join(pack("<h", round(2000 * math.sin(2 * math.pi * 220 * n / _RATE))) for n in range(_RATE))
        file.writeframes(once * _SECONDS)
    return path


def test_the_recording_plays_and_the_text_follows(reader: ReadPage, hands: Hands, tone: Path, qtbot: QtBot) -> None:
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    bar, player = reader.column.player_bar, reader.sound.player
    assert not bar.isVisible()
    reader.sound.take(str(tone))
    found = reader.studio.read(recording_of, reader.place())
    assert found is not None
    assert found.path == tone.name, "relative to the study: both can move together"
    assert bar.isVisible()
    qtbot.waitUntil(lambda: player.length >= _SECONDS * 1000)
    reader.text.put_caret(place(reader, THIRD))
    hands.key(Qt.Key.Key_P, SHIFT)
    qtbot.waitUntil(lambda: player.is_playing and player.position > 6100)
    heard = reader.sound._spoken
    assert heard is not None
    assert heard.contains(place(reader, THIRD))
    hands.key(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not player.is_playing)
    hands.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: player.position < 3000)
    QTest.mouseClick(reader.column.times, Qt.MouseButton.LeftButton, pos=QPoint(40, 26))
    qtbot.waitUntil(lambda: player.position == 0)
    assert reader.sound._spoken == Span(0, 19)
    hands.key(Qt.Key.Key_Equal, Qt.KeyboardModifier.AltModifier)
    assert (player.speed, bar.speed.text()) == (1.25, "1.25×")
    bar.seek.setFocus()
    QTest.keyClick(bar.seek, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: player.position == 5000)
    reader.text.put_caret(0)
    reader.sound.align()
    lined_up = reader.studio.read(recording_of, reader.place())
    assert lined_up is not None
    assert lined_up.timeline.offset_ms == 5000
    reader.sound.detach()
    assert not bar.isVisible()


def test_what_cannot_be_played_says_so_and_the_text_is_there(
    reader: ReadPage, hands: Hands, tone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = reader.column.player_bar
    hands.key(Qt.Key.Key_P)
    assert not bar.isVisible()
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)  # as on a computer without it
    reader.sound.take(str(tone))
    hands.key(Qt.Key.Key_P)
    assert "multimedia" in bar.said.whole_text()
    assert not bar.play_button.isVisible()
    hands.key(Qt.Key.Key_P)
    tone.unlink()
    reader.sound.take(str(tone.with_name("gone.mp3")))
    hands.key(Qt.Key.Key_P)
    assert bar.said.whole_text().startswith("gone.mp3 is not where it was")
    assert bar.help.isVisible()
    assert reader.text.isVisible()
