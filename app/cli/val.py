"""The arguments and switches that several commands share."""

from datetime import date, time
from pathlib import Path
from typing import Annotated

import typer

from app.cli.tolka import las_datum, las_heltal, las_klockslag

Omgangsarg = Annotated[
    str,
    typer.Argument(metavar="OMGANG", help="Omgångens kod. Se `beslut omgangar`."),
]
Arendearg = Annotated[
    str,
    typer.Argument(
        metavar="ARENDE",
        help="Ärendet som steg/organ, eller organets eller kommunens kod eller namn om det räcker. "
        "Se `beslut lage OMGANG --arenden`.",
    ),
]
Huvudmansarg = Annotated[
    str,
    typer.Argument(metavar="HUVUDMAN", help="Kommunens kod eller namn: 1492 eller Åmål."),
]
Provaval = Annotated[
    bool, typer.Option("--prova", help="Visa vad som skulle ändras, utan att ändra något.")
]
Jsonval = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")]
Avval = Annotated[
    str,
    typer.Option("--av", metavar="NAMN", help="Den som lämnar uppgiften, med egna ord."),
]
FrivilligtAvval = Annotated[
    str | None,
    typer.Option("--av", metavar="NAMN", help="Den som gör det, med egna ord."),
]
Motiveringsval = Annotated[
    str,
    typer.Option("--motivering", metavar="TEXT", help="Varför, med egna ord."),
]
Versionsval = Annotated[
    int | None,
    typer.Option(
        "--vantad-version",
        metavar="TAL",
        parser=las_heltal,
        help="Ärendets version när du läste det: har någon annan hunnit före blir svaret nej.",
    ),
]
Nummerval = Annotated[
    int | None,
    typer.Option(
        "--nummer",
        metavar="TAL",
        parser=las_heltal,
        help="Beslutets nummer i ärendet. Se `beslut lage OMGANG --arende ARENDE`.",
    ),
]
Justeratval = Annotated[
    date | None,
    typer.Option("--justerat", metavar="DATUM", parser=las_datum, help="Dagen för justeringen."),
]
Anslagetval = Annotated[
    date | None,
    typer.Option(
        "--anslaget",
        metavar="DATUM",
        parser=las_datum,
        help="Dagen då justeringen anslogs (KL 8:12).",
    ),
]
Punktkodsval = Annotated[
    list[str],
    typer.Option("--punkt", metavar="PUNKT", help="Punktens kod, en flagga per punkt."),
]
Datumval = Annotated[
    date,
    typer.Option("--datum", metavar="DATUM", parser=las_datum, help="Dag: år-månad-dag."),
]
Klockslagsval = Annotated[
    time | None,
    typer.Option(
        "--klockslag",
        metavar="TID",
        parser=las_klockslag,
        help="Klockslag: timme:minut. Utan det antas 23.59, och det visas som antaget.",
    ),
]
Filval = Annotated[
    Path,
    typer.Option("--fil", metavar="FIL", help="Filen med det undertecknade avtalet."),
]
