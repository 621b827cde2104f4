"""What the law asks of a body after its decision, and nobody has told that it has done."""

from collections.abc import Iterable, Sequence
from datetime import date

from beslutsmodell.arende import Arende, RegistreratBeslut
from beslutsmodell.flagga import Flagga
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import Avgjord, Villkorad
from beslutsmodell.regler.anmalan import anmalan_saknas, anmalningsdag
from beslutsmodell.regler.anslag import anslag_saknas
from beslutsmodell.regler.brist import Brist
from beslutsmodell.regler.overklagandetid import overklagandetid
from beslutsmodell.regler.protokoll import sista_anslagsdag
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Bevakningsslag(Etikett):
    """What is missing after a decision."""

    ANMALAN = "anmalan", "ordförandebeslutet är inte anmält"
    """A decision by the chair has not been reported at the meeting for it."""
    ANSLAG = "anslag", "inget anslag är känt"
    """The justering ought to have been announced, and no announcement is known."""
    NEDTAGET = "nedtaget", "anslaget togs ned för tidigt"
    """The announcement came down before the time for appeal had run out."""


class Bevakning(Varde):
    """One thing to ask a body about, after its decision."""

    arende: str
    organ: str
    nummer: int
    """The decision."""
    punkter: tuple[str, ...]
    slag: Bevakningsslag
    dag: date
    """The day on which it ought to have been done, or the announcement came down."""
    brist: Brist


def bevaka(
    arende: Arende, sammantraden: Sequence[Sammantrade], *, idag: date
) -> tuple[Bevakning, ...]:
    """List what to ask about the decisions of a case; `sammantraden` are those of its body.

    An announcement is asked for only where laga kraft matters: the body decides, it has approved,
    and no court has made the day plain.
    """
    return tuple(
        Bevakning(
            arende=arende.nyckel,
            organ=arende.organ,
            nummer=ett.nummer,
            punkter=punkter,
            slag=slag,
            dag=dag,
            brist=brist,
        )
        for ett in arende.beslut
        for slag, punkter, dag, brist in (
            *_anmalan(arende, ett, sammantraden, idag),
            *_anslag(arende, ett, idag),
        )
    )


_Fynd = tuple[Bevakningsslag, tuple[str, ...], date, Brist]


def _anmalan(
    arende: Arende, ett: RegistreratBeslut, sammantraden: Sequence[Sammantrade], idag: date
) -> Iterable[_Fynd]:
    """Yield a report that is missed; where the form does not exist, that is asked about instead."""
    punkter = tuple(
        kod
        for kod, punkt in arende.punkter.items()
        if arende.barande_beslut(kod) == ett.nummer
        and Flagga.ANMALS in punkt.flaggor
        and Flagga.FEL_FORM not in punkt.flaggor
    )
    dag = anmalningsdag(ett.beslut, sammantraden) if punkter else None
    brist = anmalan_saknas(ett.beslut, sammantraden, idag=idag)
    if dag and brist:
        yield Bevakningsslag.ANMALAN, punkter, dag, brist


def _anslag(arende: Arende, ett: RegistreratBeslut, idag: date) -> Iterable[_Fynd]:
    punkter = tuple(
        kod
        for kod, punkt in arende.punkter.items()
        if isinstance(punkt.lage, Villkorad | Avgjord)
        and punkt.lage.beslut == ett.nummer
        and blir_bifall(ett.beslut.for_punkt(kod).utfall)
    )
    regler, beslut = arende.protokoll, ett.beslut
    if not punkter or arende.sort is not Stegsort.BESLUTAR or ett.ar_provat:
        return
    if beslut.justerat and (brist := anslag_saknas(beslut, regler, idag=idag)):
        sista = sista_anslagsdag(beslut.justerat, dagar=regler.anslag_dagar or 0)
        yield Bevakningsslag.ANSLAG, punkter, sista, brist
    tid = overklagandetid(beslut)
    if tid and tid.nedtaget and (brist := tid.for_tidigt_nedtaget()):
        yield Bevakningsslag.NEDTAGET, punkter, tid.nedtaget, brist
