"""What an HTTP answer means for the card that was posted."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from notiser.svar import BestaendeFel, Okant, Skickat, Svar, TillfalligtFel

LANGSTA_VANTAN_S = 24 * 3600
FORSOK_IGEN = frozenset({408, 425, 429, 503})
FORKLARING = {
    400: "kortet godtas inte",
    401: "signaturen godtas inte",
    403: "åtkomst nekas",
    404: "flödet finns inte",
    410: "flödet är borttaget",
    413: "kortet är för stort",
    429: "för många meddelanden",
    503: "tjänsten är otillgänglig",
}


def klassa_http(status: int, *, retry_after: str | None, nu: datetime) -> Svar:
    """Class an HTTP status.

    503 says that the service did not take the request (and often when to come back), so it
    is tried again. 500, 502 and 504 may come after the flow behind the gateway has already
    posted the card: they are not known, and the outbox decides whether a copy does harm.
    A redirect is not followed, since it would carry the secret to another host.
    """
    kod = HTTPStatus
    orsak = f"Teams svarade {status}: {FORKLARING.get(status, 'oväntat svar')}."
    if kod.OK <= status < kod.MULTIPLE_CHOICES:
        return Skickat(kvitto=f"HTTP {status}")
    if status in FORSOK_IGEN:
        return TillfalligtFel(orsak=orsak, vanta_s=vantan(retry_after, nu=nu))
    if kod.MULTIPLE_CHOICES <= status < kod.INTERNAL_SERVER_ERROR:
        return BestaendeFel(orsak=orsak)
    return Okant(orsak=orsak)


def vantan(retry_after: str | None, *, nu: datetime) -> int | None:
    """Read Retry-After (seconds or a date, RFC 9110 § 10.2.3) as 0 to 86 400 seconds."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        sekunder = int(text[:9])
    else:
        try:
            sekunder = round((parsedate_to_datetime(text) - nu).total_seconds())
        except (TypeError, ValueError):
            return None
    return min(max(sekunder, 0), LANGSTA_VANTAN_S)
