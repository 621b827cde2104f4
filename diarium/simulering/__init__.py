"""Whole rounds on a virtual clock: the real core and record, bodies that answer as people do.

What happens is drawn first, as a list of acts (`rita`); then the acts are played through the same
doors as ever (`spela`), and what must always hold is checked after each (`invarianter`). A list
that breaks something is shrunk to the few acts that it takes (`krympa`).
"""
