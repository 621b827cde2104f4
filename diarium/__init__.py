"""The append-only record: events, projections, outbox, file reading and the clock."""
