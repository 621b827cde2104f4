"""The result of the demo: how every kommun ended, and where everything lies."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.demo.mottagarna import Mottagarna
from beslutsmodell.lage import punkt_i_ord
from diarium.lagerapport import Omgangslage
from diarium.verifiering.fynd import Fynd

FIKTIVT = "Alla svar, kontakter och sammanträdesdagar i demon är fiktiva."


def visa_resultat(konsol: Console, lage: Omgangslage) -> None:
    """Print the table of every participant and the sums beneath it."""
    tabell = Table(title=f"{lage.omgang.titel} – {FIKTIVT}", title_justify="left")
    tabell.add_column("Kommun")
    tabell.add_column("Förbund")
    for punkt in lage.omgang.punkter:
        tabell.add_column(f"Punkt {punkt.kod}")
    tabell.add_column("Avtal")
    for man in lage.kommuner:
        celler = [
            punkt_i_ord(man.status[punkt.kod], man.punkter[punkt.kod])
            for punkt in lage.omgang.punkter
        ]
        tabell.add_row(man.namn, man.forbundsnamn or "–", *celler, man.avtal.etikett)
    konsol.print(tabell)
    for punkt in lage.omgang.punkter:
        konsol.print(f"  {punkt.etikett}: {_summa(_celler(lage, punkt.kod))}")
    konsol.print(f"  Avtal: {_summa(Counter(man.avtal.etikett for man in lage.kommuner))}")
    frist = lage.frist
    konsol.print(f"  Frist: {frist.tidpunkt.i_text}, version {frist.version}")


def visa_platser(
    konsol: Console,
    *,
    hem: Path,
    mottagarna: Mottagarna,
    fynd: tuple[Fynd, ...],
) -> None:
    """Print what was sent, where it lies, and what the verification says."""
    konsol.print(f"  Brev: {len(mottagarna.brev.mottagna)} i {mottagarna.brevmapp}")
    konsol.print(f"  Teamskort: {len(mottagarna.kort.mottagna)} i {mottagarna.kortmapp}")
    paket = sorted((hem / "inkorg").rglob("*.zip"))
    konsol.print(f"  Paket till VGR: {len(paket)} i {hem / 'inkorg'}")
    if fynd:
        konsol.print("  Verifiering: [bold red]FEL[/]")
        for ett in fynd:
            konsol.print(f"    {ett}")
    else:
        konsol.print("  Verifiering: händelsekedjan, läget, texterna och filerna stämmer.")


def _celler(lage: Omgangslage, punkt: str) -> Counter[str]:
    return Counter(punkt_i_ord(man.status[punkt], man.punkter[punkt]) for man in lage.kommuner)


def _summa(antal: Mapping[str, int]) -> str:
    delar = ", ".join(
        f"{kod} {tal}" for kod, tal in sorted(antal.items(), key=lambda par: (-par[1], par[0]))
    )
    return f"{delar} = {sum(antal.values())}"
