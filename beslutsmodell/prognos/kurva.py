"""The curve of a forecast: how many have decided everything by each day."""

from datetime import date

from beslutsmodell.varde import Varde


class Kurvpunkt(Varde):
    """How many participants have decided everything by a day, over all draws."""

    datum: date
    lag: int
    """The 10th percentile: nine draws of ten have at least as many."""
    median: int
    hog: int
    """The 90th percentile."""
