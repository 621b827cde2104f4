"""A moment as it is written in a script: "2019-10-09 14:30", Stockholm time."""

from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import BeforeValidator

from beslutsmodell.frist import STOCKHOLM

_FORM: Final = "%Y-%m-%d %H:%M"


def las_stockholmstid(text: object) -> object:
    """Give the aware instant; a moment that the clocks skip in spring is refused."""
    if not isinstance(text, str):
        return text
    try:
        lokal = datetime.strptime(text, _FORM).replace(tzinfo=STOCKHOLM)
    except ValueError:
        raise ValueError(
            f"{text!r} är ingen tid: skriv år-månad-dag timme:minut, till exempel 2019-10-09 14:30"
        ) from None
    if lokal.astimezone(UTC).astimezone(STOCKHOLM).strftime(_FORM) != text:
        raise ValueError(f"{text} finns inte: skriv två siffror överallt, och tänk på sommartiden")
    return lokal


Stockholmstid = Annotated[datetime, BeforeValidator(las_stockholmstid)]
