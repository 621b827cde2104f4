"""What a refused setting is called, and what is wrong with it, in Swedish."""

from typing import TYPE_CHECKING, Final

from diarium.inlasning.svenska import i_klartext

if TYPE_CHECKING:
    from pydantic import ValidationError

_BREVLADANS: Final = {"avsandare": "AVSANDARE_ADRESS", "ca_fil": "CA_FIL"}
"""Settings of the mail server that have no SMTP in their variable's name."""


def miljovariabel(modell: str, falt: str) -> str | None:
    """Name the variable that a field of the settings is read from; null for any other model."""
    match modell:
        case "Installningar":
            return f"BESLUT_{falt.upper()}"
        case "Smtpinstallning":
            return f"BESLUT_{_BREVLADANS.get(falt, f'SMTP_{falt.upper()}')}"
        case "Brevladeinstallning":
            return "BESLUT_CA_FIL" if falt == "ca_fil" else f"BESLUT_IMAP_{falt.upper()}"
        case _:
            return None


def installningsfel(fel: "ValidationError") -> str | None:
    """Say what was refused, a line per fault; null where something else than a setting was."""
    if miljovariabel(fel.title, "") is None:
        return None
    rader = []
    for ett in fel.errors():
        orsak, atgard = i_klartext(ett)
        plats = miljovariabel(fel.title, str(ett["loc"][0])) if ett["loc"] else None
        slut = f" {atgard}{'' if atgard.endswith('?') else '.'}" if atgard else ""
        rader.append(f"{plats}: {orsak}.{slut}" if plats else f"{orsak}.{slut}")
    return "\n".join(rader)
