"""Agreements: what is asked for, what has come, what is lacking, and the way to the receipt."""
