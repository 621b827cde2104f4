"""Commands that name points and move each from a fixed set of states."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from beslutsmodell.arende import Arende
from beslutsmodell.fel import OtillatetKommando
from beslutsmodell.flagga import Flagga
from beslutsmodell.handelser import Avbrutet, Foljd, Oppnat, Stangt, VillkorUppfyllt
from beslutsmodell.hantering.utfall_till_lage import utan_flaggor
from beslutsmodell.kommandon import Avbryt, Oppna, Stang, UppfyllVillkor
from beslutsmodell.punktlage import (
    UTESTAENDE,
    Avbruten,
    Avgjord,
    Lagekod,
    Oppen,
    Punktlage,
    UtanSvar,
    Vilande,
    Villkorad,
)
from beslutsmodell.utfall import Utfall

TILLATNA_LAGEN: Final[Mapping[str, frozenset[Lagekod]]] = MappingProxyType(
    {
        "oppna": frozenset({Lagekod.VILANDE}),
        "uppfyll_villkor": frozenset({Lagekod.VILLKORAD}),
        "avbryt": frozenset(
            {Lagekod.VILANDE, Lagekod.PRELIMINAR, Lagekod.VILLKORAD, *UTESTAENDE},
        ),
        "stang": frozenset({Lagekod.VILANDE, *UTESTAENDE}),
    },
)
"""For each command, the states that it may move a point from."""

_RAD: Final = MappingProxyType(
    {
        "oppna": ("öppna", "Bara vilande punkter öppnas."),
        "uppfyll_villkor": ("uppfylla villkor", "Bara ett bifall med villkor kan uppfyllas."),
        "avbryt": ("avbryta", "Ett beslut som står fast rättas med `korrigera`."),
        "stang": ("stänga", "Bara punkter som saknar utfall stängs som utan svar."),
    },
)

_OBESVARADE: Final = frozenset(
    {Flagga.OVERKLAGAD, Flagga.INHIBERAD, Flagga.UPPHAVD, Flagga.GAMMALT_UNDERLAG},
)
"""Marks that ask what no command can answer once nothing is awaited; the history stays."""


def oppna(arende: Arende, kommando: Oppna) -> Oppnat:
    """Open points that have been waiting."""
    return Oppnat(foljder=_foljder(arende, kommando, _oppnad))


def uppfyll_villkor(arende: Arende, kommando: UppfyllVillkor) -> VillkorUppfyllt:
    """Turn a conditional approval into a final one."""
    return VillkorUppfyllt(
        motivering=kommando.motivering,
        av=kommando.av,
        foljder=_foljder(arende, kommando, _uppfylld),
    )


def avbryt(arende: Arende, kommando: Avbryt) -> Avbrutet:
    """Withdraw points that have no final outcome."""
    return Avbrutet(
        motivering=kommando.motivering,
        av=kommando.av,
        foljder=_foljder(arende, kommando, lambda _: Avbruten(), utan=_OBESVARADE),
    )


def stang(arende: Arende, kommando: Stang) -> Stangt:
    """Close points that are still owed."""
    return Stangt(
        motivering=kommando.motivering,
        av=kommando.av,
        foljder=_foljder(arende, kommando, lambda _: UtanSvar(), utan=_OBESVARADE),
    )


def _foljder(
    arende: Arende,
    kommando: Oppna | UppfyllVillkor | Avbryt | Stang,
    blir: Callable[[Punktlage], Punktlage],
    *,
    utan: frozenset[Flagga] = frozenset(),
) -> tuple[Foljd, ...]:
    """Move every named point, or refuse them all."""
    verb, rad = _RAD[kommando.typ]
    for kod in kommando.punkter:
        punkt = arende.punkter.get(kod)
        if punkt is None or punkt.lage.kod not in TILLATNA_LAGEN[kommando.typ]:
            raise OtillatetKommando(
                arende=arende.nyckel,
                punkt=kod,
                lage=punkt.lage.kod.etikett if punkt else "okänd i ärendet",
                kommando=verb,
                rad=rad,
            )
    return tuple(
        Foljd(
            punkt=kod,
            lage=blir(arende.punkter[kod].lage),
            flaggor=utan_flaggor(arende.punkter[kod], utan),
        )
        for kod in kommando.punkter
    )


def _oppnad(lage: Punktlage) -> Punktlage:
    return Oppen(fortydliga=lage.fortydliga if isinstance(lage, Vilande) else None)


def _uppfylld(lage: Punktlage) -> Punktlage:
    if not isinstance(lage, Villkorad):
        raise TypeError(lage)
    return Avgjord(beslut=lage.beslut, utfall=Utfall.BIFALL)
