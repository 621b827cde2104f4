"""The server forgets the events of stages within hours; what the pages show stays."""

import asyncio
import json
import time
from datetime import timedelta

import pytest

from flows.driftfil import ROT
from flows.gallring import gallring
from tests.flows.korning import OMGANG, START, kor, stegen

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]
UNDANTAG = "PREFECT_SERVER_SERVICES_DB_VACUUM_EVENT_RETENTION_OVERRIDES"


@pytest.mark.usefixtures("diariet")
def test_every_event_of_a_stage_is_forgotten_and_the_graph_stays() -> None:
    import prefect.settings as s

    from flows.beslutskedja import beslutskedja
    from flows.starta_omgang import starta_omgang

    assert kor(starta_omgang, START).is_completed()
    ritad = kor(beslutskedja, OMGANG)
    steg = stegen(ritad, 27)
    fore = handelser_nar_stegen_har_skrivits(27)
    nu = {namn: timedelta(seconds=1) for namn in json.loads(gallring()[UNDANTAG])}
    installning = s.PREFECT_SERVER_SERVICES_DB_VACUUM_EVENT_RETENTION_OVERRIDES
    time.sleep(2)
    with s.temporary_settings({installning: nu}):
        stada()
    efter = handelser()
    assert not [namn for namn in efter if namn.startswith("prefect.task-run.")]
    assert efter["prefect.flow-run.Running"] == fore["prefect.flow-run.Running"]
    assert stegen(ritad, 27) == steg


def test_the_settings_are_read_by_prefect_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.settings import Settings

    for namn, varde in gallring().items():
        monkeypatch.setenv(namn, varde)
    lasta = Settings().server.services.db_vacuum
    assert lasta.enabled_vacuum_types >= {"events", "flow_runs"}
    assert lasta.retention_period == timedelta(days=30)
    assert lasta.event_retention_overrides["prefect.task-run.Kräver åtgärd"] == timedelta(hours=1)


def test_the_handbook_of_a_server_of_your_own_has_the_same_settings() -> None:
    rader = (ROT / "docs" / "drift.md").read_text(encoding="utf-8").splitlines()
    for namn, varde in gallring().items():
        assert {f"{namn}={varde}", f"{namn}='{varde}'"} & set(rader), namn


def stada() -> None:
    """Runs the server's own hourly task at once."""
    from prefect.server.database import provide_database_interface
    from prefect.server.services.db_vacuum import vacuum_events_with_retention_overrides

    asyncio.run(vacuum_events_with_retention_overrides(db=provide_database_interface()))


def handelser() -> dict[str, int]:
    """Counts the events in the server's database by type."""
    import sqlalchemy as sa
    from prefect.server.database import provide_database_interface

    async def _las() -> dict[str, int]:
        db = provide_database_interface()
        async with db.session_context() as session:
            fraga = sa.select(db.Event.event, sa.func.count()).group_by(db.Event.event)
            rader = await session.execute(fraga)
            return {str(namn): int(antal) for namn, antal in rader}

    return asyncio.run(_las())


def handelser_nar_stegen_har_skrivits(antal: int) -> dict[str, int]:
    """Counts them when the server has written those of all stages: every fifth second."""
    for _ in range(200):
        if handelser().get("prefect.task-run.Väntar", 0) >= antal:
            return handelser()
        time.sleep(0.1)
    raise AssertionError(handelser())
