"""An earlier export is a witness: the chain still holds the event that was its last then."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select

from diarium.fel import OgiltigExport
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell
from diarium.verifiering.fynd import Fynd

_HANDELSE, _OMGANG = tabell(Handelserad), tabell(Omgangsrad)


@dataclass(frozen=True, slots=True)
class _Huvud:
    """What an export says of the chain."""

    kod: str
    lopnr: int
    hash: str
    exporterad: str


def granska_export(session: Session, mapp: Path) -> Iterator[Fynd]:
    """Yield what the record says otherwise than an export, or the export than its checksums.

    That the last event of the export is still there proves all before it. OgiltigExport when the
    folder holds no export.
    """
    huvud = _las_huvud(mapp)
    yield from _summorna(huvud.kod, mapp)
    hashar = session.execute(
        select(_OMGANG.c.lopnr, _HANDELSE.c.hash)
        .join(
            _HANDELSE,
            (_HANDELSE.c.omgang_id == _OMGANG.c.id) & (_HANDELSE.c.lopnr == huvud.lopnr),
            isouter=True,
        )
        .where(_OMGANG.c.kod == huvud.kod),
    ).one_or_none()
    plats = f"exporten {mapp}"
    if hashar is None:
        yield Fynd(huvud.kod, plats, "omgången finns inte i diariet")
    elif hashar.hash is None:
        yield Fynd(
            huvud.kod,
            plats,
            f"hade {huvud.lopnr} händelser {huvud.exporterad}, diariet har {hashar.lopnr}: "
            "händelser är borttagna sedan dess",
        )
    elif hashar.hash != huvud.hash:
        yield Fynd(
            huvud.kod,
            plats,
            f"händelse {huvud.lopnr} är en annan än den som exporterades {huvud.exporterad}: "
            "händelser är utbytta sedan dess",
        )


def _las_huvud(mapp: Path) -> _Huvud:
    try:
        innehall: dict[str, Any] = json.loads((mapp / "omgang.json").read_text("utf-8"))
        kedja = innehall["kedja"]
        return _Huvud(
            str(innehall["omgang"]["kod"]),
            int(kedja["lopnr"]),
            str(kedja["hash"]),
            str(innehall["exporterad"])[:10],
        )
    except (OSError, ValueError, LookupError, TypeError) as fel:
        raise OgiltigExport(
            f"{mapp} är ingen export som går att läsa: omgang.json saknas eller är skadad. Ange "
            "en mapp som `beslut exportera` har skrivit.",
        ) from fel


def _summorna(kod: str, mapp: Path) -> Iterator[Fynd]:
    """Yield the files of an export that are not those that its checksums tell of."""
    summor = mapp / "SHA256SUMS"
    if not summor.is_file():
        yield Fynd(kod, f"exporten {mapp}", "SHA256SUMS saknas: filerna går inte att kontrollera")
        return
    for rad in summor.read_text("utf-8", errors="replace").splitlines():
        digest, _, namn = rad.partition("  ")
        fil = mapp / namn
        if not fil.is_file():
            yield Fynd(kod, f"exporten {mapp}", f"filen {namn} saknas")
        elif sha256(fil.read_bytes()).hexdigest() != digest:
            yield Fynd(kod, f"exporten {mapp}", f"filen {namn} är ändrad efter exporten")
