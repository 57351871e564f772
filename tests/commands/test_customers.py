# SPDX-License-Identifier: MIT
"""Customers, one and many: codes that change hands, tables taken in, fields of one's own, who decides with them."""

from __future__ import annotations

import pytest

from jtbdstudio.commands import customers as commands
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.customers import Customer, customers_in_full
from jtbdstudio.queries.overview import steps
from jtbdstudio.store import Project
from tests.studies import contents


def by_code(project: Project) -> dict[str, Customer]:
    return {customer.code: customer for customer in project.read(customers_in_full)}


def test_codes_change_hands_in_one_step(study: Project) -> None:
    a, b = (study.run(commands.add_customer, name=name) for name in ("Ana", "Bo"))
    before = contents(study)
    study.run(commands.edit_customers, {a: {"code": "P02"}, b: {"code": " P01 ", "role": "CFO"}})
    assert {code: customer.name for code, customer in by_code(study).items()} == {"P01": "Bo", "P02": "Ana"}
    assert by_code(study)["P01"].role == "CFO"
    study.undo()
    assert contents(study) == before


@pytest.mark.parametrize(("code", "part"), [("P02", "P02 is another customer already"), ("  ", "needs a code")])
def test_a_code_somebody_has_and_an_empty_one_are_refused(study: Project, code: str, part: str) -> None:
    first, _ = (study.run(commands.add_customer, name=name) for name in ("Ana", "Bo"))
    with pytest.raises(UserError, match=part):
        study.run(commands.edit_customers, {first: {"code": code, "role": "CFO"}})
    assert by_code(study)["P01"].role == ""


def test_a_field_nobody_knows_is_a_mistake_of_the_caller(study: Project) -> None:
    first = study.run(commands.add_customer)
    with pytest.raises(ValueError, match="no editable age"):
        study.run(commands.edit_customers, {first: {"age": 3}})


def test_a_table_changes_only_what_it_says(study: Project) -> None:
    study.run(commands.add_customer, code="P01", name="Ana", fit="yn????", notes="Tall", attributes='{"Plan": "Pro"}')
    rows = [
        {
            "code": "P01",
            "name": "",
            "role": "CFO",
            "fit": "?y????",
            "notes": "Thin",
            "attributes": {"City": "Ulm"},
        },
        {"name": "Bo", "attributes": {"Plan": "Team"}},
        {"code": "X7", "name": "Cy"},
        {"code": "X7", "role": "COO"},
    ]
    written = study.run(commands.write_customers, rows)
    found = by_code(study)
    first = found["P01"]
    assert (first.name, first.role, first.fit, first.notes) == ("Ana", "CFO", "yy????", "Tall\nThin")
    assert first.attributes == {"Plan": "Pro", "City": "Ulm"}
    assert (found["P02"].name, found["X7"].name, found["X7"].role) == ("Bo", "Cy", "COO")
    assert (len(written.added), written.changed) == (2, (first.id,))
    again = study.run(commands.write_customers, rows[:1])
    assert (again.added, again.changed) == ((), ())


def test_a_pasted_range_is_one_step(study: Project) -> None:
    first = study.run(commands.add_customer, name="Ana")
    count = len(study.read(steps))
    made = study.run(
        commands.paste_customers, {first: {"role": "CFO"}}, [{"name": "Bo"}, {"code": "P03", "name": "Cy"}]
    )
    assert {code: customer.name for code, customer in by_code(study).items()} == {
        "P01": "Ana",
        "P02": "Bo",
        "P03": "Cy",
    }
    assert len(made.added) == 2
    assert len(study.read(steps)) == count + 1
    with pytest.raises(UserError, match="P03 is another customer already"):
        study.run(commands.paste_customers, {first: {"role": "COO"}}, [{"code": "P03"}])
    assert by_code(study)["P01"].role == "CFO"


def test_a_renamed_field_takes_its_values_along(study: Project) -> None:
    study.run(commands.add_customer, attributes='{"Plan": "Pro", "City": "Ulm"}')
    study.run(commands.add_customer, attributes='{"Plan": "Team", "Tier": "Gold"}')
    study.run(commands.rename_attribute, "Plan", " Tier ")
    found = by_code(study)
    assert found["P01"].attributes == {"Tier": "Pro", "City": "Ulm"}
    assert found["P02"].attributes == {"Tier": "Gold"}
    with pytest.raises(UserError, match="needs a name"):
        study.run(commands.rename_attribute, "Tier", " ")


def test_criteria_and_fields_one_at_a_time(study: Project) -> None:
    first = study.run(commands.add_customer)
    study.run(commands.answer_fit, first, 2, "y")
    study.run(commands.answer_fit, first, 5, "n")
    study.run(commands.set_attribute, first, "Plan", "Pro 😀")
    assert (by_code(study)["P01"].fit, by_code(study)["P01"].attributes) == ("??y??n", {"Plan": "Pro 😀"})
    study.run(commands.set_attribute, first, "Plan", " ")
    assert by_code(study)["P01"].attributes == {}
