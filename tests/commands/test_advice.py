# SPDX-License-Identifier: MIT
"""Advice is set aside with a reason, once for each thing, and taken up again."""

from __future__ import annotations

import pytest

from jtbdstudio.commands.advice import dismiss_advice, restore_advice
from jtbdstudio.commands.customers import add_customer, edit_customer
from jtbdstudio.queries.advice import AdviceList, advice_list
from jtbdstudio.store import Project
from tests.studies import contents


@pytest.fixture
def customer(study: Project) -> str:
    return study.run(add_customer, fit="nnn???")


def listed(study: Project) -> AdviceList:
    return study.read(advice_list)


def test_it_is_set_aside_with_its_reason(study: Project, customer: str) -> None:
    before = contents(study)
    [advice] = listed(study).standing
    study.run(dismiss_advice, advice.rule, advice.subject.key, "  the only one in Norway ")
    assert listed(study).standing == ()
    [aside] = listed(study).dismissed
    assert (aside.rule, aside.subject.id, aside.dismissed) == ("W04", customer, True)
    assert aside.reason == "the only one in Norway"
    assert study.undo() == "Set advice aside"
    assert contents(study) == before


def test_a_second_reason_takes_the_place_of_the_first(study: Project, customer: str) -> None:
    key = f"customer:{customer}"
    study.run(dismiss_advice, "W04", key, "one")
    study.run(dismiss_advice, "W04", key, "two")
    assert [advice.reason for advice in listed(study).dismissed] == ["two"]


def test_it_is_taken_up_again(study: Project, customer: str) -> None:
    key = f"customer:{customer}"
    study.run(dismiss_advice, "W04", key, "")
    study.run(restore_advice, "W04", key)
    assert [advice.rule for advice in listed(study).standing] == ["W04"]
    assert listed(study).dismissed == ()


def test_only_this_rule_of_this_thing_is_set_aside(study: Project, customer: str) -> None:
    other = study.run(add_customer, fit="nnn???", is_b2b=1)
    study.run(dismiss_advice, "W04", f"customer:{other}", "")
    assert [(a.rule, a.subject.id) for a in listed(study).standing] == [("W04", customer), ("W25", other)]


def test_what_no_longer_holds_is_in_neither_list_and_comes_back_set_aside(study: Project, customer: str) -> None:
    study.run(dismiss_advice, "W04", f"customer:{customer}", "known")
    study.run(edit_customer, customer, fit="yyyyyy")
    assert listed(study) == AdviceList((), ())
    study.run(edit_customer, customer, fit="nnyyyy")
    assert [advice.reason for advice in listed(study).dismissed] == ["known"]
