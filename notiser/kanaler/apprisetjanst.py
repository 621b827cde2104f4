"""The one place that loads apprise: late, because it is slow, and silent, because it talks."""

import logging
from functools import cache
from types import ModuleType
from typing import Any

from notiser.fel import Adressfel

OKAND_ADRESS = "Okänd kanaladress: apprise kan inte tolka den. Kontrollera början och delarna."


@cache
def _apprise() -> ModuleType:
    """Load apprise and keep its log to itself: it may name recipients and addresses."""
    import apprise  # noqa: PLC0415 - costs about half a second

    logger = logging.getLogger("apprise")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    return apprise


def las_tjanst(adress: str) -> Any:  # noqa: ANN401 - apprise ships no types
    """Give apprise's service for one address, or raise Adressfel.

    Retries stay at 0 (they belong to the outbox), a failure is never reported as success
    (`optional`), and certificates are always verified, whatever the address says.
    """
    tjanst = _apprise().Apprise.instantiate(adress)
    if tjanst is None:
        raise Adressfel(OKAND_ADRESS)
    tjanst.retry = 0
    tjanst.optional = False
    tjanst.verify_certificate = True
    return tjanst


def notifiera(tjanst: object, *, rubrik: str, text: str) -> bool | None:
    """Send by apprise; True is sent, anything else is not known.

    apprise 1 answers True, False or None; from 2.0 on a result that is true when all is sent.
    """
    apobj = _apprise().Apprise()
    if not apobj.add(tjanst):
        raise Adressfel(OKAND_ADRESS)
    svar = apobj.notify(title=rubrik, body=text)
    return None if svar is None else bool(svar)
