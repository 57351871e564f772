# SPDX-License-Identifier: MIT
"""`find`: the search of the window, line by line."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from jtbdstudio.queries.search import EVERYTHING, PAGE, search
from jtbdstudio.queries.search_hits import Hit
from jtbdstudio.store import Project
from jtbdstudio.store.search_index import keep_up

_ONE_GO_S = 60.0


def find(options: Namespace) -> int:
    """Print every hit. Where the study may be written, its index is brought up to date first."""
    with Project.open(options.project) as project:
        while not keep_up(project, _ONE_GO_S):
            pass
        for hit in _hits(project, " ".join(options.words)):
            print(json.dumps(_values(hit), ensure_ascii=False) if options.json else _line(hit))
    return 0


def _hits(project: Project, words: str) -> Iterator[Hit]:
    """Page after page."""
    offset, more = 0, True
    while more:
        found = project.read(search, words, EVERYTHING, offset)
        yield from found.hits
        offset, more = offset + PAGE, found.more


def _values(hit: Hit) -> dict[str, Any]:
    shown = hit.excerpt
    return {
        "kind": hit.kind, "id": hit.ref or None, "customer": hit.origin.customer_code,
        "interview": hit.origin.interview_id, "who": hit.who, "time": hit.time,
        "start": hit.span.start if hit.span else None, "end": hit.span.end if hit.span else None,
        "before": shown.before, "text": shown.hit, "after": shown.after, "quotes": [quote.ref for quote in hit.quotes],
    }  # fmt: skip


def _line(hit: Hit) -> str:
    words = " ".join(f"{hit.excerpt.before}[{hit.excerpt.hit}]{hit.excerpt.after}".split())
    about = " ".join(part for part in (hit.ref, hit.who, hit.time) if part)
    return f"{hit.origin.customer_code:4} {hit.kind:10} {about}\n        {words}"
