"""Which decision of a case is meant, when no number is stated."""

from collections.abc import Callable

from beslutsmodell.arende import Arende, RegistreratBeslut
from beslutsmodell.fel import OgiltigtBeslut
from beslutsmodell.flagga import Flagga


def gallande_beslut(arende: Arende, nummer: int | None) -> int:
    """Give the stated number, or that of the only decision that is not superseded.

    OgiltigtBeslut when there is none, or several to choose from.
    """
    return nummer or _enda(arende, lambda _: True)


def ojusterat_beslut(arende: Arende, nummer: int | None) -> int:
    """Give the stated number, or that of the only decision that waits for its justering."""
    return nummer or _enda(arende, lambda ett: ett.beslut.justerat is None)


def oanmalt_beslut(arende: Arende, nummer: int | None) -> int:
    """Give the stated number, or that of the only decision that waits to be reported."""
    return nummer or _enda(arende, lambda ett: _marks(arende, ett, Flagga.ANMALS))


def overklagat_beslut(arende: Arende, nummer: int | None) -> int:
    """Give the stated number, or that of the only decision that is in court."""
    return nummer or _enda(arende, lambda ett: _marks(arende, ett, Flagga.OVERKLAGAD))


def _marks(arende: Arende, ett: RegistreratBeslut, flagga: Flagga) -> bool:
    """Tell whether the mark stands beside a point that the decision bears."""
    return any(
        flagga in punkt.flaggor and arende.barande_beslut(kod) == ett.nummer
        for kod, punkt in arende.punkter.items()
    )


def _enda(arende: Arende, villkor: Callable[[RegistreratBeslut], bool]) -> int:
    galler = [ett for ett in arende.beslut if ett.star_kvar]
    kandidater = [ett for ett in galler if villkor(ett)] or galler
    match kandidater:
        case []:
            raise OgiltigtBeslut(
                f"{arende.nyckel} har inget registrerat beslut som gäller. Registrera det först.",
            )
        case [ett]:
            return ett.nummer
        case _:
            lista = ", ".join(f"{ett.nummer} ({ett.beslut.datum})" for ett in kandidater)
            raise OgiltigtBeslut(
                f"{arende.nyckel} har flera beslut: nummer {lista}. Ange numret på det som menas.",
            )
