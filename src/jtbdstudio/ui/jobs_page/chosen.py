# SPDX-License-Identifier: MIT
"""The struggle and the job that the page shows, picked out of everything it has read."""

from __future__ import annotations

from dataclasses import dataclass

from jtbdstudio.domain.counting import Count
from jtbdstudio.domain.statements import Doubt, Draft, doubts
from jtbdstudio.queries.jobs import FilteredTheme, JobItem, JobsView, ThemeRank
from jtbdstudio.ui.jobs_page.sentence import PARTS, Words

NOTHING = JobsView((), "", (), None, (), (), ())


@dataclass(frozen=True)
class Chosen:
    """A look at the study with one struggle, and its job if there is one."""

    view: JobsView = NOTHING
    asked_job: str = ""
    """The job somebody asked for; it counts only as long as it belongs to the struggle (or to none)."""

    @property
    def job(self) -> JobItem | None:
        asked = next((job for job in self.view.jobs if job.id == self.asked_job), None)
        mine = [job for job in self.view.jobs if self.view.struggle_id in job.themes.get("struggle", ())]
        if asked is not None and (asked in mine or self._is_loose(asked)):
            return asked
        return mine[0] if mine else None

    def _is_loose(self, job: JobItem) -> bool:
        known = {rank.code_id for rank in self.view.struggles}
        return known.isdisjoint(job.themes.get("struggle", ()))

    @property
    def loose(self) -> bool:
        """Whether the job shown has lost its struggle theme: there is nothing to count for it then."""
        return self.job is not None and self._is_loose(self.job)

    @property
    def struggle_id(self) -> str:
        return "" if self.loose else self.view.struggle_id

    @property
    def rank(self) -> ThemeRank | None:
        return self.struggle(self.struggle_id)

    @property
    def count(self) -> Count:
        if self.job is not None:
            return self.job.count
        return self.rank.count if self.rank is not None else Count(0, 0, 0)

    @property
    def words(self) -> Words:
        """The statement, or what the counts would say."""
        if self.job is not None:
            return Words(self.job.when_i, self.job.help_me, self.job.so_i_can)
        return drafted_words(self.view.draft)

    @property
    def voiceless(self) -> str:
        """The struggle theme that the statement can only call by its name, or none."""
        rank = self.rank
        asks = rank is not None and not rank.has_voice and rank.voice == self.words.when_i and self.count.customers
        return self.struggle_id if asks else ""

    @property
    def outdated(self) -> bool:
        """Whether the counts of today would word the statement differently."""
        return self.job is not None and not self.loose and self.words != drafted_words(self.view.draft)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        shares = {
            part: [found.share for found in self.view.themes if found.code_id in self.codes(part)] for part in PARTS[1:]
        }
        return doubts(self.count.customers, {part: self.words.of(part) for part in PARTS}, shares)

    def codes(self, part: str) -> tuple[str, ...]:
        """The themes behind a part of the statement, or of the draft while there is no job."""
        if self.job is not None:
            return self.job.themes.get(part, ())
        draft = self.view.draft
        if draft is None:
            return ()
        return {"struggle": (self.struggle_id,), "motivation": draft.motivations, "outcome": draft.outcomes}[part]

    def struggle(self, code_id: str) -> ThemeRank | None:
        return next((rank for rank in self.view.struggles if rank.code_id == code_id), None)

    def theme(self, code_id: str) -> FilteredTheme | None:
        return next((found for found in self.view.themes if found.code_id == code_id), None)

    def find_job(self, job_id: str) -> JobItem | None:
        return next((job for job in self.view.jobs if job.id == job_id), None)

    def has_job(self, struggle_id: str) -> bool:
        return any(struggle_id in job.themes.get("struggle", ()) for job in self.view.jobs)


def drafted_words(draft: Draft | None) -> Words:
    """The words of a draft."""
    return Words(draft.when_i, draft.help_me, draft.so_i_can) if draft is not None else Words()
