# SPDX-License-Identifier: MIT
"""States of the interviews page that are worth a picture; the files are made up and lie in a temporary folder."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop

if TYPE_CHECKING:
    from jtbdstudio.ui.interviews.page import InterviewsPage

_FILES = {
    "call-2025-11-20.vtt": """WEBVTT

1
00:00:03.000 --> 00:00:07.500
Mira Holt: Thanks for making the time. When did you first think about changing it?

2
00:00:09.000 --> 00:00:14.250
Lena Voss: It was the Friday the file bounced. I had forty people waiting for their pay.

3
00:00:15.000 --> 00:00:17.000
Mira Holt: What did you do then?

4
00:00:18.000 --> 00:00:27.500
Lena Voss: I called everybody I knew, and then I sat down and typed it in again, line by line.

5
00:00:28.000 --> 00:00:29.500
Mira Holt: And who else was in the room?
""",
    "Interview Tomas.txt": """Payroll, second talk

Mira Holt  0:04
Tell me about the day before you signed.

Tomas Berg  0:09
I had two quotes on the desk and the old sheet open beside them. The sheet had won for years.

Mira Holt  0:31
What made it lose?

Tomas Berg  0:33
My accountant left. Nobody else could read it.

Transcribed by https://otter.ai
""",
    "meeting_chat.txt": "00:21:14\tLena Voss:\tCan you hear me?\r\n00:21:40\tMira Holt:\tYes, go ahead\r\n"
    "00:24:02\tLena Voss:\tHere is the link\r\n00:25:11\tMira Holt:\tThanks!\r\n",
}


def show(page: InterviewsPage, name: str) -> None:
    """Bring the page into a state."""
    if name != "import":
        return
    folder = tempfile.TemporaryDirectory(prefix="jtbdstudio-files-")
    paths = [Path(folder.name) / file for file in _FILES]
    for path in paths:
        path.write_text(_FILES[path.name], encoding="utf-8", newline="")
    page.import_files(paths)
    if page.sheet.session.reader.is_reading:
        waiting = QEventLoop()
        page.sheet.session.reader.finished.connect(waiting.quit)
        waiting.exec()
    folder.cleanup()
