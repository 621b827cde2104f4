"""The one place that loads apprise: late, because it is slow."""

import warnings
from functools import cache
from types import ModuleType
from typing import Any

from notiser.fel import Adressfel
from notiser.kanaler.tystnad import tystnad

OKAND_ADRESS = (
    "Okänd kanaladress: apprise kan inte tolka den. Skriv tjänst://delar som i apprises lista "
    "över tjänster, till exempel ntfys://ntfy.example/kanal."
)


@cache
def _apprise() -> ModuleType:
    """Load apprise and all of its services, and keep their deprecation warnings here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import apprise  # noqa: PLC0415 - costs about half a second

        apprise.Apprise.instantiate("json://localhost")
    return apprise


def las_tjanst(adress: str) -> Any:  # noqa: ANN401 - apprise ships no types
    """Give apprise's service for one address, or raise Adressfel.

    Retries stay at 0 (they belong to the outbox), a failure is never reported as success
    (`optional`), and certificates are always verified, whatever the address says.
    """
    with tystnad():
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
    with tystnad():
        if not apobj.add(tjanst):
            raise Adressfel(OKAND_ADRESS)
        svar = apobj.notify(title=rubrik, body=text)
    return None if svar is None else bool(svar)
