"""How right a forecast is, where the truth is known."""

from datetime import date

from beslutsmodell.varde import Varde


class Kalibreringsrad(Varde):
    """The forecasts of kommuner that were about as likely to be in time, and how it went."""

    fran: float
    till: float
    antal: int
    forutsagt: float | None
    """The mean of what was forecast; null = no forecast was here."""
    utfall: float | None
    """The share that was in time."""


class Kalibrering(Varde):
    """The forecasts of many simulated rounds from one day, against what happened in them."""

    faktor: float
    """How many times as often things truly went wrong as was expected."""
    dag: date
    """The day on which the forecast was made, with all that had happened known."""
    rundor: int
    brier: float
    """The mean square of what was forecast of a kommun less what happened: 0 is best."""
    brier_utan: float
    """The same, if the share that was in time had been known and forecast of every kommun."""
    sena_vantat: float
    """How many late ones were expected, per round."""
    sena_utfall: float
    """How many there were."""
    inom: float
    """In what share of the rounds the number was from the 10th to the 90th percentile."""
    rader: tuple[Kalibreringsrad, ...]
    """The reliability table: ten rows, from unlikely to likely."""
