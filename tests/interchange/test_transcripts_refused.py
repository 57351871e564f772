# SPDX-License-Identifier: MIT
"""What is no transcript is refused with a sentence that helps, and nothing ever escapes but `UnreadableFile`."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.text import canonical
from jtbdstudio.interchange.transcripts import read_transcript
from tests.interchange.documents import document, paragraph, table

SAMPLES = sorted((Path(__file__).parent / "samples").iterdir())
DOCUMENT = document(paragraph("0:0:2.90 --> 0:0:4.480\nDana Ruiz\nHello.") + table(["Speaker", "Text"], ["Mira", "Hi"]))
FIXTURES = [*(path.read_bytes() for path in SAMPLES), DOCUMENT]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf\n", "no spoken words"),
        (b"WEBVTT\n\n", "no spoken words"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "no spoken words"),
        (b"%PDF-1.7\n", "is a damaged PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "is a picture"),
        (b"\0\0\0\x20ftypM4A " + bytes(20), "is a video or sound recording"),
        (b"{\\rtf1 }", "no spoken words"),
        (OLE + bytes(600), "old Word or Office document"),
        (OLE + "WordDocument".encode("utf-16-le"), r"\(\.doc\)\. Open it in Word or LibreOffice, save it as \.docx"),
        (OLE + "Workbook".encode("utf-16-le"), r"\(\.xls\)\. Open it in Excel or LibreOffice, save it as \.xlsx"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (bytes(range(256)) * 40, "no text that can be read"),
        (b'{"segments": []}', "is a JSON file"),
        (b"[" * 100_000, "is a JSON file"),
        (b'{"":"do not edit","doc_id":"x","resource_key":""}', "Google Drive.*choose File > Download > Word"),
        (b"<?xml version='1.0'?><notes><note>hi</note></notes>", "a web page or an XML file"),
        (b"From: Dana <d@x.org>\nSubject: the call\nMIME-Version: 1.0\n\nhi", "is an e-mail or a web archive"),
        (b"10:02:11 From Dana Ruiz to Everyone : hi\n10:02:13 From Mira To Dana : yes\n", "is a chat log"),
        (b"[06.03.26, 10:02:11] Dana: hi\n[06.03.26, 10:02:14] Mira: yes\n", "is a chat log"),
        (b"06/03/2026, 10:02 - Dana: hi\n06/03/2026, 10:03 - Mira: yes\n", "is a chat log"),
    ],
)
def test_the_sentence_says_what_the_file_is(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence) as caught:
        read_transcript("call.bin", data)
    assert str(caught.value).startswith("call.bin ")


@pytest.mark.parametrize(
    "unit", ["a", "1:", "<c ", "<", "<v ", "&amp", "Dana: ", "[[", "[1:1]", "(", "**", "-->", "é:", "{"]
)
@pytest.mark.parametrize("start", ["", "WEBVTT\n\n00:01.000 --> 00:02.000\nDana: ", "Dana  0:01\n"])
def test_one_endless_line_is_no_trap(unit: str, start: str) -> None:
    with contextlib.suppress(UnreadableFile):
        parsed = read_transcript("long.txt", (start + "x" + unit * (300_000 // len(unit))).encode())
        assert parsed.turns


def check(data: bytes) -> None:
    """A transcript that keeps the laws, or `UnreadableFile`."""
    with contextlib.suppress(UnreadableFile):
        parsed = read_transcript("fuzz", data)
        assert parsed.turns
        for turn in parsed.turns:
            assert turn.text == turn.text.strip() == canonical(turn.text) != ""
            assert turn.speaker == " ".join(turn.speaker.split())
            assert all(0 <= cue.offset < len(turn.text) and 0 <= cue.start_ms <= cue.end_ms for cue in turn.cues)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.text(alphabet="aD1: .\n\t[]()<>{}*-#&;v/\"'\u2028\ufeffé張\0", max_size=200))
def test_any_text(text: str) -> None:
    check(text.encode())
    check(b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + text.encode())


@given(
    st.sampled_from(FIXTURES),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 12)), max_size=5),
)
def test_damaged_files(data: bytes, damages: list[tuple[float, bytes, int]]) -> None:
    for place, put, drop in damages:
        at = int(place * len(data))
        data = data[:at] + put + data[at + drop :]
    check(data)


@given(st.sampled_from(FIXTURES[:-1]), st.sampled_from(FIXTURES[:-1]), st.floats(0, 1), st.floats(0, 1))
def test_files_glued_together(one: bytes, other: bytes, first: float, second: float) -> None:
    check(one[: int(first * len(one))] + other[int(second * len(other)) :])
