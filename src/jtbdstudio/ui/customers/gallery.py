# SPDX-License-Identifier: MIT
"""States of the customers page that are worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jtbdstudio.interchange.customer_table import table_of

if TYPE_CHECKING:
    from jtbdstudio.ui.customers.page import CustomersPage

_TABLE = (
    ("ID", "Contact", "Account", "Position", "Customer since", "Plan", "B2B", "Status"),
    ("P03", "Iris Moe", "Nordvik", "Founder", "3/11/2025", "Pro", "yes", "best customer"),
    ("P21", "Ana María Soto", "Hotel Sol", "Owner", "14/10/2025", "Team", "x", "customer"),
    ("P22", "Jonas Weiß", "Weiß & Söhne", "Head of payroll", "2/9/2025", "Team", "ja", "gold partner"),
)


def show(page: CustomersPage, name: str) -> None:
    """Bring the page into a state."""
    page.sheet.dismiss()
    if name == "import":
        page.sheet.open()
        page.sheet.show_table(table_of("crm-export.csv", _TABLE))
    elif name == "fit":
        page.table.select_cell(1, page.model.column_of("fit"))
        page.table.write()
    elif name == "right":
        page.table.select_cell(2, page.model.column_of("notes"))
        page.table.select_block(range(1, 4), range(page.model.column_of("hired"), page.model.column_of("switched_on")))
