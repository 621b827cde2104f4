"""Decisions are recorded, corrected and confirmed."""

from datetime import datetime
from typing import Final

from beslutsmodell.arende import Arende, RegistreratBeslut
from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.fel import OgiltigtBeslut
from beslutsmodell.flagga import Flagga
from beslutsmodell.handelser import BeslutBekraftat, BeslutRegistrerat, Foljd
from beslutsmodell.hantering.beslutskontroll import kontrollera_beslut
from beslutsmodell.hantering.namnt_beslut import krav_beslut
from beslutsmodell.hantering.omprovning import har_omprovat, som_forr
from beslutsmodell.hantering.utfall_till_lage import (
    ar_i_sak,
    flaggor_av,
    lage_av,
    med_flagga,
    slutligt_lage,
)
from beslutsmodell.kommandon import Bekrafta, Korrigera, RegistreraBeslut
from beslutsmodell.punktlage import (
    AVSLUTADE,
    BESLUTADE,
    Avgjord,
    Preliminar,
    Punktlage,
    Villkorad,
)
from beslutsmodell.underlagsversion import Underlagen, ar_gammalt_underlag, med_underlag

_TVEKANDE: Final = frozenset({Flagga.MOTSTRIDIGT, Flagga.EFTER_AVSLUT})
"""Marks that a human settles by confirming one of the reports."""

_I_DOMSTOL: Final = frozenset({Flagga.OVERKLAGAD, Flagga.INHIBERAD})

_BESTAENDE: Final = frozenset(
    {Flagga.FORE_REKOMMENDATION, Flagga.MOTSTRIDIGT, *_I_DOMSTOL},
)
"""Marks that a correction of the record does not settle."""


def registrera(
    arende: Arende, kommando: RegistreraBeslut, *, nu: datetime, underlag: Underlagen
) -> BeslutRegistrerat:
    """Record a decision: what has happened is always recorded, and flagged where it is odd."""
    beslut = med_underlag(kommando.beslut, underlag)
    kontrollera_beslut(arende, beslut, nu=nu)
    nummer = arende.version + 1
    angivet = kommando.beslut.underlagsversion is not None
    return BeslutRegistrerat(
        beslut=beslut,
        foljder=tuple(
            _foljd(arende, beslut, rad, underlag, nummer=nummer, angivet=angivet)
            for rad in beslut.punkter
        ),
    )


def korrigera(
    arende: Arende, kommando: Korrigera, *, nu: datetime, underlag: Underlagen
) -> BeslutRegistrerat:
    """Replace a recorded decision; the old one stays in the history, superseded."""
    gammalt = krav_beslut(arende, kommando.nummer)
    if gammalt.ersatt:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: beslut {kommando.nummer} är redan ersatt. Rätta det som gäller.",
        )
    if gammalt.upphavda and not gammalt.star_kvar:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: beslut {kommando.nummer} gäller inte längre, en domstol har upphävt "
            "det eller det som följde på det. Registrera det nya beslutet med `beslut registrera`.",
        )
    rattat = kommando.beslut
    omprovat = rattat.underlagsversion is not None or rattat.datum != gammalt.beslut.datum
    beslut = med_underlag(rattat, underlag) if omprovat else som_forr(gammalt, rattat, underlag)
    forr = {rad.punkt for rad in gammalt.beslut.punkter}
    if forr != {rad.punkt for rad in beslut.punkter}:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: rättelsen av beslut {kommando.nummer} ska ange utfall för samma "
            f"punkter som det: {', '.join(sorted(forr))}.",
        )
    utan = arende.model_copy(
        update={"beslut": tuple(ett for ett in arende.beslut if ett is not gammalt)},
    )
    kontrollera_beslut(utan, beslut, nu=nu)
    return BeslutRegistrerat(
        beslut=beslut,
        ersatter=kommando.nummer,
        motivering=kommando.motivering,
        foljder=tuple(
            _rattad(arende, gammalt, beslut, rad, underlag, omprovat=omprovat)
            for rad in beslut.punkter
        ),
    )


def bekrafta(arende: Arende, kommando: Bekrafta, *, underlag: Underlagen) -> BeslutBekraftat:
    """Let a flagged report hold for the points where it stands beside another."""
    ett = krav_beslut(arende, kommando.nummer)
    rader = [
        rad
        for rad in ett.beslut.punkter
        if ett.galler_for(rad.punkt) and _ar_ifragasatt(arende, ett, rad)
    ]
    if not rader:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: beslut {kommando.nummer} är inte ifrågasatt, det finns inget att "
            "bekräfta.",
        )
    return BeslutBekraftat(
        nummer=kommando.nummer,
        motivering=kommando.motivering,
        av=kommando.av,
        foljder=tuple(_bekraftad(arende, ett, rad, underlag) for rad in rader),
    )


def _ar_ifragasatt(arende: Arende, ett: RegistreratBeslut, rad: Punktbeslut) -> bool:
    """Tell whether a human is to say if the report holds; of the underlag, only what holds is."""
    punkt = arende.punkter[rad.punkt]
    barare = getattr(punkt.lage, "beslut", None) == ett.nummer
    return bool(_TVEKANDE.intersection(punkt.flaggor)) or (
        barare and Flagga.GAMMALT_UNDERLAG in punkt.flaggor
    )


def _foljd(
    arende: Arende,
    beslut: Beslut,
    rad: Punktbeslut,
    underlag: Underlagen,
    *,
    nummer: int,
    angivet: bool,
) -> Foljd:
    """Apply the outcome, or keep the state and flag when a human must choose."""
    punkt = arende.punkter[rad.punkt]
    if _samma_besked(arende, beslut, rad):
        nytt = angivet and not ar_gammalt_underlag(beslut, rad.punkt, underlag)
        return _upprepat(arende, beslut, rad, nummer=nummer, pa_nytt=nytt)
    if punkt.lage.kod in BESLUTADE and not har_omprovat(arende, beslut, rad, underlag):
        return Foljd(
            punkt=rad.punkt,
            lage=punkt.lage,
            flaggor=med_flagga(punkt, Flagga.MOTSTRIDIGT),
        )
    if punkt.lage.kod in AVSLUTADE:
        return Foljd(
            punkt=rad.punkt,
            lage=punkt.lage,
            flaggor=med_flagga(punkt, Flagga.EFTER_AVSLUT),
        )
    return Foljd(
        punkt=rad.punkt,
        lage=lage_av(arende, beslut, rad, nummer=nummer),
        flaggor=flaggor_av(arende, beslut, rad, underlag),
    )


def _bekraftad(
    arende: Arende, ett: RegistreratBeslut, rad: Punktbeslut, underlag: Underlagen
) -> Foljd:
    """Keep what stands when it is the one confirmed, else let the report take its place."""
    punkt = arende.punkter[rad.punkt]
    if getattr(punkt.lage, "beslut", None) == ett.nummer:
        avgjorda = _TVEKANDE | {Flagga.GAMMALT_UNDERLAG}
        kvar = tuple(flagga for flagga in punkt.flaggor if flagga not in avgjorda)
        return Foljd(punkt=rad.punkt, lage=punkt.lage, flaggor=kvar)
    return Foljd(
        punkt=rad.punkt,
        lage=lage_av(arende, ett.beslut, rad, nummer=ett.nummer),
        flaggor=(
            *flaggor_av(arende, ett.beslut, rad, underlag),
            *_flaggor_i_domstol(arende, ett, rad),
        ),
    )


def _flaggor_i_domstol(
    arende: Arende, ett: RegistreratBeslut, rad: Punktbeslut
) -> tuple[Flagga, ...]:
    """Keep the marks of courts: what was appealed is the decision, whichever report is right."""
    forr = arende.finn_beslut(arende.barande_beslut(rad.punkt) or 0)
    if forr is None or not forr.beslut.samma_sammantrade(ett.beslut) or not ar_i_sak(rad.utfall):
        return ()
    flaggor = arende.punkter[rad.punkt].flaggor
    return tuple(flagga for flagga in flaggor if flagga in _I_DOMSTOL)


def _samma_besked(arende: Arende, beslut: Beslut, rad: Punktbeslut) -> bool:
    """Tell whether the decision that holds is reported once more, perhaps by somebody else."""
    lage = arende.punkter[rad.punkt].lage
    if not isinstance(lage, Preliminar | Villkorad | Avgjord):
        return False
    ett = arende.finn_beslut(lage.beslut)
    return (
        ett is not None
        and ett.beslut.samma_sammantrade(beslut)
        and ett.beslut.for_punkt(rad.punkt).utfall is rad.utfall
        and (not beslut.paragraf or beslut.paragraf == ett.beslut.paragraf)
    )


def _upprepat(
    arende: Arende, beslut: Beslut, rad: Punktbeslut, *, nummer: int, pa_nytt: bool
) -> Foljd:
    """Let the later report carry what holds; it may tell of the minutes, or the new underlag."""
    punkt = arende.punkter[rad.punkt]
    lage: Punktlage = punkt.lage.model_copy(update={"beslut": nummer})
    if isinstance(lage, Preliminar) and beslut.justerat:
        lage = slutligt_lage(lage.utfall, nummer=nummer)
    borta = {Flagga.GAMMALT_UNDERLAG} if pa_nytt else set()
    flaggor = tuple(flagga for flagga in punkt.flaggor if flagga not in borta)
    return Foljd(punkt=rad.punkt, lage=lage, flaggor=flaggor)


def _rattad(
    arende: Arende,
    gammalt: RegistreratBeslut,
    beslut: Beslut,
    rad: Punktbeslut,
    underlag: Underlagen,
    *,
    omprovat: bool,
) -> Foljd:
    """Apply a correction where the old decision holds; elsewhere only keep what stands."""
    punkt = arende.punkter[rad.punkt]
    if punkt.lage.kod in AVSLUTADE or arende.barande_beslut(rad.punkt) != gammalt.nummer:
        return Foljd(punkt=rad.punkt, lage=punkt.lage, flaggor=punkt.flaggor)
    nya = flaggor_av(arende, beslut, rad, underlag)
    if not omprovat:
        nya = tuple(flagga for flagga in nya if flagga is not Flagga.GAMMALT_UNDERLAG)
        if Flagga.GAMMALT_UNDERLAG in punkt.flaggor and ar_i_sak(rad.utfall):
            nya = (*nya, Flagga.GAMMALT_UNDERLAG)
    if gammalt.anmalt:
        nya = tuple(flagga for flagga in nya if flagga is not Flagga.ANMALS)
    kvar = (flagga for flagga in punkt.flaggor if flagga in _BESTAENDE and flagga not in nya)
    return Foljd(
        punkt=rad.punkt,
        lage=lage_av(arende, beslut, rad, nummer=arende.version + 1),
        flaggor=(*nya, *kvar),
    )
