"""A small round to plan: its meetings are given case by case."""

from datetime import date, timedelta

from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.bedomning import Beslutsplan, Plan
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planera import planera
from beslutsmodell.plan.planregler import Planregler, Verkstallighet
from beslutsmodell.process import Protokollsregler
from beslutsmodell.sammantrade import Sammantrade
from tests.beslutsmodell.omgangar import PROCESS, omgang

AMAL, VANERSBORG, ALE = "1492", "1487", "1440"
KF, KS = "beslut/1492-kf", "ks/1492-ks"
IDAG = date(2019, 9, 2)
FORE = Planregler(verkstallighet=Verkstallighet.JUSTERAT)
"""The last day to meet is then 12 November: justerat on the 26th."""
KALENDER: dict[str, tuple[str, ...]] = {
    "vk-styrelse": ("2019-09-10",),
    "fyr-au": ("2019-09-19",),
    "fyr-direktion": ("2019-09-27",),
    "gr-styrelse": ("2019-09-27",),
    "1492-ks": ("2019-10-08", "2019-11-05"),
    "1492-kf": ("2019-09-26", "2019-10-24", "2019-11-21"),
    "1487-sn": ("2019-10-15", "2019-11-12"),
    "1487-bun": ("2019-10-16",),
    "1440-kf": ("2019-10-28", "2019-11-25"),
}
"""Documents are due seven days before every meeting."""


def mote(organ: str, dag: str) -> Sammantrade:
    """Gives a meeting whose documents are due a week before."""
    datum = date.fromisoformat(dag)
    return Sammantrade(organ=organ, datum=datum, handlingar_senast=datum - timedelta(days=7))


def runda(**kalender: tuple[str, ...]) -> Beslutsomgang:
    """Gives the round with other meetings for some bodies, named as `kf_1492`."""
    egna = {"-".join(reversed(namn.split("_"))): dagar for namn, dagar in kalender.items()}
    process = PROCESS.model_copy(
        update={
            "steg": tuple(
                steg.model_copy(
                    update={"protokoll": Protokollsregler(justering_dagar=14, anslag_dagar=2)}
                )
                if steg.kod == "beslut"
                else steg
                for steg in PROCESS.steg
            )
        }
    )
    moten = {**KALENDER, **egna}
    return omgang(
        process=process,
        kalender=tuple(mote(organ, dag) for organ, dagar in moten.items() for dag in dagar),
    )


def plan(
    runda_: Beslutsomgang,
    *,
    idag: date = IDAG,
    regler: Planregler = FORE,
    beslutat: dict[str, date] | None = None,
    **nulage: object,
) -> Plan:
    """Plans the round from a day."""
    egna = Nulage(
        idag=idag,
        beslutat=beslutat or {},
        behandlat=nulage.pop("behandlat", {}),  # type: ignore[arg-type]
        **nulage,  # type: ignore[arg-type]
    )
    return planera(runda_, nulage=egna, regler=regler)


def beslutet(svar: Plan, huvudman: str = AMAL, organ: str | None = None) -> Beslutsplan:
    """Gives the plan of a principal's decision."""
    (ett,) = (
        ett
        for man in svar.huvudman
        if man.kod == huvudman
        for ett in man.beslut
        if organ is None or ett.arende.organ == organ
    )
    return ett
