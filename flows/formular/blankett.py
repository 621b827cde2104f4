"""The base of the form models: loose on purpose, so that we answer, and in Swedish."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from diarium.inlasning.svenska import i_klartext
from flows.formular.fel import Formularfel


def _for_sidan(schema: dict[str, Any]) -> None:
    """Show the example, which Prefect's page leaves out, and which fields must be filled in.

    Only the page reads this: the model itself takes a form with nothing in it.
    """
    for falt in schema.get("properties", {}).values():
        if exempel := falt.get("examples"):
            falt["description"] = f"{falt.get('description', '')} Exempel: {exempel[0]}".strip()
    schema["required"] = [
        namn for namn, falt in schema.get("properties", {}).items() if falt.pop("kravs", False)
    ]


KRAVS: Final[dict[str, JsonValue]] = {"kravs": True}
"""Marks a field that must be filled in."""


class Blankett(BaseModel):
    """A form: text with titles, help and examples, and enums for closed choices."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        str_strip_whitespace=True,
        json_schema_extra=_for_sidan,
    )


Form = TypeVar("Form", bound=Blankett)


def las_blankett(modell: type[Form], ifylld: Form | Mapping[str, Any]) -> Form:
    """Give the form as it was filled in; a field that was emptied counts as left out.

    Prefect hands over plain values, since it validates nothing. Raise Formularfel with every
    fault.
    """
    if isinstance(ifylld, modell):
        return ifylld
    if not isinstance(ifylld, Mapping):
        raise Formularfel([f"{ifylld!r} är ingen ifylld blankett. Fyll i fälten och försök igen."])
    varden = {falt: varde for falt, varde in ifylld.items() if varde is not None}
    try:
        return modell.model_validate(varden)
    except ValidationError as fel:
        raise Formularfel(brister_i(modell, fel)) from None


def brister_i(modell: type[BaseModel], fel: ValidationError) -> list[str]:
    """Say every fault in Swedish, each after the title of its field."""
    rader = []
    for ett in fel.errors():
        orsak, atgard = i_klartext(ett, tillatna=modell.model_fields)
        falt = modell.model_fields.get(str(ett["loc"][0])) if ett["loc"] else None
        rubrik = falt.title if falt and falt.title else ""
        rader.append(mening(rubrik, orsak, atgard))
    return rader


def mening(rubrik: str, orsak: str, atgard: str = "") -> str:
    """Put a fault into a sentence: where, what was wrong, and what to do."""
    bit = f"{rubrik}: {orsak}" if rubrik else f"{orsak[:1].upper()}{orsak[1:]}"
    slut = "" if bit.endswith((".", "?")) else "."
    return (
        f"{bit}{slut} {atgard}{'' if atgard.endswith(('.', '?')) else '.'}"
        if atgard
        else (f"{bit}{slut}")
    )
