# SPDX-License-Identifier: MIT
"""What the page calls kinds of guides, phases and ways of asking; and the sentences of advice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.research import INTERVIEWS_FROM, SURVEY_FROM, Way

#: The list's groups, in the order one reads them.
GROUPS = (
    ("interviews", ("interview",)),
    ("surveys", ("survey", "website_survey")),
    ("audience", ("audience",)),
    ("cards", ("probe_cards",)),
    ("own", ("debrief", "checklist")),
)
#: Kinds one can make a new guide of.
NEW_KINDS = ("interview", "survey", "website_survey", "audience", "probe_cards", "checklist")


def group_title(group: str) -> str:
    return {
        "interviews": _t("Interviews"),
        "surveys": _t("Surveys"),
        "audience": _t("Audience research"),
        "cards": _t("Prompt cards"),
        "own": _t("Debrief & checklists"),
    }[group]


def kind_word(kind: str) -> str:
    return {
        "interview": _t("Interview guide"),
        "survey": _t("Survey"),
        "website_survey": _t("Website survey"),
        "audience": _t("Audience research"),
        "probe_cards": _t("Prompt cards"),
        "debrief": _t("Debrief"),
        "checklist": _t("Checklist"),
    }.get(kind, kind)


def new_name(kind: str) -> str:
    """What a guide is called until somebody names it."""
    return {
        "interview": _t("New interview guide"),
        "survey": _t("New survey"),
        "website_survey": _t("New website survey"),
        "audience": _t("New audience sheet"),
        "probe_cards": _t("New prompt cards"),
        "checklist": _t("New checklist"),
    }[kind]


def phase_word(phase: str) -> str:
    words = {"struggle": _t("Struggle"), "evaluation": _t("Evaluation"), "growth": _t("Growth")}
    return words.get(phase, phase)


def modes() -> dict[str, str]:
    """Whom a study asks."""
    return {
        "own_customers": _t("Our own customers"),
        "substitute_buyers": _t("Buyers of a substitute"),
        "churn": _t("Former customers"),
        "audience": _t("An audience that has not chosen"),
    }


def advice(way: Way | None, mode: str, ideal: int | None) -> tuple[str, str]:
    """What to do, and why."""
    if mode == "audience":
        return _t("Do audience research."), _t(
            "They have chosen nothing yet, so there is no story to ask for. Look at where they talk and which words "
            "they use; every result is a hypothesis."
        )
    if way is None:
        return _t("How many are there to ask?"), _t(
            "A rough number is enough: it decides between a survey, interviews and audience research."
        )
    if way == "survey":
        return _t("Begin with a survey."), _t(
            "From {many} people on, answers show patterns, and whom to interview next. With time for one method only, "
            "hold interviews."
        ).format(many=SURVEY_FROM)
    if way == "audience":
        return _t("Do audience research."), _t(
            "{n} are too few for a round of interviews; patterns show from about {least}. Look at where people like "
            "them talk; every result is a hypothesis."
        ).format(n=ideal, least=INTERVIEWS_FROM)
    return _t("Hold interviews, about ten."), _t(
        "Fewer than {many} are too few for a survey. Patterns repeat around the seventh or eighth interview."
    ).format(many=SURVEY_FROM)


def whom(way: Way | None, mode: str) -> str:
    """Which of them to ask; nothing where that is not the question."""
    if way is None or way == "audience":
        return ""
    if mode == "churn":
        return _t("Ask those who left lately: what made them stop is still fresh. A complaint alone is no switch.")
    if mode == "substitute_buyers":
        return _t("Ask those who bought lately: they still know what they looked at and walked away from.")
    return _t("Ask those who began paying three to six months ago: they know the value and remember life before.")


def _t(text: str) -> str:
    return QCoreApplication.translate("guides", text)
