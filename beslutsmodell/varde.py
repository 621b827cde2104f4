"""The base of every value in the core."""

from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationInfo

UR_DIARIET: Final = {"ur_diariet": True}
"""The context in which what has been recorded is read: a rule that came later refuses nothing."""


def ar_ur_diariet(info: ValidationInfo) -> bool:
    """Tell whether a value is read back from the record, where it has been judged before."""
    return bool(info.context and info.context.get("ur_diariet"))


class Varde(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
