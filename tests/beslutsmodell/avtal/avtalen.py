"""Agreements of Åmål as the tests write them: complete and in time unless told otherwise."""

from datetime import datetime, timedelta

from beslutsmodell import (
    AvtalRegistrerat,
    Avtalshandling,
    Avtalskommando,
    Avtalskrav,
    Brist,
    Huvudmansavtal,
    Kvittera,
    LamnaIn,
    ProvaSent,
    RegistreraAvtal,
    Undertecknare,
    efter_avtal,
    hantera_avtal,
)
from beslutsmodell.frist import STOCKHOLM

FRIST = datetime(2019, 11, 26, 23, 59, tzinfo=STOCKHOLM)
FORE = datetime(2019, 11, 20, 12, tzinfo=STOCKHOLM)
EFTER = FRIST + timedelta(minutes=1)
HASH = "a" * 64
KOMMUNALRAD = Undertecknare(roll="kommunstyrelsens ordförande", befogenhet="KS reglemente § 7")
KRAV = (
    Avtalskrav(slag="avrop", namn="Avrop", undertecknare=1, version="2019-08-19"),
    Avtalskrav(slag="samverkan", namn="Samverkansavtal", undertecknare=2),
)
BRIST = Brist(
    motivering="Avtalet ”Avrop” har inte kommit in.", atgard="Begär in det.", kalla="villkoren"
)


def handling(
    slag: str = "avrop",
    *punkter: str,
    version: str = "2019-08-19",
    undertecknare: tuple[Undertecknare, ...] = (KOMMUNALRAD, KOMMUNALRAD),
    inkommet: datetime = FORE,
    skickat: datetime | None = None,
    fil: str = HASH,
) -> Avtalshandling:
    """Gives a signed agreement on point 1."""
    return Avtalshandling(
        huvudman="1492",
        slag=slag,
        version=version,
        punkter=punkter or ("1",),
        undertecknare=undertecknare,
        fil=fil,
        inkommet=inkommet,
        skickat=skickat,
    )


def registrera(
    slag: str = "avrop",
    *,
    inkommet: datetime = FORE,
    skickat: datetime | None = None,
    fil: str = HASH,
) -> RegistreraAvtal:
    """Gives the command that registers an agreement."""
    return RegistreraAvtal(handling=handling(slag, inkommet=inkommet, skickat=skickat, fil=fil))


LAMNA_IN = LamnaIn(huvudman="1492", paket=HASH)


def kvittera(mottaget: datetime = FORE) -> Kvittera:
    """Gives the command that records the receiver's acknowledgement."""
    return Kvittera(huvudman="1492", referens="VGR 2019-1", mottaget=mottaget)


def prova(*, godtas: bool) -> ProvaSent:
    """Gives the command that records the receiver's ruling."""
    return ProvaSent(huvudman="1492", godtas=godtas, motivering="en minut sent", av="VGR")


def kor(
    avtal: Huvudmansavtal,
    *kommandon: Avtalskommando,
    brister: tuple[Brist, ...] = (),
    nu: datetime = FORE,
) -> Huvudmansavtal:
    """Gives the agreements after the commands."""
    for kommando in kommandon:
        for handelse in hantera_avtal(avtal, kommando, brister=brister, frist=FRIST, nu=nu):
            avtal = efter_avtal(avtal, handelse)
    return avtal


TOMT = Huvudmansavtal(huvudman="1492")


def inkomna(*handlingar: Avtalshandling) -> Huvudmansavtal:
    """Gives the agreements of a huvudman that has handed in these."""
    avtal = TOMT
    for en in handlingar:
        handelse = AvtalRegistrerat(huvudman="1492", handling=en, efter_frist=False)
        avtal = efter_avtal(avtal, handelse)
    return avtal
