# SPDX-License-Identifier: MIT
"""Which tags were given and which came along, and what becomes of both when the tree changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.codes import Code, CodeTree
from jtbdstudio.domain.retagging import derived


def tree(**parents: str) -> CodeTree:
    """Codes by name with what they lie under; `job` is the family."""
    codes = [Code("job", None, "Job", "job"), *(Code(name, above, name) for name, above in parents.items())]
    return CodeTree(codes)


BEFORE = tree(s="job", o="job", a="s", b="s", inner="a")


def test_what_came_along_goes_and_what_was_given_stays() -> None:
    moved = tree(s="job", o="job", a="o", b="s", inner="a")
    assert derived({"a": "1", "s": "1"}, BEFORE, moved) == {"a": "1", "o": "1"}
    assert derived({"a": "2", "s": "1"}, BEFORE, moved) == {"a": "2", "s": "1", "o": "2"}
    assert derived({"inner": "2", "a": "2", "s": "2"}, BEFORE, moved) == {"inner": "2", "a": "2", "o": "2"}
    assert derived({"a": "1", "s": "1", "b": "2"}, BEFORE, moved) == {"a": "1", "o": "1", "b": "2", "s": "2"}


def test_codes_that_become_one_are_given_since_the_first() -> None:
    one = tree(s="job", o="job", b="s", inner="b")
    assert derived({"a": "1", "b": "2", "s": "1"}, BEFORE, one, {"a": "b"}) == {"b": "1", "s": "1"}
    assert derived({"inner": "1", "a": "1", "s": "1"}, BEFORE, one, {"a": "b"}) == {"inner": "1", "b": "1", "s": "1"}


CODES = ("s", "o", "a", "b", "inner")
GIVEN = st.dictionaries(st.sampled_from(CODES), st.sampled_from("123"), min_size=1)


@given(
    GIVEN,
    st.sampled_from(
        [BEFORE, tree(s="job", o="job", a="b", b="o", inner="s"), tree(s="job", o="s", a="o", b="s", inner="o")]
    ),
)
def test_a_note_carries_what_its_codes_imply_and_keeps_what_was_given(tags: dict[str, str], after: CodeTree) -> None:
    found = derived(tags, BEFORE, after)
    assert all(above in found for code_id in found for above in after.implied(code_id))
    alone = {c for c in tags if not any(c in BEFORE.implied(d)[:-1] for d in tags)}
    assert alone <= found.keys()
    assert derived(found, after, after).keys() == found.keys()
