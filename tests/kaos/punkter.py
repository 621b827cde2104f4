"""Where a sender may be killed, and which message's turn it is then."""

from typing import Any, Literal, NamedTuple

from beslutsmodell.utfall import Etikett

Slag = Literal["brev", "kort"]
"""The transport: mail or Teams."""
SLAG: tuple[Slag, ...] = ("brev", "kort")


class Punkt(Etikett):
    """A point between claim, send and mark."""

    I_TAGNINGEN = "i_tagningen", "i tagningens transaktion"
    """Claimed and written, before the commit."""
    EFTER_TAGNINGEN = "efter_tagningen", "efter tagningens commit"
    """The claim stands, and nothing of the batch has been sent."""
    FORE_INNEHALLET = "fore_innehallet", "sändningen har börjat"
    """Mail: DATA has been answered by 354. Teams: the head of the POST has been sent."""
    MITT_I_INNEHALLET = "mitt_i_innehallet", "halva innehållet sänt"
    EFTER_INNEHALLET = "efter_innehallet", "allt sänt, svaret inte läst"
    EFTER_KVITTENSEN = "efter_kvittensen", "svaret läst, inget märkt"
    I_MARKNINGEN = "i_markningen", "i märkningens transaktion"
    """Marked and sealed, before the commit."""
    EFTER_MARKNINGEN = "efter_markningen", "efter märkningens commit"


KAN_HA_KOMMIT = frozenset({Punkt.EFTER_INNEHALLET})
"""Only the receiver knows."""
HAR_KOMMIT = frozenset({Punkt.EFTER_KVITTENSEN, Punkt.I_MARKNINGEN, Punkt.EFTER_MARKNINGEN})
"""The receiver has acknowledged it."""


class Dodsplan(NamedTuple):
    """At which point of which message of a transport a sender dies, counted from 1."""

    punkt: Punkt
    slag: Slag
    nummer: int


class Avsandare(NamedTuple):
    """A sender: how many messages it claims at a time, and what becomes of it.

    At most one of `plan` and `efter_s` is given; with neither it lives.
    """

    namn: str
    bunt: int = 20
    plan: Dodsplan | None = None
    efter_s: float | None = None
    """Killed so long after it began, wherever it may be."""

    def som_json(self) -> dict[str, Any]:
        """Writes it for the process that starts senders."""
        return self._asdict() | {"plan": self.plan and list(self.plan)}


def las_avsandare(varden: dict[str, Any]) -> Avsandare:
    """Reads a sender back."""
    if (plan := varden["plan"]) is not None:
        punkt, slag, nummer = plan
        plan = Dodsplan(Punkt(punkt), slag, nummer)
    return Avsandare(**(varden | {"plan": plan}))
