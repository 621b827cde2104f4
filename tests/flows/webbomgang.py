"""A program of its own: starts a round on the server of its environment, and tells the pages.

Task runs travel to the server as events, by a worker that a process keeps for its first server:
a test that has talked to another would show an empty chain.
"""

import asyncio
import json
import sys

from flows.beslutskedja import beslutskedja
from flows.driftfil import for_korare, las_driftfil
from flows.registrera_beslut import registrera_beslut
from flows.starta_omgang import starta_omgang
from tests.flows.korning import OMGANG, REKOMMENDATION, START, artefakterna, kor, stegen

STEG = 27


async def _satt_i_drift() -> object:
    (en,) = [ett for ett in las_driftfil() if ett.name == "starta-omgang"]
    return await (await for_korare(en)).aapply()


def huvud(url: str) -> None:
    """Start the round, record what VästKom recommends, draw the chain, and print addresses."""
    drift = asyncio.run(_satt_i_drift())
    assert kor(starta_omgang, START).is_completed()
    assert kor(registrera_beslut, REKOMMENDATION).is_completed()
    kedja = kor(beslutskedja, OMGANG)
    assert len(stegen(kedja, STEG)) == STEG
    matris = artefakterna(f"matris-{OMGANG}")[0].id
    adresser = {
        "blankett": f"{url}/deployments/deployment/{drift}/run",
        "kedja": f"{url}/runs/flow-run/{kedja.state_details.flow_run_id}",
        "matris": f"{url}/artifacts/artifact/{matris}",
    }
    sys.stdout.write(json.dumps(adresser))


if __name__ == "__main__":
    huvud(sys.argv[1])
