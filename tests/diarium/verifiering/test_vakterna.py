"""The triggers that guard the events are those of the migrations, and they are on."""

from sqlalchemy import text

from diarium.databas import Databas
from diarium.verifiera import verifiera

INGET = "BEGIN SELECT 1; END"
SQLITE = {
    ("DROP TRIGGER handelse_ingen_update",): "triggern handelse_ingen_update: saknas",
    (
        "DROP TRIGGER handelse_ingen_delete",
        f"CREATE TRIGGER handelse_ingen_delete BEFORE DELETE ON handelse {INGET}",
    ): "triggern handelse_ingen_delete: är en annan",
    (f"CREATE TRIGGER egen AFTER INSERT ON handelse {INGET}",): "triggern egen: är inte program",
    ("DROP INDEX ix_utskick_tur",): "indexet ix_utskick_tur: saknas",
    ("CREATE TABLE egen (id INTEGER)",): "tabellen egen: är inte programmets",
    ("ALTER TABLE kontakt ADD COLUMN x TEXT",): "tabellen kontakt: är en annan",
}
VAKTARE = "FOR EACH ROW EXECUTE FUNCTION handelse_vaktare()"
GOR_INGET = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
POSTGRES = {
    ("DROP TRIGGER handelse_ingen_tomning ON handelse",): "handelse_ingen_tomning: saknas",
    (
        "ALTER TABLE handelse DISABLE TRIGGER handelse_ingen_andring",
    ): "triggern handelse_ingen_andring: är avstängd",
    (f"CREATE OR REPLACE FUNCTION handelse_vaktare() {GOR_INGET}",): "ingen_andring: är en annan",
    (
        "DROP TRIGGER handelse_ingen_andring ON handelse",
        f"CREATE TRIGGER handelse_ingen_andring BEFORE UPDATE ON handelse {VAKTARE}",
    ): "triggern handelse_ingen_andring: är en annan",
    (f"CREATE TRIGGER egen AFTER INSERT ON handelse {VAKTARE}",): "triggern egen: är inte program",
    ("CREATE RULE egen AS ON DELETE TO handelse DO INSTEAD NOTHING",): "regeln egen: är inte",
}


def test_an_altered_guard_is_named(databas: Databas) -> None:
    for satser, vantat in (SQLITE if databas.motor.dialect.name == "sqlite" else POSTGRES).items():
        with databas.skriv() as session:
            assert verifiera(session) == ()
            for sats in satser:
                session.execute(text(sats))
            fynd = [str(ett) for ett in verifiera(session)]
            session.rollback()
        assert any(vantat in ett for ett in fynd), (vantat, fynd)
        assert all(ett.startswith("databasen, ") for ett in fynd)
