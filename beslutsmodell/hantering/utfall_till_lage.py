"""From outcome to state and marks: what a decision makes of a point."""

from collections.abc import Collection
from datetime import date

from beslutsmodell.arende import Arende, Punkt
from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.flagga import Flagga
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.huvudman import Organslag
from beslutsmodell.punktlage import (
    Aterremitterad,
    Avgjord,
    Bordlagd,
    Oppen,
    Preliminar,
    Punktlage,
    Vilande,
    Villkorad,
)
from beslutsmodell.regler.protokoll import sista_justeringsdag
from beslutsmodell.underlagsversion import Underlagen, ar_gammalt_underlag
from beslutsmodell.utfall import EJ_BESLUT, ORDNINGSUTFALL, Beslutsslag, Utfall


def lage_av(arende: Arende, beslut: Beslut, rad: Punktbeslut, *, nummer: int) -> Punktlage:
    """Give the state that the outcome leads to, by form and minutes.

    Outcomes about the handling hold from the meeting; a decision on the matter is preliminary
    until its minutes are justerade (`KL 5:69`, `KL 6:35`), a delegate's or chair's is not.
    """
    if rad.utfall in EJ_BESLUT:
        vilar = isinstance(arende.punkter[rad.punkt].lage, Vilande)
        return Vilande(fortydliga=rad.utfall) if vilar else Oppen(fortydliga=rad.utfall)
    if rad.utfall is Utfall.ATERREMISS:
        return Aterremitterad(beslut=nummer)
    if rad.utfall is Utfall.BORDLAGGNING:
        return Bordlagd(beslut=nummer)
    senast = justeras_senast(arende, beslut)
    if senast is not None:
        return Preliminar(beslut=nummer, utfall=rad.utfall, justeras_senast=senast)
    return slutligt_lage(rad.utfall, nummer=nummer)


def slutligt_lage(utfall: Utfall, *, nummer: int) -> Punktlage:
    """Give the state of a decided point once its minutes stand in the way no more."""
    if utfall is Utfall.BIFALL_MED_VILLKOR:
        return Villkorad(beslut=nummer)
    return Avgjord(beslut=nummer, utfall=utfall)


def justeras_senast(arende: Arende, beslut: Beslut) -> date | None:
    """Give the last day for justering, null when none is awaited."""
    dagar = arende.protokoll.justering_dagar
    if dagar is None or beslut.justerat or beslut.slag is not Beslutsslag.SAMMANTRADE:
        return None
    return sista_justeringsdag(beslut.datum, dagar=dagar)


def flaggor_av(
    arende: Arende, beslut: Beslut, rad: Punktbeslut, underlag: Underlagen
) -> tuple[Flagga, ...]:
    """Give the marks that the report puts beside the point."""
    i_fullmaktige = arende.organslag is Organslag.FULLMAKTIGE
    vilar = isinstance(arende.punkter[rad.punkt].lage, Vilande)
    villkor = (
        (Flagga.FORE_REKOMMENDATION, vilar and rad.utfall not in EJ_BESLUT),
        (Flagga.FEL_ORGAN, beslut.organ != arende.organ),
        (Flagga.FEL_FORM, i_fullmaktige and beslut.slag is not Beslutsslag.SAMMANTRADE),
        (
            Flagga.UTANFOR_FULLMAKT,
            arende.fullmakt is not None
            and rad.punkt not in arende.fullmakt
            and blir_bifall(rad.utfall),
        ),
        (Flagga.FORTYDLIGA, rad.utfall in EJ_BESLUT),
        (
            Flagga.GAMMALT_UNDERLAG,
            ar_i_sak(rad.utfall) and ar_gammalt_underlag(beslut, rad.punkt, underlag),
        ),
        (Flagga.ANMALS, beslut.slag is Beslutsslag.ORDFORANDEBESLUT),
    )
    return tuple(flagga for flagga, galler in villkor if galler)


def ar_i_sak(utfall: Utfall) -> bool:
    """Tell whether the outcome decides the matter itself, and not only how it is handled."""
    return utfall not in EJ_BESLUT | ORDNINGSUTFALL


def med_flagga(punkt: Punkt, flagga: Flagga) -> tuple[Flagga, ...]:
    """Give the marks of the point with one more, once."""
    return (*(ett for ett in punkt.flaggor if ett is not flagga), flagga)


def utan_flaggor(punkt: Punkt, flaggor: Collection[Flagga]) -> tuple[Flagga, ...]:
    """Give the marks of the point without some of them."""
    return tuple(ett for ett in punkt.flaggor if ett not in flaggor)
