# SPDX-License-Identifier: MIT
"""Job statements: *When I …, help me …, so I can …* (R4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.counting import Conditional, Tally

SHARED_BY_MOST = 0.5
MAX_MOTIVATIONS = 3
MAX_OUTCOMES = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement drafted from themes. `weak` says that a part is not shared by most with the struggle (W14)."""

    when_i: str
    help_me: str
    so_i_can: str
    motivations: tuple[str, ...]
    outcomes: tuple[str, ...]
    weak: bool


def draft(
    struggle: str, motivations: Sequence[Conditional], outcomes: Sequence[Conditional], voice: Callable[[str], str]
) -> Draft:
    """R4: the struggle with what at least half of its customers wanted; the top one if none reaches half.

    `motivations` and `outcomes` are ranked (R3); `voice` gives a code's words in the customer's voice.
    """
    chosen_motivations, weak_motivation = _chosen(motivations, MAX_MOTIVATIONS)
    chosen_outcomes, weak_outcome = _chosen(outcomes, MAX_OUTCOMES)
    return Draft(
        voice(struggle),
        joined([voice(code_id) for code_id in chosen_motivations]),
        joined([voice(code_id) for code_id in chosen_outcomes]),
        chosen_motivations,
        chosen_outcomes,
        weak_motivation or weak_outcome,
    )


def drafted(counted: Tally, tree: CodeTree, struggle_id: str) -> Draft:
    """R4 on the counts of a study."""

    def ranked(handle: str) -> tuple[Conditional, ...]:
        return counted.given(struggle_id, [code.id for code in tree.walk(tree.handle(handle).id)])

    return draft(
        struggle_id, ranked("motivation"), ranked("outcome"), lambda code: in_voice(tree[code].voice, tree[code].name)
    )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning and the part of the statement it is about: `struggle`, `motivation` or `outcome`."""

    code: str
    part: str


def doubts(customers: int, clauses: Mapping[str, str], shares: Mapping[str, Sequence[float]]) -> tuple[Doubt, ...]:
    """What a reader of a statement should know: one voice only (W08), not shared by most (W14), unfinished (W18).

    `customers` share the struggle; `clauses` and `shares` are the words of each part and the shares of its themes.
    """
    single = [Doubt("W08", "struggle")] if customers == 1 else []
    weak = [Doubt("W14", part) for part, given in shares.items() if given and max(given) < SHARED_BY_MOST]
    missing = [Doubt("W18", part) for part, words in clauses.items() if not words.strip()]
    return (*single, *weak, *missing)


def _chosen(ranked: Sequence[Conditional], most: int) -> tuple[tuple[str, ...], bool]:
    shared = [c.code_id for c in ranked if c.share >= SHARED_BY_MOST][:most]
    if shared:
        return tuple(shared), False
    return tuple(c.code_id for c in ranked[:1] if c.customers), True


def joined(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def in_voice(voice: str, name: str) -> str:
    """The theme's statement in the customer's voice, or its name with a small first letter."""
    if voice.strip():
        return voice.strip().rstrip(".")
    small = name[:1].lower() + name[1:]
    return name if name[:2].isupper() or name.split(" ")[0] in ("I", "I'm", "I’m") else small


def sentence(when_i: str, help_me: str, so_i_can: str) -> str:
    """The whole statement; a missing clause shows as an ellipsis."""
    return f"When I {when_i or '…'}, help me {help_me or '…'}, so I can {so_i_can or '…'}."
