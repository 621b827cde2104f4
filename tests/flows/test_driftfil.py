"""prefect.yaml is the only source of deployments: each imports, and every schedule has a zone."""

import asyncio
from pathlib import Path

import pytest

from diarium.inlasning.fel import Inlasningsfel
from flows.driftfil import ROT, for_korare, las_driftfil
from flows.fel import OgiltigDriftfil

pytestmark = pytest.mark.prefect
BLANKETTER = {
    "starta-omgang",
    "registrera-beslut",
    "korrigera",
    "avbryt",
    "registrera-avtal",
    "lamna-in",
    "kvittera",
    "andra-frist",
}
SVEP = {"beslutskedjor", "paminn", "skicka-utskick", "avstamning"}


def test_every_deployment_imports_a_flow_of_its_name() -> None:
    namn = [en.name for en in las_driftfil()]
    assert namn == [en.flode().name for en in las_driftfil()]
    assert set(namn) == SVEP | BLANKETTER | {"beslutskedja"}


def test_only_the_sweeps_run_by_themselves() -> None:
    for en in las_driftfil():
        assert bool(en.schedules) == (en.name in SVEP), en.name
        assert {tid.timezone for tid in en.schedules} <= {"Europe/Stockholm"}
        assert en.work_pool.name == "beslut"


def test_a_pull_step_is_refused(tmp_path: Path) -> None:
    text = (ROT / "prefect.yaml").read_text().replace("pull: []", "pull: [hamta]")
    (tmp_path / "prefect.yaml").write_text(text)
    with pytest.raises(Inlasningsfel, match=r"prefect\.yaml, rad \d+"):
        las_driftfil(tmp_path)


def test_a_sweep_never_overtakes_itself() -> None:
    for en in las_driftfil():
        if en.name in SVEP:
            korare = asyncio.run(for_korare(en))
            assert korare.concurrency_limit == 1
            assert korare.concurrency_options is not None
            assert korare.concurrency_options.collision_strategy == "CANCEL_NEW"


def test_prefect_itself_reads_the_same_file() -> None:
    from prefect.cli.deploy._config import _load_deploy_configs_and_actions
    from rich.console import Console

    lasta, _ = _load_deploy_configs_and_actions(ROT / "prefect.yaml", console=Console())
    assert [en["name"] for en in lasta] == [en.name for en in las_driftfil()]


def test_forms_show_swedish_titles() -> None:
    from flows.registrera_beslut import registrera_beslut

    blankett = registrera_beslut.parameters.definitions["Beslutsblankett"]
    titlar = [falt["title"] for falt in blankett["properties"].values()]
    assert titlar[:4] == ["Omgång", "Ärende", "Beslutsdatum", "Utfall per punkt"]
    assert blankett["required"] == ["omgang", "arende", "datum", "utfall", "registrerat_av"]
    assert blankett["properties"]["datum"]["description"].endswith("Exempel: 2019-10-09")
    assert "Sammanträde, delegation" in blankett["properties"]["slag"]["description"]


def test_a_missing_file_is_told_in_swedish(tmp_path: Path) -> None:
    with pytest.raises(OgiltigDriftfil, match=r"prefect\.yaml saknas i .* Installera om"):
        las_driftfil(tmp_path)


def test_an_entrypoint_that_is_no_flow_is_refused(tmp_path: Path) -> None:
    text = (ROT / "prefect.yaml").read_text()
    (tmp_path / "prefect.yaml").write_text(
        text.replace("flows.paminn.paminn", "flows.paminn.asyncio")
    )
    (fel,) = [en for en in las_driftfil(tmp_path) if en.name == "paminn"]
    with pytest.raises(OgiltigDriftfil, match="pekar inte på ett flöde"):
        fel.flode()
