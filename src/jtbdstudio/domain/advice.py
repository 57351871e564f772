# SPDX-License-Identifier: MIT
"""The advice list: what a careful colleague would mention. Nothing is blocked, all can be set aside with a reason.

Each rule is a pure function from the facts of one thing to a sentence; rule ids are the method's own (W01 …).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from jtbdstudio.domain.customers import recency
from jtbdstudio.domain.debrief import FRESH_HOURS, seconds_between

Level = Literal["info", "warn", "strong"]
_LEVELS: dict[str, Level] = {"W01": "strong", "W07": "strong"}
_MOST_FAILED = 1
"""A customer may fail this many criteria of fit before anybody says so."""
_NAMED = 12
"""Of so many a sentence says whom it is about; the others are counted."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What advice is about: a thing of the study, and where to go to mend it."""

    kind: Literal["study", "customer", "interview", "quote", "guide"]
    id: str
    label: str
    """What people call it: `P04`, `Q-0412`, the guide's name."""

    @property
    def key(self) -> str:
        """How a dismissal remembers it."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Advice:
    """One warning. `reason` says why somebody set it aside; empty while it stands."""

    rule: str
    subject: Subject
    message: str
    dismissed: bool = False
    reason: str = ""

    @property
    def level(self) -> Level:
        return _LEVELS.get(self.rule, "warn")


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """What the rules ask of a customer. `has_owner` and `has_buyer` tell of the stakeholders."""

    subject: Subject
    kind: str
    fit: str
    started_paying_on: str
    first_held_on: str
    is_b2b: bool
    stakeholders: int
    has_owner: bool
    has_buyer: bool
    quotes: int


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """What the rules ask of an interview. `now` and `ended_at` are ISO times in UTC, `held_on` an ISO day."""

    subject: Subject
    kind: str
    held_on: str
    ended_at: str
    now: str
    has_transcript: bool
    quotes: int
    surprises: int
    debrief_started: bool
    debrief_finished: bool
    partner: str
    researchers: int
    closing_asked: str
    consent: str
    to_check: int = 0
    """Quotes whose transcript was changed under them."""


@dataclass(frozen=True, slots=True)
class GuideFacts:
    subject: Subject
    kind: str
    has_closing: bool


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """`interviewer_words` is how many of the quote's words the interviewer said."""

    subject: Subject
    interviewer_words: int


@dataclass(frozen=True, slots=True)
class StudyFacts:
    subject: Subject
    mode: str


_Facts = TypeVar("_Facts", StudyFacts, InterviewFacts, CustomerFacts, GuideFacts, QuoteFacts)

CLOSED_KINDS = ("interview", "survey", "website_survey", "audience", "probe_cards")
"""Kinds of guide that end with the closing question."""


def no_surprise(facts: InterviewFacts) -> str:
    """W01"""
    silent = facts.surprises == 0 and (facts.debrief_finished or (facts.has_transcript and facts.quotes > 0))
    if not silent or facts.kind != "interview":
        return ""
    return "Nothing surprised you here. Go deeper next time, or change whom or what you ask."


def no_debrief(facts: InterviewFacts) -> str:
    """W02"""
    if facts.kind not in ("interview", "sales_call"):
        return ""
    if facts.debrief_started:
        if facts.partner and facts.researchers < 2:
            return "Only one of you has written the debrief. Let the other write theirs, then compare."
        return ""
    if _hours_since(facts) > FRESH_HOURS:
        return "More than a day has gone by without a debrief. Write it while it is fresh."
    return ""


def closing_not_asked(facts: InterviewFacts) -> str:
    """W03, of an interview"""
    if facts.debrief_finished and facts.closing_asked == "n":
        return "You did not ask whether there was anything you should have asked. It often opens the best part."
    return ""


def guide_without_closing(facts: GuideFacts) -> str:
    """W03, of a guide"""
    if facts.kind in CLOSED_KINDS and not facts.has_closing:
        return "The closing question is missing: “Is there anything I should have asked but haven't?”"
    return ""


def poor_fit(facts: CustomerFacts) -> str:
    """W04"""
    failed = facts.fit.count("n")
    if failed <= _MOST_FAILED or facts.kind not in ("best", "customer"):
        return ""
    return f"Fails {failed} of the six criteria of a best customer: perhaps not somebody you want more of."


def not_recent(facts: CustomerFacts) -> str:
    """W05"""
    window = recency(facts.started_paying_on, facts.first_held_on)
    if window == "too fresh":
        return "Began to pay less than three months before the talk: the value may not have shown yet."
    if window == "long ago":
        return "Began to pay more than six months before the talk: the memory of life before may be off."
    return ""


def hypothesis_only(facts: CustomerFacts) -> str:
    """W06, of a customer"""
    if facts.kind in ("audience", "prospect") and facts.quotes:
        return "Has not chosen yet, so their quotes are hypotheses: they are not counted as evidence."
    return ""


def audience_study(facts: StudyFacts) -> str:
    """W06, of a study"""
    if facts.mode == "audience":
        return "This study asks an audience, not customers: every result is a hypothesis to prove or disprove."
    return ""


def no_consent(facts: InterviewFacts) -> str:
    """W07"""
    if not facts.has_transcript:
        return ""
    if facts.consent == "none":
        return "The recording was refused. Do not share these words outside, and do not export them with names."
    if facts.consent == "pending":
        return "Nobody has written down that the recording was agreed to. Do not export this with names."
    return ""


def interviewer_speech(facts: QuoteFacts) -> str:
    """W13"""
    if facts.interviewer_words:
        return "Takes in words of the interviewer. Shorten it to what the customer said."
    return ""


def who_decides(facts: CustomerFacts) -> str:
    """W25"""
    if not facts.is_b2b:
        return ""
    if not facts.stakeholders:
        return "A company bought this, and nobody else who decided is on file. Who had a say?"
    marks = (("who owns the result", facts.has_owner), ("who pays", facts.has_buyer))
    missing = [words for words, there in marks if not there]
    return f"Among those who decided, nobody is marked as the one {' and the one '.join(missing)}." if missing else ""


def changed_under_quotes(facts: InterviewFacts) -> str:
    """M1"""
    if not facts.to_check:
        return ""
    quotes = "1 quote" if facts.to_check == 1 else f"{facts.to_check} quotes"
    return f"The transcript was changed under {quotes}. See whether what is there now is what was meant."


INTERVIEW_RULES = (
    ("M1", changed_under_quotes),
    ("W01", no_surprise),
    ("W02", no_debrief),
    ("W03", closing_not_asked),
    ("W07", no_consent),
)
CUSTOMER_RULES = (("W04", poor_fit), ("W05", not_recent), ("W06", hypothesis_only), ("W25", who_decides))
GUIDE_RULES = (("W03", guide_without_closing),)
QUOTE_RULES = (("W13", interviewer_speech),)
STUDY_RULES = (("W06", audience_study),)


def advise(
    studies: Iterable[StudyFacts] = (),
    interviews: Iterable[InterviewFacts] = (),
    customers: Iterable[CustomerFacts] = (),
    guides: Iterable[GuideFacts] = (),
    quotes: Iterable[QuoteFacts] = (),
) -> tuple[Advice, ...]:
    """All that is to be said, strong warnings first, then by rule, then as the facts came."""
    found = [
        *_said(studies, STUDY_RULES),
        *_said(interviews, INTERVIEW_RULES),
        *_said(customers, CUSTOMER_RULES),
        *_said(guides, GUIDE_RULES),
        *_said(quotes, QUOTE_RULES),
    ]
    return tuple(sorted(found, key=lambda advice: (advice.level != "strong", advice.rule)))


@dataclass(frozen=True, slots=True)
class AdviceTold:
    """One sentence with everything it is about, for somebody who reads rather than clicks."""

    rule: str
    about: tuple[str, ...]
    message: str
    about_study: bool = False

    @property
    def line(self) -> str:
        """`P03, P07: More than a day has gone by …`"""
        if self.about_study:
            return self.message
        named = ", ".join(self.about[:_NAMED])
        more = f" and {len(self.about) - _NAMED} more" if len(self.about) > _NAMED else ""
        return f"{named}{more}: {self.message}"


def gathered(advices: Iterable[Advice]) -> tuple[AdviceTold, ...]:
    """Each sentence once, in the order they come."""
    found: dict[tuple[str, str, bool], list[str]] = {}
    for advice in advices:
        key = (advice.rule, advice.message, advice.subject.kind == "study")
        found.setdefault(key, []).append(advice.subject.label)
    return tuple(AdviceTold(rule, tuple(about), message, study) for (rule, message, study), about in found.items())


def _said(facts: Iterable[_Facts], rules: tuple[tuple[str, Callable[[_Facts], str]], ...]) -> Iterator[Advice]:
    for one in facts:
        for rule, says in rules:
            if message := says(one):
                yield Advice(rule, one.subject, message)


def _hours_since(facts: InterviewFacts) -> float:
    """Hours since the call ended; of a call whose end nobody noted, since the evening of its day."""
    if not facts.held_on and not facts.ended_at:
        return 0
    ended = facts.ended_at or f"{facts.held_on[:10]}T23:59:59Z"
    seconds = seconds_between(ended, facts.now)
    return 0 if seconds is None else seconds / 3600
