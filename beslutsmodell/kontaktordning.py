"""Is a body reached by its function mailbox first, and at two addresses? If not, it is told."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from beslutsmodell.anmarkning import Anmarkning, Anmarkningsslag
from beslutsmodell.funktionsbrevlada import ser_personlig_ut
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang


def fel_forst(kontakter: Iterable[Kontakt]) -> Anmarkningsslag | None:
    """Tell what is wrong with whom a body is written to first; null when nothing is.

    `kontakter` are those of the body that hold. One function mailbox among its registratorer is
    enough; of a body that has no contact at all nothing is said: that is a remark of its own.
    """
    alla = tuple(kontakter)
    forst = [ett for ett in alla if ett.roll is Kontaktroll.REGISTRATOR]
    if alla and not forst:
        return Anmarkningsslag.UTAN_REGISTRATOR
    if forst and all(ett.kanal is Kanal.EPOST and ser_personlig_ut(ett.adress) for ett in forst):
        return Anmarkningsslag.PERSON_FORST
    return None


def fel_ordning(
    omgang: Beslutsomgang, kontakter: Iterable[Kontakt], *, idag: date
) -> Iterator[Anmarkning]:
    """Yield a remark on each body with a case that is not written to at its function mailbox."""
    for kod, (huvudman, egna) in _per_organ(omgang, kontakter, idag=idag).items():
        man, namn = omgang.finn_huvudman(huvudman), omgang.finn_organ(kod).namn
        match fel_forst(egna):
            case Anmarkningsslag.UTAN_REGISTRATOR as slag:
                motivering = f"{namn} har ingen registrator bland sina kontakter."
                atgard = (
                    "När det är organets tur skrivs bara till registratorn: lägg till organets "
                    "funktionsbrevlåda med den rollen."
                )
            case Anmarkningsslag.PERSON_FORST as slag:
                motivering = (
                    f"Registratorn för {namn} har en adress som ser ut att vara en persons egen "
                    "(förnamn.efternamn)."
                )
                atgard = (
                    "Är personen borta läser ingen breven: ange organets funktionsbrevlåda som "
                    "registrator, och personen som handläggare."
                )
            case _:
                continue
        yield Anmarkning(
            slag=slag,
            huvudman=huvudman,
            organ=kod,
            motivering=f"{man.namn} ({huvudman}): {motivering}",
            atgard=atgard,
        )


def kontaktanmarkningar(
    omgang: Beslutsomgang, kontakter: Iterable[Kontakt], *, organ: Collection[str], idag: date
) -> tuple[Anmarkning, ...]:
    """Give what is wrong with the contacts of some bodies: their order, and how few they are."""
    alla = tuple(ett for ett in kontakter if ett.organ in organ)
    ordningen = fel_ordning(omgang, alla, idag=idag)
    ensamma = (
        Anmarkning(
            slag=Anmarkningsslag.EN_KONTAKT,
            huvudman=huvudman,
            organ=kod,
            motivering=f"{omgang.finn_huvudman(huvudman).namn} ({huvudman}): "
            f"{omgang.finn_organ(kod).namn} har bara en kontakt.",
            atgard="Slutar adressen att fungera nås organet inte: lägg till en till med `beslut "
            "kontakt lagg-till`.",
        )
        for kod, (huvudman, egna) in _per_organ(omgang, alla, idag=idag).items()
        if len({(ett.kanal, ett.adress) for ett in egna}) == 1
    )
    return (*ordningen, *ensamma)


def _per_organ(
    omgang: Beslutsomgang, kontakter: Iterable[Kontakt], *, idag: date
) -> dict[str, tuple[str, list[Kontakt]]]:
    """Give each body that has a case with its huvudman, and its contacts that hold now or later."""
    organen: dict[str, tuple[str, list[Kontakt]]] = {
        vag.organ: (vag.huvudman, []) for vag in omgang.beslutsvagar
    }
    for ett in kontakter:
        if ett.organ in organen and not ett.har_slutat(idag):
            organen[ett.organ][1].append(ett)
    return organen
