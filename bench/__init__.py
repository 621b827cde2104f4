"""Measures the project against the raw limit of the machine, alternately in one process."""
