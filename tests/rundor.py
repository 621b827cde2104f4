"""Synthetic rounds of any size: one VästKom, four förbund, n kommuner."""

from datetime import date

from beslutsmodell.beslutsvag import Beslutsvag
from beslutsmodell.huvudman import Huvudman, Huvudmansslag, Organ, Organslag
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.punkt import Beslutspunkt
from tests.beslutsmodell.omgangar import ALLA, PROCESS, stolpe

FORBUND = ("fyr", "ska", "sju", "gr")
UTAN_AU = "gr"
VASTKOM = "vastkom/vk-styrelse"


def bygg_runda(
    n: int,
    *,
    kod: str | None = None,
) -> tuple[Beslutsomgang, tuple[Kontakt, ...]]:
    """Gives a round of n kommuner, which the förbund share, and its contacts."""
    man, organ, vagar = _gemensamma()
    for nummer in range(1, n + 1):
        kommun = f"k{nummer:05}"
        forbund = FORBUND[nummer % len(FORBUND)]
        slag = Huvudmansslag.KOMMUN
        man.append(Huvudman(kod=kommun, namn=f"Kommun {nummer}", slag=slag, forbund=forbund))
        _lagg_till(organ, vagar, "beslut", f"{kommun}-kf", kommun, Organslag.FULLMAKTIGE)
    namn = kod or f"runda-{n}"
    omgang = Beslutsomgang(
        kod=namn,
        titel=f"Fiktiv runda med {n} kommuner",
        agare="VästKom",
        dnr=f"VK {namn}",
        process=PROCESS,
        punkter=tuple(Beslutspunkt(kod=punkt, namn=f"Option {punkt}") for punkt in ALLA),
        huvudman=tuple(man),
        organ=tuple(organ),
        beslutsvagar=tuple(vagar),
        milstolpar=(stolpe("mottaget", date(2019, 11, 26)),),
        fiktivt=("Allt i rundan är fiktivt.",),
    )
    return omgang, kontakter_for(omgang)


def kontakter_for(omgang: Beslutsomgang) -> tuple[Kontakt, ...]:
    """Gives every body of a round its function mailbox."""
    return tuple(
        Kontakt(
            organ=organ.kod,
            roll=Kontaktroll.REGISTRATOR,
            kanal=Kanal.EPOST,
            adress=f"registrator@{organ.kod}.example",
            namn=f"Registrator, {organ.namn} (fiktiv)",
        )
        for organ in omgang.organ
    )


def _gemensamma() -> tuple[list[Huvudman], list[Organ], list[Beslutsvag]]:
    """Gives VästKom and the förbund, of which GR has no AU in its chain."""
    man = [Huvudman(kod="VK", namn="VästKom", slag=Huvudmansslag.FORENING)]
    organ: list[Organ] = []
    vagar: list[Beslutsvag] = []
    _lagg_till(organ, vagar, "vastkom", "vk-styrelse", "VK", Organslag.FORENINGSSTYRELSE)
    for forbund in FORBUND:
        man.append(Huvudman(kod=forbund, namn=forbund, slag=Huvudmansslag.FORBUND))
        if forbund != UTAN_AU:
            _lagg_till(organ, vagar, "au", f"{forbund}-au", forbund, Organslag.UTSKOTT)
        _lagg_till(organ, vagar, "direktion", f"{forbund}-dir", forbund, Organslag.DIREKTION)
    return man, organ, vagar


def _lagg_till(
    organ: list[Organ],
    vagar: list[Beslutsvag],
    steg: str,
    kod: str,
    man: str,
    slag: Organslag,
) -> None:
    organ.append(Organ(kod=kod, namn=kod, huvudman=man, slag=slag))
    vagar.append(Beslutsvag(huvudman=man, steg=steg, organ=kod, punkter=ALLA))
