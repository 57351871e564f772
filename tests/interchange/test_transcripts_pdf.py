# SPDX-License-Identifier: MIT
"""PDF: pages to paragraphs, and files that would make a reader run without end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jtbdstudio.__main__ import READ_PDF as WANTED
from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.interchange.transcripts import read_transcript
from jtbdstudio.interchange.transcripts.beginning import beginning
from jtbdstudio.interchange.transcripts.pdf import READ_PDF
from jtbdstudio.interchange.transcripts.pdf_child import READ, Page, pages_of
from jtbdstudio.interchange.transcripts.pdf_layout import paragraphs_of
from tests.interchange.documents import packed_pdf, pdf, printed

LONG = (
    "It was the Friday the file bounced, and I had forty people waiting in a room that was far too small for them, "
    "so I opened the old program again and sent it from there."
)
ENDS = [f"Dana: {LONG}", "Mira: And then?", f"Dana: Well: {LONG}", "Mira: I see.", "Dana: Yes."]


def pages(data: bytes) -> list[Page]:
    outcome, found = pages_of(data)
    assert outcome == READ
    return found


def test_a_printed_transcript() -> None:
    parsed = read_transcript("call.pdf", printed(*ENDS))
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Dana", LONG),
        ("Mira", "And then?"),
        ("Dana", f"Well: {LONG}"),
        ("Mira", "I see."),
        ("Dana", "Yes."),
    ]
    assert parsed.format_name == "Text with speaker names, PDF"


def test_without_gaps_labels_and_short_lines_part_the_turns() -> None:
    wrapped = ["Mira: Hello there, thank you for your time on this rainy and grey Monday", "morning.", "Dana: Hi."]
    wrapped += ["Mira: What had you been using before all of this came up for the first time"]
    wrapped += ["Dana: A shared folder."]
    lines = [(60.0, 700.0 - 12 * at, text) for at, text in enumerate(wrapped)]
    found, _ = paragraphs_of(pages(pdf(lines)))
    assert found == [
        "Mira: Hello there, thank you for your time on this rainy and grey Monday morning.",
        "Dana: Hi.",
        "Mira: What had you been using before all of this came up for the first time",
        "Dana: A shared folder.",
    ]


def test_heads_with_times_stand_alone() -> None:
    lines = [(60.0, 700.0, "Dana Ruiz  0:09"), (60.0, 688.0, "It was the Friday."), (60.0, 664.0, "Mira Holt  0:14")]
    parsed = read_transcript("otter.pdf", pdf([*lines, (60.0, 652.0, "And then?")]))
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == [
        ("Dana Ruiz", "It was the Friday.", 9000),
        ("Mira Holt", "And then?", 14000),
    ]


def test_running_titles_and_page_numbers_are_left_out() -> None:
    def numbered(number: int, *texts: str) -> list[tuple[float, float, str]]:
        body = [(60.0, 740.0 - 24 * at, text) for at, text in enumerate(texts)]
        return [(60.0, 810.0, "Call of 6 March"), *body, (290.0, 30.0, f"Page {number} of 3")]

    data = pdf(
        numbered(1, "Mira: Hello.", "Dana: Okay."),
        numbered(2, "Dana: Okay.", "Mira: And then?"),
        numbered(3, "Dana: It bounced.", "40"),
    )
    parsed = read_transcript("a.pdf", data)
    assert [turn.text for turn in parsed.turns] == ["Hello.", "Okay.\nOkay.", "And then?", "It bounced.\n40"]
    assert parsed.left_out == ("Call of 6 March", "Page 1 of 3")


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [(60.0, 112.0, "Dana: It was the Friday the file bounced, and I had forty people in a room")]
    second = [(60.0, 780.0, "that was far too small."), (60.0, 756.0, "Mira: I see.")]
    found, _ = paragraphs_of(pages(pdf(first, second)))
    assert found[0].endswith("in a room that was far too small.")


def test_numbers_beside_the_text_are_left_out() -> None:
    lines = [(60.0, 700.0 - 24 * at, text) for at, text in enumerate(["Mira: Hello.", "Dana: Hi.", "Mira: 12"])]
    numbers = [(20.0, 700.0 - 24 * at, str(at + 1)) for at in range(3)]
    assert paragraphs_of(pages(pdf([*numbers, *lines])))[0] == ["Mira: Hello.", "Dana: Hi.", "Mira: 12"]


def test_columns_are_cells() -> None:
    rows = [("0:01", "Mira", "Hello."), ("0:03", "Dana", "It was the Friday the file"), ("", "", "bounced.")]
    rows += [("0:09", "Mira", "And then?")]
    lines = [
        (left, 700.0 - 12 * at, text)
        for at, row in enumerate(rows)
        for left, text in zip((60.0, 140.0, 220.0), row)
        if text
    ]
    parsed = read_transcript("table.pdf", pdf(lines))
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == [
        ("Mira", "Hello.", 1000),
        ("Dana", "It was the Friday the file bounced.", 3000),
        ("Mira", "And then?", 9000),
    ]


def test_names_beside_the_words() -> None:
    talk = [("Mira:", "Hello."), ("Dana:", "Hi."), ("Mira:", "And then?")]
    lines = [(left, 700.0 - 24 * at, text) for at, row in enumerate(talk) for left, text in zip((60.0, 140.0), row)]
    assert [(turn.speaker, turn.text) for turn in read_transcript("a.pdf", pdf(lines)).turns] == [
        ("Mira", "Hello."),
        ("Dana", "Hi."),
        ("Mira", "And then?"),
    ]


def test_hyphens_at_line_ends() -> None:
    def joined(*lines: str) -> str:
        found, _ = paragraphs_of(pages(pdf([(60.0, 700.0 - 12 * at, text) for at, text in enumerate(lines)])))
        return " ".join(found)

    typeset = ["Dana: we were looking at the presen-", "tation when somebody called from the of-", "fice about it."]
    assert "presentation" in joined(*typeset)
    assert "office" in joined(*typeset)
    own = ["Dana: it was a real-time thing, so we wanted another real-", "time thing that does the same as before did."]
    assert "another real-time thing" in joined(*own)


def test_what_has_no_text_is_a_scan() -> None:
    with pytest.raises(UnreadableFile, match=r"scan.*holds no text"):
        read_transcript("scan.pdf", pdf([]))


def test_a_protected_pdf_says_so() -> None:
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ({0}) /U ({0}) >> /ID [(x) (x)]"
    with pytest.raises(UnreadableFile, match="protected with a password"):
        read_transcript("a.pdf", pdf([(60.0, 700.0, "Mira: Hi.")], extra=locked.format("a" * 32)))


def test_forms_within_forms_without_end_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each shows the next ten times: a few lines of file, and more text than anybody could ever read."""
    monkeypatch.setattr("jtbdstudio.interchange.transcripts.limits.PDF_SECONDS", 1)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>"
    )
    shows = "/X Do " * 10
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    objects.append(f"<< /Length {len(shows)} >>\nstream\n{shows}\nendstream")
    for number in range(6, 16):
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {number} 0 R >> >>"
        objects.append(f"<< {head} /Length {len(shows)} >>\nstream\n{shows}\nendstream")
    with pytest.raises(UnreadableFile):
        read_transcript("forms.pdf", packed_pdf([*objects, font]))


def test_the_other_process_writes_what_it_read(tmp_path: Path) -> None:
    assert READ_PDF == WANTED
    source, target = tmp_path / "in.pdf", tmp_path / "out.json"
    source.write_bytes(b"%PDF-1.7 cut off")
    command = [sys.executable, "-m", "jtbdstudio", READ_PDF, str(source), str(target), "1"]
    assert subprocess.run(command, check=False).returncode == 0
    assert target.read_text() == '["damaged", []]'


def test_a_pdf_begins_with_its_first_page() -> None:
    data = pdf([(60.0, 700.0, "Mira: Hello."), (60.0, 688.0, "Dana: Hi.")], [(60.0, 700.0, "Page two")])
    assert beginning(data) == "Mira: Hello.\nDana: Hi."
