"""An empty record in memory is one's own, in every thread that asks for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from beslutsmodell.frist import STOCKHOLM
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from diarium.startgranskning import granska_fore_start
from diarium.utkorg.granskning import Utskicksgranskning
from diarium.utkorg.visat import Avsandande
from tests.diarium.inlasning.liten_omgang import skriv_framtida

NU = datetime(2099, 6, 3, 9, tzinfo=STOCKHOLM)


def test_a_round_is_tried_in_each_thread(tmp_path: Path) -> None:
    inlast = las_omgang(skriv_framtida(tmp_path))

    def prova(_: int) -> Utskicksgranskning:
        return granska_fore_start(
            inlast.omgang, inlast.kontakter, avsandande=Avsandande.av(Installningar()), nu=NU
        )

    har = prova(0)
    assert har.lasta > 0
    for _ in range(2):  # the second pool's threads may have the idents of the first's
        with ThreadPoolExecutor(max_workers=2) as trador:
            assert list(trador.map(prova, range(2))) == [har, har]
