"""A made-up round of any size, in memory: 1 VästKom, its förbund, n kommuner with three points."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.beslutsvag import Beslutsvag
from beslutsmodell.frist import STOCKHOLM, Milstolpe, Tidpunkt
from beslutsmodell.huvudman import Huvudman, Huvudmansslag, Organ, Organslag
from beslutsmodell.kommandon import RegistreraBeslut
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Niva, Processmall, Steg, Stegsort
from beslutsmodell.punkt import Beslutspunkt
from beslutsmodell.utfall import Utfall

KOD: Final = "bench"
PUNKTER: Final = ("1", "2", "3")
SVEPDAG: Final = date(2019, 9, 27)
"""The day on which the 60-day rung of one case in a hundred is due."""
STARTAR: Final = datetime(2019, 9, 24, 9, tzinfo=STOCKHOLM)
OPPNAR: Final = datetime(2019, 9, 25, 9, tzinfo=STOCKHOLM)

_KEDJA: Final = Processmall(
    kod="bench",
    namn="Fiktiv kedja",
    steg=(
        Steg(kod="vastkom", namn="VästKom", sort=Stegsort.REKOMMENDERAR, niva=Niva.GEMENSAM),
        Steg(
            kod="au",
            namn="AU",
            sort=Stegsort.BEREDER,
            niva=Niva.FORBUND,
            vantar_pa=("vastkom",),
        ),
        Steg(
            kod="direktion",
            namn="Direktion",
            sort=Stegsort.REKOMMENDERAR,
            niva=Niva.FORBUND,
            vantar_pa=("au",),
        ),
        Steg(
            kod="beslut",
            namn="Beslut",
            sort=Stegsort.BESLUTAR,
            niva=Niva.HUVUDMAN,
            vantar_pa=("direktion",),
        ),
    ),
)


def antal_forbund(n: int) -> int:
    """Give how many förbund share n kommuner: four for 49, and in that proportion."""
    return max(4, round(4 * n / 49))


def antal_i_svepet(n: int) -> tuple[int, int, int]:
    """Give how many cases the empty, the ordinary and the full sweep shall claim."""
    forst = (n + 99) // 100
    return 0, forst, n - forst


def bygg_runda(n: int) -> tuple[Beslutsomgang, tuple[Kontakt, ...]]:
    """Build the round and one contact per body."""
    man = [Huvudman(kod="vk", namn="VästKom", slag=Huvudmansslag.FORENING)]
    organ = [
        Organ(kod="vk-st", namn="Styrelsen", huvudman="vk", slag=Organslag.FORENINGSSTYRELSE),
    ]
    for kod in (f"f{nummer}" for nummer in range(antal_forbund(n))):
        man.append(Huvudman(kod=kod, namn=f"Förbund {kod}", slag=Huvudmansslag.FORBUND))
        organ.append(Organ(kod=f"{kod}-au", namn="AU", huvudman=kod, slag=Organslag.UTSKOTT))
        organ.append(
            Organ(kod=f"{kod}-dir", namn="Direktionen", huvudman=kod, slag=Organslag.DIREKTION),
        )
    for nummer in range(n):
        kod, forbund = f"k{nummer}", f"f{nummer % antal_forbund(n)}"
        slag = Huvudmansslag.KOMMUN
        man.append(Huvudman(kod=kod, namn=f"Kommun {nummer}", slag=slag, forbund=forbund))
        organ.append(
            Organ(
                kod=f"{kod}-kf",
                namn="Kommunfullmäktige",
                huvudman=kod,
                slag=Organslag.FULLMAKTIGE,
            ),
        )
    return _omgang(man, organ), tuple(_kontakt(ett) for ett in organ)


def kommunarende(nummer: int) -> str:
    """Give the key of a kommun's case."""
    return f"beslut/k{nummer}-kf"


def forarenden(n: int) -> Iterator[str]:
    """Yield the keys of the cases before the kommuner, in the order of the chain."""
    yield "vastkom/vk-st"
    yield from (f"au/f{nummer}-au" for nummer in range(antal_forbund(n)))
    yield from (f"direktion/f{nummer}-dir" for nummer in range(antal_forbund(n)))


def bifall(arende: str) -> RegistreraBeslut:
    """Build the report that a case's body approves every point."""
    return RegistreraBeslut(
        beslut=Beslut(
            organ=arende.partition("/")[2],
            datum=STARTAR.date(),
            justerat=STARTAR.date(),
            paragraf="§ 12",
            punkter=tuple(Punktbeslut(punkt=kod, utfall=Utfall.BIFALL) for kod in PUNKTER),
            registrerat_av="Ronja Rövardotter (fiktiv)",
        ),
    )


def _omgang(man: list[Huvudman], organ: list[Organ]) -> Beslutsomgang:
    sist = Tidpunkt(datum=SVEPDAG + timedelta(days=61))
    return Beslutsomgang(
        kod=KOD,
        titel="Fiktiv runda för mätning",
        agare="VästKom",
        dnr="VK bench",
        process=_KEDJA,
        punkter=tuple(Beslutspunkt(kod=kod, namn=f"Option {kod}") for kod in PUNKTER),
        huvudman=tuple(man),
        organ=tuple(organ),
        beslutsvagar=tuple(_vag(ett) for ett in organ),
        milstolpar=(Milstolpe(kod="mottaget", namn="Mottaget", tidpunkt=sist),),
        fiktivt=("Allt i rundan är fiktivt.",),
    )


def _vag(organ: Organ) -> Beslutsvag:
    """Give the case of a body; of a kommun's, one in a hundred has its last day a day early."""
    steg = {"st": "vastkom", "au": "au", "dir": "direktion", "kf": "beslut"}
    slag = organ.kod.partition("-")[2]
    tidig = slag == "kf" and int(organ.huvudman[1:]) % 100 == 0
    return Beslutsvag(
        huvudman=organ.huvudman,
        steg=steg[slag],
        organ=organ.kod,
        punkter=PUNKTER,
        egen_frist=SVEPDAG + timedelta(days=60) if tidig else None,
    )


def _kontakt(organ: Organ) -> Kontakt:
    return Kontakt(
        organ=organ.kod,
        roll=Kontaktroll.REGISTRATOR,
        kanal=Kanal.EPOST,
        adress=f"registrator@{organ.kod}.example",
        namn="Registrator (fiktiv)",
    )
