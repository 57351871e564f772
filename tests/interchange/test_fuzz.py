# SPDX-License-Identifier: MIT
"""Files changed at random: whatever was done to them, the laws of a transcript hold, or one sentence says why not.

`make fuzz` tries many more; JTBDSTUDIO_FUZZ_EXAMPLES says how many for each kind of file.
"""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import SURVEY, ParsedSurvey, ParsedTranscript, ReadAs
from jtbdstudio.interchange.transcripts import READABLE_AS, read_interviews
from jtbdstudio.interchange.transcripts.beginning import beginning
from jtbdstudio.interchange.transcripts.pdf_child import READ, pages_of
from jtbdstudio.interchange.transcripts.pdf_layout import paragraphs_of
from jtbdstudio.interchange.transcripts.survey import survey_of
from tests.interchange.documents import archive, document, odt, page, paragraph, printed, rtf, table, workbook

EXAMPLES = os.environ.get("JTBDSTUDIO_FUZZ_EXAMPLES", "")
FUZZ = settings(
    max_examples=int(EXAMPLES or 25),
    derandomize=not EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SAMPLES = {path.name: path.read_bytes() for path in sorted((Path(__file__).parent / "samples").iterdir())}
TALK = ("Mira: Hello.", "Dana: It was the Friday the file bounced, so I sent it by mail.", "Mira: And then?")
TIMED = [["Start", "Speaker", "Text"], ["0:01", "Mira", "Hello."], ["0:03", "Dana", "Hi."]]
ASKED = [["Timestamp", "Name", "What happened?"], ["2026-03-06 10:02", "Dana", "The file bounced on a Friday."]]
WORD = document("".join(map(paragraph, TALK)) + table(*TIMED))
RICH = rtf(*TALK, r"\trowd Mira\cell 0:01\cell Hi\cell\row", r"caf\'e9 \u55357?\u56832? {\v x}{\field{\fldrslt y}}")
PAGE = page("".join(f"<p>{text}</p>" for text in TALK) + "<cite>Mira:</cite><time>0:01</time><p>Hi</p>")
TTML = b"<tt><body><p begin='1s' end='2.5s'>Mira: Hello.</p><p begin='00:00:03:10' dur='1s'>Dana</p></body></tt>"
WHOLE = {"a.docx": WORD, "a.odt": odt("<text:p>Mira: Hi.</text:p>"), "a.xlsx": workbook(TIMED), "a.rtf": RICH}

Change = tuple[float, int, bytes]
"""Where (as a share of the file), how much goes, what comes."""
CONTROLS = (
    b"\0",
    b"\r",
    b"\x0b",
    b"\x1b",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xff",
    b"\xe2\x80\xa8",
    b"\xf0\x9f\x98\x80",
)
SIGNS = (
    b"<",
    b">",
    b"&",
    b"{",
    b"}",
    b"\\",
    b"[",
    b"]",
    b'"',
    b":",
    b"-->",
    b",",
    b"\t",
    b"\n\n",
    b"0",
    b"9" * 30,
    b"-1",
)
PIECES = st.one_of(st.sampled_from(CONTROLS), st.sampled_from(SIGNS), st.binary(max_size=8))
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), min_size=1, max_size=6)
CUTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


def changed(data: bytes, changes: list[Change]) -> bytes:
    """Bytes flipped, cut out and put in."""
    for share, gone, comes in changes:
        at = int(share * len(data))
        data = data[:at] + comes + data[at + gone :]
    return data


def repeated(data: bytes, cut: tuple[float, float]) -> bytes:
    """Some lines twice."""
    lines = data.split(b"\n")
    first, last = sorted(int(share * len(lines)) for share in cut)
    return b"\n".join([*lines[:last], *lines[first:]])


def check(data: bytes, read_as: ReadAs | None = None) -> None:
    """A transcript or a survey that keeps the laws, or `UnreadableFile`."""
    with contextlib.suppress(UnreadableFile):
        parsed = read_interviews("fuzz", data, read_as)
        if isinstance(parsed, ParsedSurvey):
            check_survey(parsed)
        else:
            check_transcript(parsed)


def check_transcript(parsed: ParsedTranscript) -> None:
    assert parsed.turns
    assert parsed.format
    assert parsed.format_name
    for turn in parsed.turns:
        assert turn.text == turn.text.strip() == canonical(turn.text) != ""
        assert turn.speaker == " ".join(turn.speaker.split()) == canonical(turn.speaker)
        turn.text.encode()
        offsets = [cue.offset for cue in turn.cues]
        assert offsets == sorted(offsets)
        assert all(0 <= offset < len(turn.text) for offset in offsets)
        times = [turn.start_ms, turn.end_ms, *(time for cue in turn.cues for time in (cue.start_ms, cue.end_ms))]
        assert all(time is None or (type(time) is int and 0 <= time < 1 << 62) for time in times)
        assert all(cue.start_ms <= cue.end_ms for cue in turn.cues)
    assert all(line == canonical(line) for line in (*parsed.left_out, *parsed.warnings))


def check_survey(survey: ParsedSurvey) -> None:
    assert survey.respondents
    assert survey.questions
    for respondent in survey.respondents:
        check_transcript(respondent.transcript)
        turns = respondent.transcript.turns
        assert all(turn.speaker == SURVEY and turn.text in survey.questions for turn in turns[::2])
        assert all(turn.speaker != SURVEY for turn in turns[1::2])
        assert len(turns) % 2 == 0
        assert all(respondent.customer.values())


@pytest.mark.parametrize("name", SAMPLES)
@given(changes=CHANGES)
@settings(FUZZ, max_examples=int(EXAMPLES or 6))
def test_changed_samples(name: str, changes: list[Change]) -> None:
    check(changed(SAMPLES[name], changes))


@given(st.sampled_from(sorted(SAMPLES)), st.sampled_from(sorted(SAMPLES)), CUTS, CUTS)
@FUZZ
def test_samples_glued_together(one: str, other: str, cut: tuple[float, float], lines: tuple[float, float]) -> None:
    first, second = SAMPLES[one], SAMPLES[other]
    check(repeated(first[: int(cut[0] * len(first))] + second[int(cut[1] * len(second)) :], lines))


@given(st.sampled_from(sorted(SAMPLES)), CHANGES, st.sampled_from([way for way, _ in READABLE_AS]), st.booleans())
@FUZZ
def test_samples_read_as_something_else(name: str, changes: list[Change], way: str, merge: bool) -> None:
    check(changed(SAMPLES[name], changes), ReadAs(format=way, merge_turns=merge, drop_boilerplate=merge))


@pytest.mark.parametrize("data", [RICH, PAGE, TTML], ids=["rtf", "html", "ttml"])
@given(changes=CHANGES, cut=CUTS)
@FUZZ
def test_changed_markup(data: bytes, changes: list[Change], cut: tuple[float, float]) -> None:
    check(changed(data, changes))
    check(repeated(changed(data, changes[:1]), cut))


@given(st.sampled_from(sorted(WHOLE)), CHANGES)
@FUZZ
def test_changed_documents(name: str, changes: list[Change]) -> None:
    check(changed(WHOLE[name], changes))
    beginning(changed(WHOLE[name], changes))


def with_part(data: bytes, path: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one of its members changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        members: dict[str, str | bytes] = {name: source.read(name) for name in source.namelist()}
    content = members[path]
    assert isinstance(content, bytes)
    return archive(members | {path: change(content)}, zipfile.ZIP_STORED)


PARTS = (
    (WORD, "word/document.xml"),
    (WHOLE["a.odt"], "content.xml"),
    (WHOLE["a.xlsx"], "xl/worksheets/sheet1.xml"),
    (workbook(ASKED), "xl/worksheets/sheet1.xml"),
    (WHOLE["a.xlsx"], "xl/workbook.xml"),
    (WHOLE["a.xlsx"], "xl/styles.xml"),
)


@pytest.mark.parametrize(("data", "path"), PARTS)
@given(changes=CHANGES, repeat=st.integers(1, 3))
@FUZZ
def test_changed_parts_of_documents(data: bytes, path: str, changes: list[Change], repeat: int) -> None:
    """Behind the checksums: what the XML says."""
    check(with_part(data, path, lambda content: changed(content, changes[:repeat])))


WORDS_OF_WORD = "p r t tbl tr tc sdt sdtContent ins del br tab txbxContent AlternateContent Choice rPr vanish"
TAGS = st.sampled_from(WORDS_OF_WORD.split())


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Well-formed XML of Word's own words in an order that Word does not write."""
    inner = st.deferred(lambda: st.lists(st.one_of(st.text("aD: \t1é😀", max_size=8), nodes), max_size=4).map("".join))
    nodes = st.builds(lambda tag, body: f"<w:{tag}>{body}</w:{tag}>", TAGS, inner)
    return "".join(draw(st.lists(nodes, min_size=1, max_size=5)))


@given(trees())
@FUZZ
def test_word_in_any_order(body: str) -> None:
    check(document(f"<w:p><w:r><w:t>Mira: Hi.</w:t></w:r></w:p>{body}"))


CELLS = st.one_of(
    st.sampled_from([cell for row in (*ASKED, *TIMED) for cell in row]), st.text(max_size=12), st.just("")
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
@FUZZ
def test_any_table(rows: list[list[str]]) -> None:
    for table_of_cells in (rows, [*ASKED, *rows]):
        found = survey_of(table_of_cells)
        if found is not None:
            check_survey(found)


@given(CHANGES)
@FUZZ
def test_changed_pdf(changes: list[Change]) -> None:
    outcome, pages = pages_of(changed(printed(*TALK), changes))
    paragraphs, left_out = paragraphs_of(pages)
    assert outcome == READ or not pages
    assert all(line == canonical(line) for line in (*paragraphs, *left_out))


LINES = st.tuples(
    st.text("aZ1:- \xad\x02😀", min_size=1, max_size=12).filter(str.strip), *[st.floats(-50, 900, width=32)] * 4
)


@given(st.lists(st.tuples(st.floats(1, 900), st.floats(1, 900), st.lists(LINES, max_size=6)), max_size=4))
@FUZZ
def test_lines_anywhere_on_pages(
    pages: list[tuple[float, float, list[tuple[str, float, float, float, float]]]],
) -> None:
    paragraphs, left_out = paragraphs_of(pages)
    assert all("\n" not in line and line == canonical(line) for line in (*paragraphs, *left_out))
