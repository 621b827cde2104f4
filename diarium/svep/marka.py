"""The answer of a transport becomes the state of a message."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, assert_never

from sqlalchemy import bindparam, func, null, select, update

from diarium.databaslage import las_ticken
from diarium.drivsats import Drivsats
from diarium.returer.avvisat import bokfor_avvisat
from diarium.session import Session
from diarium.svep.behov import avbruten, har_avbrutits, langsta_lease
from diarium.svep.miljo import Sandmiljo
from diarium.svep.tagning import Taget
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.forsegling import andra_utskick, forsegla
from diarium.utkorg.tillstand import KRAVER_MANNISKA, Tillstand
from notiser.forsandelse import Brev
from notiser.omforsok import ONADD, nasta_forsok
from notiser.svar import BestaendeFel, Okant, Skickat, Svar, TillfalligtFel

_UTSKICK = tabell(Utskicksrad)
_MARK: Final = Drivsats(
    update(_UTSKICK)
    .where(
        _UTSKICK.c.id == bindparam("b_id"),
        _UTSKICK.c.tillstand == Tillstand.TAGEN.value,
        _UTSKICK.c.avsandare == bindparam("b_avsandare"),
        _UTSKICK.c.forsok == bindparam("b_forsok"),
    )
    .values(
        tillstand=bindparam("b_tillstand"),
        lease_till=null(),
        motivering=bindparam("b_motivering"),
        skickad=func.coalesce(bindparam("b_skickad", type_=Utctid), _UTSKICK.c.skickad),
        tidigast=func.coalesce(bindparam("b_tidigast", type_=Utctid), _UTSKICK.c.tidigast),
        forsok=func.coalesce(bindparam("b_nytt_forsok"), _UTSKICK.c.forsok),
    ),
)
_OKANDA: Final = Drivsats(
    select(_UTSKICK.c.id)
    .where(_UTSKICK.c.tillstand == Tillstand.OKANT.value, ~_UTSKICK.c.dubblett)
    .limit(1),
)


def marka(
    session: Session,
    taget: Taget,
    svar: Svar,
    miljo: Sandmiljo,
    *,
    nu: datetime,
) -> Tillstand:
    """Write down what became of a message that this sender held; give its state.

    When the lease has run out in the meantime somebody else has the row, and it is left alone.
    """
    tillstand, varden = _foljd(taget, svar, miljo, nu=nu)
    mitt = {"b_id": taget.id, "b_avsandare": miljo.namn, "b_forsok": taget.forsok}
    oandrat = dict.fromkeys(("b_skickad", "b_tidigast", "b_nytt_forsok"))
    nytt = {f"b_{namn}": varde for namn, varde in varden.items()}
    nytt = {**oandrat, "b_tillstand": tillstand.value, **nytt}
    if _MARK.kor(session, mitt | nytt):
        forsegla(session, [taget.id])
        match svar, taget.forsandelse:
            case BestaendeFel(okand_mottagare=str()), Brev() as brev:
                bokfor_avvisat(session, taget.id, brev, svar, nu=nu)
            case _:
                pass
    return tillstand


def _foljd(
    taget: Taget,
    svar: Svar,
    miljo: Sandmiljo,
    *,
    nu: datetime,
) -> tuple[Tillstand, dict[str, Any]]:
    match svar:
        case Skickat():
            return Tillstand.SKICKAD, {"skickad": nu, "motivering": svar.kvitto}
        case TillfalligtFel(raknas=False):
            return Tillstand.TILLFALLIGT_FEL, {
                "tidigast": nu + ONADD,
                "motivering": svar.orsak,
                "nytt_forsok": taget.forsok - 1,
            }
        case TillfalligtFel():
            nasta = nasta_forsok(taget.forsok, nu=nu, slump=miljo.slump(), vanta_s=svar.vanta_s)
            if nasta is None:
                return Tillstand.DOD, {"motivering": svar.orsak}
            return Tillstand.TILLFALLIGT_FEL, {"tidigast": nasta, "motivering": svar.orsak}
        case BestaendeFel():
            return Tillstand.BESTAENDE_FEL, {"motivering": svar.orsak}
        case Okant():
            return Tillstand.OKANT, {"motivering": svar.orsak}
        case _:
            assert_never(svar)


def lamna_tillbaka(session: Session, tagna: Iterable[Taget], miljo: Sandmiljo) -> None:
    """Give back messages that this sender claimed and never tried to send."""
    for taget in tagna:
        andra_utskick(
            session,
            update(_UTSKICK)
            .where(
                _UTSKICK.c.id == taget.id,
                _UTSKICK.c.tillstand == Tillstand.TAGEN,
                _UTSKICK.c.avsandare == miljo.namn,
                _UTSKICK.c.forsok == taget.forsok,
            )
            .values(
                tillstand=Tillstand.PLANERAD.value,
                forsok=taget.forsok - 1,
                lease_till=None,
            ),
        )


def slapp_forfallna(session: Session, *, nu: datetime) -> int:
    """Let messages whose lease ran out become okänt: their sender died, nobody knows."""
    if not har_avbrutits(session, nu=nu):
        return 0  # as in nearly every sweep
    las_ticken(session)  # two at once would wait for each other's rows
    andrade = andra_utskick(
        session,
        update(_UTSKICK)
        .where(avbruten(nu, langst=langsta_lease(nu)))
        .values(
            tillstand=Tillstand.OKANT.value,
            lease_till=None,
            motivering="sändningen avbröts; det är okänt om meddelandet gick iväg",
        ),
    )
    return len(andrade)


def planera_om_okanda(session: Session, *, nu: datetime) -> int:
    """Plan an unknown reminder once more, with the note that it may be a copy.

    At most once per message; kinds that ask a human stay where they are.
    """
    if not _OKANDA.rader(session):
        return 0
    las_ticken(session)
    # No subquery: PostgreSQL looks anew at the statement's own conditions when it has waited for a
    # row, and never at a subquery's, so that what another sent meanwhile would be sent again.
    andrade = andra_utskick(
        session,
        update(_UTSKICK)
        .where(
            _UTSKICK.c.tillstand == Tillstand.OKANT,
            ~_UTSKICK.c.dubblett,
            _UTSKICK.c.sort.not_in(KRAVER_MANNISKA),
        )
        .values(tillstand=Tillstand.PLANERAD.value, dubblett=True, tidigast=nu),
    )
    return len(andrade)
