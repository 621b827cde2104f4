"""What somebody can do about what another body owes: a coordinator, or the owner of the round."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from beslutsmodell.kontakt import Kontaktroll
from notiser.underlag import (
    Komplettering,
    Kvittering,
    Omgangsfakta,
    Paminnelse,
    Protokollsfraga,
    Underlag,
    Uppgift,
)

_SAMORDNARENS_RUBRIK: Final = "Så kan du hjälpa till"
_AGARENS_RUBRIK: Final = "Så kan du gå vidare"
_OM_ORGANET: Final = (
    "Hör med organet hur ärendet ligger till. Svaret lämnar organet självt, men hör gärna av dig "
    "om du vet vad som hindrar."
)
_OM_PROTOKOLLET: Final = (
    "Hör med organet om protokollet är justerat. Be om bevis på det, och om vilken dag "
    "justeringen tillkännagavs på organets anslagstavla."
)


class Hjalp(NamedTuple):
    """A heading, and what can be done, in sentences; none for who has nothing to do."""

    rubrik: str
    rader: tuple[str, ...] = ()


def ar_utomstaende(roll: Kontaktroll) -> bool:
    """Tell whether somebody reads about a body without answering for it."""
    return not roll.svarar


def hjalpen(underlag: Underlag, roll: Kontaktroll) -> Hjalp:
    """Give what an outsider can do about a notice; nothing where it is told for information."""
    ager = roll is Kontaktroll.AGARE
    rubrik = _AGARENS_RUBRIK if ager else _SAMORDNARENS_RUBRIK
    match underlag:
        case Paminnelse(omgang=omgang):
            return Hjalp(rubrik, _agarens_vagar(omgang) if ager else (_OM_ORGANET,))
        case Komplettering(huvudman=huvudman):
            return Hjalp(rubrik, (f"Be {huvudman} skicka in det som saknas.",))
        case Protokollsfraga():
            return Hjalp(rubrik, (_OM_PROTOKOLLET,))
        case _:
            return Hjalp(rubrik)


def hela_listan(omgang: Omgangsfakta, roll: Kontaktroll) -> str:
    """Say where all is told that a card has no room for."""
    if roll is Kontaktroll.AGARE:
        return f"Hela listan visas med `beslut lage {omgang.kod}`."
    return f"Fråga {omgang.kontakt} om hela listan."


def utan_svar(uppgifter: Sequence[Uppgift]) -> str:
    """Say to the owner who has not answered; a matter that was put off has had an answer."""
    vilka = uppgifter[0].organ if len(uppgifter) == 1 else "Organen nedan"
    return f"{vilka} har inte lämnat något {svaret(uppgifter)}."


def svaret(uppgifter: Sequence[Uppgift]) -> str:
    """Name what is waited for: a matter that was put off has had an answer, but no last one."""
    return "slutligt svar" if any(ett.lage for ett in uppgifter) else "svar"


def efter_kvittens(underlag: Kvittering, roll: Kontaktroll) -> str:
    """Say what follows of a receipt for the huvudman."""
    man = underlag.huvudman
    if ar_utomstaende(roll):
        if underlag.efter_frist:
            return f"{man} får besked om något mer behöver göras."
        return f"{man} behöver inte göra något mer med inlämningen."
    if underlag.efter_frist:
        return "Vi hör av oss om ni behöver göra något mer."
    return "Ni behöver inte göra något mer med inlämningen."


def _agarens_vagar(omgang: Omgangsfakta) -> tuple[str, ...]:
    """Say whom to ring, what is left to do, and why a body that has answered is still told of."""
    motpart = omgang.motpart or "motparten"
    ring = (
        "Ring eller skriv till den som är kontakt: fråga hur ärendet ligger till, vem som håller i "
        "det och vilken dag det tas upp. Kontakterna visas med `beslut kontakt lista "
        f"{omgang.kod}`."
    )
    vagar = (
        f"Går det inte att hinna till sista dagen? `beslut plan {omgang.kod}` visar vilka vägar "
        f"som återstår, till exempel ett extra sammanträde. Räcker ingen av dem: hör med "
        f"{motpart} vad som gäller."
    )
    redan = (
        "Har svaret redan kommit på annat sätt? Då är det inte registrerat. När det är det upphör "
        "påminnelserna."
    )
    return ring, vagar, redan
