# SPDX-License-Identifier: MIT
"""How a file begins, to be shown beside what was made of it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from jtbdstudio.interchange.transcripts.beginning import beginning


def test_text_begins_as_it_stands_there() -> None:
    data = "\ufeffMira  0:04\r\nTell me about it?\r\n".encode("utf-16")
    assert beginning(data) == "Mira  0:04\nTell me about it?\n"
    assert beginning(("é" * 9000).encode(), limit=10) == "é" * 10
    assert beginning(("a" + "é" * 900 + " it was" * 90_000).encode(), limit=3) == "aéé"
    assert beginning(("Dana: é\n" * 90_000).encode("utf-16"), limit=9) == "Dana: é\nD"


def test_a_document_begins_with_its_paragraphs_tables_and_breaks() -> None:
    document = docx.Document()
    document.add_paragraph("0:0:2.90 --> 0:0:4.480").add_run().add_break()
    document.add_paragraph("Dana\tRuiz")
    document.add_table(1, 2).cell(0, 1).text = "in a table"
    file = io.BytesIO()
    document.save(file)
    assert beginning(file.getvalue()) == "0:0:2.90 --> 0:0:4.480\nDana\tRuiz\n\tin a table"
    assert beginning(file.getvalue(), limit=5) == "0:0:2"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0", b"PK\x03\x04 no archive", b"%PDF-1.7\n\x80\x81\0\0"])
def test_what_has_no_text_begins_with_nothing(data: bytes) -> None:
    assert beginning(data) == ""


def test_an_archive_without_a_document_begins_with_nothing() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("word/other.xml", "<x/>")
    assert beginning(file.getvalue()) == ""
