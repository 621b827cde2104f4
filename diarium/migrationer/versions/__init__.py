"""The migrations, in order. Never a batch operation on `handelse`: it drops its triggers."""
