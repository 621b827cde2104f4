"""The outbox: claims that a rung is due, and messages on their way, with their states."""
