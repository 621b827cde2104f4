"""Does every link lead where it should: absolute, safe, to a real host, and mail to the contact?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from notiser.fel import Adressfel
from notiser.granska.adresser import vardfel
from notiser.granska.delar import Del
from notiser.granska.fynd import Fynd, Fyndslag
from notiser.kanaler.epostadress import las_epostadress

_TILLATNA: Final = ("https", "mailto")
_BREVFALT: Final = frozenset({"subject", "body"})
"""What a link may fill in beforehand: never another recipient."""


def granska_lankarna(
    delar: Iterable[Del], kontakter: Sequence[str], *, pahittat: bool
) -> Iterator[Fynd]:
    """Yield each link that is not what it should be, once per part."""
    for en in delar:
        for lank in dict.fromkeys(en.lankar):
            varfor = _fel(lank, kontakter, pahittat=pahittat)
            if varfor is not None:
                yield Fynd(
                    slag=Fyndslag.LANK,
                    var=en.namn,
                    motivering=f"Länken ”{lank}” {varfor}.",
                    atgard="Rätta länken där texten är skriven: en hel adress som börjar med "
                    "https://, eller mailto: till den som svarar på frågor.",
                )


def _fel(lank: str, kontakter: Sequence[str], *, pahittat: bool) -> str | None:
    if any(tecken.isspace() or not tecken.isprintable() for tecken in lank):
        return "innehåller mellanslag eller styrtecken"
    try:
        delad = urlsplit(lank)
        vard, _ = delad.hostname, delad.port
    except ValueError:
        return "går inte att läsa"
    if not delad.scheme:
        return "är inte hel: den börjar inte med https:// eller mailto:"
    if delad.scheme not in _TILLATNA:
        return f"börjar med {delad.scheme}:, som inte är tillåtet"
    if delad.scheme == "mailto":
        return _mailtofel(delad, kontakter)
    if not vard:
        return "saknar värd efter https://"
    if delad.username is not None or delad.password is not None:
        return "har ett användarnamn eller lösenord i sig"
    varfor = vardfel(vard, pahittat=pahittat)
    return None if varfor is None else f"leder till {vard}, som {varfor}"


def _mailtofel(delad: SplitResult, kontakter: Sequence[str]) -> str | None:
    """Say why a letter by this link does not go to the contact alone."""
    till = unquote(delad.path)
    try:
        las = las_epostadress(till)
        ratta = {las_epostadress(ett).adress.lower() for ett in kontakter}
    except Adressfel:
        return "går inte att skriva ett brev till"
    if las.namn or las.adress.lower() not in ratta:
        return f"går till någon annan än {kontakter[0]}"
    if (
        not {namn.lower() for namn, _ in parse_qsl(delad.query, keep_blank_values=True)}
        <= _BREVFALT
    ):
        return "fyller i mer än ämne och text"
    return None
