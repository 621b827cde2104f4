"""Where the agreements of one huvudman stand."""

from collections.abc import Mapping
from datetime import datetime

from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.regler.brist import Brist
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Avtalsstatus(Etikett):
    """How far the agreements of one huvudman have come."""

    SAKNAS = "saknas", "saknas"
    """Nothing has come."""
    INGET = "inget", "inget avtal"
    """Every point was rejected or closed: no agreement is awaited."""
    UNDERTECKNAT = "undertecknat", "undertecknat"
    """All has come and fits the decisions."""
    KOMPLETTERING_KRAVS = "komplettering_kravs", "komplettering krävs"
    """Something is missing or does not fit."""
    INKOMMET_EFTER_FRIST = "inkommet_efter_frist", "inkommet efter frist"
    """The deadline has passed: the receiver rules."""
    AVVISAT = "avvisat", "avvisat av mottagaren"
    """The receiver has ruled that it came too late."""
    INLAMNAT = "inlamnat", "inlämnat"
    """Delivered, not yet acknowledged."""
    KVITTERAT = "kvitterat", "kvitterat"
    """The receiver has acknowledged it."""


class Inlamning(Varde):
    """A package that was delivered."""

    paket: str
    """SHA-256 of the package."""
    skickat: datetime


class Kvittens(Varde):
    """The receiver's acknowledgement."""

    referens: str
    mottaget: datetime
    """When the receiver says that it arrived."""
    efter_frist: bool


class Huvudmansavtal(Varde):
    """The agreements of one huvudman: facts only, the status is derived."""

    huvudman: str
    handlingar: Mapping[str, Avtalshandling] = {}
    """The latest version by kind."""
    sent: bool = False
    """Something came after the deadline that held then."""
    sent_godtas: bool | None = None
    """The receiver's ruling on what came late; null = none yet."""
    inlamning: Inlamning | None = None
    kvittens: Kvittens | None = None
    tidigare_inlamning: Inlamning | None = None
    """The last package handed over before a newer agreement came."""
    tidigare_kvittens: Kvittens | None = None
    """The receipt of what a newer agreement has taken the place of."""
    version: int = 0


def avtalsstatus(
    avtal: Huvudmansavtal,
    brister: tuple[Brist, ...],
    *,
    frist: datetime,
    nu: datetime,
    inget_att_teckna: bool = False,
) -> Avtalsstatus:
    """Derive the status; what time alone does is never stored.

    `inget_att_teckna` says that the decisions leave nothing to sign.
    """
    if avtal.kvittens:
        return Avtalsstatus.KVITTERAT
    if avtal.sent_godtas is False:
        return Avtalsstatus.AVVISAT
    if avtal.inlamning:
        return Avtalsstatus.INLAMNAT
    if not avtal.handlingar:
        return Avtalsstatus.INGET if inget_att_teckna else Avtalsstatus.SAKNAS
    if avtal.sent_godtas is None and avtal.sent:
        return Avtalsstatus.INKOMMET_EFTER_FRIST
    if brister:
        return Avtalsstatus.KOMPLETTERING_KRAVS
    if avtal.sent_godtas is None and nu > frist:
        return Avtalsstatus.INKOMMET_EFTER_FRIST
    return Avtalsstatus.UNDERTECKNAT


def avtalsobs(avtal: Huvudmansavtal, brister: tuple[Brist, ...]) -> tuple[str, ...]:
    """List what a human should look at in agreements that have been handed over, in Swedish."""
    obs = [ett.motivering for ett in brister] if avtal.inlamning else []
    if avtal.kvittens and avtal.kvittens.efter_frist and not avtal.sent_godtas:
        obs.append("Mottagarens kvittens är daterad efter fristen.")
    if avtal.tidigare_kvittens and not avtal.kvittens:
        obs.append(
            "Ett nytt avtal har kommit in efter mottagarens kvittens "
            f"{avtal.tidigare_kvittens.referens}. Stäm av med mottagaren vilket som gäller, och "
            "lämna in på nytt om det är det nya.",
        )
    elif avtal.tidigare_inlamning and not avtal.inlamning:
        obs.append(
            "Ett nytt avtal har kommit in efter inlämningen. Lämna in på nytt, så att mottagaren "
            "har det som gäller.",
        )
    return tuple(obs)
