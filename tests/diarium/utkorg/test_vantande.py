"""What waits is found by the indexes made for it, however much has been sent."""

import pytest
from sqlalchemy import ColumnElement, bindparam, select

from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.vantande import TAGEN, VANTAR

_UTSKICK = tabell(Utskicksrad)


@pytest.mark.parametrize(
    ("villkor", "tid", "index"),
    [
        (VANTAR, "tidigast", "ix_utskick_tur"),
        (TAGEN, "lease_till", "ix_utskick_tagen"),
        (_UTSKICK.c.skickad.is_not(None), "skickad", "ix_utskick_skickad"),
    ],
)
def test_sqlite_searches_the_index(villkor: ColumnElement[bool], tid: str, index: str) -> None:
    fraga = select(_UTSKICK.c.id).where(villkor, _UTSKICK.c[tid] < bindparam("nu", type_=Utctid))
    databas = Databas("sqlite://")
    hoj_schema(databas)
    with databas.las() as session:
        text = str(fraga.compile(dialect=session.dialect))
        plan = session.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", ("2019",)).all()
    databas.stang()
    assert [f"INDEX {index} " in rad.detail for rad in plan] == [True]
