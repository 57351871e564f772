# SPDX-License-Identifier: MIT
"""The first version of a study."""

from __future__ import annotations

from alembic import op

from jtbdstudio.store.schema import Base

revision = "0001"
down_revision = None


def upgrade() -> None:
    # Until the first release there is one version; from then on this script is frozen as explicit tables.
    Base.metadata.create_all(op.get_bind())
