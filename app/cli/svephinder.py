"""Why messages were not delivered, and what to do."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from diarium.installningar import Installningar
    from diarium.svep.svepa import Svepresultat

_EPOST: Final = "e-postserver"
"""Stands in every reason that is about the mail server."""
_AVSANDAREN: Final = "avvisade avsändaren"
_INLOGGNING: Final = "inloggning"
_SAGT: Final = ("avvisade", "certifikat", "BESLUT_")
"""Stands in reasons of a server that was reached, and in those that name their setting."""


def for_gott(resultat: "Svepresultat") -> int:
    """Count the messages that no later sweep tries: refused for good, or given up."""
    from diarium.utkorg.tillstand import Tillstand

    return sum(resultat.utfall[ett.value] for ett in (Tillstand.BESTAENDE_FEL, Tillstand.DOD))


def hinderrader(
    resultat: "Svepresultat", installningar: "Installningar", *, nasta: str | None
) -> Iterator[str]:
    """Yield what stood in the way, what to look at, and what becomes of the messages."""
    from diarium.utkorg.tillstand import Tillstand

    for (tillstand, orsak), antal in sorted(resultat.hinder.items()):
        if tillstand is Tillstand.PLANERAD:
            yield f"{_antal(antal).capitalize()} väntar: {orsak}."
            continue
        vad = (
            f"Det är okänt om {_antal(antal)} gick fram."
            if tillstand is Tillstand.OKANT
            else f"{_antal(antal).capitalize()} gick inte att lämna."
        )
        yield f"{vad} {orsak}{_atgard(orsak, installningar)}"
    if resultat.utfall[Tillstand.TILLFALLIGT_FEL.value]:
        nar = f", tidigast {nasta}" if nasta else ""
        yield f"Meddelandena ligger kvar i utkorgen, och nästa svep försöker igen{nar}."
    if resultat.utfall[Tillstand.OKANT.value] > resultat.okanda_for_gott:
        yield "Nästa svep skickar det okända en gång till, märkt som möjlig dubblett."
    if antal := resultat.okanda_for_gott:
        yield (
            f"{_antal(antal).capitalize()} skickas inte en gång till av sig själv. Se vilka med "
            "`beslut utskick lista`, och ring mottagaren."
        )
    if resultat.avbrutet:
        yield "Svepet ombads sluta. Det som inte hann börja skickas går vid nästa svep."
    if antal := for_gott(resultat):
        yield (
            f"{_antal(antal).capitalize()} skickas inte igen. Se vilka med `beslut utskick lista`, "
            ""
            "kontrollera adressen, och skicka igen med `beslut utskick igen`."
        )


def _antal(antal: int) -> str:
    return "ett meddelande" if antal == 1 else f"{antal} meddelanden"


def _atgard(orsak: str, installningar: "Installningar") -> str:
    """Name the settings that the reason is about, where they may be the cause."""
    if _AVSANDAREN in orsak:
        egen = installningar.returadress is not None
        vilken = "BESLUT_RETURADRESS" if egen else "BESLUT_AVSANDARE_ADRESS"
        return f" Kontrollera {vilken} ({installningar.kuvertets_avsandare})."
    if _INLOGGNING in orsak:
        return (
            " Kontrollera BESLUT_SMTP_ANVANDARE, BESLUT_SMTP_LOSENORD och BESLUT_SMTP_SAKERHET "
            f"({installningar.smtp_sakerhet.value})."
        )
    if _EPOST not in orsak.casefold() or any(ord_ in orsak for ord_ in _SAGT):
        return ""
    return (
        f" Kontrollera BESLUT_SMTP_HOST ({installningar.smtp_host}) och BESLUT_SMTP_PORT "
        f"({installningar.smtp_port}), och att e-postservern är igång."
    )
