"""What came back, as people look at it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from diarium.fel import OkandOmgang
from diarium.omgangslasning import omgangskoder
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from notiser.returer.inkommet import Returslag

_OMGANG, _RETUR, _KONTAKT = tabell(Omgangsrad), tabell(Returrad), tabell(Kontaktrad)


@dataclass(frozen=True, slots=True)
class Returrapport:
    """One thing that came back."""

    id: int
    omgang: str
    utskick: int
    organ: str
    namn: str
    """Whom the message was for."""
    adress: str
    """Where it went."""
    slag: Returslag
    mottagen: datetime
    statuskod: str | None
    diagnos: str | None
    omledd: int | None
    """The message that goes to the next in the chain."""
    havd: datetime | None
    havd_av: str | None

    @property
    def ber_om_svar(self) -> bool:
        """Tell whether a human has it left to look at."""
        return self.havd is None and self.slag in {Returslag.BESTAENDE, Returslag.OKAND}


def lista_returer(session: Session, omgang: str | None = None) -> list[Returrapport]:
    """Give what came back in one round or in all, oldest first; OkandOmgang when there is none."""
    koder = omgangskoder(session)
    if omgang is not None and omgang not in koder:
        raise OkandOmgang(kod=omgang, finns=koder)
    fraga = (
        select(_RETUR, _OMGANG.c.kod, _KONTAKT.c.organ, _KONTAKT.c.namn)
        .join(_OMGANG, _OMGANG.c.id == _RETUR.c.omgang_id)
        .join(_KONTAKT, _KONTAKT.c.id == _RETUR.c.kontakt_id)
        .order_by(_RETUR.c.id)
    )
    if omgang is not None:
        fraga = fraga.where(_OMGANG.c.kod == omgang)
    return [
        Returrapport(
            id=rad.id,
            omgang=rad.kod,
            utskick=rad.utskick_id,
            organ=rad.organ,
            namn=rad.namn,
            adress=rad.adress,
            slag=Returslag(rad.slag),
            mottagen=rad.mottagen,
            statuskod=rad.statuskod,
            diagnos=rad.diagnos,
            omledd=rad.omledd_id,
            havd=rad.havd,
            havd_av=rad.havd_av,
        )
        for rad in session.execute(fraga)
    ]


def lagen_i_ord(returer: list[Returrapport]) -> dict[int, str]:
    """Give, for each message that something came back about, what that says of it.

    The gravest is told: "kom i retur (5.1.1)".
    """
    ord_: dict[int, tuple[int, str]] = {}
    for ett in returer:
        if ett.slag not in _TYNGD:
            continue
        kod = f" ({ett.statuskod})" if ett.statuskod else ""
        nytt = (_TYNGD.index(ett.slag), f"{ett.slag.etikett}{kod}")
        ord_[ett.utskick] = min(nytt, ord_.get(ett.utskick, nytt))
    return {utskick: text for utskick, (_, text) in ord_.items()}


_TYNGD = (Returslag.BESTAENDE, Returslag.OKAND, Returslag.TILLFALLIG, Returslag.LEVERERAD)
"""Gravest first; an autoreply says nothing of where a message went."""
