"""Without risks, and with every lawful time used in full, the forecast is the plan."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.bedomning import Bedomning, Beslutsplan, Huvudmansplan
from beslutsmodell.plan.nulage import Protokollslage
from beslutsmodell.plan.planera import planera
from beslutsmodell.plan.planregler import Planregler, Verkstallighet
from beslutsmodell.plan.vagen import vagen_fran
from beslutsmodell.prognos.underlag import Prognosunderlag
from tests.beslutsmodell.omgangar import ORGAN
from tests.beslutsmodell.plan.rundan import KF, KS, mote, runda
from tests.beslutsmodell.prognos.rundan import prognos, underlag

FORSTA = date(2019, 8, 26)
_DAG = st.integers(0, 110).map(lambda antal: FORSTA + timedelta(days=antal))
_KALENDER = st.fixed_dictionaries(
    {organ.kod: st.lists(_DAG, max_size=5, unique=True).map(sorted) for organ in ORGAN}
)
_BESLUTADE = st.dictionaries(
    st.sampled_from(["vastkom/vk-styrelse", "au/fyr-au", "direktion/fyr-direktion", KS, KF]),
    st.integers(-40, -1),
)
_REGLER = st.builds(
    Planregler,
    verkstallighet=st.sampled_from(Verkstallighet),
    omedelbar_justering=st.booleans(),
    undertecknande_dagar=st.integers(0, 5),
    leverans_dagar=st.integers(0, 2),
)
_DOMSTOL = st.one_of(
    st.just(Protokollslage()),
    st.builds(Protokollslage, overklagat=st.just(value=True), inhiberat=st.booleans()),
    st.builds(Protokollslage, laga_kraft=_DAG),
)
_AVTAL = st.sampled_from([Avtalsstatus.SAKNAS, Avtalsstatus.UNDERTECKNAT])


@settings(max_examples=300, deadline=None)
@given(
    kalender=_KALENDER,
    idag=_DAG,
    regler=_REGLER,
    beslutade=_BESLUTADE,
    startad=st.booleans(),
    bordlagd=st.one_of(st.none(), st.integers(-20, -1)),
    domstol=_DOMSTOL,
    avtal=_AVTAL,
)
def test_a_kommun_is_in_time_when_the_plan_says_so(
    kalender: dict[str, list[date]],
    idag: date,
    regler: Planregler,
    beslutade: dict[str, int],
    *,
    startad: bool,
    bordlagd: int | None,
    domstol: Protokollslage,
    avtal: Avtalsstatus,
) -> None:
    moten = tuple(mote(kod, str(dag)) for kod, dagar in kalender.items() for dag in dagar)
    egen = runda().model_copy(update={"kalender": moten})
    behandlat = {} if bordlagd is None else {"beslut/1440-kf": idag + timedelta(days=bordlagd)}
    fran = underlag(
        egen,
        idag=idag,
        regler=regler,
        nulage={
            "beslutat": {nyckel: idag + timedelta(days=ett) for nyckel, ett in beslutade.items()},
            "behandlat": behandlat,
            "bordlagda": frozenset(behandlat),
            "startad": startad,
            "protokoll": {KF: domstol} if KF in beslutade else {},
            "avtal": {man.kod: avtal for man in egen.deltagare},
        },
    )
    plan = planera(egen, nulage=fran.nulage, regler=regler, frist=fran.frist)
    svar = {man.kod: man.i_tid for man in prognos(fran, dragningar=2).huvudman}
    for man in plan.huvudman:
        assert svar[man.kod] == _enligt_planen(man, egen, fran), man.kod


def _enligt_planen(
    man: Huvudmansplan, omgang: Beslutsomgang, fran: Prognosunderlag
) -> float | None:
    """Gives 1 when all of a kommun's bodies make it, 0 when one does not, null if not known."""
    if any(ett.bedomning is Bedomning.OKAND for ett in man.beslut):
        return None
    return float(all(_hinner(ett, omgang, fran) for ett in man.beslut))


def _hinner(ett: Beslutsplan, omgang: Beslutsomgang, fran: Prognosunderlag) -> bool:
    """Tell whether the plan says so; of what is decided, whether the lawful days reach.

    Minutes that nobody has told of are late in the plan, and done in lawful time in the forecast.
    Signing before laga kraft what is appealed is a measure in the plan whatever the rules say.
    """
    if ett.arende.beslutat is None:
        return ett.bedomning in {Bedomning.HINNER, Bedomning.AVSLUTAT}
    assert ett.mote is not None
    fore_laga_kraft = fran.regler.verkstallighet is not Verkstallighet.LAGA_KRAFT
    kant = fran.nulage.protokoll.get(ett.arende.nyckel, Protokollslage())
    tecknat = fran.nulage.avtal[ett.arende.huvudman] is Avtalsstatus.UNDERTECKNAT
    dom = kant.overklagat or kant.laga_kraft is not None
    if tecknat or kant.inhiberat or (dom and not fore_laga_kraft):
        ratt = {Bedomning.BESLUTAT, Bedomning.ATGARD} if fore_laga_kraft else {Bedomning.BESLUTAT}
        return ett.bedomning in ratt
    tidigast = fran.nulage.idag + timedelta(days=fran.regler.leverans_dagar)
    vagen = vagen_fran(
        ett.mote,
        slag=ett.arende.organslag,
        protokoll=omgang.process.finn("beslut").protokoll,
        regler=fran.regler,
    )
    return max(vagen[-1].datum, tidigast) <= fran.frist
