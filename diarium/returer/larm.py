"""The contacts of a round that mail does not reach, and what a human has to do about each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from beslutsmodell.datum import datum_i_text
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.omgang import Skarpa
from diarium.omgangslasning import las_omgangen
from diarium.returer.kedjan import nasta_kontakt
from diarium.returer.lista import Returrapport, lista_returer
from diarium.returer.markta import markt
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.planera import galler_dagen
from notiser.returer.inkommet import Returslag

_KONTAKT = tabell(Kontaktrad)


@dataclass(frozen=True, slots=True)
class Returlarm:
    """One thing about returned mail that needs a human."""

    vem: str
    """The bodies, in words."""
    vad: str
    gor: str
    ingen_kvar: bool = False
    """Nobody is left to write to: what is for the body waits."""


def las_returlarm(session: Session, kod: str, *, nu: datetime) -> tuple[Returlarm, ...]:
    """Read what needs a human in a round at the aware instant `nu`: those nobody is left for first.

    An address that stands for several bodies is told once.
    """
    returer = [ett for ett in lista_returer(session) if ett.ber_om_svar]
    if not returer:
        return ()
    lasning = las_omgangen(session, kod)
    namn = {organ.kod: organ.namn for organ in lasning.omgang.organ}
    if lasning.omgang.skarpa is Skarpa.SANDLADA:
        return _sandladans(ett for ett in returer if ett.omgang == kod)
    larm = [
        *_markta(session, lasning.id, returer, namn, nu=nu),
        *(
            _oklart(ett, namn)
            for ett in returer
            if ett.slag is Returslag.OKAND and ett.omgang == kod
        ),
    ]
    return tuple(sorted(larm, key=lambda ett: not ett.ingen_kvar))


def _sandladans(returer: Iterable[Returrapport]) -> tuple[Returlarm, ...]:
    """Tell of the one address of a sandbox: nobody is next to it."""
    adresser = dict.fromkeys(ett.adress for ett in returer)
    return tuple(
        Returlarm(
            vem="Sandlådan",
            vad=f"Brev till {adress} kommer i retur.",
            gor="Kontrollera BESLUT_SANDLADA_TILL.",
            ingen_kvar=True,
        )
        for adress in adresser
    )


def _markta(
    session: Session,
    omgang_id: int,
    returer: Sequence[Returrapport],
    namn: dict[str, str],
    *,
    nu: datetime,
) -> list[Returlarm]:
    idag = nu.astimezone(STOCKHOLM).date()
    rader = session.execute(
        select(_KONTAKT.c.id, _KONTAKT.c.adress, _KONTAKT.c.organ)
        .where(_KONTAKT.c.omgang_id == omgang_id, galler_dagen(idag), markt(_KONTAKT))
        .order_by(_KONTAKT.c.id)
    )
    per_adress: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for rad in rader:
        per_adress[rad.adress].append((rad.id, rad.organ))
    forst = {ett.adress: ett for ett in reversed(returer) if ett.slag is Returslag.BESTAENDE}
    return [
        _om_adressen(session, forst[adress], kontakter, namn, nu=nu)
        for adress, kontakter in per_adress.items()
    ]


def _om_adressen(
    session: Session,
    forst: Returrapport,
    kontakter: Sequence[tuple[int, str]],
    namn: dict[str, str],
    *,
    nu: datetime,
) -> Returlarm:
    sedan = datum_i_text(_dag(forst))
    kod = f" ({forst.statuskod})" if forst.statuskod else ""
    i_stallet = {
        nasta.namn if nasta is not None else None
        for kontakt_id, _ in kontakter
        for nasta in (nasta_kontakt(session, kontakt_id, nu=nu),)
    }
    ingen_kvar = None in i_stallet
    vart = (
        "Ingen annan finns att skriva till: breven väntar."
        if ingen_kvar
        else f"Breven går till {' och '.join(sorted(map(str, i_stallet)))}."
    )
    organ = list(dict.fromkeys(namn[kod_] for _, kod_ in kontakter))
    return Returlarm(
        vem=organ[0] + (f" och {len(organ) - 1} organ till" if organ[1:] else ""),
        vad=f"Brev till {forst.adress} kommer i retur sedan {sedan}{kod}. {vart}",
        gor="Ta reda på rätt adress och byt kontakten (`beslut kontakt byt`). Är adressen rätt och "
        f"fungerar brevlådan igen: `beslut retur hav {forst.id}`.",
        ingen_kvar=ingen_kvar,
    )


def _oklart(ett: Returrapport, namn: dict[str, str]) -> Returlarm:
    diagnos = f": {ett.diagnos}" if ett.diagnos else ""
    return Returlarm(
        vem=namn[ett.organ],
        vad=f"Något som ser ut som en retur har kommit om ett brev till {ett.adress} (utskick "
        f"{ett.utskick}){diagnos}.",
        gor=f"Läs det i brevlådan. Nådde brevet ingen: `beslut retur bekrafta {ett.id}`. Annars: "
        f"`beslut retur hav {ett.id}`.",
    )


def _dag(ett: Returrapport) -> date:
    return ett.mottagen.astimezone(STOCKHOLM).date()
