"""The small round of the plan's tests, as a forecast begins from it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.prognos.forvantan import UTAN_RISK, Andel, Forvantan, Riskangivelse
from beslutsmodell.prognos.prognostisera import prognostisera
from beslutsmodell.prognos.underlag import Prognosunderlag
from beslutsmodell.prognos.utsikt import Huvudmansprognos, Organvikt, Prognos
from tests.beslutsmodell.plan.rundan import FORE, IDAG, runda

RISKFRI = Forvantan(alla=UTAN_RISK)
FRIST = date(2019, 11, 26)


def underlag(
    runda_: Beslutsomgang | None = None,
    *,
    idag: date = IDAG,
    regler: Planregler = FORE,
    forvantan: Forvantan = RISKFRI,
    frist: date = FRIST,
    nulage: Mapping[str, Any] | None = None,
    **resten: Any,  # noqa: ANN401 - the other fields
) -> Prognosunderlag:
    """Gives what the round's forecast is made from, without risks unless something is said."""
    omgang = runda_ or runda()
    grund: dict[str, Any] = {"beslutat": {}, "behandlat": {}, "startad": False}
    return Prognosunderlag(
        omgang=omgang,
        nulage=Nulage(idag=idag, **grund | dict(nulage or {})),
        regler=regler,
        frist=frist,
        kalender=omgang.kalender,
        forvantan=forvantan,
        **resten,
    )


def prognos(fran: Prognosunderlag, *, dragningar: int = 2000, fro: int = 1) -> Prognos:
    """Draws the round."""
    return prognostisera(fran, dragningar=dragningar, fro=fro)


def mannen(svar: Prognos, kod: str) -> Huvudmansprognos:
    """Gives the forecast of one participant."""
    (ett,) = (man for man in svar.huvudman if man.kod == kod)
    return ett


def organet(svar: Prognos, kod: str) -> Organvikt:
    """Gives what hangs on one body."""
    (ett,) = (organ for organ in svar.organ if organ.organ == kod)
    return ett


def alltid(**risker: tuple[float, float]) -> Riskangivelse:
    """Gives shares, each as `ganger, av`, beside no other risk."""
    andelar = {namn: Andel(ganger=ganger, av=av) for namn, (ganger, av) in risker.items()}
    return UTAN_RISK.model_copy(update=andelar)
