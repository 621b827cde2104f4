"""One participant's part of a round: its own bodies, and those that speak to everybody."""

from collections.abc import Mapping
from datetime import date

from beslutsmodell.arende import Arende
from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.lage import nagot_saknas
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.nulage import Nulage, Protokollslage, protokollslage
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import AVSLUTADE, UTESTAENDE, Lagekod


def delomgang(omgang: Beslutsomgang, huvudman: str) -> Beslutsomgang:
    """Give the round as if it had one participant: what its plan costs does not grow with others.

    `huvudman` is the code of a participant.
    """
    andra = {man.kod for man in omgang.deltagare} - {huvudman}
    egna = tuple(man for man in omgang.huvudman if man.kod not in andra)
    organ = tuple(ett for ett in omgang.organ if ett.huvudman not in andra)
    koder = {ett.kod for ett in organ}
    return omgang.model_copy(
        update={
            "huvudman": egna,
            "organ": organ,
            "beslutsvagar": tuple(v for v in omgang.beslutsvagar if v.huvudman not in andra),
            "kalender": tuple(mote for mote in omgang.kalender if mote.organ in koder),
        }
    )


def nulage_av(
    arenden: Mapping[str, Arende], *, idag: date, avtal: Mapping[str, Avtalsstatus]
) -> Nulage:
    """Tell from cases, by their keys, what a plan of them starts from.

    `avtal` says how it stands with the agreements, by the code of the participant.
    """
    lagen = {
        nyckel: {punkt.lage.kod for punkt in ett.punkter.values()}
        for nyckel, ett in arenden.items()
    }
    svarat = {nyckel for nyckel, ett in arenden.items() if _har_svarat(ett)}
    dagar = {nyckel: dag for nyckel, ett in arenden.items() if (dag := _senast(ett)) is not None}
    return Nulage(
        idag=idag,
        beslutat={nyckel: dag for nyckel, dag in dagar.items() if nyckel in svarat},
        behandlat={nyckel: dag for nyckel, dag in dagar.items() if nyckel not in svarat},
        avslutade=frozenset(nyckel for nyckel, alla in lagen.items() if alla <= AVSLUTADE),
        bordlagda=frozenset(
            nyckel for nyckel, alla in lagen.items() if alla & UTESTAENDE == {Lagekod.BORDLAGD}
        ),
        aterremitterade=frozenset(
            nyckel for nyckel, alla in lagen.items() if Lagekod.ATERREMITTERAD in alla
        ),
        avslag=frozenset(nyckel for nyckel in svarat if not _tecknar(arenden[nyckel])),
        avtal=avtal,
        protokoll={nyckel: _protokollet(arenden[nyckel]) for nyckel in dagar},
    )


def _har_svarat(arende: Arende) -> bool:
    if arende.sort is not Stegsort.BESLUTAR:
        return arende.har_svarat()
    return not nagot_saknas([punkt.lage.kod for punkt in arende.punkter.values()])


def _tecknar(arende: Arende) -> bool:
    """Tell whether a case leaves anything to sign."""
    utfallen = map(arende.senaste_utfall, arende.punkter)
    return any(ett is not None and blir_bifall(ett) for ett in utfallen)


def _senast(arende: Arende) -> date | None:
    return max((ett.beslut.datum for ett in arende.beslut if ett.star_kvar), default=None)


def _protokollet(arende: Arende) -> Protokollslage:
    """Tell how far the last decision that holds has come; there is one."""
    kvar = (ett for ett in arende.beslut if ett.star_kvar)
    ett = max(kvar, key=lambda ett: (ett.beslut.datum, ett.nummer))
    return protokollslage(ett.beslut, ett.i_domstol)
