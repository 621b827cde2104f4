"""The subject of a notice: what it is, whose, by when, in which round."""

from collections.abc import Sequence
from typing import Final, assert_never

from beslutsmodell.datum import datum_i_text
from beslutsmodell.kontakt import Kontaktroll
from notiser.texter.radbrytning import en_rad
from notiser.texter.stegord import stegord
from notiser.texter.utomstaende import svaret
from notiser.underlag import (
    Aterkallelse,
    Fristandring,
    Komplettering,
    Kontaktfraga,
    Kvittering,
    Omgangsfakta,
    Oppning,
    Paketleverans,
    Paminnelse,
    Protokollsfraga,
    Underlag,
    Underlagsandring,
    Uppgift,
)

SANDLADA: Final = "[Sandlåda] "
FIKTIVT: Final = "[Fiktivt] "


def skriv_amne(underlag: Underlag, roll: Kontaktroll) -> str:
    """Give the subject on one line, the most important first."""
    omgang = underlag.omgang
    mening = f"{_karna(underlag, roll)}. {omgang.titel}, dnr {omgang.dnr}"
    return en_rad(f"{_marken(omgang)}{mening}")


def _marken(omgang: Omgangsfakta) -> str:
    """Mark what is a trial or made up, so that a list of mails shows it."""
    return (SANDLADA if omgang.sandlada else "") + (FIKTIVT if omgang.fiktivt else "")


def _karna(underlag: Underlag, roll: Kontaktroll) -> str:
    match underlag:
        case Paminnelse():
            return _paminnelse(underlag.uppgifter, roll)
        case Oppning():
            return f"Ärende att ta upp: {_vems(underlag.uppgifter)}"
        case Fristandring():
            dag = datum_i_text(underlag.ny.datum)
            return f"Ändrad frist: {underlag.milstolpe} senast {dag}{_for(underlag.uppgifter)}"
        case Underlagsandring():
            organ = [ett.organ_i_mening for ett in underlag.berorda]
            return f"Ändrat underlag: {underlag.namn} {underlag.ny}{_bland(organ)}"
        case Aterkallelse():
            organ = [ett.organ_i_mening for ett in underlag.berorda]
            return f"Återkallat: punkt {', '.join(underlag.punkter)}{_bland(organ)}"
        case Komplettering():
            return f"Komplettering behövs: {underlag.huvudman}"
        case Kvittering():
            sent = ", men kom in efter fristen" if underlag.efter_frist else ""
            return f"Avtalen är kvitterade{sent}: {underlag.huvudman}"
        case Protokollsfraga():
            dag = datum_i_text(underlag.sammantrade)
            return f"Är protokollet justerat? {underlag.organ} {dag}"
        case Kontaktfraga():
            forst, *fler = underlag.platser
            antal = len(fler) + underlag.fler
            till = f" och {antal} till" if antal else ""
            return f"Är ni rätt mottagare? {forst.organ}{till}"
        case Paketleverans():
            return f"Inlämning av avtal: {underlag.huvudman}"
        case _:
            assert_never(underlag)


def _paminnelse(uppgifter: Sequence[Uppgift], roll: Kontaktroll) -> str:
    """Tell a body what it owes, a coordinator who owes it, and the owner who has not answered."""
    match roll:
        case Kontaktroll.AGARE:
            return f"Eskalering: {_vems_svar(uppgifter)}"
        case Kontaktroll.SAMORDNARE:
            return f"Eskalering: {_vems(uppgifter)}"
        case _:
            return f"Påminnelse: {_vems(uppgifter)}"


def _vems_svar(uppgifter: Sequence[Uppgift]) -> str:
    """Name who has not answered, and the own last day; of several, how many and the first day."""
    forst = min(uppgifter, key=lambda uppgift: uppgift.egen_frist)
    dag, svar = datum_i_text(forst.egen_frist), svaret(uppgifter)
    if len(uppgifter) == 1:
        return f"inget {svar} från {forst.i_mening}, {stegord(forst.sort).substantiv} senast {dag}"
    return f"inget {svar} i {len(uppgifter)} ärenden, det första senast {dag} ({forst.i_mening})"


def _vems(uppgifter: Sequence[Uppgift]) -> str:
    """Name the body and its own last day; of several, the one that is first."""
    forst = min(uppgifter, key=lambda uppgift: uppgift.egen_frist)
    dag = datum_i_text(forst.egen_frist)
    if len(uppgifter) == 1:
        return f"{forst.organ}, {stegord(forst.sort).substantiv} senast {dag}"
    return f"{len(uppgifter)} ärenden, det första senast {dag} ({forst.i_mening})"


def _for(uppgifter: Sequence[Uppgift]) -> str:
    """Name the bodies that a change concerns, where there are any."""
    return _bland([uppgift.i_mening for uppgift in uppgifter])


def _bland(namn: Sequence[str]) -> str:
    organ = list(dict.fromkeys(namn))
    if not organ:
        return ""
    return f" ({organ[0]}{' m.fl.' if len(organ) > 1 else ''})"
