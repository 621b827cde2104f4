"""How much may go at once: caps per clock hour, over all rounds and senders of the record."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Select, bindparam, func, literal_column, select

from beslutsmodell.omgang import Skarpa
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.vantande import TAGEN

_UTSKICK, _KONTAKT, _OMGANG = tabell(Utskicksrad), tabell(Kontaktrad), tabell(Omgangsrad)
_TIMME: Final = timedelta(hours=1)
_FARSKT: Final = timedelta(minutes=1)
"""How long a count holds, though others may send meanwhile."""


@dataclass(frozen=True, slots=True)
class Takt:
    """The settings; null = no limit."""

    per_brevlada: int | None = None
    """Messages to one address in a clock hour."""
    per_timme: int | None = None
    """Messages in all in a clock hour."""
    sparr: int | None = None
    """New messages in one sweep, above which it stops and asks."""

    @property
    def har_tak(self) -> bool:
        """Tell whether anything is capped."""
        return self.per_brevlada is not None or self.per_timme is not None


OBEGRANSAT: Final = Takt()
"""No limit at all."""


def _raknade() -> Select[tuple[str, str, int]]:
    """Count messages by where they went; a sandbox round's all went to one address, not theirs."""
    skarpt = _OMGANG.c.skarpa == literal_column(f"'{Skarpa.SKARP.value}'")
    return (
        select(_KONTAKT.c.kanal, _KONTAKT.c.adress, skarpt.label("skarpt"), func.count().label("n"))
        .select_from(_UTSKICK)
        .join(_KONTAKT, _KONTAKT.c.id == _UTSKICK.c.kontakt_id)
        .join(_OMGANG, _OMGANG.c.id == _UTSKICK.c.omgang_id)
        .group_by(_KONTAKT.c.kanal, _KONTAKT.c.adress, skarpt)
    )


_SKICKADE: Final = Drivsats(
    _raknade().where(
        _UTSKICK.c.skickad >= bindparam("fran", type_=Utctid),
        _UTSKICK.c.skickad < bindparam("till", type_=Utctid),
    )
)
_PA_VAG: Final = Drivsats(_raknade().where(TAGEN))


class Timtak:
    """What has gone within this clock hour, or is on its way, and whether more may."""

    def __init__(self, takt: Takt) -> None:
        """Know nothing yet."""
        self._takt = takt
        self._last: datetime | None = None
        self._timme = datetime.min.replace(tzinfo=UTC)
        self._per_brevlada: Counter[tuple[str, str]] = Counter()
        self._alla = 0

    def las(self, session: Session, *, nu: datetime) -> None:
        """Count what the record holds, where something is capped; anew after a minute.

        In between it counts what it has given a place itself: a burst is not counted over and
        over.
        """
        timme = nu.replace(minute=0, second=0, microsecond=0)
        if self._last is not None and timme == self._timme and nu - self._last < _FARSKT:
            return
        self._last, self._timme = nu, timme
        self._per_brevlada, self._alla = Counter(), 0
        if self._takt.har_tak:
            self._rakna_in(
                (
                    *_SKICKADE.rader(session, fran=self._timme, till=self.slut),
                    *_PA_VAG.rader(session),
                )
            )

    def _rakna_in(self, rader: Iterable[tuple[str, str, bool, int]]) -> None:
        for kanal, adress, skarpt, antal in rader:
            self._alla += antal
            if skarpt:
                self._per_brevlada[kanal, adress] += antal

    @property
    def slut(self) -> datetime:
        """Give the next clock hour, when more may go."""
        return self._timme + _TIMME

    def ta_plats(self, kanal: str, adress: str, *, sandlada: bool) -> str | None:
        """Give a message its place in the hour, or why it has none.

        A sandbox writes to one address on purpose: only the total is capped for it.
        """
        brevlada = (kanal, adress)
        if _fullt(self._alla, self._takt.per_timme):
            return f"högst {_antal(self._takt.per_timme)} i timmen (BESLUT_TAK_PER_TIMME)"
        if not sandlada and _fullt(self._per_brevlada[brevlada], self._takt.per_brevlada):
            return (
                f"högst {_antal(self._takt.per_brevlada)} i timmen till samma brevlåda "
                "(BESLUT_TAK_PER_BREVLADA)"
            )
        self._alla += 1
        if not sandlada:
            self._per_brevlada[brevlada] += 1
        return None


def _fullt(antal: int, tak: int | None) -> bool:
    return tak is not None and antal >= tak


def _antal(tak: int | None) -> str:
    return "ett meddelande" if tak == 1 else f"{tak} meddelanden"
