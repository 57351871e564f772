# SPDX-License-Identifier: MIT
"""Debriefs on paper: who was talked to, each question with both answers side by side, surprises, what was heard."""

from __future__ import annotations

from collections.abc import Iterable

from jtbdstudio.domain.debrief_report import BoxNotes, DebriefSheet, DebriefsReport, Surprising, TalkState
from jtbdstudio.domain.report import Quote, Tick, no_tick
from jtbdstudio.interchange.tables import clean
from jtbdstudio.interchange.word_body import Column, Places, fill, link, para, run, table
from jtbdstudio.interchange.word_parts import long_date, title_block
from jtbdstudio.interchange.word_styles import TEXT_WIDTH, new_document, to_bytes

STATES = {"none": "", "due": "Not yet written", "open": "Begun", "done": "Finished"}
HEARD = {"heard": "Heard", "inferred": "Inferred", "missing": "Missing"}
QUOTES_IN_BOX = 2
"""Quotes written out for a box; the others stand there by their ids."""
_ASKED = {"y": "Asked.", "n": "Not asked.", "?": "Nobody noted whether it was asked."}
_OVERVIEW = (Column("Customer", 2300), Column("Interview", 2000), Column("Debrief", 1900),
             Column("Surprises", 1200, right=True), Column("Boxes heard", 2010, right=True))  # fmt: skip
_BOXES = (Column("Box", 2300), Column("", 1010), Column("What we heard", 6100))
_QUESTION = 2300


def debriefs(report: DebriefsReport, tick: Tick = no_tick) -> bytes:
    """An overview of all talks and a section for each debrief; a single one is a document of its own."""
    places = Places()
    single = report.sheets[0] if report.only and report.sheets else None
    title = f"Debrief with {single.customer}" if single is not None else "Debriefs"
    parts = title_block(report.study, title)
    parts += _overview(report) if single is None else []
    for number, sheet in enumerate(report.sheets):
        tick(number, len(report.sheets), sheet.customer)
        parts += _head(sheet, number, places) if single is None else [para("Heading2", run(_who(sheet)))]
        parts += _section(sheet)
    document = new_document(clean(title), clean(report.study.name))
    fill(document, parts)
    return to_bytes(document)


def _overview(report: DebriefsReport) -> list[str]:
    if not report.talks:
        return [para("Caution", run("Nobody has been talked to yet, so there is nothing to debrief about."))]
    rows = [_talk(report, talk) for talk in report.talks]
    parts = [para("Heading2", run("Overview")), table(_OVERVIEW, rows)]
    if not report.sheets:
        parts.append(para("Caution", run("No debrief is written yet. Ten minutes after the call, it is still fresh.")))
    return parts


def _talk(report: DebriefsReport, talk: TalkState) -> tuple[str, ...]:
    sheet = report.sheets[talk.sheet] if talk.sheet is not None else None
    name = run(talk.customer, "Strong") if sheet is None else link(f"debrief_{talk.sheet}", talk.customer, "Strong")
    return (
        para("TableText", name),
        para("TableText", run(_day(talk.held_on))),
        para("TableText", run(STATES[talk.state])),
        para("TableText", run(str(len(sheet.surprises)) if sheet else ""), right=True),
        para("TableText", run(f"{sheet.heard} of {len(sheet.boxes)}" if sheet else ""), right=True),
    )


def _head(sheet: DebriefSheet, number: int, places: Places) -> list[str]:
    kicker = " · ".join(part for part in ("Debrief", _day(sheet.held_on)) if part)
    title = " · ".join(part for part in (sheet.customer, sheet.role) if part)
    return [
        para("Kicker", run(kicker), new_page=True),
        para("Heading1", places.mark(f"debrief_{number}", run(title))),
    ]


def _who(sheet: DebriefSheet) -> str:
    return " · ".join(part for part in (sheet.customer, sheet.role, _day(sheet.held_on)) if part)


def _section(sheet: DebriefSheet) -> list[str]:
    about = " · ".join(part for part in (sheet.company, sheet.segment) if part)
    return [
        *([para("Facts", run(about))] if about else []),
        para("Facts", run(_written_by(sheet))),
        para("Evidence", run(sheet.summary)),
        *(para("Caution", run(words)) for words in sheet.advice),
        *_answers(sheet),
        *_surprises(sheet),
        *_closing(sheet),
        para("Heading2", run("What we heard in the 12 boxes")),
        table(_BOXES, [_box(box) for box in sheet.boxes]),
        para("TableSmall"),
    ]


def _written_by(sheet: DebriefSheet) -> str:
    people = [name for name in sheet.researchers if name]
    by = f"Debriefed by {' and '.join(people)}" if people else "Debrief"
    if sheet.state == "done":
        return f"{by} · finished {_day(sheet.finished_on)}".rstrip()
    return f"{by} · {'not finished' if sheet.state == 'open' else 'not begun'}"


def _answers(sheet: DebriefSheet) -> list[str]:
    """Side by side where two have written."""
    heads = [who or "Answer" for who in sheet.researchers] or ["Answer"]
    width = (TEXT_WIDTH - _QUESTION) // len(heads)
    columns = (Column("Question", _QUESTION), *(Column(head, width) for head in heads))
    rows = [
        (
            para("TableText", run(asked.question, "Strong")),
            *(para("TableText", run(answer or "–", "" if answer else "Faint")) for answer in asked.answers),
        )
        for asked in sheet.answers
    ]
    return [para("Heading2", run("What stayed with us")), table(columns, rows)] if rows else []


def _surprises(sheet: DebriefSheet) -> list[str]:
    head = para("Heading2", run("What surprised us"))
    if sheet.surprises:
        return [head, *(para("ListBullet", *_surprise(one)) for one in sheet.surprises)]
    words = "Nothing surprised us." if sheet.nothing_surprising else "No surprise is written down."
    return [head, para("Normal", run(words))]


def _surprise(one: Surprising) -> Iterable[str]:
    words = f"“{one.text}”" if one.is_quote else one.text
    source = ", ".join(part for part in (one.who, one.ref) if part)
    return run(words), run(f"  ({source})", "Source")


def _closing(sheet: DebriefSheet) -> list[str]:
    if not sheet.closing:
        return []
    answer = f" {sheet.closing_answer}" if sheet.closing_answer else ""
    return [
        para("Heading2", run("The closing question")),
        para("Question", run(sheet.closing)),
        para("Normal", run(_ASKED.get(sheet.closing_asked, _ASKED["?"]), "Strong"), run(answer)),
    ]


def _box(box: BoxNotes) -> tuple[str, ...]:
    return (
        para("TableText", run(f"{box.number}  ", "Faint"), run(box.name, "Strong")),
        para("TableText", run(HEARD[box.state], "" if box.state == "heard" else "Faint")),
        "".join(_box_notes(box)) or para("TableText"),
    )


def _box_notes(box: BoxNotes) -> list[str]:
    parts = []
    for line in box.lines:
        source = ", ".join(part for part in ("inferred" if line.inferred else "", line.ref) if part)
        parts.append(para("TableText", run(line.text), run(f"  ({source})", "Source")))
    parts += [_quote(quote) for quote in box.quotes[:QUOTES_IN_BOX]]
    if more := [quote.ref for quote in box.quotes[QUOTES_IN_BOX:]]:
        parts.append(para("TableSmall", run(f"… and {len(more)} more: {', '.join(more)}")))
    return parts


def _quote(quote: Quote) -> str:
    source = ", ".join(part for part in (quote.time, quote.ref) if part)
    return para("TableQuote", run(f"“{quote.text}”"), run(f"  ({source})", "Source"))


def _day(iso: str) -> str:
    return long_date(iso) if iso else ""
