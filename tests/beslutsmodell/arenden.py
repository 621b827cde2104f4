"""Cases, decisions and commands as the tests of the core write them: short, with defaults."""

from collections.abc import Mapping
from datetime import date, datetime

from beslutsmodell import (
    Arende,
    Avbryt,
    Bekrafta,
    Beslut,
    Beslutsslag,
    Flagga,
    Handelse,
    Kommando,
    Lagekod,
    Oppen,
    Oppna,
    Organslag,
    Protokollsregler,
    Punkt,
    Punktbeslut,
    RegistreraBeslut,
    Stang,
    Stegsort,
    Stod,
    UppfyllVillkor,
    Utfall,
    Vilande,
    efter,
    hantera,
)
from beslutsmodell.frist import STOCKHOLM

NU = datetime(2019, 11, 20, 12, tzinfo=STOCKHOLM)
MOTE = date(2019, 10, 9)
JUSTERAT = date(2019, 10, 16)


def arende(
    *punkter: str,
    slag: Organslag = Organslag.FULLMAKTIGE,
    justering: int | None = 14,
    fullmakt: tuple[str, ...] | None = None,
    oppet: bool = True,
) -> Arende:
    """Gives a case of Åmål's fullmäktige: open, and with minutes to wait for."""
    lage = Oppen() if oppet else Vilande()
    return Arende(
        nyckel="beslut/1492-kf",
        sort=Stegsort.BESLUTAR,
        huvudman="1492",
        organ="1492-kf",
        organslag=slag,
        protokoll=Protokollsregler(justering_dagar=justering),
        fullmakt=fullmakt,
        punkter={kod: Punkt(lage=lage) for kod in punkter or ("1",)},
    )


def rad(punkt: str, utfall: Utfall, *, stod: Stod | None = None) -> Punktbeslut:
    """Gives the outcome of one point, with a condition where the outcome needs one."""
    villkor = "under förutsättning av budget" if utfall is Utfall.BIFALL_MED_VILLKOR else None
    return Punktbeslut(punkt=punkt, utfall=utfall, stod=stod, villkor=villkor)


def beslut(
    utfall: Utfall | Mapping[str, Utfall],
    *,
    organ: str = "1492-kf",
    datum: date = MOTE,
    justerat: date | None = None,
    slag: Beslutsslag = Beslutsslag.SAMMANTRADE,
    stod: Stod | None = None,
) -> Beslut:
    """Gives a decision: one outcome for point 1, or one outcome per point."""
    per_punkt = {"1": utfall} if isinstance(utfall, Utfall) else utfall
    return Beslut(
        organ=organ,
        datum=datum,
        punkter=tuple(rad(kod, ett, stod=stod) for kod, ett in per_punkt.items()),
        slag=slag,
        justerat=justerat,
        delegation="KS 2019 § 4" if slag is Beslutsslag.DELEGATION else None,
        registrerat_av="registrator",
    )


def registrera(
    utfall: Utfall | Mapping[str, Utfall],
    *,
    justerat: date | None = None,
    stod: Stod | None = None,
) -> RegistreraBeslut:
    """Gives the command that records a decision of a meeting."""
    return RegistreraBeslut(beslut=beslut(utfall, justerat=justerat, stod=stod))


def oppna(*punkter: str) -> Oppna:
    """Gives the command that opens the points."""
    return Oppna(punkter=punkter or ("1",))


def bekrafta(nummer: int) -> Bekrafta:
    """Gives the command by which a human lets a report hold."""
    return Bekrafta(nummer=nummer, motivering="avstämt per telefon", av="samordnaren")


def uppfyll() -> UppfyllVillkor:
    """Gives the command that clears the condition of point 1."""
    return UppfyllVillkor(punkter=("1",), motivering="budgeten är antagen", av="samordnaren")


def avbryt(*punkter: str) -> Avbryt:
    """Gives the command that withdraws the points."""
    return Avbryt(punkter=punkter or ("1",), motivering="punkten är återkallad")


def stang(*punkter: str) -> Stang:
    """Gives the command that closes the points without an answer."""
    return Stang(punkter=punkter or ("1",), motivering="omgången stängs")


def handelser_av(ett: Arende, *kommandon: Kommando) -> tuple[Handelse, ...]:
    """Gives all events that the commands lead to, one after the other."""
    alla: tuple[Handelse, ...] = ()
    for kommando in kommandon:
        nya = hantera(ett, kommando, nu=NU)
        for handelse in nya:
            ett = efter(ett, handelse)
        alla += nya
    return alla


def kor(ett: Arende, *kommandon: Kommando) -> Arende:
    """Gives the case after the commands."""
    for handelse in handelser_av(ett, *kommandon):
        ett = efter(ett, handelse)
    return ett


def lage(ett: Arende, punkt: str = "1") -> Lagekod:
    """Gives the code of the point's state."""
    return ett.punkter[punkt].lage.kod


def flaggor(ett: Arende, punkt: str = "1") -> set[Flagga]:
    """Gives the marks beside the point."""
    return set(ett.punkter[punkt].flaggor)
