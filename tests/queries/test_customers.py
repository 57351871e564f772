# SPDX-License-Identifier: MIT
"""Looks at customers: in full, some of them, what was agreed with them, and what there is to be said about one."""

from __future__ import annotations

from jtbdstudio.commands import advice as advice_commands
from jtbdstudio.commands import customers as commands
from jtbdstudio.commands.interviews import add_interview, edit_interview
from jtbdstudio.commands.notes import Mark, mark_quotes, write_note
from jtbdstudio.queries.advice import advice_list, customer_advice
from jtbdstudio.queries.customers import (
    attribute_names,
    customer_interviews,
    customers_in_full,
    quotes_of_customer,
)
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.store import Project
from jtbdstudio.workflows.customers import plan_import
from tests.studies import add_talk


def test_some_customers_are_the_same_as_among_all(study: Project) -> None:
    talk = add_talk(study, code="P01", name="Ana", started_paying_on="2025-07-01")
    study.run(edit_interview, talk, held_on="2025-11-03")
    study.run(mark_quotes, talk, [Mark(23, 53, ("box.1",))])
    second = study.run(commands.add_customer, code="P02", attributes='{"Plan": "Pro"}')
    study.run(commands.add_stakeholder, second, label="The boss", owns_result=1)
    everybody = study.read(customers_in_full)
    assert [study.read(customers_in_full, customer.id)[0] for customer in everybody] == list(everybody)
    assert study.read(customers_in_full, *(customer.id for customer in everybody)) == everybody
    first = everybody[0]
    assert (first.interviews, first.quotes, first.recency, first.first_held_on) == (1, 1, "recent", "2025-11-03")
    assert everybody[1].stakeholders[0].label == "The boss"
    assert study.read(attribute_names) == ("Plan",)


def test_the_talks_of_a_customer_and_what_was_agreed(study: Project) -> None:
    talk = add_talk(study, code="P01")
    study.run(edit_interview, talk, held_on="2025-11-03", consent="recorded", consent_note="By mail")
    customer = study.read(customers_in_full)[0]
    study.run(add_interview, customer.id, held_on="2025-10-01", kind="sales_call")
    first, second = study.read(customer_interviews, customer.id)
    assert (first.kind, first.held_on, first.consent, first.consent_note) == ("sales_call", "2025-10-01", "pending", "")
    assert not first.has_transcript
    assert (second.id, second.consent, second.consent_note) == (talk, "recorded", "By mail")
    assert second.has_transcript


def test_the_quotes_of_a_customer_are_their_words_only(study: Project) -> None:
    mine, other = add_talk(study, code="P01"), add_talk(study, "Something else was said there.", code="P02")
    for talk in (mine, other):
        study.run(mark_quotes, talk, [Mark(23, 40, ("box.1",))])
    study.run(write_note, "We were surprised", mine, "surprise")
    customer = study.read(customers_in_full)[0]
    quotes = study.read(quotes_of_customer, customer.id)
    assert [card.customer_code for card in study.read(cards_by_id, quotes)] == ["P01"]


def test_advice_about_one_customer_is_that_of_the_list(study: Project) -> None:
    first = study.run(commands.add_customer, is_b2b=1, fit="nnnnnn")
    second = study.run(commands.add_customer, is_b2b=1)
    study.run(advice_commands.dismiss_advice, "W25", f"customer:{first}", "They told us")
    for one in (first, second):
        about = study.read(customer_advice, one)
        assert about.standing == study.read(advice_list).about(f"customer:{one}")
    assert [(a.rule, a.reason) for a in study.read(customer_advice, first).dismissed] == [("W25", "They told us")]


def test_rows_find_their_customers_by_code_mail_and_name(study: Project) -> None:
    study.run(
        commands.add_customer, code="P01", name="Ana Soto", company="Sol", attributes='{"E-Mail": "ana@sol.example"}'
    )
    study.run(commands.add_customer, code="P02", name="Bo Berg")
    study.run(commands.add_customer, code="P03", name="Cy Falk", company="Acme")
    study.run(commands.add_customer, code="P04", name="Cy Falk", company="Nordic")
    rows = [
        {"code": "p01", "role": "Owner"},
        {"name": "A. Soto", "attributes": {"Email": "ANA@sol.example"}},
        {"name": "bo berg", "company": "Fjord"},
        {"name": "Cy Falk", "company": "Nordic"},
        {"name": "Cy Falk", "company": "Elsewhere"},
        {"name": "Cy Falk"},
    ]
    plan = plan_import(rows, study.read(customers_in_full))
    assert [row.get("code") for row in plan.rows] == ["P01", "P01", "P02", "P04", None, None]
    assert (plan.new, plan.changed, plan.same) == (2, 2, 1)
