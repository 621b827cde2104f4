"""The first sweep of a day asks which contacts have begun and ended: few of them have such days."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Index the contacts that have days by these."""
    for dag in ("galler_fran", "galler_till"):
        op.create_index(
            f"ix_kontakt_{dag}",
            "kontakt",
            [dag],
            sqlite_where=sa.text(f"{dag} IS NOT NULL"),
            postgresql_where=sa.text(f"{dag} IS NOT NULL"),
        )
