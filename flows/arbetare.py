"""What a worker's run needs of its environment: a home that outlives its own folder."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun


def hemlos(korning: "FlowRun | None", hem: Path) -> str | None:
    """Say why the run would lose what it writes; null when it would not.

    A worker runs each flow in a folder of its own that is taken away afterwards: a record there
    would go with it.
    """
    if korning is None or korning.work_pool_name is None or hem.is_absolute():
        return None
    return (
        f"BESLUT_HEM är {hem} i arbetarens miljö. Det är ingen hel sökväg, och mappen skulle "
        "försvinna med körningen. Sätt BESLUT_HEM till en hel sökväg, till exempel /srv/beslut, "
        "och starta om arbetaren. Ingenting är registrerat."
    )
