# SPDX-License-Identifier: MIT
"""Guides on paper: questions one can read out, room to write below each, the closing question last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jtbdstudio.domain.guides import AskedQuestion, GuideSheet, GuidesReport
from jtbdstudio.domain.report import Tick, no_tick, plural
from jtbdstudio.interchange.palette import ACCENT, LINE, MUTED
from jtbdstudio.interchange.tables import clean
from jtbdstudio.interchange.word_body import Column, Places, fill, link, para, run, table
from jtbdstudio.interchange.word_parts import long_date
from jtbdstudio.interchange.word_styles import TEXT_WIDTH, Style, new_document, to_bytes

KINDS = {
    "interview": "Interview guide",
    "survey": "Survey",
    "website_survey": "Website survey",
    "audience": "Audience research",
    "probe_cards": "Prompt cards",
    "debrief": "Debrief",
    "checklist": "Checklist",
}
_INDENT = 520
_ROOM = {"interview": 1150, "debrief": 1500, "audience": 1150, "survey": 800, "website_survey": 800, "probe_cards": 500}
"""Height of the room for notes below a question, in twentieths of a point; none in a checklist."""
_STYLES = (
    Style("List Number", 24, before=240, after=50, keep=True),
    Style("Follow Up", 21, MUTED, italic=True, after=50, left=_INDENT, keep=True),
    Style("Asks About", 16, MUTED, after=90, left=_INDENT, keep=True),
    Style("Notes", 21, after=0),
)
_CONTENTS = (Column("Guide", 4200), Column("Kind", 3310), Column("Questions", 1900, right=True))
_HYPOTHESIS = "Hypothesis: nobody here has chosen yet. Take every result as something to prove or disprove."


def guides(report: GuidesReport, tick: Tick = no_tick) -> bytes:
    """All guides, each on a page of its own after a list of them; a single one begins the document."""
    single = report.guides[0] if len(report.guides) == 1 else None
    title = single.name if single is not None else "Guides"
    document = new_document(clean(title), clean(report.study), _STYLES)
    numbers = _Numbers(document)
    places = Places()
    parts = _title(report, KINDS[single.kind], title) if single is not None else _cover(report, title)
    for place, guide in enumerate(report.guides):
        tick(place, len(report.guides), guide.name)
        parts += _heading(report, place, places) if single is None else []
        parts += _sheet(guide, numbers.begin())
    fill(document, parts)
    return to_bytes(document)


def _cover(report: GuidesReport, title: str) -> list[str]:
    rows = [
        (
            para("TableText", link(f"guide_{place}", guide.name, "Strong")),
            para("TableText", run(KINDS[guide.kind])),
            para("TableText", run(str(len(guide.questions))), right=True),
        )
        for place, guide in enumerate(report.guides)
    ]  # fmt: skip
    count = plural(len(report.guides), "guide")
    return [*_title(report, "Jobs to be done", title, count), table(_CONTENTS, rows)]


def _title(report: GuidesReport, kicker: str, title: str, *facts: str) -> list[str]:
    return [
        para("Kicker", run(kicker)),
        para("Title", run(title)),
        para("Subtitle", run(" · ".join(part for part in (report.study, report.product) if part))),
        para("Facts", run(" · ".join((*facts, long_date(report.date))))),
    ]


def _heading(report: GuidesReport, place: int, places: Places) -> list[str]:
    """A guide begins a page; checklists are short and share one."""
    guide, before = report.guides[place], report.guides[place - 1]
    shares = place > 0 and guide.kind == before.kind == "checklist"
    return [
        para("Kicker", run(KINDS[guide.kind]), new_page=not shares),
        para("Heading1", places.mark(f"guide_{place}", run(guide.name))),
    ]


def _sheet(guide: GuideSheet, number_id: int) -> list[str]:
    parts = [para("Question", run(guide.note))] if guide.note else []
    if guide.kind == "audience":
        parts.append(para("Caution", run(_HYPOTHESIS)))
    for question in guide.questions:
        parts += _question(guide, question, number_id)
    return [*parts, para("Normal"), *_craft(guide)]


def _question(guide: GuideSheet, question: AskedQuestion, number_id: int) -> list[str]:
    if guide.kind == "checklist":
        return [_numbered(question.text, number_id, keep=False)]
    parts = [_numbered(question.text, number_id)]
    if question.follow_up:
        parts.append(para("FollowUp", run(question.follow_up)))
    if about := _about(question):
        parts.append(para("AsksAbout", run(about)))
    return [*parts, _room(_ROOM[guide.kind])]


def _about(question: AskedQuestion) -> str:
    """`Box 4 Workarounds · Struggle`."""
    if question.is_closing:
        return "Always asked last"
    box = f"Box {question.box}" if question.box else ""
    return " · ".join(part for part in (box, question.phase.capitalize()) if part)


def _numbered(text: str, number_id: int, *, keep: bool = True) -> str:
    """An item of a numbered list; what stands in lines of their own (the answers to choose from) is quieter."""
    first, _, rest = text.partition("\n")
    loose = "" if keep else '<w:keepNext w:val="0"/>'
    look = (
        f'<w:pStyle w:val="ListNumber"/>{loose}'
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number_id}"/></w:numPr>'
        f'<w:ind w:left="{_INDENT}" w:hanging="{_INDENT}"/>'
    )
    return f"<w:p><w:pPr>{look}</w:pPr>{run(first)}{run(chr(10) + rest, 'Answers') if rest else ''}</w:p>"


def _room(height: int) -> str:
    """An empty cell that grows with what is written into it."""
    width = TEXT_WIDTH - _INDENT
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="{_INDENT}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/></w:tblCellMar>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{para("Notes")}</w:tc></w:tr></w:tbl>'
    )


def _craft(guide: GuideSheet) -> list[str]:
    """About asking, for guides that live by it."""
    if not guide.techniques and not guide.avoid:
        return []
    return [
        para("Heading2", run("How to ask")),
        *_bullets(guide.techniques),
        para("Heading2", run("Better not asked")),
        *_bullets(guide.avoid),
    ]


def _bullets(lines: Sequence[str]) -> Iterable[str]:
    return (para("ListBullet", run(line)) for line in lines)


class _Numbers:
    """Numbered lists in our look, each guide's beginning at 1."""

    def __init__(self, document: Any) -> None:
        self._numbering = document.part.numbering_part.element
        self._abstract = self._add_look()

    def begin(self) -> int:
        """The id of a list that begins anew."""
        number = self._numbering.add_num(self._abstract)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def _add_look(self) -> int:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls, qn

        looks = self._numbering.findall(qn("w:abstractNum"))
        number = 1 + max((int(look.get(qn("w:abstractNumId"))) for look in looks), default=0)
        look = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_INDENT}" w:hanging="{_INDENT}"/></w:pPr>'
            f'<w:rPr><w:b/><w:color w:val="{ACCENT}"/></w:rPr></w:lvl></w:abstractNum>'
        )
        (looks[-1].addnext if looks else self._numbering.append)(look)
        return number
