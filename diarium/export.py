"""Everything in a round, as JSON and CSV with checksums, for archives and other programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from diarium.anteckningar import las_anteckningar
from diarium.csvtext import csv_av
from diarium.filer import las_fil
from diarium.kontaktlasning import las_bekraftelser
from diarium.lage import las_lage
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.sidouppgifter import las_sidouppgifter
from diarium.tabeller.arende import Arenderad, Avtalsrad, Punktrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Fristrad, Omgangsrad, Underlagsrad
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad
from diarium.utkorg.lista import las_text, lista_utskick, visad_adress
from diarium.verifiering.sidotabeller import filer_i, referenser_i

_ARENDE = tabell(Arenderad)
_OMGANG = tabell(Omgangsrad)


def exportera(session: Session, kod: str, mapp: Path, *, nu: datetime) -> list[Path]:
    """Write a round into a new folder; give the files, the checksums last.

    One JSON file with all, one CSV file (UTF-8, semicolons, for Excel) per table, the files of
    the record by their digest, and SHA256SUMS. Every message has its subject and text. The head
    of the chain is in it, so that a record whose tail is cut later can be told from its export.
    FileExistsError when the folder is there.
    """
    lasning = las_omgangen(session, kod)
    mapp.mkdir(parents=True)
    tabeller = _tabeller(session, lasning.id, kod)
    tabeller["anteckningar"] = [ett._asdict() for ett in las_anteckningar(session, lasning)]
    kroppar = [rad["kropp"] for rad in tabeller["handelser"]]
    huvud = session.execute(
        select(_OMGANG.c.lopnr, _OMGANG.c.huvudhash).where(_OMGANG.c.id == lasning.id),
    ).one()
    innehall = {
        "omgang": lasning.omgang.model_dump(mode="json"),
        "exporterad": nu.isoformat(),
        "kedja": {"lopnr": huvud.lopnr, "hash": huvud.huvudhash},
        "summa": las_lage(session, kod, nu=nu).summa,
        "sidouppgifter": las_sidouppgifter(session, referenser_i(kroppar)),
        **tabeller,
    }
    filer = {"omgang.json": (json.dumps(innehall, **_JSON) + "\n").encode()}
    filer |= {f"{namn}.csv": _csv(rader) for namn, rader in tabeller.items()}
    for digest in filer_i(kroppar):
        fil = las_fil(session, digest)
        if fil:
            filer[f"filer/{digest}/{Path(fil.namn).name}"] = fil.innehall
    return _skriv(mapp, filer)


_JSON: dict[str, Any] = {"ensure_ascii": False, "indent": 2, "default": str}


def _tabeller(session: Session, omgang_id: int, kod: str) -> dict[str, list[dict[str, Any]]]:
    arenden = select(_ARENDE.c.id).where(_ARENDE.c.omgang_id == omgang_id)

    def rader(bord: Table, kolumn: str) -> list[dict[str, Any]]:
        villkor = (
            bord.c[kolumn] == omgang_id if kolumn == "omgang_id" else bord.c[kolumn].in_(arenden)
        )
        alla = [{**rad} for rad in session.execute(select(bord).where(villkor)).mappings()]
        nycklar = [ett.name for ett in bord.primary_key.columns]
        # Sorted here: a database sorts letters by its own collation.
        return sorted(alla, key=lambda rad: [rad[ett] for ett in nycklar])

    return {
        "handelser": rader(tabell(Handelserad), "omgang_id"),
        "arenden": rader(_ARENDE, "omgang_id"),
        "punkter": rader(tabell(Punktrad), "arende_id"),
        "avtal": rader(tabell(Avtalsrad), "omgang_id"),
        "frister": rader(tabell(Fristrad), "omgang_id"),
        "underlag": rader(tabell(Underlagsrad), "omgang_id"),
        "kontakter": _kontakter(session, omgang_id, rader(tabell(Kontaktrad), "omgang_id")),
        "ansprak": rader(tabell(Anspraksrad), "arende_id"),
        "returer": rader(tabell(Returrad), "omgang_id"),
        "utskick": [
            {**asdict(rapport), "text": las_text(session, rapport.id)}
            for rapport in lista_utskick(session, kod)
        ],
    }


def _kontakter(
    session: Session, omgang_id: int, rader: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Mask addresses that hold a secret, as in the list of messages, and tell who has confirmed."""
    sagt = las_bekraftelser(session, omgang_id)
    return [
        {
            **rad,
            "adress": visad_adress(rad["kanal"], rad["adress"]),
            "bekraftad": sagt[rad["id"]].tid if rad["id"] in sagt else None,
            "bekraftad_av": sagt[rad["id"]].av if rad["id"] in sagt else None,
        }
        for rad in rader
    ]


def _csv(rader: Sequence[Mapping[str, Any]]) -> bytes:
    """Give a table as CSV; one without rows has no headings either."""
    if not rader:
        return "".encode("utf-8-sig")
    return csv_av([*rader[0]], [[*rad.values()] for rad in rader])


def _skriv(mapp: Path, filer: Mapping[str, bytes]) -> list[Path]:
    summor = "".join(f"{sha256(data).hexdigest()}  {namn}\n" for namn, data in filer.items())
    skrivna = []
    for namn, data in {**filer, "SHA256SUMS": summor.encode()}.items():
        vag = mapp / namn
        vag.parent.mkdir(parents=True, exist_ok=True)
        vag.write_bytes(data)
        skrivna.append(vag)
    return skrivna
