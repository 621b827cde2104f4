"""How much has been sent within the hour is asked before more is sent."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Index what has been sent by when it was."""
    op.create_index(
        "ix_utskick_skickad",
        "utskick",
        ["skickad"],
        sqlite_where=sa.text("skickad IS NOT NULL"),
        postgresql_where=sa.text("skickad IS NOT NULL"),
    )
