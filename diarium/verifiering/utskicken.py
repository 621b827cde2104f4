"""Messages are compared with their seals, and with what they refer to."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, exists, select

from diarium.protokollnotiser import SORT as PROTOKOLL
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.forsegling import FORSEGLAS, forsegling, frysningens_summa
from diarium.utkorg.kontaktfraga import KONTAKTER
from diarium.utkorg.kontaktfraga import SORT as KONTAKTFRAGA
from diarium.utkorg.omledd import OMLEDD, ar_omledd, omledningsorsak
from diarium.utkorg.planera import ARENDEN, FRAN, OPPNING
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.trappdata import paminnelsens_steg
from diarium.verifiering.fynd import Fynd
from diarium.verifiering.omgangsfakta import Omgangsfakta

_UTSKICK, _ANSPRAK = tabell(Utskicksrad), tabell(Anspraksrad)
_TILLSTAND: Final = {ett.value for ett in Tillstand}
_SORTER: Final = {
    *(OPPNING, PROTOKOLL, "paminnelse", "fristandring", "underlagsandring", "aterkallelse"),
    *("komplettering", "kvittering", KONTAKTFRAGA),
}
_ANDRINGAR: Final = {"fristandring": "frist", "underlagsandring": "underlag"}
"""What the causes of some kinds begin with."""
_OSKRIVNA: Final = ("lease_till", "avsandare", "amne", "mallversion", "frusen", "frusen_sha256")
_SENARE: Final = (*_OSKRIVNA, "skickad", "motivering")
"""What nobody has written in a message that waits for its first claim."""


def granska_utskicken(session: Session, omgang_id: int, fakta: Omgangsfakta) -> Iterator[Fynd]:
    """Yield every message of a round that is not as it was written, or that cannot be."""
    fraga = (
        select(_UTSKICK, _har_ansprak().label("har_ansprak"))
        .where(_UTSKICK.c.omgang_id == omgang_id)
        .order_by(_UTSKICK.c.id)
        .execution_options(yield_per=100)
    )
    for rad in session.execute(fraga):
        plats = f"utskick {rad.id} ({rad.amne or rad.sort})"
        for text in (*_forseglingen(rad, fakta), *_orimligt(rad, fakta)):
            yield Fynd(fakta.kod, plats, text)


def _har_ansprak() -> Any:  # noqa: ANN401 - a column of the toolkit
    return exists().where(_ANSPRAK.c.utskick_id == _UTSKICK.c.id)


def _forseglingen(rad: Row[Any], fakta: Omgangsfakta) -> Iterator[str]:
    """Yield what the seals of a message tell."""
    if rad.frusen is not None and frysningens_summa(rad.frusen) != rad.frusen_sha256:
        yield "det frysta meddelandet är ändrat efter att det skrevs"
    if rad.frusen is None and rad.frusen_sha256 is not None:
        yield "det frysta meddelandet är borttaget"
    if rad.summa is None:
        if not _orord_oppning(rad, fakta):
            yield "raden saknar kontrollsumma men är inte en orörd öppning"
    elif rad.summa != forsegling({namn: getattr(rad, namn) for namn in FORSEGLAS}):
        yield "raden är ändrad efter att den skrevs: den stämmer inte med sin kontrollsumma"


def _orord_oppning(rad: Row[Any], fakta: Omgangsfakta) -> bool:
    """Tell whether a row without a seal holds nothing but what its cause tells."""
    arende = fakta.arenden.get(rad.arende_id)
    return (
        (rad.sort, rad.data, rad.tillstand) == (OPPNING, "{}", Tillstand.PLANERAD.value)
        and (rad.forsok, rad.dubblett) == (0, False)
        and all(getattr(rad, namn) is None for namn in _SENARE)
        and rad.skapad in fakta.tider
        and rad.tidigast >= rad.skapad
        and arende is not None
        and 1 <= rad.fristversion <= arende.fristversion
    )


def _orimligt(rad: Row[Any], fakta: Omgangsfakta) -> Iterator[str]:
    """Yield what no message can be."""
    if rad.tillstand not in _TILLSTAND:
        yield f"tillståndet ”{rad.tillstand}” finns inte"
    if rad.sort not in _SORTER:
        yield f"sorten ”{rad.sort}” finns inte"
    if rad.arende_id is not None and rad.arende_id not in fakta.arenden:
        yield f"ärendet {rad.arende_id} finns inte i omgången"
    if rad.kontakt_id is not None and rad.kontakt_id not in fakta.kontakter:
        yield f"kontakten {rad.kontakt_id} finns inte i omgången"
    if not 1 <= rad.fristversion <= fakta.fristversioner:
        yield f"fristversionen {rad.fristversion} finns inte"
    if (rad.skickad is not None) != (rad.tillstand == Tillstand.SKICKAD):
        yield "tillståndet säger ett om meddelandet är skickat, tidpunkten ett annat"
    if rad.tillstand == Tillstand.SKICKAD and rad.frusen is None:
        yield "är skickat men meddelandet finns inte kvar"
    if (rad.lease_till is not None) != (rad.tillstand == Tillstand.TAGEN):
        yield "tillståndet säger ett om någon håller meddelandet, tidpunkten ett annat"
    if not _ratt_orsak(rad):
        yield "orsaken stämmer inte med sort, ärende och kontakt"
    if not _ratt_data(rad, fakta):
        yield "uppgifterna till texten går inte att läsa, eller hänvisar till något som inte finns"
    if not ar_omledd(rad) and _ar_tom_paminnelse(rad):
        yield "påminnelsen har inget anspråk som den svarar mot"


def _ar_tom_paminnelse(rad: Row[Any]) -> bool:
    levande = rad.sort == "paminnelse" and rad.tillstand != Tillstand.ATERHALLEN
    return levande and not rad.har_ansprak


def _ratt_orsak(rad: Row[Any]) -> bool:
    """Tell whether the cause, which is one message's own, says the same as the columns."""
    borjan, _, slut = rad.orsak.partition("/")
    if ar_omledd(rad):
        # Whose place it takes stands in its data too.
        return bool(slut.replace("/", "", 1).isdigit())
    if rad.sort == "paminnelse":
        kontakt, tid, *nummer = slut.split("/")
        finns = (borjan, kontakt, datetime.fromisoformat(tid))
        return finns == ("paminnelse", str(rad.kontakt_id), rad.skapad) and _ratt_nummer(nummer)
    vantad = _ANDRINGAR.get(rad.sort, rad.sort)
    slut = f"/{rad.arende_id}/{rad.kontakt_id}"
    return bool(borjan == vantad and rad.orsak.endswith(slut))


def _ratt_nummer(nummer: Sequence[str]) -> bool:
    """Tell whether it is how the second, or a later, of the same cause and instant is told."""
    return not nummer or (len(nummer) == 1 and nummer[0].isdecimal() and int(nummer[0]) > 1)


def _ratt_omledd(rad: Row[Any], omledd: dict[str, Any]) -> bool:
    """Tell whether a message that was passed on says of which, and for whom, as its cause does."""
    fran, kontakt = omledd["fran"], omledd["kontakt"]
    return rad.orsak in {
        omledningsorsak(fran),
        omledningsorsak(fran, kontakt),
    } and kontakt in omledd.get("kontakter", [kontakt])


def _ratt_data(rad: Row[Any], fakta: Omgangsfakta) -> bool:
    """Tell whether what the text needs can be read and refers to what exists."""
    try:
        data = json.loads(rad.data)
        omledd = data.pop(OMLEDD, None)
        if ar_omledd(rad) and not _ratt_omledd(rad, omledd):
            return False
        if omledd is not None and not ar_omledd(rad):
            return False
        match rad.sort:
            case "paminnelse":
                return bool(paminnelsens_steg(data, fakta.trappa))
            case "fristandring":
                frist = data["milstolpe"], data["version"]
                return frist in {(ett.milstolpe, ett.version) for ett in fakta.lasning.frister}
            case "underlagsandring":
                return (data["namn"], data["nummer"]) in fakta.underlag
            case "aterkallelse":
                return data["lopnr"] in fakta.aterkallelser
            case "komplettering" | "kvittering":
                return data["huvudman"] in {man.kod for man in fakta.lasning.deltagare}
            case "protokoll":
                nummer = int(data["nummer"])
                return ar_omledd(rad) or bool(rad.orsak.startswith(f"{PROTOKOLL}/{nummer}/"))
            case "kontaktfraga":
                return {rad.kontakt_id} <= set(data[KONTAKTER]) <= fakta.kontakter.keys()
            case _:
                delar = dict(data.pop(ARENDEN, [(rad.arende_id, rad.kontakt_id)]))
                ratt = delar.keys() <= fakta.arenden.keys()
                ratt &= bool(delar) and set(delar.values()) <= fakta.kontakter.keys()
                return ratt and data in ({}, {FRAN: str(fakta.trappa.oppnar)})
    except (ValueError, LookupError, TypeError):
        return False
