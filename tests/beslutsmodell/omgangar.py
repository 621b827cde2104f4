"""A small round with two förbund of different chains, as the tests of the core vary it."""

from datetime import date

from beslutsmodell import (
    Beslutsomgang,
    Beslutspunkt,
    Beslutsvag,
    Fullmakt,
    Huvudman,
    Huvudmansslag,
    Milstolpe,
    Niva,
    Organ,
    Organslag,
    Processmall,
    Steg,
    Stegfrist,
    Stegsort,
    Tidpunkt,
)

ALLA = ("1", "2", "3")


def steg(
    kod: str,
    sort: Stegsort,
    niva: Niva,
    *vantar_pa: str,
    dagar: int | None = None,
) -> Steg:
    """Gives a step, with its own last day so many days before the milestone."""
    frist = None if dagar is None else Stegfrist(milstolpe="mottaget", dagar_fore=dagar)
    return Steg(kod=kod, namn=kod, sort=sort, niva=niva, vantar_pa=vantar_pa, frist=frist)


PROCESS = Processmall(
    kod="avrop",
    namn="Avrop",
    steg=(
        steg("inlamning", Stegsort.LAMNAR_IN, Niva.HUVUDMAN, "beslut"),
        steg("beslut", Stegsort.BESLUTAR, Niva.HUVUDMAN, "ks", dagar=14),
        steg("ks", Stegsort.BEREDER, Niva.HUVUDMAN, "namnd", dagar=30),
        steg("namnd", Stegsort.BEREDER, Niva.HUVUDMAN, "direktion"),
        steg("direktion", Stegsort.REKOMMENDERAR, Niva.FORBUND, "au"),
        steg("au", Stegsort.BEREDER, Niva.FORBUND, "vastkom"),
        steg("vastkom", Stegsort.REKOMMENDERAR, Niva.GEMENSAM),
    ),
)

HUVUDMAN = (
    Huvudman(kod="VK", namn="VästKom", slag=Huvudmansslag.FORENING),
    Huvudman(kod="FYR", namn="Fyrbodal", slag=Huvudmansslag.FORBUND),
    Huvudman(kod="GR", namn="Göteborgsregionen", slag=Huvudmansslag.FORBUND),
    Huvudman(kod="1492", namn="Åmål", slag=Huvudmansslag.KOMMUN, forbund="FYR"),
    Huvudman(kod="1487", namn="Vänersborg", slag=Huvudmansslag.KOMMUN, forbund="FYR"),
    Huvudman(kod="1440", namn="Ale", slag=Huvudmansslag.KOMMUN, forbund="GR"),
)

_ORGAN = {
    "vk-styrelse": ("VK", Organslag.FORENINGSSTYRELSE),
    "fyr-au": ("FYR", Organslag.UTSKOTT),
    "fyr-direktion": ("FYR", Organslag.DIREKTION),
    "gr-styrelse": ("GR", Organslag.STYRELSE),
    "1492-ks": ("1492", Organslag.STYRELSE),
    "1492-kf": ("1492", Organslag.FULLMAKTIGE),
    "1487-sn": ("1487", Organslag.NAMND),
    "1487-bun": ("1487", Organslag.NAMND),
    "1440-kf": ("1440", Organslag.FULLMAKTIGE),
}
ORGAN = tuple(
    Organ(kod=kod, namn=kod, huvudman=man, slag=slag) for kod, (man, slag) in _ORGAN.items()
)


def vag(kod: str, organ: str, *punkter: str, egen_frist: date | None = None) -> Beslutsvag:
    """Gives the case of a step in a body of its own principal."""
    return Beslutsvag(
        huvudman=_ORGAN[organ][0],
        steg=kod,
        organ=organ,
        punkter=punkter or ALLA,
        egen_frist=egen_frist,
    )


VAGAR = (
    vag("vastkom", "vk-styrelse"),
    vag("au", "fyr-au"),
    vag("direktion", "fyr-direktion"),
    vag("direktion", "gr-styrelse"),  # GR has no AU in its chain
    vag("ks", "1492-ks"),
    vag("beslut", "1492-kf", egen_frist=date(2019, 11, 1)),
    vag("beslut", "1487-sn", "1", "3"),
    vag("beslut", "1487-bun", "2"),
    vag("beslut", "1440-kf"),
)


def omgang(**andrat: object) -> Beslutsomgang:
    """Gives the round, with some parts replaced, validated as from outside."""
    grund: dict[str, object] = {
        "kod": "fvm-avrop-2019",
        "titel": "Avrop av FVM",
        "agare": "VästKom",
        "dnr": "VK 2019/1",
        "process": PROCESS,
        "punkter": tuple(Beslutspunkt(kod=kod, namn=f"Option {kod}") for kod in ALLA),
        "huvudman": HUVUDMAN,
        "organ": ORGAN,
        "beslutsvagar": VAGAR,
        "milstolpar": (stolpe("mottaget", date(2019, 11, 26)),),
        "fullmakter": (Fullmakt(huvudman="1492", punkter=("1",)),),
        "fiktivt": ("Svaren är fiktiva.",),
    }
    return Beslutsomgang.model_validate({**grund, **andrat})


def stolpe(kod: str, dag: date) -> Milstolpe:
    """Gives a milestone on a day."""
    return Milstolpe(kod=kod, namn=kod, tidpunkt=Tidpunkt(datum=dag))
