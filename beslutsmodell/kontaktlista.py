"""Bodies get the contacts that a list states, and no others."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from beslutsmodell.kontakt import Kontakt, NumreradKontakt
from beslutsmodell.kontaktkrav import Kontaktbyte, Kontaktslut, krav_registrator

_DYGN: Final = timedelta(days=1)


def ersatt_kontakter(
    finns: Sequence[NumreradKontakt], rader: Sequence[Kontakt], *, idag: date
) -> Kontaktbyte:
    """Let the bodies that are named have the contacts that are stated, and no others.

    Those that are known stay; others of the same bodies end, in time for one that takes their
    place later. Nothing when all is so already.
    """
    organ = {rad.organ for rad in rader}
    kvar = [ett for ett in finns if ett.kontakt.organ in organ and not ett.kontakt.har_slutat(idag)]
    kanda = [(rad, _kand(kvar, rad, idag)) for rad in rader]
    nya = tuple(
        _fran_tidigast(rad, idag)
        for rad, kand in kanda
        if kand is None and not rad.har_slutat(idag)
    )
    forr_forst = sorted(kanda, key=lambda par: not par[0].har_slutat(idag))
    stannar = {kand.nummer: rad for rad, kand in forr_forst if kand is not None}
    slut = {ett.nummer: _slutdag(ett, stannar.get(ett.nummer), rader, idag) for ett in kvar}
    slutar = (
        Kontaktslut(nummer=ett.nummer, dag=slut[ett.nummer])
        for ett in kvar
        if slut[ett.nummer] != ett.kontakt.galler_till
    )
    byte = Kontaktbyte(nya=nya, slutar=tuple(slutar))
    krav_registrator(finns, byte, idag=idag)
    return byte


def _kand(kvar: Iterable[NumreradKontakt], rad: Kontakt, idag: date) -> NumreradKontakt | None:
    """Give the contact that a row is about: the same one, from the same day or in force already."""
    for ett in kvar:
        samma_borjan = ett.kontakt.galler_fran == rad.galler_fran
        if ett.kontakt.vem == rad.vem and (
            samma_borjan or (ett.kontakt.har_borjat(idag) and rad.har_borjat(idag))
        ):
            return ett
    return None


def _fran_tidigast(rad: Kontakt, idag: date) -> Kontakt:
    """Let a contact that was unknown be in force from today: nobody wrote to it before."""
    return rad.model_copy(update={"galler_fran": max(rad.galler_fran or idag, idag)})


def _slutdag(
    ett: NumreradKontakt, rad: Kontakt | None, rader: Iterable[Kontakt], idag: date
) -> date | None:
    """Give the last day that a contact is to have, by its row or by those that it is not among."""
    igar = idag - _DYGN
    if rad is not None:
        return max(rad.galler_till, igar) if rad.galler_till else None
    plats = ett.kontakt.vem[:3]
    dagar = (
        max(ny.galler_fran or idag, idag)
        for ny in rader
        if ny.vem[:3] == plats and not ny.har_slutat(idag)
    )
    slut = min(dagar, default=idag) - _DYGN
    return min(slut, ett.kontakt.galler_till or slut)
