"""What each kind of step asks for, in the words of a letter."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from beslutsmodell.process import Stegsort

STAR_FAST: Final = (
    "Står beslutet fast med det nya underlaget? Meddela det, och vem som lämnar svaret."
)
NYTT_BESLUT: Final = (
    "Ska ärendet tas upp igen? Meddela vilken dag, och skicka ett protokollsutdrag när det nya "
    "beslutet är fattat."
)
"""What is asked of a body that has decided on a document that has changed."""


class Stegord(NamedTuple):
    """The wording for one kind of step."""

    substantiv: str
    """What is waited for: "väntar på beslut från ..."."""
    behov: str
    """The beginning of a sentence that ends with a date: "Beslutet behöver vara fattat"."""
    svar: str
    """What to send, and what it has to show."""


_STEGORD: Final = {
    Stegsort.BEREDER: Stegord(
        "förslag",
        "Förslaget behöver vara lämnat",
        "Skicka ett protokollsutdrag med förslaget för varje punkt, sammanträdesdag och "
        "paragraf, så att nästa organ kan ta vid.",
    ),
    Stegsort.REKOMMENDERAR: Stegord(
        "rekommendation",
        "Rekommendationen behöver vara lämnad",
        "Skicka ett protokollsutdrag med rekommendationen för varje punkt, sammanträdesdag och "
        "paragraf, så att nästa organ kan ta vid.",
    ),
    Stegsort.BESLUTAR: Stegord(
        "beslut",
        "Beslutet behöver vara fattat",
        "Skicka ett protokollsutdrag så snart beslutet är fattat. Det ska visa utfallet för "
        "varje punkt, sammanträdesdag, paragraf och diarienummer. Meddela också när protokollet "
        "är justerat.",
    ),
    Stegsort.UNDERTECKNAR: Stegord(
        "undertecknade avtal",
        "Avtalen behöver vara undertecknade",
        "Skicka de undertecknade avtalen. Ange vem som har skrivit under och vilket beslut eller "
        "reglemente som ger rätten.",
    ),
    Stegsort.LAMNAR_IN: Stegord(
        "inlämnade avtal",
        "Avtalen behöver vara inlämnade",
        "Meddela om något hindrar att avtalen lämnas in i tid.",
    ),
}

TILL_PROTOKOLLET: Final = (
    "Skicka bevis om att protokollet är justerat, och vilken dag justeringen tillkännagavs på er "
    "anslagstavla. Är det inte justerat än, berätta när det blir."
)
"""What to send when a decision is known but its minutes are not."""


def stegord(sort: Stegsort) -> Stegord:
    """Give the wording for a kind of step."""
    return _STEGORD[sort]


def svaren(sorter: Iterable[Stegsort]) -> tuple[str, ...]:
    """Give what to send for steps of some kinds, each thing once."""
    return tuple(dict.fromkeys(stegord(sort).svar for sort in sorter))
