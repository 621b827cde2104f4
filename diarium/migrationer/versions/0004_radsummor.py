"""Rows that the chain does not tell of get checksums: what is there now is taken as it stands."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

from diarium.radsumma import radsumma
from diarium.tabeller.typer import Utctid

revision = "0004"
down_revision = "0003"

_PER_GANG = 500
_TIDER = {"klocka", "senaste_tick", "senaste_svep", "tidigast", "skapad", "lease_till", "skickad"}
_UTSKICK = (
    *("omgang_id", "orsak", "sort", "kontakt_id", "arende_id", "data", "fristversion"),
    *("tillstand", "tidigast", "skapad", "forsok", "lease_till", "avsandare", "amne"),
    *("mallversion", "frusen_sha256", "dubblett", "skickad", "motivering"),
)
_ANSPRAK = ("arende_id", "fristversion", "dagar", "kontakt_id")


def upgrade() -> None:
    """Add the columns and reckon the checksums of the rows that there are."""
    for bord in ("databas", "omgang", "fil", "utskick", "ansprak"):
        op.add_column(bord, sa.Column("summa", sa.String(), nullable=True))
    op.add_column("utskick", sa.Column("frusen_sha256", sa.String(), nullable=True))
    _summera("databas", "id", ("id", "simulerad", "klocka", "senaste_tick", "senaste_svep"))
    _summera("omgang", "id", ("kod", "salt"))
    _summera("fil", "sha256", ("sha256", "namn", "mediatyp"))
    _frys_summor()
    _summera("utskick", "id", _UTSKICK)
    _summera_ansprak()


def _bord(namn: str, kolumner: Sequence[str]) -> sa.TableClause:
    typer: dict[str, Any] = {namn: Utctid() for namn in (*_TIDER, "tid")}
    typer |= {"simulerad": sa.Boolean(), "dubblett": sa.Boolean()}
    return sa.table(namn, *(sa.column(ett, typer.get(ett)) for ett in dict.fromkeys(kolumner)))


def _summera(namn: str, nyckel: str, kolumner: Sequence[str]) -> None:
    bord = _bord(namn, (nyckel, "summa", *kolumner))
    nya = [
        {
            "b_nyckel": getattr(rad, nyckel),
            "b_summa": radsumma(*(getattr(rad, k) for k in kolumner)),
        }
        for rad in op.get_bind().execute(sa.select(*bord.c))
    ]
    if nya:
        op.get_bind().execute(
            sa.update(bord)
            .where(bord.c[nyckel] == sa.bindparam("b_nyckel"))
            .values(summa=sa.bindparam("b_summa")),
            nya,
        )


def _frys_summor() -> None:
    """Reckon the checksums of frozen messages, some at a time: they are long."""
    bord = _bord("utskick", ("id", "frusen", "frusen_sha256"))
    fraga = sa.select(bord.c.id).where(bord.c.frusen.is_not(None)).order_by(bord.c.id)
    ider = op.get_bind().execute(fraga).scalars().all()
    for forst in range(0, len(ider), _PER_GANG):
        valda = bord.c.id.in_(ider[forst : forst + _PER_GANG])
        rader = op.get_bind().execute(sa.select(bord.c.id, bord.c.frusen).where(valda)).all()
        op.get_bind().execute(
            sa.update(bord)
            .where(bord.c.id == sa.bindparam("b_id"))
            .values(frusen_sha256=sa.bindparam("b_summa")),
            [{"b_id": i, "b_summa": sha256(text.encode()).hexdigest()} for i, text in rader],
        )


def _summera_ansprak() -> None:
    """Reckon the checksums of claims that have a message or a reason."""
    bord = _bord("ansprak", (*_ANSPRAK, "tid", "utskick_id", "overhoppat", "summa"))
    utskick = _bord("utskick", ("id", "orsak"))
    rader = op.get_bind().execute(
        sa.select(*(bord.c[k] for k in (*_ANSPRAK, "tid")), utskick.c.orsak, bord.c.overhoppat)
        .join_from(bord, utskick, utskick.c.id == bord.c.utskick_id, isouter=True)
        .where(bord.c.utskick_id.is_not(None) | bord.c.overhoppat.is_not(None)),
    )
    nya = [
        {**{f"b_{k}": getattr(rad, k) for k in _ANSPRAK}, "b_summa": radsumma(*rad)}
        for rad in rader
    ]
    if nya:
        op.get_bind().execute(
            sa.update(bord)
            .where(*(bord.c[k] == sa.bindparam(f"b_{k}") for k in _ANSPRAK))
            .values(summa=sa.bindparam("b_summa")),
            nya,
        )
