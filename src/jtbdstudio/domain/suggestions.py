# SPDX-License-Identifier: MIT
"""What a box lets one expect: codes offered for a quote that lies in it, and never given without being asked."""

from __future__ import annotations

from collections.abc import Collection

from jtbdstudio.domain.codes import CodeTree


def suggested(tree: CodeTree, carried: Collection[str]) -> tuple[str, ...]:
    """Ids of the codes to offer, in the order of the method; none of a family about which somebody has decided."""
    known = [code_id for code_id in carried if code_id in tree]
    boxes = sorted((tree[c] for c in known if tree[c].suggests), key=lambda code: code.ordinal)
    decided = {tree.family(code_id).id for code_id in known}
    offered = (tree.handle(handle) for box in boxes for handle in box.suggests)
    return tuple(dict.fromkeys(c.id for c in offered if not c.archived and tree.family(c.id).id not in decided))
