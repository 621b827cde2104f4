"""A document that decisions rest on gets a new version while the round goes on."""

from collections.abc import Sequence

from beslutsmodell.arende import Arende
from beslutsmodell.fel import OgiltigtUnderlag
from beslutsmodell.flagga import Flagga
from beslutsmodell.handelser import Foljd, UnderlagErsatt
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.omgangshandelser import UnderlagAndrat
from beslutsmodell.punktlage import BESLUTADE
from beslutsmodell.underlagsversion import (
    Underlagen,
    Underlagsversion,
    gallande_underlag,
    namner_underlaget,
)


def forsta_underlagen(omgang: Beslutsomgang) -> tuple[Underlagsversion, ...]:
    """Give the documents that a round was stated with, each as its first version."""
    punkter = tuple(punkt.kod for punkt in omgang.punkter)
    return tuple(
        Underlagsversion(
            namn=ett.namn, nummer=1, version=ett.version, sha256=ett.sha256, punkter=punkter
        )
        for ett in omgang.underlag
    )


def andra_underlag(
    versioner: Underlagen,
    *,
    namn: str,
    version: str,
    fil: str,
    punkter: Sequence[str],
    koder: Sequence[str],
    motivering: str,
    av: str | None = None,
) -> UnderlagAndrat:
    """Give the event of a new version; `punkter` empty = all of the round's `koder`.

    OgiltigtUnderlag when the document or a point is unknown, nothing changes, or the reason is
    missing.
    """
    galler = {ett.namn: ett for ett in gallande_underlag(versioner)}.get(namn)
    if galler is None:
        raise _okant(versioner, namn)
    version = version.strip()
    if ";" in version:
        raise OgiltigtUnderlag(
            f"{namn}: {version!r} kan inte vara en beteckning, för semikolon skiljer flera "
            "underlag åt. Skriv den utan semikolon.",
        )
    if not version or not motivering.strip():
        vad = "den nya versionens beteckning" if not version else "varför underlaget ändras"
        raise OgiltigtUnderlag(f"Ange {vad}: det visas för alla berörda.")
    if fil == galler.sha256:
        raise OgiltigtUnderlag(
            f"{namn}: filen är densamma som version {galler.version}, som gäller. Välj den nya "
            "filen.",
        )
    if any(ett.version == version for ett in versioner if ett.namn == namn):
        nuvarande = "gäller redan" if galler.version == version else "har redan funnits"
        raise OgiltigtUnderlag(
            f"{namn}: version {version} {nuvarande}. Ge den nya en egen beteckning.",
        )
    for kod in punkter:
        if kod not in koder:
            raise OgiltigtUnderlag(
                f"Omgången har ingen punkt {kod!r}. Välj bland: {', '.join(koder)}.",
            )
    return UnderlagAndrat(
        namn=namn,
        version=version,
        nummer=galler.nummer + 1,
        fil=fil,
        punkter=tuple(kod for kod in koder if kod in punkter or not punkter),
        motivering=motivering,
        av=av,
    )


def ersatt_underlag(
    arende: Arende, ny: Underlagsversion, versioner: Underlagen
) -> UnderlagErsatt | None:
    """Give the event that marks what a case decided on an older version; null = nothing is."""
    foljder = tuple(
        Foljd(
            punkt=kod,
            lage=punkt.lage,
            flaggor=(
                *(ett for ett in punkt.flaggor if ett is not Flagga.GAMMALT_UNDERLAG),
                Flagga.GAMMALT_UNDERLAG,
            ),
        )
        for kod, punkt in arende.punkter.items()
        if kod in ny.punkter and _rubbas(arende, kod, ny, versioner)
    )
    if not foljder:
        return None
    return UnderlagErsatt(namn=ny.namn, underlag=ny.nummer, foljder=foljder)


def _rubbas(arende: Arende, kod: str, ny: Underlagsversion, versioner: Underlagen) -> bool:
    """Tell whether the point is decided, and not on the new version already."""
    lage = arende.punkter[kod].lage
    if lage.kod not in BESLUTADE:
        return False
    ett = arende.finn_beslut(getattr(lage, "beslut", 0))
    return ett is None or not namner_underlaget(ett.beslut, ny, versioner)


def _okant(versioner: Underlagen, namn: str) -> OgiltigtUnderlag:
    finns = ", ".join(ett.namn for ett in gallande_underlag(versioner))
    if not finns:
        return OgiltigtUnderlag(
            f"Omgången har inget underlag {namn!r}: den startades utan underlag, och då finns "
            "inget att ändra.",
        )
    return OgiltigtUnderlag(f"Omgången har inget underlag {namn!r}. Välj bland: {finns}.")
