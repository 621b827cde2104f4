"""What a transport answers: sent, failed for now, failed for good, or not known."""

from pydantic import BaseModel, ConfigDict


class _Varde(BaseModel):
    """A frozen answer that takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Skickat(_Varde):
    """The receiving server has taken responsibility for the message."""

    kvitto: str


class TillfalligtFel(_Varde):
    """Nothing was taken over and a later attempt may succeed."""

    orsak: str
    vanta_s: int | None = None
    raknas: bool = True
    """False when the sender's own server was not reached: no attempt at this message."""


class BestaendeFel(_Varde):
    """Nothing was taken over and the same message will fail again."""

    orsak: str
    okand_mottagare: str | None = None
    """The code by which the mail server said that there is no such mailbox; null = it did not."""


class Okant(_Varde):
    """The message may or may not have been taken over: only a receipt can tell."""

    orsak: str


Svar = Skickat | TillfalligtFel | BestaendeFel | Okant
