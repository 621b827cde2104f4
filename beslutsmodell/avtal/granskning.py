"""What is lacking before the agreements of one huvudman may be handed over."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.krav import Avtalskrav
from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.datum import datum_i_text
from beslutsmodell.flagga import Flagga
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.punktlage import Avbruten, Avgjord, Preliminar, Punktlage, UtanSvar, Villkorad
from beslutsmodell.regler.brist import Brist

_OMGANGEN = "omgångens villkor"


def granska(
    avtal: Huvudmansavtal,
    *,
    krav: Iterable[Avtalskrav],
    beslut: Mapping[str, Punktlage],
    fullmakt: Iterable[str] | None,
    flaggor: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> tuple[Brist, ...]:
    """List every lack of the agreements against the terms, the decisions and the fullmakt.

    `beslut` holds, per point, the state in the deciding body, and `flaggor` its marks. Empty =
    ready to be handed over, or nothing to hand over.
    """
    if not avtal.handlingar and tecknar_inget(beslut):
        return ()
    brister = [*_tvekan(flaggor), *_inhiberat(flaggor)]
    for ett in krav:
        handling = avtal.handlingar.get(ett.slag)
        if handling is None:
            brister.append(
                Brist(
                    motivering=f"{ett.forst} har inte kommit in.",
                    atgard=f"Begär in ett undertecknat exemplar av {ett.i_mening}.",
                    kalla=_OMGANGEN,
                ),
            )
        else:
            brister += _form(ett, handling)
            brister += _punkter(ett, handling, beslut)
            brister += _fullmakt(ett, handling, fullmakt)
    return tuple(brister)


def beslutade_punkter(beslut: Mapping[str, Punktlage]) -> tuple[str, ...]:
    """Give the points with a final approval."""
    return tuple(
        kod
        for kod, lage in beslut.items()
        if isinstance(lage, Avgjord) and blir_bifall(lage.utfall)
    )


def tecknar_inget(beslut: Mapping[str, Punktlage]) -> bool:
    """Tell whether every point has been rejected or closed, so that no agreement is awaited."""
    return bool(beslut) and all(
        isinstance(lage, UtanSvar | Avbruten)
        or (isinstance(lage, Avgjord) and not blir_bifall(lage.utfall))
        for lage in beslut.values()
    )


def _tvekan(flaggor: Mapping[str, Collection[str]]) -> Iterable[Brist]:
    for kod in sorted(flaggor):
        if {Flagga.MOTSTRIDIGT, Flagga.EFTER_AVSLUT}.intersection(flaggor[kod]):
            yield Brist(
                motivering=f"Punkt {kod} har flera besked, och det är inte avgjort vilket som "
                "gäller.",
                atgard="Avgör det med `beslut bekrafta`.",
                kalla="omgångens villkor",
            )


def _inhiberat(flaggor: Mapping[str, Collection[str]]) -> Iterable[Brist]:
    koder = [kod for kod in sorted(flaggor) if Flagga.INHIBERAD in flaggor[kod]]
    if koder:
        yield Brist(
            motivering=f"Punkt {', '.join(koder)}: en domstol har inhiberat beslutet, som inte "
            "gäller så länge inhibitionen står kvar.",
            atgard="Vänta tills den hävs (`beslut inhibition --havd`) eller målet är avgjort "
            "(`beslut dom`).",
            kalla="KL 13:14, FPL 28",
        )


def _form(krav: Avtalskrav, handling: Avtalshandling) -> Iterable[Brist]:
    if krav.version and handling.version != krav.version:
        yield Brist(
            motivering=f"{krav.forst} är undertecknat i version {handling.version}, men "
            f"version {krav.version} gäller.",
            atgard=f"Begär in version {krav.version} undertecknad.",
            kalla=_OMGANGEN,
        )
    if len(handling.undertecknare) < krav.undertecknare:
        yield Brist(
            motivering=f"{krav.forst} har {len(handling.undertecknare)} av {krav.undertecknare} "
            "underskrifter.",
            atgard="Begär in den underskrift som saknas.",
            kalla=_OMGANGEN,
        )
    for en in handling.undertecknare:
        if not en.befogenhet:
            yield Brist(
                motivering=f"{krav.forst}: det framgår inte vad som ger {en.roll} rätt att "
                "skriva under.",
                atgard="Begär in hänvisning till det beslut eller reglemente som ger rätten.",
                kalla=_OMGANGEN,
            )


def _punkter(
    krav: Avtalskrav,
    handling: Avtalshandling,
    beslut: Mapping[str, Punktlage],
) -> Iterable[Brist]:
    beslutade, i_avtalet = set(beslutade_punkter(beslut)), set(handling.punkter)
    for kod in sorted(i_avtalet - beslutade):
        yield Brist(
            motivering=f"{krav.forst} omfattar punkt {kod}, men {_vad_som_ar(beslut.get(kod))}.",
            atgard=_vad_som_behovs(kod, beslut.get(kod)),
            kalla="avtalets punkter ska vara de beslutade",
        )
    for kod in sorted(beslutade - i_avtalet):
        yield Brist(
            motivering=f"Punkt {kod} är beslutad, men {krav.i_mening} omfattar den inte.",
            atgard=f"Begär in ett avtal som omfattar punkt {kod}, eller ett ändrat beslut.",
            kalla="avtalets punkter ska vara de beslutade",
        )


def _vad_som_behovs(kod: str, lage: Punktlage | None) -> str:
    match lage:
        case Preliminar():
            return "Begär in bevis om att protokollet är justerat."
        case Villkorad():
            return "Begär in ett besked om att villkoret är uppfyllt."
        case _:
            return f"Begär in ett beslut om punkt {kod}, eller ett avtal utan den."


def _vad_som_ar(lage: Punktlage | None) -> str:
    match lage:
        case None:
            return "den beslutas inte av huvudmannen"
        case Preliminar():
            return f"protokollet är inte justerat (senast {datum_i_text(lage.justeras_senast)})"
        case Villkorad():
            return "beslutets villkor är inte uppfyllt"
        case Avgjord():
            return f"beslutet är {lage.utfall.etikett}"
        case _:
            return f"den är {lage.kod.etikett}"


def _fullmakt(
    krav: Avtalskrav,
    handling: Avtalshandling,
    fullmakt: Iterable[str] | None,
) -> Iterable[Brist]:
    if fullmakt is None:
        return
    for kod in sorted(set(handling.punkter).difference(fullmakt)):
        yield Brist(
            motivering=f"{krav.forst} omfattar punkt {kod}, som ligger utanför huvudmannens "
            "fullmakt.",
            atgard=f"Begär in ett avtal utan punkt {kod}, eller en fullmakt som omfattar den.",
            kalla="fullmakten",
        )
