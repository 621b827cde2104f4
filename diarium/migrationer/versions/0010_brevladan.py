"""A letter tells all that its mailbox owes: whose mailbox it is too is found by its address."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Index the contacts by address."""
    # By its hash on PostgreSQL: an address may be longer than what another index holds.
    op.create_index("ix_kontakt_adress", "kontakt", ["adress"], postgresql_using="hash")
