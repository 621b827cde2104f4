"""What a reported decision must fulfil before it is recorded at all."""

from datetime import datetime, timedelta
from typing import Final

from beslutsmodell.arende import Arende
from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.fel import OgiltigtBeslut
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.huvudman import Organslag
from beslutsmodell.utfall import ORDNINGSUTFALL, Stod, Utfall

LANGSTA_EFTERSLAPNING: Final = timedelta(days=5 * 366)
"""How old a decision may be that is reported: an older date is a slip of the pen."""
_UTAN_MINORITET = frozenset({Organslag.STYRELSE, Organslag.NAMND, Organslag.UTSKOTT})


def kontrollera_beslut(arende: Arende, beslut: Beslut, *, nu: datetime) -> None:
    """Raise OgiltigtBeslut when the report cannot be what happened.

    A decision of the future, a point that the case does not have, or a minority that the law
    does not give is a mistake in the report, not an event.
    """
    idag = nu.astimezone(STOCKHOLM).date()
    for vad, dag in (
        ("beslutet", beslut.datum),
        ("justeringen", beslut.justerat),
        ("anslaget", beslut.anslaget),
    ):
        if dag and dag > idag:
            raise OgiltigtBeslut(
                f"{arende.nyckel}: {vad} är daterat {dag}, som ligger i framtiden (idag är det "
                f"{idag}). Rätta datumet eller registrera när det har hänt.",
            )
    if beslut.datum < idag - LANGSTA_EFTERSLAPNING:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: beslutet är daterat {beslut.datum}, mer än fem år tillbaka. "
            "Rätta året.",
        )
    for rad in beslut.punkter:
        if rad.punkt not in arende.punkter:
            raise OgiltigtBeslut(
                f"{arende.nyckel} hanterar inte punkt {rad.punkt}, bara "
                f"{', '.join(arende.punkter)}. Rätta punkten eller välj ett annat ärende.",
            )
        _kontrollera_minoritet(arende, rad)


def _kontrollera_minoritet(arende: Arende, rad: Punktbeslut) -> None:
    if rad.stod is not Stod.MINORITET:
        return
    if rad.utfall not in ORDNINGSUTFALL:
        raise OgiltigtBeslut(
            f"{arende.nyckel}, punkt {rad.punkt}: en minoritet kan begära återremiss eller "
            "bordläggning, inget annat (KL 5:50). Rätta utfallet eller ta bort stödet.",
        )
    if arende.organslag in _UTAN_MINORITET:
        raise OgiltigtBeslut(
            f"{arende.nyckel}, punkt {rad.punkt}: i {arende.organslag.etikett} krävs enkel "
            "majoritet (KL 6:33). Ange stod=majoritet om organet beslutade så.",
        )
    if arende.organslag is Organslag.FULLMAKTIGE and _redan_begart(arende, rad):
        raise OgiltigtBeslut(
            f"{arende.nyckel}, punkt {rad.punkt}: en minoritet har redan begärt "
            f"{rad.utfall.etikett} i ärendet och kan inte göra det igen (KL 5:50). "
            "Ange stod=majoritet om fullmäktige beslutade med enkel majoritet.",
        )


def _redan_begart(arende: Arende, rad: Punktbeslut) -> bool:
    return any(
        tidigare.punkt == rad.punkt
        and tidigare.utfall is rad.utfall
        and tidigare.stod is Stod.MINORITET
        for ett in arende.beslut
        if ett.galler_for(rad.punkt)
        for tidigare in ett.beslut.punkter
    )


def blir_bifall(utfall: Utfall) -> bool:
    """Tell whether the outcome approves, with or without a condition."""
    return utfall in {Utfall.BIFALL, Utfall.BIFALL_MED_VILLKOR}
