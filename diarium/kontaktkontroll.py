"""Contacts are checked when they are configured, not when the first message fails."""

from collections.abc import Iterable

from beslutsmodell.kontakt import Kanal, Kontakt
from diarium.fel import OgiltigKontakt
from notiser.fel import Adressfel, Miljoadressfel
from notiser.forsandelse import Forsandelsesort
from notiser.kanaler.adress import kontrollera_adress

_SORT: dict[Kanal, Forsandelsesort] = {
    Kanal.EPOST: "brev",
    Kanal.TEAMS: "kort",
    Kanal.APPRISE: "notis",
    Kanal.FIL: "fil",
}


def kontrollera_kanaladress(kanal: Kanal, adress: str) -> None:
    """Raise Adressfel when the address cannot work on the channel, Miljoadressfel when unset."""
    kontrollera_adress(_SORT[kanal], adress)


def kontrollera_kontakter(kontakter: Iterable[Kontakt]) -> tuple[str, ...]:
    """Raise OgiltigKontakt for the first address that cannot work on its channel.

    Give a Swedish warning for each secret that is not set in this process: it may be set where
    the messages are sent.
    """
    varningar: dict[str, None] = {}
    for kontakt in kontakter:
        try:
            kontrollera_kanaladress(kontakt.kanal, kontakt.adress)
        except Miljoadressfel as fel:
            varningar[str(fel)] = None
        except Adressfel as fel:
            raise OgiltigKontakt(
                f"Kontakten {kontakt.namn} för {kontakt.organ} ({kontakt.kanal.etikett}): {fel}",
            ) from fel
    return tuple(varningar)
