# SPDX-License-Identifier: MIT
"""Tables as text: what Whisper writes, and what people keep in spreadsheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.interchange.transcripts import read_transcript
from tests.interchange.test_transcripts_more_ways import EXPECTED as MORE

SAMPLES = Path(__file__).parent / "samples"
THANKS = "Thanks for making the time."
FRIDAY = "It was the Friday the file bounced."
FORTY = "I had forty people waiting."
NEXT = "What happened next?"

# file: (shape, tool in plain words, [(speaker, text, start)])
EXPECTED: dict[str, tuple[str, str, list[tuple[str, str, int | None]]]] = {
    "no_header.csv": ("table", "whisper.cpp, CSV", [("", f"{THANKS} {FRIDAY} {FORTY}", 3120)]),
    "nvivo.tsv": ("table", "Table, TSV", [("Mira Holt", THANKS, 3100), ("Dana Ruiz", FRIDAY, 9000)]),
    "spreadsheet.csv": (
        "table",
        "Table, CSV",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}\nForty.", 9000)],
    ),
    "spreadsheet_german.csv": ("table", "Table, CSV", [("Mira Holt", THANKS, 3120), ("Dana Ruiz", FRIDAY, 9000)]),
    "spreadsheet_spanish.csv": ("table", "Table, CSV", [("Mira Holt", THANKS, 3000), ("Dana Ruiz", FRIDAY, 9000)]),
    "whisper.tsv": ("table", "Whisper, TSV", [("", f'{THANKS} "{FRIDAY} {FORTY}', 3120)]),
    "whisper_cpp.csv": ("table", "whisper.cpp, CSV", [("", f'{THANKS} It was the "Friday", the file bounced.', 3120)]),
    "whisper_cpp_speakers.csv": ("table", "whisper.cpp, CSV", [("0", THANKS, 3120), ("1", FRIDAY, 9000)]),
}


def test_every_sample_has_its_expectation() -> None:
    assert {path.name for path in SAMPLES.iterdir() if path.suffix in {".csv", ".tsv"}} == {
        *EXPECTED,
        *(name for name in MORE if name.endswith(".tsv")),
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_who_said_what_and_when(name: str) -> None:
    shape, tool, turns = EXPECTED[name]
    parsed = read_transcript(name, (SAMPLES / name).read_bytes())
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == turns
    assert (parsed.format, parsed.format_name) == (shape, tool)
    assert not parsed.unsure
