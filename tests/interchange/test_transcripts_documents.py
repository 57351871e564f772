# SPDX-License-Identifier: MIT
"""OpenDocument and Rich Text Format: what a reader of the page sees, and who says it."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.interchange.transcripts import read_transcript
from jtbdstudio.interchange.transcripts.beginning import beginning
from tests.interchange.documents import ODF, archive, odt, odt_paragraphs, rtf


def said(data: bytes) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read_transcript("a", data).turns]


def test_opendocument_paragraphs_lists_and_breaks() -> None:
    body = "<text:h>Interview</text:h><text:p>Mira: Hello<text:s text:c='3'/>there.<text:line-break/>Ready?</text:p>"
    body += "<text:list><text:list-item><text:p>Dana:<text:tab/>It was\n  <text:span>the Friday</text:span>.</text:p>"
    body += "</text:list-item></text:list>"
    parsed = read_transcript("a.odt", odt(body))
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Mira", "Hello there.\nReady?"),
        ("Dana", "It was the Friday."),
    ]
    assert parsed.format_name == "Text with speaker names, OpenDocument"


def test_opendocument_comments_and_deletions_are_not_said() -> None:
    deleted = "<text:tracked-changes><text:p>Dana: Never said.</text:p></text:tracked-changes>"
    comment = "<office:annotation><text:p>check this</text:p></office:annotation>"
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Laughs.</text:p>"
    body = f"{deleted}<text:p>Mira: Hello{comment} there.{note}</text:note-body></text:note></text:p>"
    parsed = read_transcript("a.odt", odt(body + "<text:p>Dana: Hi.</text:p>"))
    assert [turn.text for turn in parsed.turns] == ["Hello there.", "Hi."]
    assert parsed.left_out == ("Laughs.",)


def test_opendocument_tables() -> None:
    def row(*cells: str) -> str:
        texts = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{texts}</table:table-row>"

    rows = f"<table:table-header-rows>{row('Speaker', 'Time', 'Text')}</table:table-header-rows>"
    rows += row("Mira", "0:01", "Hello.") + row("Dana", "0:03", "Hi.")
    parsed = read_transcript("a.odt", odt(f"<table:table>{rows}</table:table>"))
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == [
        ("Mira", "Hello.", 1000),
        ("Dana", "Hi.", 3000),
    ]
    assert (parsed.format, parsed.format_name) == ("odt_table", "Table, OpenDocument")


def test_a_flat_opendocument_file_is_read_too() -> None:
    body = "<text:p>Mira: Hello.</text:p><text:p>Dana: Hi.</text:p>"
    flat = f"<?xml version='1.0'?><office:document {ODF}><office:body><office:text>{body}"
    assert said((flat + "</office:text></office:body></office:document>").encode()) == [
        ("Mira", "Hello."),
        ("Dana", "Hi."),
    ]


def test_a_protected_opendocument_file_says_so() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(UnreadableFile, match="protected with a password"):
        read_transcript("a.odt", odt("<text:p>x</text:p>", manifest=manifest))


def test_an_opendocument_spreadsheet_is_told_apart() -> None:
    body = f"<office:document-content {ODF}><office:body><office:spreadsheet/></office:body></office:document-content>"
    with pytest.raises(UnreadableFile, match="OpenDocument file without text"):
        read_transcript("a.ods", archive({"content.xml": body}))


def test_rich_text_with_its_signs() -> None:
    data = rtf(
        r"Mira: Tell me, {\b caf\'e9} or \u8212?\u55357?\u56832?",
        r"Dana: {\v hidden }It was \deleted never\deleted0 the Friday.{\footnote Laughs.}",
        head=r"{\colortbl;\red0;}{\*\generator Some program;}{\info{\title Not said}}{\header Confidential}",
    )
    assert said(data) == [("Mira", "Tell me, café or —😀"), ("Dana", "It was the Friday.")]


def test_rich_text_in_another_code_page() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset78 Osaka;}}"
    data = (
        r"{\rtf1\ansi\ansicpg1252\deff0" + fonts + r"Mira: {\f1 \'cf\'f0\'e8}\par Dana: {\f2 \'82\'a0}\par}"
    ).encode()
    assert said(data) == [("Mira", "При"), ("Dana", "あ")]
    assert said(rb"{\rtf1\mac Mira: caf\'8e\par Dana: oui\par}") == [("Mira", "café"), ("Dana", "oui")]


def test_half_a_character_in_rich_text_is_no_character() -> None:
    assert said(rtf(r"Mira: a\u55357? b", "Dana: c"))[0][1] == "a� b"


def test_rich_text_with_fields_and_pictures() -> None:
    link = r'{\field{\*\fldinst HYPERLINK "https://example.org"}{\fldrslt the page}}'
    picture = r"{\pict\pngblip 89504e470d0a1a0a}{\*\shppict{\pict\bin5 }}}}x}}"
    assert said(rtf(rf"Mira: See {link}.", picture, r"Dana: I {\*\bkmkstart a}saw{\*\bkmkend a}.")) == [
        ("Mira", "See the page."),
        ("Dana", "I saw."),
    ]


def test_tables_in_rich_text() -> None:
    def row(*cells: str) -> str:
        return r"\trowd\cellx1000\cellx2000 " + "".join(rf"{cell}\cell " for cell in cells) + r"\row "

    header = row("Speaker", "Time", "Text")
    parsed = read_transcript("a", rtf(header + row("Mira", "0:01", r"Hello.\par Ready?") + row("Dana", "0:03", "Hi.")))
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == [
        ("Mira", "Hello.\nReady?", 1000),
        ("Dana", "Hi.", 3000),
    ]


def test_documents_begin_as_they_stand_there() -> None:
    assert beginning(odt_paragraphs("Mira: Hello.", "Dana: Hi.")) == "Mira: Hello.\nDana: Hi."
    assert beginning(rtf("Mira: Hello.", "Dana: Hi."), limit=8) == "Mira: He"
    assert beginning(odt_paragraphs("Mira: Hello.")[:-30]) == ""
