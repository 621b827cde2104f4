"""Somebody says that contacts are right: a human by hand, or the contact itself by its answer."""

from collections.abc import Iterable
from datetime import datetime

from beslutsmodell.fel import OgiltigtKontaktbyte
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import NumreradKontakt
from beslutsmodell.omgangshandelser import KontakterBekraftade
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.kontaktlasning import las_bekraftelser, las_kontakter
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter


def bekrafta(
    session: Session,
    omgang: str,
    organ: Iterable[str],
    *,
    nu: datetime,
    av: str,
    nummer: Iterable[int] = (),
) -> tuple[NumreradKontakt, ...]:
    """Record that contacts of bodies are right: all that hold, or some; give those it was new of.

    OgiltigtKontaktbyte, and nothing written, when nobody says it or there is nothing to confirm.
    """
    if not av.strip():
        raise OgiltigtKontaktbyte("Ange vem som säger att kontakterna stämmer.")
    huvud = lasa_huvud(session, omgang, nu=nu)
    valda = _valda(session, las_omgangen(session, omgang), organ, set(nummer), nu=nu)
    nya = set(anteckna_bekraftelse(session, huvud, [ett.nummer for ett in valda], nu=nu, av=av))
    return tuple(ett for ett in valda if ett.nummer in nya)


def anteckna_bekraftelse(
    session: Session, huvud: Huvud, nummer: Iterable[int], *, nu: datetime, av: str
) -> tuple[int, ...]:
    """Record who says that contacts of a round are right; give the numbers that it was new of.

    What the same person has said before on the same day is not recorded again.
    """
    sagt, vem = las_bekraftelser(session, huvud.omgang_id), av.strip()
    dag = nu.astimezone(STOCKHOLM).date()
    nya = tuple(
        ett
        for ett in nummer
        if (fore := sagt.get(ett)) is None
        or (fore.av, fore.tid.astimezone(STOCKHOLM).date()) != (vem, dag)
    )
    if nya:
        utan_text, texter = byt_ut_texter(KontakterBekraftade(kontakter=nya, av=vem))
        spara_texter(session, texter)
        lagg_till(session, huvud, [Post(utan_text)], nu=nu)
    return nya


def _valda(
    session: Session,
    lasning: Omgangslasning,
    organ: Iterable[str],
    nummer: set[int],
    *,
    nu: datetime,
) -> list[NumreradKontakt]:
    """Give the contacts to confirm; OgiltigtKontaktbyte when a body or a number has none."""
    idag = nu.astimezone(STOCKHOLM).date()
    gallande = [
        ett
        for ett in las_kontakter(session, lasning.id)
        if not ett.kontakt.har_slutat(max(idag, ett.kontakt.galler_fran or idag))
    ]
    valda: dict[int, NumreradKontakt] = {}
    for kod in dict.fromkeys(map(lasning.krav_organ, organ)):
        egna = {ett.nummer: ett for ett in gallande if ett.kontakt.organ == kod}
        if not egna:
            raise OgiltigtKontaktbyte(f"{kod} har ingen kontakt att bekräfta.")
        valda |= {nr: ett for nr, ett in egna.items() if not nummer or nr in nummer}
    if okanda := nummer - valda.keys():
        raise OgiltigtKontaktbyte(
            f"Organet har ingen gällande kontakt {min(okanda)}. Se `beslut kontakt lista`."
        )
    return list(valda.values())
