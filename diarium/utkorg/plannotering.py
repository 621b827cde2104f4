"""What the plan tells a kommun that will not make it the ordinary way."""

from collections.abc import Iterable
from datetime import date, datetime

from beslutsmodell.avtal.lage import avtalsstatus
from beslutsmodell.datum import datum_i_text, kort_datum
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kedja import lagg_upp
from beslutsmodell.plan.bedomning import Bedomning, Huvudmansplan
from beslutsmodell.plan.delomgang import delomgang, nulage_av
from beslutsmodell.plan.planera import planera
from beslutsmodell.sammantrade import Sammantrade
from diarium.arendelasning import las_arende
from diarium.avtalslasning import las_avtal
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session


def plannotering(
    session: Session,
    lasning: Omgangslasning,
    huvudman: str,
    kalender: Iterable[Sammantrade],
    *,
    nu: datetime,
) -> str | None:
    """Say how a participant still makes it, with the law; null when it does without, or is none.

    Planned for it alone, by the calendar that holds: the cost does not grow with the round.
    """
    if huvudman not in {man.kod for man in lasning.deltagare}:
        return None
    egen = delomgang(lasning.omgang, huvudman)
    arenden = {
        plan.nyckel: las_arende(session, lasning.id, plan.nyckel, omgang=egen.kod)[1]
        for plan in lagg_upp(egen)
    }
    organ = {ett.kod for ett in egen.organ}
    frist = lasning.motpartens_frist.tidpunkt
    last = las_avtal(session, lasning, huvudman)
    status = avtalsstatus(last.avtal, last.brister, frist=frist.instant, nu=nu)
    idag = nu.astimezone(STOCKHOLM).date()
    plan = planera(
        egen,
        nulage=nulage_av(arenden, idag=idag, avtal={huvudman: status}),
        regler=egen.plan,
        frist=frist.datum,
        kalender=[mote for mote in kalender if mote.organ in organ],
    )
    return _i_ord(plan.huvudman[0], frist.datum)


def _i_ord(man: Huvudmansplan, frist: date) -> str | None:
    if man.beslutat is not None:
        return None  # nothing is left for a meeting to do
    match man.bedomning:
        case Bedomning.ATGARD | Bedomning.EXTRA:
            atgarder = dict.fromkeys(vad for ett in man.beslut for vad in ett.atgarder)
            moten = [kort_datum(ett.mote) for ett in man.beslut if ett.mote]
            return (
                f"Enligt planen hinner allt fram till {datum_i_text(frist)}, med sammanträde "
                f"{' och '.join(dict.fromkeys(moten))}, så här: {'; '.join(atgarder)}."
            )
        case Bedomning.KAN_INTE:
            return (
                f"Enligt planen hinner allt inte fram till {datum_i_text(frist)}, inte heller med "
                "det som lagen medger. Meddela oss hur ni gör."
            )
        case _:
            return None
