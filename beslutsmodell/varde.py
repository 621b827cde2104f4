"""The base of every value in the core."""

from pydantic import BaseModel, ConfigDict


class Varde(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
