"""A record as older versions of the program left it."""

from sqlalchemy import bindparam, text

from beslutsmodell.trappa import Trappa
from diarium.radsumma import radsumma
from diarium.session import Session
from diarium.tabeller.typer import Utctid

_GAMMAL = (
    "CREATE TABLE ansprak (arende_id BIGINT NOT NULL REFERENCES arende (id),"
    " fristversion INTEGER NOT NULL, dagar INTEGER NOT NULL, kontakt_id BIGINT NOT NULL,"
    " tid {tid} NOT NULL, utskick_id BIGINT, overhoppat VARCHAR, summa VARCHAR,"
    " PRIMARY KEY (arende_id, fristversion, dagar, kontakt_id))"
)
_INDEX = (
    "ix_ansprak_ledigt ON ansprak (kontakt_id) WHERE utskick_id IS NULL AND overhoppat IS NULL",
    "ix_ansprak_utskick ON ansprak (utskick_id) WHERE utskick_id IS NOT NULL",
)
_SATT_IN = text("INSERT INTO ansprak VALUES (:a, :v, :d, :k, :tid, :u, :o, :s)").bindparams(
    bindparam("tid", type_=Utctid())
)


def till_0007(session: Session) -> None:
    """Claims named the days of their rung, and cases had no other day than their last."""
    postgres = session.dialect.name == "postgresql"
    rader = session.execute(
        text(
            "SELECT a.*, r.trappa_id, t.kropp, u.orsak FROM ansprak a"
            " JOIN arende r ON r.id = a.arende_id JOIN trappa t ON t.id = r.trappa_id"
            " LEFT JOIN utskick u ON u.id = a.utskick_id"
        ).columns(tid=Utctid())
    ).all()
    for dag in ("galler_fran", "galler_till"):
        session.execute(text(f"DROP INDEX ix_kontakt_{dag}"))
    session.execute(text("DROP INDEX ix_kontakt_adress"))
    session.execute(text("DROP TABLE ansprak"))
    tid = "TIMESTAMP WITH TIME ZONE" if postgres else "DATETIME"
    for sats in (_GAMMAL.format(tid=tid), *(f"CREATE INDEX {index}" for index in _INDEX)):
        session.execute(text(sats))
    for rad in rader:
        dagar = Trappa.model_validate_json(rad.kropp).finn(rad.trappsteg).dagar
        nyckel = (rad.arende_id, rad.fristversion, dagar, rad.kontakt_id)
        varden = {
            **dict(zip("avdk", nyckel, strict=True)),
            "tid": rad.tid,
            "u": rad.utskick_id,
            "o": rad.overhoppat,
            "s": radsumma(*nyckel, rad.tid, rad.orsak, rad.overhoppat),
        }
        session.execute(_SATT_IN, varden)
    for namn in ("stoppdag", "sammantrade", "motpart", "pausad"):
        session.execute(text(f"DROP INDEX ix_arende_{namn}"))
    for namn in ("stoppdag", "sammantrade", "motpart", "pausad_till"):
        session.execute(text(f"ALTER TABLE arende DROP COLUMN {namn}"))
    session.execute(text("UPDATE alembic_version SET version_num = '0007'"))
