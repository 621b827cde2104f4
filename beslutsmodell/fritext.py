"""Text in somebody's own words, and how it is told from other text."""

from typing import Annotated, Final


class Sidouppgift:
    """Marks a field whose text lies in a side table; the event carries only its reference."""


SIDOUPPGIFT: Final = Sidouppgift()

Fritext = Annotated[str, SIDOUPPGIFT]
"""Text that may name or quote a person: a reservation, a motive, who recorded something.

The record replaces it by `sha256:<hex>` before the event is written, so that the text can be
corrected or removed by a recorded event while the chain of events still verifies.
"""
