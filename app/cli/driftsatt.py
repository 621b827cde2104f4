"""`beslut driftsatt`: the deployments on a Prefect server of one's own."""

from typing import Annotated

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.val import Jsonval
from app.cli.visa import visa_json


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "driftsatt",
        driftsatt,
        "Lägg flödena och deras scheman på en egen Prefect-server (PREFECT_API_URL), för "
        "arbetare på en eller flera datorer. På en enda dator räcker `beslut serve`. Med --json: "
        "pool, api, namn.",
    )


def driftsatt(
    *,
    python: Annotated[
        str | None,
        typer.Option(
            "--python",
            metavar="SÖKVÄG",
            help="Arbetarnas Python, samma hela sökväg på alla datorer. Då går en körning på "
            "halva tiden. Exempel: /srv/beslutsflode/.venv/bin/python",
        ),
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Put every deployment of prefect.yaml on the server."""
    from app.cli import prefectdorr

    gjort = prefectdorr.driftsatt(python)
    if som_json:
        visa_json({"pool": gjort.pool, "api": gjort.api, "namn": list(gjort.namn)})
        return
    typer.echo(
        f"{len(gjort.namn)} flöden är på plats i arbetspoolen {gjort.pool} på {gjort.api}. "
        f"Starta en arbetare där de ska köras: prefect worker start --pool {gjort.pool}",
    )
