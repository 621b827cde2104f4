"""The fields that several forms share, asked for in the same words."""

from typing import Any, Final

from pydantic import Field

from flows.formular.blankett import KRAVS
from flows.formular.falt import las_text
from flows.formular.ifyllning import Ifyllning

OMGANG: Final = "Omgång"
HUVUDMAN: Final = "Huvudman"
ARENDE: Final = "Ärende"
MOTIVERING: Final = "Motivering"
AV: Final = "Registrerat av"


def omgangsfalt() -> Any:  # noqa: ANN401 - a field of a form
    """Ask for the round."""
    return Field(
        default="",
        title=OMGANG,
        description="Omgångens kod.",
        examples=["fvm-avrop-2019"],
        json_schema_extra=KRAVS,
    )


def huvudmansfalt() -> Any:  # noqa: ANN401 - as above
    """Ask for the principal."""
    return Field(
        default="",
        title=HUVUDMAN,
        description="Kommunens namn eller kommunkod.",
        examples=["Åmål", "1492"],
        json_schema_extra=KRAVS,
    )


def arendefalt() -> Any:  # noqa: ANN401 - as above
    """Ask for the case."""
    return Field(
        default="",
        title=ARENDE,
        description=(
            "Organet: dess kod eller namn, eller kommunens namn. Finns det flera ärenden i "
            "omgången skriver du steg/organ, till exempel kommunbeslut/1492-kf."
        ),
        examples=["1492-kf", "Kommunfullmäktige i Åmåls kommun", "kommunbeslut/Åmål"],
        json_schema_extra=KRAVS,
    )


def motiveringsfalt(vad: str) -> Any:  # noqa: ANN401 - as above
    """Ask why."""
    return Field(default="", title=MOTIVERING, description=vad, json_schema_extra=KRAVS)


def avfalt() -> Any:  # noqa: ANN401 - as above
    """Ask who does it."""
    return Field(
        default="",
        title=AV,
        description=(
            "Vem du är. Uppgiften sparas som du anger den: inloggningen är gemensam och kan inte "
            "intyga den."
        ),
        examples=["Registrator, Åmåls kommun"],
        json_schema_extra=KRAVS,
    )


def las_omgang(ifyllning: Ifyllning, varde: str) -> str:
    """Give the round's code; empty, and a fault, when it was left out."""
    return ifyllning.las(las_text, OMGANG, varde, exempel="fvm-avrop-2019") or ""


def las_huvudman(ifyllning: Ifyllning, varde: str) -> str:
    """Give the principal as it was written."""
    return ifyllning.las(las_text, HUVUDMAN, varde, exempel="Åmål eller 1492") or ""


def las_arende(ifyllning: Ifyllning, varde: str) -> str:
    """Give the case as it was written."""
    return ifyllning.las(las_text, ARENDE, varde, exempel="1492-kf") or ""


def las_motivering(ifyllning: Ifyllning, varde: str, *, exempel: str) -> str:
    """Give the reason."""
    return ifyllning.las(las_text, MOTIVERING, varde, exempel=exempel) or ""


def las_av(ifyllning: Ifyllning, varde: str) -> str:
    """Give who did it, as stated."""
    return ifyllning.las(las_text, AV, varde, exempel="Registrator, Åmåls kommun") or ""
