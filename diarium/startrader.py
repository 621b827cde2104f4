"""The rows that a round begins with."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from beslutsmodell.kedja import Planarende
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.punktlage import Lagekod, Oppen, Vilande
from beslutsmodell.trappa import forsta_trappdag
from diarium.ankare import ankarvarden, moten_per_organ
from diarium.handelsekedja import Huvud
from diarium.tabeller.arende import ARENDEN_PER_OMGANG

Rader = list[dict[str, Any]]
_KONTAKTER: TypeAdapter[list[Kontakt]] = TypeAdapter(list[Kontakt])


def fristrader(huvud: Huvud, omgang: Beslutsomgang) -> Rader:
    """Give the first version of every milestone."""
    return [
        {
            "omgang_id": huvud.omgang_id,
            "milstolpe": stolpe.kod,
            "version": 1,
            "datum": stolpe.tidpunkt.datum,
            "klockslag": stolpe.tidpunkt.klockslag,
            "motivering": None,
        }
        for stolpe in omgang.milstolpar
    ]


def arenderader(
    huvud: Huvud,
    omgang: Beslutsomgang,
    plan: Sequence[Planarende],
    *,
    nu: datetime,
) -> Rader:
    """Give the cases, numbered in the order of the chain."""
    egna = {(vag.steg, vag.organ) for vag in omgang.beslutsvagar if vag.egen_frist}
    protokoll = {steg.kod: steg.protokoll for steg in omgang.process.steg}
    fran = forsta_trappdag(nu, omgang.trappa)
    forst = huvud.omgang_id * ARENDEN_PER_OMGANG
    moten = moten_per_organ(omgang.kalender) if omgang.trappa.foljer_moten else {}
    motpart = omgang.motpartens_milstolpe.tidpunkt.datum
    return [
        {
            "id": plats,
            "omgang_id": huvud.omgang_id,
            "trappa_id": huvud.trappa_id,
            "nyckel": ett.nyckel,
            "steg": ett.steg,
            "sort": ett.sort.value,
            "huvudman": ett.huvudman,
            "forbund": ett.forbund,
            "organ": ett.organ,
            "organslag": ett.organslag.value,
            "justering_dagar": protokoll[ett.steg].justering_dagar,
            "anslag_dagar": protokoll[ett.steg].anslag_dagar,
            "fullmakt": None if ett.fullmakt is None else " ".join(ett.fullmakt),
            "frist": ett.frist,
            "fristversion": 1,
            "egen_frist": (ett.steg, ett.organ) in egna,
            **ankarvarden(
                omgang.trappa.ankardagar(
                    frist=ett.frist, moten=moten.get(ett.organ, ()), motpart=motpart
                )
            ),
            "pausad_till": None,
            "vantade": len(ett.vantar_pa),
            "vantar_kvar": len(ett.vantar_pa),
            "paminns": not ett.vantar_pa,
            "paminns_fran": None if ett.vantar_pa else fran,
            "svarat": False,
            "version": 0,
        }
        for plats, ett in enumerate(plan, start=forst + 1)
    ]


def punktrader(arenden: Rader, plan: Sequence[Planarende]) -> Rader:
    """Give the points of the cases."""
    vilande = {"lage": Lagekod.VILANDE.value, "detalj": Vilande().model_dump_json()}
    oppen = {"lage": Lagekod.OPPEN.value, "detalj": Oppen().model_dump_json()}
    return [
        {
            "arende_id": rad["id"],
            "punkt": kod,
            "plats": plats,
            **(vilande if rad["vantade"] else oppen),
            "utfall": None,
            "flaggor": "",
        }
        for rad, ett in zip(arenden, plan, strict=True)
        for plats, kod in enumerate(ett.punkter)
    ]


def vantanrader(arenden: Rader, plan: Sequence[Planarende]) -> Rader:
    """Give who waits for whom."""
    ider = {rad["nyckel"]: rad["id"] for rad in arenden}
    return [
        {"foregar_id": ider[nyckel], "arende_id": rad["id"]}
        for rad, ett in zip(arenden, plan, strict=True)
        for nyckel in ett.vantar_pa
    ]


def kontaktsumma(kontakter: Sequence[Kontakt], *, salt: str = "") -> str:
    """Give the SHA-256 over the contacts, in their order: all that the chain knows of them.

    Salted when they change in a round that has started: one who knows the others cannot guess
    the new one from it.
    """
    return sha256(salt.encode() + _KONTAKTER.dump_json(list(kontakter))).hexdigest()


def kontaktrader(huvud: Huvud, kontakter: Sequence[Kontakt]) -> Rader:
    """Give the contacts of the round."""
    return [
        {
            "omgang_id": huvud.omgang_id,
            "organ": kontakt.organ,
            "roll": kontakt.roll.value,
            "kanal": kontakt.kanal.value,
            "adress": kontakt.adress,
            "namn": kontakt.namn,
            "galler_fran": kontakt.galler_fran,
            "galler_till": kontakt.galler_till,
        }
        for kontakt in kontakter
    ]
