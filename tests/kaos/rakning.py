"""What was owed against what the receivers counted."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tests.kaos.mottagarna import Lada
from tests.kaos.punkter import SLAG, Slag

TILL_EN_MANNISKA = frozenset({"okant", "dod", "bestaende_fel", "aterhallen"})
"""States in which a message that has not come is not lost: the list shows it, with its reason."""
HOGST = 2
"""A message and one copy."""


@dataclass(frozen=True)
class Summa:
    """Messages of one transport, in numbers."""

    skyldiga: int = 0
    framme: int = 0
    vilande: int = 0
    """Not received, and told to a human."""
    kopior: int = 0
    markta: int = 0
    """Copies, or only messages, that say that they may be copies."""
    forlorade: int = 0
    omarkta: int = 0
    """Copies that do not say so."""
    for_manga: int = 0
    """Messages of which more than one extra copy came."""

    def __add__(self, andra: "Summa") -> "Summa":
        return Summa(*(a + b for a, b in zip(_tal(self), _tal(andra), strict=True)))


def _tal(summa: Summa) -> tuple[int, ...]:
    return tuple(vars(summa).values())


@dataclass
class Utfall:
    """What one count gave: numbers by transport, and every fault in words."""

    summor: dict[Slag, Summa] = field(default_factory=lambda: dict.fromkeys(SLAG, Summa()))
    brott: list[str] = field(default_factory=list)

    def lagg_till(self, andra: "Utfall") -> None:
        """Adds the numbers of another count."""
        for slag in SLAG:
            self.summor[slag] += andra.summor[slag]


def rakna(
    skyldiga: Collection[Lada],
    mottaget: Mapping[Lada, list[bool]],
    tillstand: Mapping[Lada, str],
) -> Utfall:
    """Compares: each mailbox is owed exactly one message, `tillstand` is what the outbox says."""
    utfall = Utfall()
    for lada in skyldiga:
        kopior, sagt = mottaget.get(lada, []), tillstand.get(lada, "saknas")
        summa = _en(kopior, sagt)
        utfall.summor[lada.slag] += summa
        utfall.brott += _brott(lada, summa, kopior, sagt)
    utfall.brott += [
        f"{lada.slag} till {lada.organ}: kom utan att någon väntade det"
        for lada in mottaget.keys() - set(skyldiga)
    ]
    return utfall


def _en(kopior: list[bool], tillstand: str) -> Summa:
    omarkta = kopior.count(False)
    return Summa(
        skyldiga=1,
        framme=bool(kopior),
        vilande=not kopior and tillstand in TILL_EN_MANNISKA,
        kopior=max(0, len(kopior) - 1),
        markta=kopior.count(True),
        forlorade=not kopior and tillstand not in TILL_EN_MANNISKA,
        omarkta=max(0, omarkta - 1),
        for_manga=len(kopior) > HOGST,
    )


def _brott(lada: Lada, summa: Summa, kopior: list[bool], tillstand: str) -> Iterable[str]:
    if summa.forlorade:
        yield f"{lada.slag} till {lada.organ}: förlorat (utkorgen säger {tillstand})"
    if summa.omarkta:
        yield f"{lada.slag} till {lada.organ}: omärkt kopia ({_ord(kopior)})"
    if summa.for_manga:
        yield f"{lada.slag} till {lada.organ}: fler än en kopia ({_ord(kopior)})"


def _ord(kopior: list[bool]) -> str:
    return ", ".join("märkt" if markt else "omärkt" for markt in kopior)
