# SPDX-License-Identifier: MIT
"""Surveys: a table with a customer a row and a question a column becomes an interview with each customer."""

from __future__ import annotations

from collections.abc import Sequence

from jtbdstudio.domain.text import canonical, count_words
from jtbdstudio.domain.transcript import SURVEY, ParsedSurvey, ParsedTranscript, Respondent, SpokenTurn
from jtbdstudio.interchange.transcripts.survey_columns import Kind, Question, SurveyColumns, columns_of_survey
from jtbdstudio.interchange.transcripts.survey_dates import days_of
from jtbdstudio.interchange.transcripts.survey_header import find_header
from jtbdstudio.interchange.transcripts.table import Row
from jtbdstudio.interchange.transcripts.times import milliseconds
from jtbdstudio.interchange.transcripts.values import tidy

_FIELDS = {Kind.COMPANY: "company", Kind.ROLE: "role", Kind.SEGMENT: "segment"}
_WORDY = 4
"""Words an answer has, on average, where people were asked rather than listed."""


def survey_of(rows: Sequence[Row], encoding: str = "utf-8") -> ParsedSurvey | None:
    """The survey in this table, or None if it does not look like one."""
    table = [[tidy(canonical(cell)) for cell in row] for row in rows]
    header = find_header(table)
    if header is None or not header.rows:
        return None
    columns = columns_of_survey(header)
    if not _is_asked(columns, header.rows):
        return None
    days, warnings = _days(columns, header.rows)
    respondents: list[Respondent] = []
    silent: list[str] = []
    for number, row in enumerate(header.rows, start=1):
        customer = _customer(columns, row)
        speaker = _speaker(customer, number)
        if turns := _turns(columns.questions, row, speaker):
            respondents.append(Respondent(customer, _transcript(turns, encoding), days[number - 1]))
        else:
            silent.append(f"{speaker} gave no answer.")
    if not respondents:
        return None
    questions = tuple(question.text for question in columns.questions)
    return ParsedSurvey(
        questions=questions,
        respondents=tuple(respondents),
        format_name=f"Survey: {_many(len(respondents), 'customer')} × {_many(len(questions), 'question')}",
        encoding=encoding,
        warnings=tuple(warnings),
        left_out=(*header.above, *(f"Column “{text}”" for text in columns.left_out), *silent),
    )


def _is_asked(columns: SurveyColumns, rows: list[Row]) -> bool:
    """Whether some question got answers in sentences, and rows are customers: a talk has times and few names."""
    if any(_are_times([row[at] for row in rows if row[at]]) for at in range(len(rows[0]))):
        return False
    names = [name for row in rows if (name := columns.value(Kind.NAME, row) or columns.value(Kind.EMAIL, row))]
    if len(rows) > 2 and names and len(set(names)) * 2 <= len(names):
        return False
    return any(_average_words(question, rows) >= _WORDY for question in columns.questions)


def _are_times(values: list[str]) -> bool:
    return len(values) > 2 and sum(milliseconds(value) is not None for value in values) * 10 >= len(values) * 8


def _average_words(question: Question, rows: list[Row]) -> float:
    counts = [count_words(answer) for row in rows if (answer := question.answer(row))]
    return sum(counts) / max(1, len(counts))


def _days(columns: SurveyColumns, rows: list[Row]) -> tuple[list[str], list[str]]:
    """The day of each row's answers, and whether they could be told."""
    if not columns.dates:
        return [""] * len(rows), []
    texts = [row[columns.dates[0]] for row in rows]
    days = days_of(texts, [row[at] for row in rows for at in columns.dates[1:]])
    unread = next((text for text, day in zip(texts, days) if text and not day), "")
    return days, [f"The day of some answers could not be told (“{unread}”)."] if unread else []


def _customer(columns: SurveyColumns, row: Row) -> dict[str, str]:
    """What the row tells of the customer."""
    parts = (columns.value(Kind.FIRST_NAME, row), columns.value(Kind.LAST_NAME, row))
    name = columns.value(Kind.NAME, row) or " ".join(filter(None, parts)) or columns.value(Kind.EMAIL, row)
    told = {"name": name, **{key: columns.value(kind, row) for kind, key in _FIELDS.items()}}
    return {key: " ".join(value.split()) for key, value in told.items() if value}


def _speaker(customer: dict[str, str], number: int) -> str:
    name = customer.get("name", "")
    return name if name and name.casefold() != SURVEY.casefold() else f"Respondent {number}"


def _turns(questions: list[Question], row: Row, speaker: str) -> tuple[SpokenTurn, ...]:
    """What was asked and answered; a question without an answer was not asked."""
    turns: list[SpokenTurn] = []
    for question in questions:
        if answer := question.answer(row):
            turns += [SpokenTurn(SURVEY, question.text), SpokenTurn(speaker, answer)]
    return tuple(turns)


def _transcript(turns: tuple[SpokenTurn, ...], encoding: str) -> ParsedTranscript:
    return ParsedTranscript(format="survey", format_name="Survey answers", turns=turns, encoding=encoding)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
