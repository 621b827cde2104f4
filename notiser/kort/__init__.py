"""Adaptive Cards for Teams: facts in, a card as plain data out."""
