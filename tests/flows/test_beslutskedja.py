"""The run graph shows how the round stands: states, names and edges, read back from the API."""

import time

import pytest

from diarium.databas import Databas
from tests.flows.korning import OMGANG, START, artefakterna, kor, korningen, stegen

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


def test_x(diariet: Databas) -> None:
    from flows.beslutskedja import beslutskedja
    from flows.starta_omgang import starta_omgang

    t=time.perf_counter()
    kor(starta_omgang, START)
    print('starta', time.perf_counter()-t)
    for _ in range(3):
        t=time.perf_counter()
        lage = kor(beslutskedja, OMGANG)
        print('kedja', time.perf_counter()-t, lage)
    s = stegen(lage, 27)
    for n, r in s.items(): print(n, r.state.type, r.state.name, r.state.message, r.task_inputs)
    print(len(artefakterna(f"matris-{OMGANG}")))
    print(artefakterna(f"lage-{OMGANG}")[0].data)
    print(artefakterna(f"matris-{OMGANG}")[0].data[:900])
