"""The pictures of a round as markdown: words in every cell, never colour alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from beslutsmodell.datum import datum_i_text, kort_datum
from beslutsmodell.plan.bedomning import Plan
from beslutsmodell.utfall import Utfall
from diarium.lagerapport import Omgangslage
from flows.adresser import till_artefakt, till_blankett
from flows.kedja.bild import Kedjebild
from flows.kedja.harnast import harnast
from flows.kedja.uppgift import Uppgift
from flows.planbild import planbild

SIDOR: Final = (
    ("lage", "Läget"),
    ("matris", "Kommun för kommun"),
    ("att-gora", "Att göra"),
    ("plan", "Planen"),
    ("framsteg", "Framsteg"),
    ("bild-plan", "Tidslinjen"),
    ("bild-beslut", "Besluten dag för dag"),
    ("bild-matris", "Matrisen"),
)
"""The pictures of a round: the first part of the key, and what the page is called."""


def matris(lage: Omgangslage) -> str:
    """Write kommun × point, with the agreements: every participant has a row.

    The förbund stands last: a narrow page of Prefect hides the end of a row.
    """
    punkter = lage.omgang.punkter
    samlat = ["Samlat"] if len(punkter) > 1 else []
    kolumner = (f"Punkt {punkt.kod}" for punkt in punkter)
    rubriker = ["Kommun", *kolumner, *samlat, "Avtal", "Förbund"]
    rader = (
        [
            man.namn,
            *(man.i_ord(punkt.kod) for punkt in punkter),
            *([man.samlat_i_ord] if samlat else []),
            man.avtal.etikett,
            man.forbundsnamn or "–",
        ]
        for man in lage.kommuner
    )
    punktlista = [f"- Punkt {punkt.etikett}" for punkt in punkter]
    return "\n".join([*huvud(lage), *punktlista, "", *tabell(rubriker, rader)])


def lagesbild(lage: Omgangslage, bild: Kedjebild) -> str:
    """Write the chain, stage by stage, and the sums, which add up to the participants.

    What may be long is a list: a page of Prefect cuts a table's long cells.
    """
    return "\n".join(
        [
            *huvud(lage),
            f"**{bild.mening}.**",
            "",
            "## Härnäst",
            "",
            *_harnast(lage),
            "",
            "## Kedjan",
            "",
            *(f"- **{ett.namn}**: {ett.mening}" for ett in bild.steg),
            "",
            f"## Summor för {len(lage.kommuner)} deltagare",
            "",
            *tabell(["Vad", "Antal"], _summor(lage)),
        ],
    )


def att_gora_text(
    lage: Omgangslage, uppgifter: Sequence[Uppgift], blanketter: Mapping[str, str]
) -> str:
    """Write what needs a human, each with a link to the form that does it."""
    if not uppgifter:
        return "\n".join([*huvud(lage), "**Inget väntar på någon människa just nu.**"])
    antal = "En sak behöver" if len(uppgifter) == 1 else f"{len(uppgifter)} saker behöver"
    return "\n".join(
        [
            *huvud(lage),
            f"**{antal} någon som ser på det.**",
            "",
            *(_punkt(ett, blanketter) for ett in uppgifter),
        ],
    )


def planen(lage: Omgangslage, plan: Plan) -> str:
    """Write who makes it, who does not, and what can be done."""
    return "\n".join([*huvud(lage), *planbild(lage.omgang, plan)])


def _punkt(uppgift: Uppgift, blanketter: Mapping[str, str]) -> str:
    """Write one thing to do as an item: a page of Prefect cuts a table's long cells."""
    vad = uppgift.vad.replace("\n", " ")
    gor = f"{uppgift.gor} {_blankettlank(uppgift, blanketter)}".strip()
    return f"- **{uppgift.vem}.** {vad} **Gör så här:** {gor}"


def _blankettlank(uppgift: Uppgift, blanketter: Mapping[str, str]) -> str:
    """Give the link to a form filled in with what is known, where the form is deployed."""
    drift = blanketter.get(uppgift.blankett or "")
    return f"[Öppna blanketten]({till_blankett(drift, uppgift.ifyllt)})" if drift else ""


def _harnast(lage: Omgangslage) -> Iterator[str]:
    """Yield whose move it is, by which day, and when they are reminded next."""
    alla = tuple(harnast(lage))
    if not alla:
        yield "Inget organ är skyldigt något just nu."
    for ett in alla:
        sena = f" ({ett.forsenade} försenade)" if ett.forsenade else ""
        paminns = (
            f"nästa påminnelse {kort_datum(ett.paminns)}"
            if ett.paminns
            else ("inga fler påminnelser")
        )
        yield (
            f"- **{ett.steg}**: på tur är {ett.vem}, första sista dag {kort_datum(ett.senast)}"
            f"{sena}; {paminns}."
        )


def huvud(lage: Omgangslage) -> Iterator[str]:
    """Yield what stands first on every page: title, what is fictitious, deadline, the others.

    Of a round that has not opened also when it does.
    """
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
    if (oppnar := lage.omgang.trappa.oppningsdag(lage.nu)) is not None:
        yield f"**Öppnar {datum_i_text(oppnar)}.** Till dess tillfrågas kontakterna."
        yield ""
    sidor = (f"[{rubrik}]({till_artefakt(f'{slag}-{lage.omgang.kod}')})" for slag, rubrik in SIDOR)
    yield " · ".join(sidor)
    yield ""


def _summor(lage: Omgangslage) -> Iterator[list[str]]:
    avtal = lage.summa["avtal"]
    for punkt in lage.omgang.punkter:
        for nyckel, antal in sorted(lage.summa[f"utfall {punkt.kod}"].items()):
            ord_ = "inget utfall än" if nyckel == "inget" else Utfall(nyckel).etikett
            yield [f"Punkt {punkt.etikett}: {ord_}", str(antal)]
    if len(lage.omgang.punkter) > 1:
        samlat = Counter(man.samlat_i_ord for man in lage.kommuner)
        for samlat_ord, antal in sorted(samlat.items()):
            yield [f"Samlat: {samlat_ord}", str(antal)]
    etiketter = {man.avtal.value: man.avtal.etikett for man in lage.kommuner}
    for nyckel, antal in sorted(avtal.items()):
        yield [f"Avtal: {etiketter[nyckel]}", str(antal)]


def tabell(rubriker: Sequence[str], rader: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield _rad(rubriker)
    yield _rad(["---"] * len(rubriker))
    for rad in rader:
        yield _rad(rad)


def _rad(celler: Sequence[str]) -> str:
    rena = (cell.replace("|", "\\|").replace("\n", " ") for cell in celler)
    return f"| {' | '.join(rena)} |"
