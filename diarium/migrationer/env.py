"""How Alembic runs the migrations: on the connection that `diarium.schema` hands over."""

from alembic import context
from sqlmodel import SQLModel

import diarium.tabeller.arende
import diarium.tabeller.handelse
import diarium.tabeller.omgang
import diarium.tabeller.retur
import diarium.tabeller.utkorg  # noqa: F401 - every table must be known to the metadata

context.configure(
    connection=context.config.attributes["anslutning"],
    target_metadata=SQLModel.metadata,
)
with context.begin_transaction():
    context.run_migrations()
