"""Prefect's part: short, idempotent flows over the record, its forms and its pictures."""
