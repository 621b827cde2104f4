"""Which keys a model allows at a place in its data."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


def ar_lista(typ: object) -> bool:
    """Tell whether a field holds a list, also when it may be null."""
    return any(get_origin(del_) is tuple for del_ in _alternativ(typ))


def tillatna_nycklar(modell: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """Give the keys that may stand at the place, or nothing when no model holds it."""
    typer: list[Any] = [modell]
    for del_ in loc:
        typer = [nasta for typ in typer for nasta in _nasta(typ, del_)]
    return tuple(
        dict.fromkeys(namn for typ in typer if _ar_modell(typ) for namn in typ.model_fields)
    )


def _alternativ(typ: object) -> list[Any]:
    """Open unions and annotations up into the types that they allow."""
    if get_origin(typ) is Annotated:
        return _alternativ(get_args(typ)[0])
    if get_origin(typ) in {Union, UnionType}:
        return [inre for del_ in get_args(typ) for inre in _alternativ(del_)]
    return [typ]


def _ar_modell(typ: object) -> bool:
    return isinstance(typ, type) and issubclass(typ, BaseModel)


def _nasta(typ: Any, del_: str | int) -> list[Any]:  # noqa: ANN401 - any annotation
    """Step into a field, an item or a value; the tag of a union keeps who carries it."""
    if get_origin(typ) is tuple:
        return _alternativ(get_args(typ)[0]) if isinstance(del_, int) else [typ]
    if get_origin(typ) is Mapping:
        return _alternativ(get_args(typ)[1])
    if not _ar_modell(typ):
        return []
    if del_ in typ.model_fields:
        return _alternativ(typ.model_fields[del_].annotation)
    return [typ] if any(del_ == falt.default for falt in typ.model_fields.values()) else []
