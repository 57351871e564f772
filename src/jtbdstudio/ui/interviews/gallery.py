# SPDX-License-Identifier: MIT
"""States of the interviews page that are worth a picture; the files are made up and lie in a temporary folder."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop

from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.reader import reader_view

if TYPE_CHECKING:
    from jtbdstudio.ui.interviews.page import InterviewsPage

_ROWS = {"import": 2, "import-survey": 5, "import-again": 6, "import-check": 4}
"""Pictures of the import sheet, with the row that is looked at."""
STATES = tuple(_ROWS)
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
    "P16_otter.txt": """Payroll, second talk

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
    "Interview P15.txt": """Call with the new office, 2025-11-27

Interviewer   0:03
Thanks for making the time. What happened that week?

Guest 2 (External)   0:09
It was the Friday the file bounced. I had forty people waiting.

Interviewer   0:17
What did you do then?

Guest 2 (External)   0:20
I called everybody I knew, and nobody picked up before Monday.

Guest 2 stopped transcription
""",
    "meeting_chat.txt": "00:21:14\tLena Voss:\tCan you hear me?\r\n00:21:40\tMira Holt:\tYes, go ahead\r\n"
    "00:24:02\tLena Voss:\tHere is the link\r\n00:25:11\tMira Holt:\tThanks!\r\n",
    "P02 notes.txt": "It broke on a Friday, and nobody could say why.\n\nShe had two quotes on the desk by Monday.\n",
    "survey.csv": """Name,Role,What made you look for something new?,What nearly stopped you?
Iris Moe,Founder,The night before payday the export failed and I typed it by hand.,I was afraid of moving the data.
Jon Ek,Bookkeeper,My predecessor left and nobody else could read the sheet.,My boss wanted to keep what we had.
Ida Lind,HR manager,We opened a second office and the rules were different there.,The price of it all.
""",
}


def _again(page: InterviewsPage) -> str:
    """The words of an interview that is in the study."""
    for item in page.studio.read(interview_list):
        view = page.studio.read(reader_view, item.id) if item.has_transcript else None
        if view is not None:
            return "\n".join(f"{turn.speaker}: {turn.span.of(view.text)}" for turn in view.turns)
    return ""


def show(page: InterviewsPage, name: str) -> None:
    """Bring the page into a state."""
    folder = tempfile.TemporaryDirectory(prefix="jtbdstudio-files-")
    paths = [Path(folder.name) / file for file in _FILES]
    for path in paths:
        path.write_text(_FILES[path.name], encoding="utf-8", newline="")
    paths.append(Path(folder.name) / "call-old.txt")
    paths[-1].write_text(_again(page), encoding="utf-8")
    page.sheet.dismiss()
    page.import_files(paths)
    if page.sheet.session.reader.is_reading:
        waiting = QEventLoop()
        page.sheet.session.reader.finished.connect(waiting.quit)
        waiting.exec()
    folder.cleanup()
    page.sheet.table.select_row(_ROWS[name])
