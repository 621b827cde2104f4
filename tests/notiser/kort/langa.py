"""Notices about many bodies, and the cards that they are written as."""

from datetime import date, timedelta

from beslutsmodell.kontakt import Kanal, Kontaktroll
from notiser.forsandelse import Kort
from notiser.skriv import skriv
from notiser.underlag import (
    Berort,
    Paminnelse,
    Underlag,
    Uppgift,
)
from tests.notiser.texter.exempelunderlag import (
    AVSANDARE,
    NU,
    PUNKTER,
    alla_sorter,
    en_adressat,
    en_omgang,
    en_uppgift,
)


def kortet(underlag: Underlag, roll: Kontaktroll = Kontaktroll.SAMORDNARE) -> Kort:
    adressat = en_adressat(Kanal.TEAMS, roll=roll)
    kort = skriv(underlag, adressat=adressat, avsandare=AVSANDARE, utskick="u", trad="t", nu=NU)
    assert isinstance(kort, Kort)
    return kort


def en_paminnelse(antal: int, *, langd: int = 0, **andringar: object) -> Paminnelse:
    return Paminnelse(
        omgang=en_omgang(**andringar), uppgifter=uppgifterna(antal, langd=langd), dagar=14
    )


def uppgifterna(antal: int, *, langd: int = 0) -> tuple[Uppgift, ...]:
    """Gives tasks of as many bodies; the last in the tuple is the first to be due."""
    return tuple(
        en_uppgift(
            organ=f"Nämnd {nummer} i Åmåls kommun",
            organ_i_mening=f"nämnd {nummer} i Åmåls kommun",
            egen_frist=date(2019, 11, 25) - timedelta(days=nummer % 10),
            noteringar=("å" * langd,) if langd else (),
        )
        for nummer in range(antal)
    )


def langa(antal: int, *, langd: int = 0) -> dict[str, tuple[Underlag, tuple[str, ...]]]:
    """Gives each kind that may be about many, with what its items are known by, in their order."""
    uppgifter = uppgifterna(antal, langd=langd)
    organen = tuple(f"Nämnd {nummer} i Åmåls kommun" for nummer in range(antal))
    ordnade = tuple(ett.organ for ett in sorted(uppgifter, key=lambda ett: ett.egen_frist))
    brister = tuple(f"Avtalet ”{nummer} {'å' * langd}” saknas." for nummer in range(antal))
    berorda = tuple(
        Berort(organ=ett, organ_i_mening=ett, punkter=PUNKTER, beslut=("1: bifall " + "å" * langd,))
        for ett in organen
    )
    grund = alla_sorter()
    oppning = _andrad(grund["oppning"], uppgifter=uppgifter)
    frist = _andrad(grund["fristandring"], uppgifter=uppgifter)
    andring = _andrad(grund["underlagsandring"], berorda=berorda)
    aterkallelse = _andrad(grund["aterkallelse"], berorda=berorda)
    lacker = _andrad(grund["komplettering"], brister=brister, atgarder=brister)
    return {
        "paminnelse": (en_paminnelse(antal, langd=langd), ordnade),
        "oppning": (oppning, ordnade),
        "fristandring": (frist, ordnade),
        "underlagsandring": (andring, organen),
        "aterkallelse": (aterkallelse, organen),
        "komplettering": (lacker, tuple(f"- {ett}" for ett in brister)),
    }


def _andrad(grund: Underlag, **andringar: object) -> Underlag:
    return grund.model_copy(update=andringar)
