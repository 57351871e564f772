# SPDX-License-Identifier: MIT
"""Who tagged what, codes in full, what lies behind a quote, corrected turns, recordings."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.execute(statement.strip())
