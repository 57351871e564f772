# SPDX-License-Identifier: MIT
"""Texts and captions of more tools, in more languages, and as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.interchange.transcripts import read_transcript

SAMPLES = Path(__file__).parent / "samples"
THANKS = "Thanks for making the time."
FRIDAY = "It was the Friday the file bounced."
FORTY = "I had forty people waiting."
NEXT = "What happened next?"

# file: (shape, tool in plain words, [(speaker, text, start)])
EXPECTED: dict[str, tuple[str, str, list[tuple[str, str, int | None]]]] = {
    "arabic.txt": (
        "labelled",
        "Text with speaker names",
        [
            ("سارة", "شكرا على وقتك.", None),
            ("منى", "كان يوم الجمعة عندما عاد الملف.", None),
            ("سارة", "وماذا حدث بعد ذلك؟", None),
        ],
    ),
    "capitals.txt": (
        "labelled",
        "Text with speaker names",
        [("INTERVIEWER", THANKS, None), ("RESPONDENT 1", FRIDAY, None), ("INTERVIEWER", NEXT, None)],
    ),
    "chat_style.txt": (
        "labelled",
        "Text with speaker names",
        [("Mira Holt", THANKS, 0), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 0)],
    ),
    "chinese.txt": (
        "labelled",
        "Text with speaker names",
        [
            ("张伟", "谢谢你抽出时间。", None),
            ("李娜", "星期五，文件被退回来了：一共两次。\n四十个人在等工资。", None),
            ("张伟", "后来呢？", None),
        ],
    ),
    "fathom.txt": (
        "time_name",
        "Fathom transcript",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz (Acme)", f"{FRIDAY} {FORTY}", 9000), ("Mira Holt", NEXT, 16000)],
    ),
    "fireflies.txt": (
        "stacked",
        "Fireflies transcript",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "gong.txt": (
        "time_name",
        "Text with times and names",
        [("Mira", THANKS, 3000), ("Dana", f"{FRIDAY}\n{FORTY}", 9000), ("Mira", NEXT, 16000)],
    ),
    "gong_names_first.txt": (
        "name_time",
        "Text with names and times",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "google_meet_with_notes.md": (
        "labelled",
        "Google Meet transcript",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", None)],
    ),
    "grain.txt": (
        "time_name",
        "Text with times and names",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "happy_scribe.txt": (
        "time_name",
        "Text with times and names",
        [("Mira Holt", THANKS, 3120), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "hindi.txt": (
        "labelled",
        "Text with speaker names",
        [("मीरा", "समय देने के लिए धन्यवाद।", None), ("दीपा", "वह शुक्रवार था।", None), ("मीरा", "फिर क्या हुआ?", None)],
    ),
    "initials.txt": (
        "labelled",
        "Text with speaker names",
        [("I", THANKS, None), ("P1", f"{FRIDAY}\n{FORTY}", None), ("I", NEXT, None)],
    ),
    "inqscribe.txt": (
        "labelled",
        "Text with speaker names",
        [("Mira Holt", THANKS, 303500), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 309000)],
    ),
    "live_captions.vtt": ("webvtt", "WebVTT captions", [("", f"{THANKS} It was the Friday.", 3120)]),
    "maxqda.txt": (
        "labelled",
        "Text with speaker names",
        [("I", THANKS, 0), ("B", f"{FRIDAY}\n{FORTY}", 8400), ("I", NEXT, 13000)],
    ),
    "names_with_more.txt": (
        "labelled",
        "Text with speaker names",
        [
            ("Mira Holt (she/her)", THANKS, None),
            ("Dana 🌸 (Guest)", FRIDAY, None),
            ("+1 555 010 0199", "Hello?", None),
            ("Mira Holt (she/her)", NEXT, None),
            ("Dana 🌸 (Guest)", FORTY, None),
        ],
    ),
    "noscribe.txt": ("labelled", "noScribe transcript", [("S00", THANKS, None), ("S01", f"{FRIDAY}\n{FORTY}", 9000)]),
    "noscribe.vtt": ("webvtt", "noScribe transcript", [("S00", THANKS, 3120), ("S01", f"{FRIDAY} {FORTY}", 9000)]),
    "not_people.txt": (
        "labelled",
        "Text with speaker names",
        [
            ("Mira", THANKS, None),
            ("Dana", f"{FRIDAY}\nNote to self: ask about the bank.", None),
            ("Mira", NEXT, None),
            ("Dana", FORTY, None),
        ],
    ),
    "notta.txt": (
        "name_time",
        "Text with names and times",
        [("Speaker 1", THANKS, 3000), ("Speaker 2", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "phone_portal.txt": (
        "time_name",
        "Text with times and names",
        [("+1 555 010 0199", THANKS, 602000), ("(555) 010-0142", f"{FRIDAY}\n{FORTY}", 603000)],
    ),
    "premiere.txt": (
        "stacked",
        "Text with names and times",
        [("Speaker 1", THANKS, 3500), ("Speaker 2", f"{FRIDAY} {FORTY}", 9000)],
    ),
    "questions_and_answers.txt": (
        "labelled",
        "Text with speaker names",
        [
            ("Q", f"{THANKS} When was it?", None),
            ("A", f"{FRIDAY} There was one thing: the bank.\n{FORTY}", None),
            ("Q", NEXT, None),
            ("A", "Nothing.", None),
        ],
    ),
    "research_tabs.txt": (
        "tabbed",
        "Text with tabs",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "riverside.txt": (
        "name_bracket",
        "Text with names and times",
        [("Mira Holt", THANKS, 3120), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "russian.txt": (
        "labelled",
        "Text with speaker names",
        [
            ("Мария", "Спасибо, что нашли время.", None),
            ("Олег Петров", "Это было в пятницу: файл вернулся.", None),
            ("Мария", "Что было потом?", None),
        ],
    ),
    "sonix.md": (
        "labelled",
        "Text with speaker names",
        [("Mira Holt", THANKS, None), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "sonix.txt": (
        "name_bracket",
        "Sonix transcript",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "tldv.txt": (
        "labelled",
        "Text with speaker names",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "trint.txt": (
        "name_bracket",
        "Text with names and times",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "webex.vtt": ("webvtt", "Webex recording", [("Mira Holt", THANKS, 3120), ("Dana Ruiz", f"{FRIDAY} {FORTY}", 9000)]),
    "whisper_cpp_speakers.txt": (
        "labelled",
        "Text with speaker names",
        [("speaker 0", THANKS, None), ("speaker 1", f"{FRIDAY}\n{FORTY}", None)],
    ),
    "whisper_repeats.srt": (
        "srt",
        "SubRip captions (SRT)",
        [("", "Thank you. Thank you. Thank you. It was the Friday.", 3120)],
    ),
    "whisperx.txt": (
        "labelled",
        "Text with speaker names",
        [("SPEAKER_00", THANKS, None), ("SPEAKER_01", f"{FRIDAY}\n{FORTY}", None)],
    ),
    "word_dictate.txt": (
        "time_name",
        "Text with times and names",
        [("Speaker 1", THANKS, 3000), ("Speaker 2", f"{FRIDAY}\n{FORTY}", 9000)],
    ),
    "youtube.sbv": ("srt", "SubRip captions (SRT)", [("", f"{THANKS} {FRIDAY} {FORTY}", 3120)]),
    "youtube_brackets.txt": (
        "timed",
        "Text with times",
        [("", "thanks for making the time it was the Friday the file bounced", 3000)],
    ),
    "youtube_copied.txt": (
        "timed",
        "Text with times",
        [("", "thanks for making the time it was the Friday the file bounced", 3000)],
    ),
    "youtube_copied_aloud.txt": (
        "timed",
        "Text with times",
        [("", "thanks for making the time it was the Friday the file bounced", 3000)],
    ),
    "youtube_rolling.vtt": ("webvtt", "YouTube captions", [("", "thanks for making the time", 3120)]),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_who_said_what_and_when(name: str) -> None:
    shape, tool, turns = EXPECTED[name]
    parsed = read_transcript(name, (SAMPLES / name).read_bytes())
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == turns
    assert (parsed.format, parsed.format_name) == (shape, tool)
    assert not parsed.unsure
