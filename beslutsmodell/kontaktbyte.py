"""The contacts of a started round change: one comes, one takes another's place, one ends."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from beslutsmodell.datum import datum_i_text
from beslutsmodell.fel import OgiltigtKontaktbyte
from beslutsmodell.kontakt import Kontakt, NumreradKontakt
from beslutsmodell.kontaktkrav import Kontaktbyte, Kontaktslut, krav_registrator

_DYGN: Final = timedelta(days=1)


def lagg_till_kontakt(finns: Sequence[NumreradKontakt], ny: Kontakt, *, idag: date) -> Kontaktbyte:
    """Add a contact beside the others; nothing when it is there already."""
    fran = _krav_fran(ny, idag)
    if ny.har_slutat(fran):
        raise OgiltigtKontaktbyte(f"{ny.organ}: kontakten slutar gälla före sin första dag.")
    if any(_ar_samma(ett.kontakt, ny, fran) for ett in finns):
        return Kontaktbyte()
    _krav_egen_brevlada(finns, ny, fran)
    return Kontaktbyte(nya=(ny,))


def byt_kontakt(
    finns: Sequence[NumreradKontakt],
    ny: Kontakt,
    *,
    idag: date,
    ersatter: int | None = None,
) -> Kontaktbyte:
    """Let a contact take the place of one of the same body, role and channel, from its first day.

    `ersatter` names the one when there are several, or when role or channel is another. Nothing
    when it has been done already. OgiltigtKontaktbyte when it cannot be told which one is meant.
    """
    fran = _krav_fran(ny, idag)
    gallande = [ett for ett in finns if not ett.kontakt.har_slutat(fran)]
    if any(_ar_samma(ett.kontakt, ny, fran) for ett in gallande):
        if any(ett.nummer == ersatter for ett in gallande):
            raise OgiltigtKontaktbyte(
                f"{ny.organ} har redan den kontakten. Ska nummer {ersatter} sluta gälla: "
                "`beslut kontakt avsluta`."
            )
        return Kontaktbyte()
    gammal = _den_som_ersatts(gallande, ny, ersatter)
    _krav_egen_brevlada([ett for ett in gallande if ett is not gammal], ny, fran)
    byte = Kontaktbyte(nya=(ny,), slutar=(Kontaktslut(nummer=gammal.nummer, dag=fran - _DYGN),))
    krav_registrator(finns, byte, idag=idag)
    return byte


def avsluta_kontakt(
    finns: Sequence[NumreradKontakt], organ: str, nummer: int, *, sista_dag: date, idag: date
) -> Kontaktbyte:
    """Let a contact end with a day, yesterday at the earliest; nothing when it already has.

    OgiltigtKontaktbyte when the body would have no registrator left.
    """
    gammal = _finn(finns, organ, nummer)
    if sista_dag < idag - _DYGN:
        raise OgiltigtKontaktbyte(
            f"En kontakt kan sluta gälla tidigast i går, {datum_i_text(idag - _DYGN)}: "
            "det som har varit ändras inte."
        )
    if gammal.har_slutat(sista_dag + _DYGN):
        return Kontaktbyte()
    byte = Kontaktbyte(slutar=(Kontaktslut(nummer=nummer, dag=sista_dag),))
    krav_registrator(finns, byte, idag=idag)
    return byte


def _krav_fran(ny: Kontakt, idag: date) -> date:
    fran = ny.galler_fran
    if fran is None or fran < idag:
        raise OgiltigtKontaktbyte(
            f"{ny.organ}: en kontakt kan börja gälla tidigast i dag, {datum_i_text(idag)}: "
            "det som har varit ändras inte."
        )
    return fran


def _ar_samma(finns: Kontakt, ny: Kontakt, fran: date) -> bool:
    """Tell whether a contact is in force on the day already, and as long as the new one."""
    return finns.vem == ny.vem and finns.galler(fran) and finns.galler_till == ny.galler_till


def _krav_egen_brevlada(finns: Iterable[NumreradKontakt], ny: Kontakt, fran: date) -> None:
    """Refuse a second contact at one mailbox for one role: it would get every message twice."""
    for ett in finns:
        samma = ett.kontakt.plats == ny.plats and not ett.kontakt.har_slutat(fran)
        if samma and (ny.galler_till is None or ett.kontakt.har_borjat(ny.galler_till)):
            raise OgiltigtKontaktbyte(
                f"{ny.organ} har redan adressen för rollen {ny.roll.etikett}, som kontakt "
                f"{ett.nummer}, och skulle få allt två gånger. Byt namn på den med `beslut kontakt "
                f"byt … --ersatter {ett.nummer}`, eller låt den sluta gälla: `beslut kontakt "
                "avsluta`."
            )


def _den_som_ersatts(
    gallande: Sequence[NumreradKontakt], ny: Kontakt, ersatter: int | None
) -> NumreradKontakt:
    if ersatter is not None:
        _finn(gallande, ny.organ, ersatter)
        return next(ett for ett in gallande if ett.nummer == ersatter)
    lika = [ett for ett in gallande if ett.kontakt.vem[:3] == ny.vem[:3]]
    vad = f"{ny.kanal.etikett} för rollen {ny.roll.etikett}"
    if not lika:
        raise OgiltigtKontaktbyte(
            f"{ny.organ} har ingen kontakt med {vad} att byta ut. Lägg till den med `beslut "
            "kontakt lagg-till`, eller ange med --ersatter vilken den ersätter."
        )
    if len(lika) > 1:
        nummer = " eller ".join(str(ett.nummer) for ett in lika)
        raise OgiltigtKontaktbyte(
            f"{ny.organ} har {len(lika)} kontakter med {vad}. Ange vilken som byts ut: "
            f"--ersatter {nummer}."
        )
    return lika[0]


def _finn(finns: Iterable[NumreradKontakt], organ: str, nummer: int) -> Kontakt:
    egna = {ett.nummer: ett.kontakt for ett in finns if ett.kontakt.organ == organ}
    if nummer not in egna:
        raise OgiltigtKontaktbyte(
            f"{organ} har ingen kontakt {nummer}. Finns: {', '.join(map(str, egna)) or 'inga'}. "
            "Se `beslut kontakt lista`."
        )
    return egna[nummer]
