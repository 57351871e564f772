# SPDX-License-Identifier: MIT
"""The text law."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.text import (
    Span,
    Utf16Map,
    canonical,
    context,
    sentence_at,
    snapped_end,
    trimmed,
    whole_words,
    word_edges,
)

TEXT = "It was Friday. The file bounced! Forty people 😀 waited… “Why?” she said.\nNext line."


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("\ufeffhello\ufdd0\ufdd1", "hello"),
        ("nul\x00 bell\x07 tab\t", "nul bell tab\t"),
        ("\ud83d\ude00", "😀"),
        ("nbsp\u00a0stays", "nbsp\u00a0stays"),
    ],
)
def test_canonical(raw: str, kept: str) -> None:
    assert canonical(raw) == kept


TRICKY = "a \t\r\n\x0b\x0c\x85\u2028\u2029\ufeff\ufdd0\ufdd1\x00\x07\x7f\u00a0é日😀\ud83d\ude00"


@given(st.text(alphabet=TRICKY))
def test_canonical_text_is_canonical_and_can_be_stored(raw: str) -> None:
    text = canonical(raw)
    assert canonical(text) == text
    assert "\r" not in text
    text.encode("utf-8")


@given(st.text(alphabet=st.sampled_from("aé日😀👩‍🚀\n ")), st.data())
def test_positions_go_to_qt_and_back(text: str, data: st.DataObject) -> None:
    convert = Utf16Map(text)
    position = data.draw(st.integers(0, len(text)))
    units = convert.to_utf16(position)
    assert units == len(text[:position].encode("utf-16-le")) // 2
    assert convert.to_code_points(units) == position


def test_inside_a_surrogate_pair_is_its_start() -> None:
    assert [Utf16Map("a😀b").to_code_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize(
    ("position", "sentence"),
    [
        (0, "It was Friday."),
        (16, "The file bounced!"),
        (40, "Forty people 😀 waited…"),
        (58, "“Why?”"),
        (70, "she said."),
        (len(TEXT), "Next line."),
    ],
)
def test_sentence_at(position: int, sentence: str) -> None:
    assert sentence_at(TEXT, position).of(TEXT) == sentence


def test_a_selection_snaps_to_whole_words() -> None:
    assert whole_words(TEXT, Span(9, 17)).of(TEXT) == "Friday. The"
    assert whole_words(TEXT, Span(14, 19)).of(TEXT) == "The"
    assert whole_words(TEXT, Span(13, 15)).of(TEXT) == "."


def test_edges_move_by_words() -> None:
    span = whole_words(TEXT, Span(15, 23))
    assert span.of(TEXT) == "The file"
    longer, shorter, earlier, later = word_edges(TEXT, span)
    assert [s.of(TEXT) for s in (longer, shorter, earlier, later)] == [
        "The file bounced",
        "The",
        "Friday. The file",
        "file",
    ]


def test_a_single_word_does_not_shrink_away() -> None:
    _, shorter, _, later = word_edges("word", Span(0, 4))
    assert shorter == later == Span(0, 4)


def test_context_and_trimming() -> None:
    assert context("abcdef", Span(2, 4)) == ("ab", "ef")
    assert trimmed("  a b ", Span(0, 6)) == Span(2, 5)
    assert len(trimmed("    ", Span(0, 4))) == 0


@pytest.mark.parametrize("ends", [(-1, 2), (3, 2)])
def test_a_span_is_half_open_and_in_order(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(*ends)


@pytest.mark.parametrize(
    ("anchor", "position", "free", "words"),
    [
        (7, 22, False, "Friday. The file"),
        (7, 22, True, "Friday. The fil"),
        (14, 9, False, "Friday."),
        (14, 9, True, "iday."),
        (9, 21, False, "iday. The file"),
        (7, 7, False, ""),
    ],
)
def test_an_edge_snaps_to_words_and_the_other_one_stays(anchor: int, position: int, free: bool, words: str) -> None:
    assert snapped_end(TEXT, anchor, position, free=free).of(TEXT) == words


@pytest.mark.parametrize(
    ("text", "inside", "word", "longer"),
    [
        ("私はスプレッドシートを使った", 3, "スプレッドシート", "スプレッドシートを"),
        ("我用了一个表格", 2, "了", "了一"),
        ("मैंने हिन्दी में कहा", 7, "हिन्दी", "हिन्दी में"),
        ("كَتَبَ بسرعة", 1, "كَتَبَ", "كَتَبَ بسرعة"),
        ("엑셀을 썼어요", 1, "엑셀을", "엑셀을 썼어요"),
        ("it cost 1,299.50 then", 10, "1,299.50", "1,299.50 then"),
    ],
)
def test_words_of_every_script(text: str, inside: int, word: str, longer: str) -> None:
    span = whole_words(text, Span(inside, inside + 1))
    assert span.of(text) == word
    assert word_edges(text, span)[0].of(text) == longer


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("壊れた。「なぜ？」と聞いた。", 1, "壊れた。"),
        ("壊れた。「なぜ？」と聞いた。", 6, "「なぜ？」"),
        ("لماذا؟ لا أعرف.", 10, "لا أعرف."),
        ("टूट गया। क्यों?", 12, "क्यों?"),
        ("It cost 1.5 k. Then", 3, "It cost 1.5 k."),
    ],
)
def test_sentences_of_every_script(text: str, position: int, sentence: str) -> None:
    assert sentence_at(text, position).of(text) == sentence


@pytest.mark.parametrize(
    ("text", "touched", "words"),
    [
        ("我每个星期五都要加班。", (1, 4), "每个星"),  # no spaces: exactly what was dragged over
        ("それはExcelでした", (4, 6), "Excel"),
        ("彼はスプレッドシートを使う", (4, 5), "スプレッドシート"),
        ("ฉันทำที่บ้าน", (0, 1), "ฉั"),  # a vowel sign is never left behind
        ("cafe\u0301s everywhere", (1, 2), "cafe\u0301s"),
        ("كُلّ يَوْم", (1, 2), "كُلّ"),
        ("שָׁלוֹם לך", (2, 3), "שָׁלוֹם"),
        ("हिन्दी में", (1, 3), "हिन्दी"),
        ("می\u200cخواهم بروم", (1, 4), "می\u200cخواهم"),
        ("so 👩\u200d🚀! and", (4, 5), "👩\u200d🚀"),
        ("👍🏽 ok", (0, 1), "👍🏽"),
        ("🇩🇪🇫🇷", (1, 2), "🇩🇪"),
        ("안녕하세요 여러분", (1, 2), "안녕하세요"),
    ],
)
def test_words_of_any_script(text: str, touched: tuple[int, int], words: str) -> None:
    assert whole_words(text, Span(*touched)).of(text) == words


def test_edges_move_by_letters_where_there_are_no_spaces() -> None:
    text = "我们每周开会。"
    longer, shorter, earlier, later = word_edges(text, Span(2, 4))
    assert [s.of(text) for s in (longer, shorter, earlier, later)] == ["每周开", "每", "们每周", "周"]


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("金曜日だった。壊れた！四十人が待った。", 9, "壊れた！"),
        ("他说：「坏了。」我走了。", 8, "我走了。"),
        ("هل تعطل؟ نعم.", 2, "هل تعطل؟"),
        ("वह टूट गया। सब रुके।", 3, "वह टूट गया।"),
        ("It cost 3.50. Fine.", 9, "It cost 3.50."),
    ],
)
def test_sentences_of_any_script(text: str, position: int, sentence: str) -> None:
    assert sentence_at(text, position).of(text) == sentence
