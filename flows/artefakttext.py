"""The pictures of a round as markdown: words in every cell, never colour alone."""

from collections.abc import Iterable, Iterator, Sequence

from beslutsmodell.lage import punkt_i_ord
from beslutsmodell.utfall import Utfall
from diarium.lagerapport import Omgangslage
from flows.kedja.bild import Kedjebild


def matris(lage: Omgangslage) -> str:
    """Write kommun × point, with the agreements: every participant has a row."""
    punkter = lage.omgang.punkter
    rubriker = ["Kommun", "Förbund", *(f"Punkt {punkt.kod}" for punkt in punkter), "Avtal"]
    rader = (
        [
            man.namn,
            man.forbundsnamn or "–",
            *(punkt_i_ord(man.status[punkt.kod], man.punkter[punkt.kod]) for punkt in punkter),
            man.avtal.etikett,
        ]
        for man in lage.kommuner
    )
    punktlista = [f"- Punkt {punkt.etikett}" for punkt in punkter]
    return "\n".join([*_huvud(lage), *punktlista, "", *_tabell(rubriker, rader)])


def lagesbild(lage: Omgangslage, bild: Kedjebild) -> str:
    """Write the chain, stage by stage, and the sums, which add up to the participants."""
    steg = ([ett.namn, ett.mening] for ett in bild.steg)
    return "\n".join(
        [
            *_huvud(lage),
            f"**{bild.mening}.**",
            "",
            *_tabell(["Steg", "Läge"], steg),
            "",
            f"## Summor för {len(lage.kommuner)} deltagare",
            "",
            *_tabell(["Vad", "Antal"], _summor(lage)),
        ],
    )


def _huvud(lage: Omgangslage) -> Iterator[str]:
    """Yield what stands first on every picture: title, what is fictitious, deadline."""
    yield f"# {lage.omgang.titel}"
    yield ""
    if lage.omgang.fiktivt:
        yield "> **Fiktivt.** " + " ".join(lage.omgang.fiktivt)
        yield ""
    frist = lage.frist
    stolpe = next(ett for ett in lage.omgang.milstolpar if ett.kod == frist.milstolpe)
    skal = f" Ändrad: {frist.motivering}" if frist.motivering else ""
    yield f"**{stolpe.namn} senast** {frist.tidpunkt.i_text}, version {frist.version}.{skal}"
    yield ""


def _summor(lage: Omgangslage) -> Iterator[list[str]]:
    avtal = lage.summa["avtal"]
    for punkt in lage.omgang.punkter:
        for nyckel, antal in sorted(lage.summa[f"utfall {punkt.kod}"].items()):
            ord_ = "inget utfall än" if nyckel == "inget" else Utfall(nyckel).etikett
            yield [f"Punkt {punkt.etikett}: {ord_}", str(antal)]
    etiketter = {man.avtal.value: man.avtal.etikett for man in lage.kommuner}
    for nyckel, antal in sorted(avtal.items()):
        yield [f"Avtal: {etiketter[nyckel]}", str(antal)]


def _tabell(rubriker: Sequence[str], rader: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _rad(rubriker)
    yield _rad(["---"] * len(rubriker))
    for rad in rader:
        yield _rad(rad)


def _rad(celler: Sequence[str]) -> str:
    rena = (cell.replace("|", "\\|").replace("\n", " ") for cell in celler)
    return f"| {' | '.join(rena)} |"
