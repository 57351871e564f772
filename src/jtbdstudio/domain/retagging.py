# SPDX-License-Identifier: MIT
"""What the tags of a note become when codes change their place in the tree.

A theme brings its column along (M2). Which of the two somebody gave and which came along is told by when: tags of one
gesture have one time. A code that has a tag of its own time was given; every other came along, and goes where the
one it came with goes.
"""

from __future__ import annotations

from collections.abc import Mapping

from jtbdstudio.domain.codes import CodeTree

Given = Mapping[str, str]
"""One coder's tags of one note: code id -> when."""


def derived(
    given: Given, before: CodeTree, after: CodeTree, becomes: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The tags in the tree as it is `after`; `becomes` says which codes are another one from now on.

    What was given stays, what came along is worked out anew: ancestors in the new tree are added, those of the old one
    that only came along are dropped. A code that two tags become is given since the first of them.
    """
    becomes = becomes or {}
    own: dict[str, str] = {}
    for code_id, at in given.items():
        if code_id in becomes or not _came_along(code_id, at, given, before):
            now = becomes.get(code_id, code_id)
            own[now] = min(at, own.get(now, at))
    found = dict(own)
    for code_id, at in own.items():
        for above in after.implied(code_id):
            if above not in own:
                found[above] = min(at, found.get(above, at))
    return found


def _came_along(code_id: str, at: str, given: Given, tree: CodeTree) -> bool:
    return any(
        other != code_id and when == at and other in tree and code_id in tree.implied(other)
        for other, when in given.items()
    )
