# SPDX-License-Identifier: MIT
"""The built-in method as data: code families, guides and criteria, each a TOML file beside this one.

A project gets a copy of everything here when it is made; nothing ever points back.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class CodeTemplate:
    """A built-in code. `handle` names it for good; `suggests` lists handles offered, never applied silently."""

    handle: str
    name: str
    key: str = ""
    tone: str = ""
    stage: str = ""
    description: str = ""
    voice: str = ""
    suggests: tuple[str, ...] = ()
    exclusive: bool = False
    children: tuple[CodeTemplate, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionTemplate:
    """A question; `box` is the handle of the box its answers fill."""

    text: str
    follow_up: str = ""
    phase: str = ""
    closing: bool = False
    box: str = ""
    handle: str = ""


@dataclass(frozen=True, slots=True)
class GuideTemplate:
    """A set of questions; `{product}` and `{old way}` stand for what the study is about.

    `techniques` are ways of asking them, `avoid` what one had better not ask; neither is copied into a study.
    """

    handle: str
    kind: str
    name: str
    note: str = ""
    questions: tuple[QuestionTemplate, ...] = ()
    techniques: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionTemplate:
    name: str
    question: str
    weight: int = 1
    higher_is_better: bool = True


@dataclass(frozen=True, slots=True)
class MilestoneTemplate:
    name: str
    phase: str
    leap_of_faith: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    families: tuple[CodeTemplate, ...] = field(default=())
    guides: tuple[GuideTemplate, ...] = field(default=())
    criteria: tuple[CriterionTemplate, ...] = field(default=())
    milestones: tuple[MilestoneTemplate, ...] = field(default=())


@cache
def built_in() -> Method:
    """The whole built-in method."""
    return Method(
        families=tuple(_code(row) for row in _load("families")["family"]),
        guides=tuple(_guide(row) for row in _load("guides")["guide"]),
        criteria=tuple(CriterionTemplate(**row) for row in _load("jobs")["criterion"]),
        milestones=tuple(MilestoneTemplate(**row) for row in _load("map")["milestone"]),
    )


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _code(row: dict[str, Any]) -> CodeTemplate:
    children = tuple(_code(child) for child in row.get("code", ()))
    plain = {key: value for key, value in row.items() if key not in ("code", "suggests")}
    return CodeTemplate(**plain, suggests=tuple(row.get("suggests", ())), children=children)


def _guide(row: dict[str, Any]) -> GuideTemplate:
    questions = tuple(QuestionTemplate(**question) for question in row.get("question", ()))
    techniques, avoid = (tuple(row.get(key, ())) for key in ("techniques", "avoid"))
    plain = {key: value for key, value in row.items() if key not in ("question", "techniques", "avoid")}
    return GuideTemplate(**plain, questions=questions, techniques=techniques, avoid=avoid)
