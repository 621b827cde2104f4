"""What Prefect's own server throws away and when: else it keeps every run for ever."""

import json
from typing import Final

from flows.kedja.kedjelage import Kedjelage

_KORNING: Final = 30 * 24 * 3600
"""Seconds that a run is remembered."""
_STEGHANDELSE: Final = 3600
"""Seconds that the events of a stage are remembered; the run of the stage is in tables of its own.

They are four fifths of what a picture costs, and Prefect's default is a week.
"""
_STEGETS_LAGEN: Final = ("Pending", "Running", *(lage.etikett for lage in Kedjelage))


def gallring() -> dict[str, str]:
    """Give the settings of a server that does not grow for ever."""
    handelser = {f"prefect.task-run.{lage}": _STEGHANDELSE for lage in _STEGETS_LAGEN}
    return {
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(_KORNING),
        "PREFECT_SERVER_SERVICES_DB_VACUUM_EVENT_RETENTION_OVERRIDES": json.dumps(
            handelser, ensure_ascii=False
        ),
    }
