# SPDX-License-Identifier: MIT
"""However a file was saved, renamed or sent on: the same words of the same people come in."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

import pytest

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.interchange.transcripts import SUFFIXES, read_interviews

TEXTS = {".txt", ".md", ".vtt", ".srt", ".sbv", ".json", ".csv", ".tsv"}
SAMPLES = {
    path.name: path.read_bytes() for path in (Path(__file__).parent / "samples").iterdir() if path.suffix in TEXTS
}


def content(data: bytes, name: str = "call") -> object:
    """What is in the file, but for how it was encoded; a refusal is an answer as well."""
    try:
        return replace(read_interviews(name, data), encoding="")
    except UnreadableFile as error:
        return str(error).removeprefix(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_suffix_decides_nothing(name: str) -> None:
    assert all(content(SAMPLES[name], f"call{suffix}") == content(SAMPLES[name]) for suffix in TEXTS)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_change_nothing(name: str, newline: str) -> None:
    text = SAMPLES[name].decode().replace("\r\n", "\n")
    assert content(text.replace("\n", newline).encode()) == content(text.encode())


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
    ],
)
def test_encodings_change_nothing(name: str, mark: bytes, encoding: str) -> None:
    variant = mark + SAMPLES[name].decode().encode(encoding)
    assert content(variant) == content(SAMPLES[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_blank_lines_around_it_change_nothing(name: str) -> None:
    assert content(SAMPLES[name] + b"\n\n") == content(SAMPLES[name])


def test_the_file_dialog_offers_what_is_read() -> None:
    assert set(SUFFIXES) >= TEXTS
