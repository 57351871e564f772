# SPDX-License-Identifier: MIT
"""Notes on their way from one place to another: the one mime type every page drags and drops."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded

MIME = "application/x-jtbd-notes"
_WIDTH, _HEIGHT = 170, 30


def notes_to_mime(note_ids: Iterable[str], text: str = "") -> QMimeData:
    """Note ids as JSON, and their words for everybody else (a mail, a spreadsheet)."""
    data = QMimeData()
    data.setData(MIME, json.dumps(list(note_ids)).encode())
    if text:
        data.setText(text)
    return data


def notes_in(data: QMimeData) -> tuple[str, ...]:
    """The note ids somebody drags; empty when it is something else."""
    if not data.hasFormat(MIME):
        return ()
    try:
        found = json.loads(bytes(data.data(MIME).data()))
    except ValueError:
        return ()
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def drag_notes(source: QWidget, note_ids: Sequence[str], texts: Sequence[str], tone: str = "") -> Qt.DropAction:
    """Drag notes out of a widget until they are dropped; the pointer carries the first one and how many there are."""
    drag = QDrag(source)
    drag.setMimeData(notes_to_mime(note_ids, "\n".join(texts)))
    drag.setPixmap(_picture(source, texts[0] if texts else "", len(note_ids), tone))
    drag.setHotSpot(QPoint(-10, -10))
    return drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)


def _picture(source: QWidget, text: str, count: int, tone: str) -> QPixmap:
    """A small note, and a second one behind it when there are several."""
    ratio = source.devicePixelRatioF()
    pixmap = QPixmap(round((_WIDTH + 6) * ratio), round((_HEIGHT + 6) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    now, painter = theme.current(), QPainter(pixmap)
    look = now.tone_of(tone)
    if count > 1:
        rounded(painter, QRectF(5, 5, _WIDTH, _HEIGHT), look.ground, look.strong, 5)
    rounded(painter, QRectF(0, 0, _WIDTH, _HEIGHT), look.ground, look.strong, 5)
    painter.setPen(look.text)
    painter.setFont(theme.font(12))
    room = QRectF(9, 0, _WIDTH - 18 - (24 if count > 1 else 0), _HEIGHT)
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, round(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    if count > 1:
        badge = QRectF(_WIDTH - 27, 6, 21, 18)
        rounded(painter, badge, now.primary, None, 9)
        painter.setPen(now.primary_text)
        painter.setFont(theme.font(theme.SMALL, 600))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.end()
    return pixmap
