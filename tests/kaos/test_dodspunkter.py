"""A sender that dies at any point of claim, send and mark loses nothing, by either transport."""

import pytest

from tests.kaos.conftest import Start
from tests.kaos.mottagarna import Lada
from tests.kaos.punkter import HAR_KOMMIT, KAN_HA_KOMMIT, SLAG, Avsandare, Dodsplan, Punkt, Slag
from tests.kaos.rundan import MINUT

LEVANDE = Avsandare("levande")


@pytest.mark.parametrize("slag", SLAG)
@pytest.mark.parametrize("punkt", list(Punkt))
def test_a_killed_sender_loses_nothing_and_marks_every_copy(
    starta: Start, punkt: Punkt, slag: Slag
) -> None:
    lada = Lada(slag, "k00002-kf")
    with starta() as runda:
        assert runda.sand(Avsandare("dodlig", plan=Dodsplan(punkt, slag, 2))) == [True]
        forst = runda.mottaget()
        kom = lada in forst
        assert kom is (punkt in HAR_KOMMIT) or punkt in KAN_HA_KOMMIT
        runda.ga(MINUT)
        assert runda.sand(LEVANDE) == [False]
        if punkt is not Punkt.I_TAGNINGEN:  # that claim never was: all is sent at once
            assert runda.mottaget() == forst  # the lease still holds
        runda.ga_forbi_leasen()
        runda.sand(LEVANDE)
        utfall = runda.rakna_vagen()
        assert not utfall.brott
        assert [summa.framme for summa in utfall.summor.values()] == [2, 2]
        kopior = {slag: summa.kopior for slag, summa in utfall.summor.items() if summa.kopior}
        assert kopior == ({slag: 1} if kom and punkt is not Punkt.EFTER_MARKNINGEN else {})
        assert set(runda.tillstand().values()) == {"skickad"}
        assert not runda.fel_i_diariet()


def test_a_second_death_leaves_the_message_to_a_human(starta: Start) -> None:
    dodlig = Avsandare("dodlig", plan=Dodsplan(Punkt.EFTER_KVITTENSEN, "brev", 1))
    with starta() as runda:
        assert runda.sand(dodlig) == [True]
        runda.ga_forbi_leasen()
        assert runda.sand(dodlig) == [True]
        runda.ga_forbi_leasen()
        runda.sand(LEVANDE)
        forst = Lada("brev", "k00001-kf")
        assert runda.mottaget()[forst] == [False, True]
        assert set(runda.tillstand().values()) == {"okant"}
        assert not runda.i_rorelse()


def test_the_one_who_works_beside_the_dead_sends_only_its_own(starta: Start) -> None:
    dodlig = Avsandare("dodlig", bunt=2, plan=Dodsplan(Punkt.EFTER_KVITTENSEN, "brev", 1))
    with starta() as runda:
        doda = runda.sand(dodlig, Avsandare("levande", bunt=2))
        assert doda[1] is False
        runda.ga_forbi_leasen()
        runda.sand(LEVANDE)
        utfall = runda.rakna_vagen()
        assert not utfall.brott
        assert sum(summa.kopior for summa in utfall.summor.values()) == doda[0]
        assert not runda.fel_i_diariet()
