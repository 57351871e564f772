# SPDX-License-Identifier: MIT
"""Web pages and captions in XML."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.interchange.transcripts import read_transcript
from jtbdstudio.interchange.transcripts.beginning import beginning
from tests.interchange.documents import page

PODCAST = """<cite>Mira:</cite>
<time>0:00</time>
<p>Hello &amp; thank you.</p>
<p>Ready?</p>
<cite>Dana:</cite>
<time>0:53</time>
<p>It was the <b>Friday</b>: the file bounced.</p>
"""


def said(data: bytes) -> list[tuple[str, str, int | None]]:
    return [(turn.speaker, turn.text, turn.start_ms) for turn in read_transcript("a.html", data).turns]


@pytest.mark.parametrize("data", [PODCAST.encode(), page(PODCAST), "\ufeff".encode() + PODCAST.encode()])
def test_a_podcast_transcript(data: bytes) -> None:
    parsed = read_transcript("a.html", data)
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == [
        ("Mira", "Hello & thank you.\nReady?", 0),
        ("Dana", "It was the Friday: the file bounced.", 53000),
    ]
    assert (parsed.format, parsed.first_ms, parsed.last_ms) == ("podcast_page", 0, 53000)


def test_what_is_not_on_the_page_is_not_said() -> None:
    body = "<nav><p>Home</p></nav><script>var a = 'Mira: x';</script><style>p {}</style><!-- Mira: y -->"
    body += (
        "<p>Mira: Hello.</p><p style='display: none'>Mira: z</p><p hidden>w</p><p>Dana: Hi.</p><footer>2026</footer>"
    )
    parsed = read_transcript("a.html", page(body))
    assert [turn.text for turn in parsed.turns] == ["Hello.", "Hi."]
    assert parsed.format_name == "Text with speaker names, web page"


def test_times_that_only_the_code_has() -> None:
    by_anchor = '<p><a name="ts_1200_5000_S00">S00: Hello.</a></p><p><a name="ts_5200_9000_S01">S01: Hi.</a></p>'
    assert said(page(by_anchor)) == [("S00", "Hello.", 1200), ("S01", "Hi.", 5200)]
    by_word = '<p><span class="speaker" data-m="1070">Mira: </span><span data-m="1070">He</span><span>llo.</span></p>'
    by_word += '<p><span class="speaker" data-m="5070">Dana: </span><span data-m="5170">Hi.</span></p>'
    assert [turn[0::2] for turn in said(page(by_word))] == [("Mira", 1070), ("Dana", 5070)]


def test_a_table_on_a_page() -> None:
    body = "<h1>Call</h1><table><tr><th>Speaker</th><th>Time</th><th>Text</th></tr><tr><td>Mira</td><td>0:01</td>"
    body += "<td>Hello.<br>Ready?</td></tr><tr><td>Dana</td><td>0:03</td><td>Hi.</td></tr></table>"
    assert said(page(body)) == [("Mira", "Hello.\nReady?", 1000), ("Dana", "Hi.", 3000)]


def test_the_encoding_that_the_page_names() -> None:
    text = "<html><head><meta charset=windows-1251></head><body><p>Мира: Привет.</p><p>Дана: Да.</p></body></html>"
    parsed = read_transcript("a.html", text.encode("cp1251"))
    assert [turn.text for turn in parsed.turns] == ["Привет.", "Да."]
    assert parsed.encoding == "windows-1251"


def test_a_page_begins_with_its_text() -> None:
    assert beginning(page("<script>x</script><p>Mira: Hello.</p><p>Dana: Hi.</p>")) == "Mira: Hello.\n\nDana: Hi."


TTML = """<?xml version="1.0" encoding="utf-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" frameRate="25"><head><metadata>
<ttm:agent xml:id="d"><ttm:name>Dana Ruiz</ttm:name></ttm:agent></metadata></head><body><div>
<p begin="00:00:01.120" end="00:00:04.5" ttm:agent="d">
It was<br/>the <span>Friday <span>&lt;b&gt;</span></span> 5 &amp; 6.</p>
<p begin="5s" dur="1.5s">And then?</p><p begin="00:00:07:05">Well.</p><p>Never shown.</p></div></body></tt>
"""


def test_captions_in_ttml() -> None:
    parsed = read_transcript("a.ttml", TTML.encode())
    assert parsed.turns[0].text == "It was the Friday <b> 5 & 6."
    assert (parsed.turns[0].speaker, parsed.turns[0].start_ms) == ("Dana Ruiz", 1120)
    assert (parsed.format_name, parsed.cue_count, parsed.last_ms) == ("TTML captions", 3, 7200)


def test_timed_text_of_youtube() -> None:
    older = (
        b'<transcript><text start="0.5" dur="2.1">Hello &amp;#39;you</text><text start="3">there</text></transcript>'
    )
    parsed = read_transcript("a.xml", older)
    assert (parsed.turns[0].text, parsed.first_ms, parsed.last_ms) == ("Hello 'you there", 500, 3000)
    newer = b'<timedtext format="3"><body><p t="500" d="2100"><s>Hello </s><s>you</s></p></body></timedtext>'
    parsed = read_transcript("a.xml", newer)
    assert (parsed.turns[0].text, parsed.first_ms, parsed.last_ms) == ("Hello you", 500, 2600)


def test_captions_without_words_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="no spoken words"):
        read_transcript("a.ttml", b"<tt><body><div><p begin='1s'/></div></body></tt>")
