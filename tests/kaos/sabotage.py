"""Faults put into the engine on purpose, in a sender: the tool must find each."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from unittest import mock

from sqlalchemy import text

from diarium.session import Session
from diarium.svep import marka as mark
from diarium.svep import svepa
from diarium.svep import ta as tag
from diarium.svep.miljo import Sandmiljo
from diarium.svep.tagning import Tagning
from notiser.forsandelse import Forsandelse
from notiser.svar import Skickat


def marka_fore_sandning() -> None:
    """Marks what is claimed as sent before it is sent: a death loses it."""
    ta = tag.ta

    def ta_och_marka(session: Session, miljo: Sandmiljo, *mer: Any, nu: datetime) -> Tagning:  # noqa: ANN401 - passes on
        tagning = ta(session, miljo, *mer, nu=nu)
        for taget in tagning.tagna:
            mark.marka(session, taget, Skickat(kvitto="förtida"), miljo, nu=nu)
        return tagning

    mock.patch.object(svepa, "ta", ta_och_marka).start()


def tiga_om_kopian() -> None:
    """Sends what may have been sent before without the note."""

    def omarkt(forsandelse: Forsandelse) -> Forsandelse:
        return forsandelse

    mock.patch.object(tag, "markera_dubblett", omarkt).start()


def sanda_om_utan_slut() -> None:
    """Sends what is not known again and again, not once."""
    planera_om = mark.planera_om_okanda

    def planera_om_allt(session: Session, *, nu: datetime) -> int:
        session.execute(text("UPDATE utskick SET dubblett = (1 = 0) WHERE tillstand = 'okant'"))
        return planera_om(session, nu=nu)

    mock.patch.object(svepa, "planera_om_okanda", planera_om_allt).start()


def glomma_den_som_dog() -> None:
    """Never looks for messages whose sender has died."""
    mock.patch.object(svepa, "slapp_forfallna", return_value=0).start()


SABOTAGE: dict[str, Callable[[], None]] = {
    ett.__name__: ett
    for ett in (marka_fore_sandning, tiga_om_kopian, sanda_om_utan_slut, glomma_den_som_dog)
}
