# SPDX-License-Identifier: MIT
"""Names in exports: only of those who agreed, whatever is asked for."""

from __future__ import annotations

import pytest

from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.interviews import add_interview, edit_interview
from jtbdstudio.commands.notes import mark_quote
from jtbdstudio.commands.study import describe_study
from jtbdstudio.domain.consent import Agreements, naming, naming_cautions
from jtbdstudio.queries import reports
from jtbdstudio.queries.consent import agreements
from jtbdstudio.queries.interviews import customer_list
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.store import Project
from tests.studies import add_talk, code

DAY = "2026-11-22"
START = len("And then, number 0?\n")


@pytest.mark.parametrize(
    ("on_file", "may"),
    [
        ([], "agreed"),
        ([("recorded", "named")], "agreed"),
        ([("notes_only", "named"), ("recorded", "named")], "agreed"),
        ([("recorded", "anonymous")], "refused"),
        ([("recorded", "named"), ("recorded", "internal_only")], "refused"),
        ([("none", "named")], "refused"),
        ([("pending", "internal_only")], "refused"),
        ([("pending", "anonymous")], "unknown"),
        ([("pending", "named"), ("recorded", "named")], "unknown"),
    ],
)
def test_one_refusal_is_enough(on_file: list[tuple[str, str]], may: str) -> None:
    assert naming(on_file) == may


def test_the_cautions_say_whom_and_what() -> None:
    agreed = Agreements(refused=("P02", "P03"), unknown=("P04",), internal=("P03",))
    assert naming_cautions(agreed, named=True) == (
        "By code all the same, because they did not agree to be named: P02 and P03.",
        "By name, though nobody has written down what they agreed to: P04. Ask before sharing.",
        "For use inside the company only: the quotes of P03.",
    )
    assert naming_cautions(agreed, named=False) == ("For use inside the company only: the quotes of P03.",)
    assert naming_cautions(Agreements(), named=True) == ()


def test_who_did_not_agree_stays_a_code_where_others_are_named(study: Project) -> None:
    answer = "Dana here. I asked Ole Lund, too."
    first = add_talk(study, answer, name="Dana Ruiz", company="Copper Kettle")
    second = add_talk(study, "Ole here, from Fjord.", name="Ole Lund", company="Fjord")
    for talk, length in ((first, len(answer)), (second, 21)):
        study.run(mark_quote, talk, START, START + length, [code(study, "S")])
    study.run(edit_interview, first, consent="recorded", quote_ok="named")
    study.run(edit_interview, second, consent="recorded", quote_ok="anonymous")
    assert study.read(agreements) == Agreements(refused=("P02",))
    dana, ole = study.read(reports.quotes_report, names=True)
    assert (dana.customer, dana.text) == ("P01 Dana Ruiz", "Dana here. I asked P02, too.")
    assert (ole.customer, ole.text) == ("P02", "P02 here, from P02.")
    told = study.read(reports.jobs_report, DAY, names=True)
    assert [(c.label, c.name, c.company) for c in told.customers] == [
        ("P01 Dana Ruiz", "Dana Ruiz", "Copper Kettle"),
        ("P02", "", ""),
    ]
    assert told.study.naming == ("By code all the same, because they did not agree to be named: P02.",)


def test_a_second_talk_that_refuses_counts_for_all(study: Project) -> None:
    talk = add_talk(study, "Hello there.", name="Dana Ruiz")
    study.run(mark_quote, talk, START, START + 5, [code(study, "S")])
    study.run(edit_interview, talk, consent="recorded", quote_ok="named")
    assert study.read(reports.quotes_report, names=True)[0].customer == "P01 Dana Ruiz"
    [quote] = study.read(quote_list)
    study.run(add_interview, quote.customer_id, consent="none")
    assert study.read(reports.quotes_report, names=True)[0].customer == "P01"


def test_an_export_tells_what_advice_stands_and_hides_names_in_it(study: Project) -> None:
    talk = add_talk(study, "Hello there.", name="Dana Ruiz")
    other = add_talk(study, "Hello to you.", name="Ole Lund")
    for each in (talk, other):
        study.run(edit_interview, each, consent="recorded")
    for person in study.read(customer_list):
        study.run(edit_customer, person.id, fit="nn????")
    study.run(describe_study, mode="audience")
    told = study.read(reports.workbook_report, DAY).study
    assert [advice.rule for advice in told.advice] == ["W04", "W06"]
    assert told.advice[0].line.startswith("P01, P02: Fails 2 of the six criteria")
    assert told.hypothesis.startswith("This study asks an audience")
    assert told.advice[1].line == told.hypothesis
