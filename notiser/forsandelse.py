"""What is handed to a transport: one message to one recipient, frozen in the outbox as JSON."""

import base64
import unicodedata
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    TypeAdapter,
)
from pydantic_core import PydanticCustomError

FORBJUDNA_TECKEN = frozenset({"Cc", "Cs", "Zl", "Zp"})


def _utan_radbrytning(text: str) -> str:
    """Refuse what could start a header of its own (CR, LF and every other control sign)."""
    if any(unicodedata.category(tecken) in FORBJUDNA_TECKEN for tecken in text):
        fel = "radbrytning"
        raise PydanticCustomError(
            fel, "Får inte innehålla radbrytning eller andra styrtecken. Skriv på en rad."
        )
    return text


def _fran_base64(varde: object) -> object:
    """Read the base64 text of the JSON form; bytes are content already."""
    if not isinstance(varde, str):
        return varde
    try:
        return base64.b64decode(varde, validate=True)
    except ValueError:
        fel = "base64"
        raise PydanticCustomError(fel, "Innehållet är inte giltig base64.") from None


def _till_base64(varde: bytes) -> str:
    """Write bytes as base64 text for JSON."""
    return base64.b64encode(varde).decode("ascii")


Innehall = Annotated[
    bytes, BeforeValidator(_fran_base64), PlainSerializer(_till_base64, when_used="json")
]
Huvudrad = Annotated[str, AfterValidator(_utan_radbrytning)]
Meddelandeid = Annotated[str, Field(pattern=r"^<[!-;=?A-~]+@[!-;=?A-~]+>$", max_length=900)]
# A part of type message/* or multipart/* may not be base64 coded (RFC 2045 § 6.4).
Mediatyp = Annotated[
    str, Field(pattern=r"^(application|audio|font|image|model|text|video)/[A-Za-z0-9.+-]+$")
]
Hemlighet = Annotated[Huvudrad, Field(repr=False, min_length=1)]


class _Varde(BaseModel):
    """A frozen value whose errors never quote what was given (it may be an address)."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Bilaga(_Varde):
    """A file that goes with a letter."""

    namn: Annotated[Huvudrad, Field(min_length=1)]
    mediatyp: Mediatyp
    innehall: Innehall = Field(repr=False)


class Brev(_Varde):
    """An e-mail to one recipient; `message_id` stays the same over every attempt."""

    sort: Literal["brev"] = "brev"
    message_id: Meddelandeid
    fran: Huvudrad
    svara_till: Huvudrad | None = None
    till: Hemlighet
    amne: Annotated[Huvudrad, Field(min_length=1, repr=False)]
    text: str = Field(repr=False)
    html: str | None = Field(default=None, repr=False)
    referenser: tuple[Meddelandeid, ...] = ()
    bilagor: tuple[Bilaga, ...] = ()
    dubblettmarkning: bool = False
    omgang: Huvudrad | None = None
    datum: AwareDatetime


class Kort(_Varde):
    """An Adaptive Card to one Teams workflow; `till` holds a secret or names where it lies."""

    sort: Literal["kort"] = "kort"
    kort_id: Huvudrad
    till: Hemlighet
    rubrik: Huvudrad
    kort: dict[str, Any] = Field(repr=False)
    text: str = Field(repr=False)


class Notis(_Varde):
    """A plain notice to any address that apprise knows."""

    sort: Literal["notis"] = "notis"
    notis_id: Huvudrad
    till: Hemlighet
    rubrik: Huvudrad
    text: str = Field(repr=False)


class Filpost(_Varde):
    """A notice that is written as one text file in a folder."""

    sort: Literal["fil"] = "fil"
    fil_id: Annotated[Huvudrad, Field(min_length=1)]
    till: Annotated[Huvudrad, Field(min_length=1)]
    amne: Huvudrad
    text: str = Field(repr=False)


Forsandelse = Annotated[Brev | Kort | Notis | Filpost, Field(discriminator="sort")]
Forsandelsesort = Literal["brev", "kort", "notis", "fil"]

_adapter: TypeAdapter[Brev | Kort | Notis | Filpost] = TypeAdapter(Forsandelse)


def frys(forsandelse: Brev | Kort | Notis | Filpost) -> str:
    """Write a message as the JSON text that the outbox keeps."""
    return forsandelse.model_dump_json()


def tina(text: str | bytes) -> Brev | Kort | Notis | Filpost:
    """Read a message back from the outbox's JSON text."""
    return _adapter.validate_json(text)
