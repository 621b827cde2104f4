"""What if: an extra meeting, an earlier ask, an extended deadline."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from beslutsmodell.datum import datum_i_text
from beslutsmodell.fel import OgiltigProvning
from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import ar_vardag
from beslutsmodell.plan.framat import EXTRA_ANDRA, EXTRA_KALLELSE
from beslutsmodell.prognos.underlag import Prognosunderlag
from beslutsmodell.sammantrade import Sammantrade


def vad_om(
    underlag: Prognosunderlag,
    *,
    extra: Iterable[tuple[str, date]] = (),
    tidigare: int = 0,
    frist: date | None = None,
) -> Prognosunderlag:
    """Give what a forecast is made from if something were otherwise; OgiltigProvning if it cannot.

    `extra` holds bodies and days of extra meetings, whose documents may come the day before.
    `tidigare` moves the ask so many days back, and can be tried before the start only.
    """
    for organ, dag in extra:
        underlag = _med_extra(underlag, organ, dag)
    if tidigare:
        underlag = _fragat_tidigare(underlag, tidigare)
    if frist is not None:
        if frist < underlag.nulage.idag:
            raise OgiltigProvning(f"Fristen {datum_i_text(frist)} har redan varit. Ange en senare.")
        underlag = replace(underlag, frist=frist)
    return underlag


def _med_extra(underlag: Prognosunderlag, kod: str, dag: date) -> Prognosunderlag:
    slag = {organ.kod: organ.slag for organ in underlag.omgang.organ}
    if kod not in slag:
        raise OgiltigProvning(
            f"{kod!r} är inget organ i omgången {underlag.omgang.kod}. Ange organets kod, till "
            f"exempel {underlag.omgang.organ[0].kod}."
        )
    kallelse = EXTRA_KALLELSE if slag[kod] is Organslag.FULLMAKTIGE else EXTRA_ANDRA
    tidigast = underlag.nulage.idag + kallelse
    if dag < tidigast:
        raise OgiltigProvning(
            f"{kod} hinner inte kallas till {datum_i_text(dag)}. Tidigast "
            f"{datum_i_text(tidigast)} går att pröva."
        )
    if not ar_vardag(dag):
        raise OgiltigProvning(f"{datum_i_text(dag).capitalize()} är ingen vardag. Ange en annan.")
    if any(mote.organ == kod and mote.datum == dag for mote in underlag.kalender):
        raise OgiltigProvning(f"{kod} sammanträder redan {datum_i_text(dag)}. Ange en annan dag.")
    mote = Sammantrade(organ=kod, datum=dag, handlingar_senast=dag - timedelta(days=1))
    return replace(underlag, kalender=(*underlag.kalender, mote))


def _fragat_tidigare(underlag: Prognosunderlag, dagar: int) -> Prognosunderlag:
    if underlag.nulage.startad:
        raise OgiltigProvning(
            f"Omgången {underlag.omgang.kod} är redan startad: frågan kan inte ställas tidigare."
        )
    dag = underlag.nulage.idag - timedelta(days=dagar)
    return replace(underlag, nulage=replace(underlag.nulage, idag=dag))
