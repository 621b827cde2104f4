"""What must hold between the parts of a round before it may start."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from beslutsmodell.huvudman import Huvudmansslag
from beslutsmodell.motpart import grans_for_egen_frist
from beslutsmodell.process import Niva, Stegsort

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang


def kontrollera_omgang(omgang: "Beslutsomgang") -> None:
    """Raise ValueError with one Swedish sentence for the first contradiction."""
    for kontroll in _KONTROLLER:
        for fel in kontroll(omgang):
            raise ValueError(fel)


def _dubbletter(omgang: "Beslutsomgang") -> Iterable[str]:
    for ord_, koder in (
        ("punkten", [punkt.kod for punkt in omgang.punkter]),
        ("huvudmannen", [man.kod for man in omgang.huvudman]),
        ("organet", [organ.kod for organ in omgang.organ]),
        ("milstolpen", [stolpe.kod for stolpe in omgang.milstolpar]),
        ("avtalet", [krav.slag for krav in omgang.avtal]),
    ):
        sedda: set[str] = set()
        for kod in koder:
            if kod in sedda:
                yield f"{ord_} {kod!r} finns mer än en gång: ta bort den ena raden"
            sedda.add(kod)


def _trappan(omgang: "Beslutsomgang") -> Iterable[str]:
    steg = {ett.kod for ett in omgang.process.steg if ett.har_arenden}
    for rung in omgang.trappa.steg:
        for kod in rung.steg:
            if kod not in steg:
                yield (
                    f"trappans steg {rung.i_ord} gäller {kod!r}, som inte är ett steg som organ "
                    f"behandlar. Sådana steg i processen: {', '.join(sorted(steg))}"
                )


def _oppningen(omgang: "Beslutsomgang") -> Iterable[str]:
    oppnar, sista = omgang.trappa.oppnar, omgang.motpartens_milstolpe.tidpunkt.datum
    if oppnar is not None and oppnar >= sista:
        yield (
            f"omgången öppnar {oppnar}, men motpartens frist går ut {sista}: ange en tidigare dag "
            "för oppnar"
        )


def _organ(omgang: "Beslutsomgang") -> Iterable[str]:
    man = {huvudman.kod for huvudman in omgang.huvudman}
    organ = {organ.kod: organ for organ in omgang.organ}
    for ett in omgang.organ:
        if ett.huvudman not in man:
            yield f"organet {ett.kod!r} hör till huvudmannen {ett.huvudman!r}, som inte finns"
    for mote in omgang.kalender:
        if mote.organ not in organ:
            yield f"kalendern nämner organet {mote.organ!r}, som inte finns bland organen"
    for vag in omgang.beslutsvagar:
        if vag.huvudman not in man:
            yield f"beslutsvägen {vag.steg!r} nämner huvudmannen {vag.huvudman!r}, som inte finns"
        if vag.organ not in organ:
            yield f"beslutsvägen för {vag.huvudman} nämner organet {vag.organ!r}, som inte finns"


def _beslutsvagar(omgang: "Beslutsomgang") -> Iterable[str]:
    steg = {ett.kod: ett for ett in omgang.process.steg}
    punkter = {punkt.kod for punkt in omgang.punkter}
    sedda: set[tuple[str, str]] = set()
    delade: set[tuple[str, str, str]] = set()
    for vag in omgang.beslutsvagar:
        plats = f"beslutsvägen {vag.steg!r} i {vag.organ!r}"
        if vag.steg not in steg:
            yield f"{plats}: steget finns inte i processen {omgang.process.kod!r}"
        elif not steg[vag.steg].har_arenden:
            yield f"{plats}: steget {vag.steg!r} hanteras inte av något organ"
        if (vag.steg, vag.organ) in sedda:
            yield f"{plats} finns mer än en gång: slå ihop raderna"
        sedda.add((vag.steg, vag.organ))
        for punkt in vag.punkter:
            if punkt not in punkter:
                yield f"{plats} nämner punkten {punkt!r}, som omgången inte har"
            if vag.steg in steg and steg[vag.steg].sort == "beslutar":
                if (vag.steg, vag.huvudman, punkt) in delade:
                    yield f"{plats}: punkt {punkt} beslutas redan av ett annat organ där"
                delade.add((vag.steg, vag.huvudman, punkt))


def _fullmakter(omgang: "Beslutsomgang") -> Iterable[str]:
    man = {huvudman.kod for huvudman in omgang.huvudman}
    punkter = {punkt.kod for punkt in omgang.punkter}
    for fullmakt in omgang.fullmakter or ():
        if fullmakt.huvudman not in man:
            yield f"fullmakten nämner huvudmannen {fullmakt.huvudman!r}, som inte finns"
        for punkt in fullmakt.punkter:
            if punkt not in punkter:
                yield f"fullmakten för {fullmakt.huvudman} nämner punkten {punkt!r}, som inte finns"


def _frister(omgang: "Beslutsomgang") -> Iterable[str]:
    stolpar = {stolpe.kod for stolpe in omgang.milstolpar}
    for steg in omgang.process.steg:
        if steg.frist and steg.frist.milstolpe not in stolpar:
            yield (
                f"steget {steg.kod!r} räknar sin frist från {steg.frist.milstolpe!r}, "
                "som inte finns bland milstolparna"
            )


def _deltagare(omgang: "Beslutsomgang") -> Iterable[str]:
    beslutar = {steg.kod for steg in omgang.process.steg if steg.sort is Stegsort.BESLUTAR}
    var_for_sig = any(
        ett.kod in beslutar and ett.niva is Niva.HUVUDMAN for ett in omgang.process.steg
    )
    med = {vag.huvudman for vag in omgang.beslutsvagar if vag.steg in beslutar}
    for man in omgang.huvudman if var_for_sig else ():
        if man.slag is Huvudmansslag.KOMMUN and man.kod not in med:
            yield (
                f"{man.namn} ({man.kod}) har inget organ som beslutar: ange kommunens beslutsväg, "
                "eller ta bort kommunen om den inte deltar"
            )


def _egna_frister(omgang: "Beslutsomgang") -> Iterable[str]:
    steg = {ett.kod: ett for ett in omgang.process.steg}
    for vag in omgang.beslutsvagar:
        if vag.egen_frist is None:
            continue
        grans = grans_for_egen_frist(steg[vag.steg], omgang.process.steg, omgang.milstolpar)
        if vag.egen_frist > grans.tidpunkt.datum:
            yield (
                f"beslutsvägen {vag.steg!r} i {vag.organ!r}: den egna fristen {vag.egen_frist} "
                f"ligger efter milstolpen {grans.kod!r}, {grans.tidpunkt.datum}"
            )


_KONTROLLER: tuple[Callable[["Beslutsomgang"], Iterable[str]], ...] = (
    _dubbletter,
    _trappan,
    _oppningen,
    _organ,
    _beslutsvagar,
    _fullmakter,
    _frister,
    _deltagare,
    _egna_frister,
)
