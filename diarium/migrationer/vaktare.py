"""Triggers that refuse to change what has happened."""

from typing import Final

BUDSKAP: Final = "händelser ändras inte: registrera en rättelse"
POSTGRES_KROPP: Final = f" BEGIN RAISE EXCEPTION '{BUDSKAP}'; END "
"""What the function of PostgreSQL's triggers does."""


def satt_vaktare(bord: str) -> None:
    """Refuse update and delete of rows, and TRUNCATE on PostgreSQL."""
    from alembic import op  # noqa: PLC0415 - who checks the triggers wants the words alone

    if op.get_bind().dialect.name == "sqlite":
        for handling in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {bord}_ingen_{handling.lower()} BEFORE {handling} ON {bord} "
                f"BEGIN SELECT RAISE(ABORT, '{BUDSKAP}'); END",
            )
        return
    op.execute(
        f"CREATE FUNCTION {bord}_vaktare() RETURNS trigger LANGUAGE plpgsql AS "
        f"$${POSTGRES_KROPP}$$",
    )
    op.execute(
        f"CREATE TRIGGER {bord}_ingen_andring BEFORE UPDATE OR DELETE ON {bord} "
        f"FOR EACH ROW EXECUTE FUNCTION {bord}_vaktare()",
    )
    op.execute(
        f"CREATE TRIGGER {bord}_ingen_tomning BEFORE TRUNCATE ON {bord} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {bord}_vaktare()",
    )
