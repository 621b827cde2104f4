"""The schema's history, by Alembic, from the first release on."""
