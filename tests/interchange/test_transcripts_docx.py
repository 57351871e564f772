# SPDX-License-Identifier: MIT
"""Word documents: everything in them that was said, and nothing that could harm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.interchange.transcripts import read_transcript
from tests.interchange.documents import WORD, archive, document, paragraph, run, table


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


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (document(paragraph("Mira: Hello."))[:-40], "damaged Word document"),
        (document("<w:p>").replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged Word document"),
        (document("<w:p><w:r></w:p>"), "damaged Word document"),
        (document(""), "no spoken words"),
        (bomb(), "damaged Word document"),
        (entity_bomb(), "damaged Word document"),
        (archive({"ppt/presentation.xml": "<p/>"}), "a slide deck"),
        (archive({"Index/Document.iwa": b"x"}), "Pages.*File > Export To > Word"),
        (archive({"notes.txt": "Mira: Hello."}), "compressed archive. Unpack it"),
        (archive({}), "compressed archive|damaged archive"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read_transcript("a.docx", data)


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('Mira: In a box.')}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="wps">'
        f"{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{both}</w:r>{run('Dana: Beside it.')}</w:p>" + paragraph("Mira: Yes.")
    assert [turn[:2] for turn in said(body)] == [("Dana", "Beside it."), ("Mira", "In a box.\nYes.")]


def test_hidden_text_and_field_codes_are_not_said() -> None:
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr>{run('secret')[5:-6]}</w:r>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert said(f"<w:p>{run('Mira: Hello')}{hidden}{field}</w:p>" + paragraph("Dana: Hi."))[0][1] == "Hello"


def test_footnotes_are_left_out_and_listed() -> None:
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
    notes += f'<w:footnote w:id="1">{paragraph("Laughs.")}</w:footnote></w:footnotes>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = f"<w:p>{run('Mira: Hello.')}{mark}</w:p>" + paragraph("Dana: Hi.")
    parsed = read_transcript("a.docx", document(body, footnotes=notes))
    assert [turn.text for turn in parsed.turns] == ["Hello.", "Hi."]
    assert parsed.left_out == ("Laughs.",)


def test_a_table_goes_on_over_pages() -> None:
    header = ["Speaker", "Time", "Text"]
    body = table(header, ["Mira", "0:01", "Hello."], header, ["Dana", "0:03", "Hi."])
    body += paragraph("Page 2") + table(["Mira", "0:05", "And then?"]) + table(header, ["Dana", "0:07", "It bounced."])
    assert said(body) == [
        ("Mira", "Hello.", 1000),
        ("Dana", "Hi.", 3000),
        ("Mira", "And then?", 5000),
        ("Dana", "It bounced.", 7000),
    ]


def test_a_table_of_times_names_and_words_needs_no_header() -> None:
    body = paragraph("Call") + table(
        ["[00:01]", "Mira", "Hello, thank you."], ["[00:03]", "Dana", "Hi."], ["[00:09]", "Mira", "What happened?"]
    )
    assert said(body) == [
        ("Mira", "Hello, thank you.", 1000),
        ("Dana", "Hi.", 3000),
        ("Mira", "What happened?", 9000),
    ]


def test_merged_cells_say_the_same() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = [
        cell("Start") + cell("Speaker", '<w:gridSpan w:val="2"/>') + cell("Text"),
        cell("0:01") + cell("Mira", '<w:vMerge w:val="restart"/>') + cell("") + cell("Hello."),
        cell("0:04") + cell("", "<w:vMerge/>") + cell("") + cell("And?"),
        cell("0:06") + cell("Dana") + cell("") + cell("Well."),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert [turn[:2] for turn in said(body)] == [("Mira", "Hello.\nAnd?"), ("Dana", "Well.")]


def test_facts_about_a_call_are_no_transcript() -> None:
    body = table(["Participant", "Dana"], ["Company", "Acme"], ["Date", "6 March"])
    body += paragraph("Mira: Hello.") + paragraph("Dana: It was the Friday the file bounced.")
    assert [turn[:2] for turn in said(body)][-2:] == [
        ("Mira", "Hello."),
        ("Dana", "It was the Friday the file bounced."),
    ]


def test_a_frame_of_one_cell_is_no_table() -> None:
    framed = f"<w:tbl><w:tr><w:tc>{paragraph('Mira: Hello.')}{paragraph('Dana: Hi.')}</w:tc></w:tr></w:tbl>"
    assert [turn[:2] for turn in said(framed)] == [("Mira", "Hello."), ("Dana", "Hi.")]


def test_deep_nesting_is_refused_not_crashed_on() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + paragraph("Hi") + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(UnreadableFile, match="damaged Word document"):
        read_transcript("a.docx", document(deep))
