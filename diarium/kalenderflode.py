"""The calendar feed of a kommun or a förbund: meetings, last days for documents, deadlines."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from beslutsmodell.kalenderpost import Kalenderpost, Postslag, egen_fristpost, motesposter
from diarium.kalenderlasning import las_kalenderversioner
from diarium.lage import las_arenderapporter
from diarium.lagerapport import Arenderapport
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)


def las_flode(
    session: Session, lasning: Omgangslasning, huvudman: str, *, nu: datetime
) -> tuple[Kalenderpost, ...]:
    """Give the entries of a kommun, or of a förbund with all its kommuner."""
    omgang = lasning.omgang
    egna = {man.kod for man in omgang.huvudman if huvudman in {man.kod, man.forbund}}
    tider = _fristernas_tider(session, lasning.id)
    rapporter = [
        ett for ett in las_arenderapporter(session, lasning.id, nu=nu) if ett.huvudman in egna
    ]
    poster = [
        *_motena(session, lasning, {ett.organ for ett in rapporter}, tider[0]),
        *_egna_frister(lasning, rapporter, tider),
        _motpartens(lasning, tider),
    ]
    return tuple(sorted(poster, key=lambda post: (post.datum, post.uid)))


def _fristernas_tider(session: Session, omgang_id: int) -> list[datetime]:
    """Give when the round began, and when its deadlines were moved since."""
    typer = ("omgang_startad", "frist_andrad")
    satsen = (
        select(_HANDELSE.c.tid)
        .where(_HANDELSE.c.omgang_id == omgang_id, _HANDELSE.c.typ.in_(typer))
        .order_by(_HANDELSE.c.lopnr)
    )
    return list(session.execute(satsen).scalars())


def _motena(
    session: Session, lasning: Omgangslasning, organ: set[str], start: datetime
) -> Iterator[Kalenderpost]:
    versioner = las_kalenderversioner(session, lasning)
    for kod in sorted(organ):
        yield from motesposter(
            lasning.omgang.kod,
            kod,
            lasning.omgang.finn_organ(kod).namn,
            [(ett.tid or start, ett.sammantraden) for ett in versioner[kod]],
        )


def _egna_frister(
    lasning: Omgangslasning, rapporter: list[Arenderapport], tider: list[datetime]
) -> Iterator[Kalenderpost]:
    omgang = lasning.omgang
    for ett in rapporter:
        yield egen_fristpost(
            omgang.kod,
            ett.nyckel,
            organ=omgang.finn_organ(ett.organ).namn,
            steg=omgang.process.finn(ett.steg).namn,
            frist=ett.frist,
            sekvens=len(tider) - 1,
            andrad=tider[-1],
        )


def _motpartens(lasning: Omgangslasning, tider: list[datetime]) -> Kalenderpost:
    frist = lasning.motpartens_frist
    namn = {stolpe.kod: stolpe.namn for stolpe in lasning.omgang.milstolpar}
    return Kalenderpost(
        uid=f"{lasning.omgang.kod}/{frist.milstolpe}/frist",
        sekvens=frist.version - 1,
        andrad=tider[-1],
        slag=Postslag.FRIST,
        datum=frist.tidpunkt.datum,
        rubrik=f"{namn[frist.milstolpe]} senast {frist.tidpunkt.i_text}",
    )
