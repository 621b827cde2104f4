"""A point of a case in words, and for which points a decision holds."""

from typing import TYPE_CHECKING, Final

from beslutsmodell.lage import punkt_i_ord

if TYPE_CHECKING:
    from beslutsmodell.arende import Arende, RegistreratBeslut
    from beslutsmodell.beslut import Punktbeslut

GALLER: Final = {
    "ja": "ja",
    "tidigare": "nej, tidigare besked",
    "ersatt": "ersatt",
    "bortvalt": "nej, ett annat är bekräftat",
    "upphavt": "nej, upphävt av domstol",
    "avslutad": "nej, punkten är avslutad",
    "vantar": "väntar på bekräftelse",
}
"""How a decision stands on a point, by the code in JSON."""


def punktrad(arende: "Arende", kod: str) -> str:
    """Write "Punkt 1: bifall, bör avropas av alla. OBS: motstridiga besked."."""
    punkt, senaste = arende.punkter[kod], arende.senaste_beslut(kod)
    styrka = senaste.beslut.for_punkt(kod).styrka if senaste else None
    ord_ = punkt_i_ord(punkt.lage.kod, arende.senaste_utfall(kod))
    marken = "".join(f" OBS: {flagga.etikett}." for flagga in punkt.flaggor)
    return f"Punkt {kod}: {ord_}{f', {styrka.etikett}' if styrka else ''}.{marken}"


def utfallsord(rad: "Punktbeslut") -> str:
    """Write "1 bifall (rekommenderas)"."""
    styrka = f" ({rad.styrka.etikett})" if rad.styrka else ""
    return f"{rad.punkt} {rad.utfall.etikett}{styrka}"


def galler_i_ord(arende: "Arende", ett: "RegistreratBeslut") -> str:
    """Write for which points a decision holds: one word where it is the same for all."""
    svar = {kod: GALLER[besked] for kod, besked in galler(arende, ett).items()}
    if len(set(svar.values())) == 1:
        return next(iter(svar.values()))
    return ", ".join(f"{kod} {besked}" for kod, besked in svar.items())


def galler(arende: "Arende", ett: "RegistreratBeslut") -> dict[str, str]:
    """Give, for each point that a decision names, how it stands there."""
    return {rad.punkt: _galler_for(arende, ett, rad) for rad in ett.beslut.punkter}


def _galler_for(arende: "Arende", ett: "RegistreratBeslut", rad: "Punktbeslut") -> str:
    from beslutsmodell.punktlage import AVSLUTADE

    punkt = arende.punkter[rad.punkt]
    barare = getattr(punkt.lage, "beslut", None)
    if rad.punkt in ett.upphavda and not ett.ersatt:
        return "upphavt" if ett.i_domstol else "tidigare"
    if not ett.galler_for(rad.punkt):
        return "ersatt" if ett.ersatt and rad.punkt not in ett.bortvalda else "bortvalt"
    if barare == ett.nummer:
        return "ja"
    if _ifragasatt(arende, ett, rad, barare):
        return "vantar"
    if arende.senaste_beslut(rad.punkt) is not ett:
        return "tidigare"
    return "avslutad" if punkt.lage.kod in AVSLUTADE else "ja"


def _ifragasatt(
    arende: "Arende", ett: "RegistreratBeslut", rad: "Punktbeslut", barare: int | None
) -> bool:
    """Tell whether the report came beside what stands, so that a human must choose."""
    from beslutsmodell.flagga import Flagga
    from beslutsmodell.utfall import EJ_BESLUT, ORDNINGSUTFALL

    flaggor = arende.punkter[rad.punkt].flaggor
    if Flagga.MOTSTRIDIGT in flaggor and barare is not None:
        ordning = [annat.nummer for annat in arende.beslut]
        return ordning.index(ett.nummer) > ordning.index(barare)
    if Flagga.EFTER_AVSLUT in flaggor:
        sist = arende.senaste_beslut(rad.punkt) is ett
        return sist or rad.utfall not in ORDNINGSUTFALL | EJ_BESLUT
    return False
