# SPDX-License-Identifier: MIT
"""Word documents: everything in them that was said, and nothing that could harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.interchange.transcripts import read_transcript

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def run(text: str) -> str:
    """A run; `\\n` is a soft line break, `\\t` a tab."""
    lines = [escape(line).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') for line in text.split("\n")]
    return "<w:r>" + "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines) + "</w:r>"


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def document(body: str, prolog: str = "", picture: bytes = b"") -> bytes:
    """A Word file with this body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr(
            "word/document.xml", f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
        if picture:
            archive.writestr("word/media/image1.png", picture)
    return out.getvalue()


def said(body: str) -> list[tuple[str, str, int | None]]:
    return [(turn.speaker, turn.text, turn.start_ms) for turn in read_transcript("a.docx", document(body)).turns]


def test_the_older_teams_document() -> None:
    body = paragraph("0:0:2.90 --> 0:0:4.480\nDana Ruiz\nIt was the Friday.")
    body += paragraph("0:0:4.480 --> 0:0:5.10\nMira Holt\nUmm.") + paragraph("") + table(["saved-by", "Mira Holt"])
    parsed = read_transcript("a.docx", document(body))
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Dana Ruiz", "It was the Friday."),
        ("Mira Holt", "Umm."),
    ]
    assert (parsed.format, parsed.cue_count, parsed.first_ms, parsed.last_ms) == ("teams_docx", 2, 2090, 5010)
    assert parsed.format_name == "Microsoft Teams, Word"


@pytest.mark.parametrize(
    "join", [lambda name, words: paragraph(f"{name}\n{words}"), lambda *p: "".join(map(paragraph, p))]
)
def test_the_current_teams_document(join: Callable[[str, str], str]) -> None:
    body = paragraph("Mira Holt started transcription") + join("Mira Holt   0:03", "Hello.")
    body += join("Dana Ruiz   0:09", "It was the Friday.") + paragraph("Mira Holt stopped transcription")
    assert said(body) == [("Mira Holt", "Hello.", 3000), ("Dana Ruiz", "It was the Friday.", 9000)]


def test_insertions_and_content_controls_are_kept() -> None:
    inserted = f'<w:ins w:id="1" w:author="M">{run("was the Friday ")}</w:ins>'
    control = f"<w:sdt><w:sdtContent>{run('the file bounced.')}</w:sdtContent></w:sdt>"
    deleted = '<w:del w:id="2" w:author="M"><w:r><w:delText>never </w:delText></w:r></w:del>'
    body = paragraph("Mira: Hello.") + f"<w:p>{run('Dana: It ')}{inserted}{deleted}{control}</w:p>"
    body += f"<w:sdt><w:sdtContent>{paragraph('Mira: And then?')}</w:sdtContent></w:sdt>"
    assert said(body) == [
        ("Mira", "Hello.", None),
        ("Dana", "It was the Friday the file bounced.", None),
        ("Mira", "And then?", None),
    ]


def test_a_table_with_a_header() -> None:
    body = paragraph("Call of 6 March") + table(["Language", "English"])
    body += table(
        ["Start", "Dur.", "Speaker", "", "Transcription"],
        ["0:00:00.4", "5.0s", "Agent", "", "How can I help?"],
        ["0:03:01.94", "0.9s", "Customer", "", "The file bounced.\nTwice."],
    )
    parsed = read_transcript("a.docx", document(body))
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Agent", "How can I help?"),
        ("Customer", "The file bounced.\nTwice."),
    ]
    assert (parsed.cue_count, parsed.first_ms, parsed.last_ms) == (2, 400, 182840)
    assert "Call of 6 March" in parsed.left_out


def test_a_table_without_a_header() -> None:
    body = table(["Mira", "Hello."], ["Dana:", "It was the Friday."], ["Mira", "And then?"])
    assert [turn[:2] for turn in said(body)] == [
        ("Mira", "Hello."),
        ("Dana", "It was the Friday."),
        ("Mira", "And then?"),
    ]


def test_lists_and_headings_are_paragraphs() -> None:
    heading = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Interview")}</w:p>'
    assert [text for _, text, _ in said(heading + paragraph("One.") + paragraph("Two."))] == [
        "Interview",
        "One.",
        "Two.",
    ]


def test_entities_are_text() -> None:
    assert said(paragraph("Mira: 5 < 6 & R&amp;D") + paragraph("Dana: yes"))[0][1] == "5 < 6 & R&amp;D"


def bomb() -> bytes:
    return document(paragraph("Mira: Hello."), picture=bytes(64 * 1024 * 1024))


def entity_bomb() -> bytes:
    return document(paragraph("Mira: &a;"), prolog='<!DOCTYPE w [<!ENTITY a "lol">]>')


def spreadsheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (document(paragraph("Mira: Hello."))[:-40], "damaged Word document"),
        (document("<w:p>").replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged Word document"),
        (document("<w:p><w:r></w:p>"), "damaged Word document"),
        (document(""), "no spoken words"),
        (bomb(), "damaged Word document"),
        (entity_bomb(), "damaged Word document"),
        (spreadsheet(), "a spreadsheet"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read_transcript("a.docx", data)


def test_deep_nesting_is_refused_not_crashed_on() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + paragraph("Hi") + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(UnreadableFile, match="damaged Word document"):
        read_transcript("a.docx", document(deep))
