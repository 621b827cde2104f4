"""The command `beslut`: Swedish, quick to start, and nothing but a way in to the record."""
