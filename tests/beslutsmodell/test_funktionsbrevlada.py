"""An address of the form of a name is a person's, and hardly ever is a function's taken for one."""

import pytest

from beslutsmodell.funktionsbrevlada import ser_personlig_ut

PERSONER = """
anna.berg@amal.example Anna.Berg@Amal.Example anna.m.berg@amal.example a.berg@amal.example
anna-karin.berg@amal.example anna.berg2@amal.example anna.berg+fvm@amal.example bo.ek@amal.example
ingrid.edvardsson@amal.example kerstin.nordin@amal.example
"""
FUNKTIONER = """
registrator@amal.example registrator.ks@amal.example kommun@amal.example amal.kommun@amal.example
kommunstyrelsen@amal.example socialnamnden.amal@amal.example info@amal.example kansli@amal.example
kansli.sodra@amal.example diarie.ks@amal.example ks.amal@amal.example bun.vanersborg@x.example
barn.utbildning@amal.example vard.omsorg@amal.example samordnare.fvm@gr.example ks-kf@amal.example
fyrbodal.sekreterare@fyrbodal.example post@amal.example arende.2019@amal.example
"""
OKANDA = "anna@amal.example annber@amal.example anna_berg@amal.example"
"""Not known from a function's: nothing is said."""


@pytest.mark.parametrize("adress", PERSONER.split())
def test_a_name_is_a_persons(adress: str) -> None:
    assert ser_personlig_ut(adress)


@pytest.mark.parametrize("adress", f"{FUNKTIONER} {OKANDA}".split())
def test_a_function_is_not(adress: str) -> None:
    assert not ser_personlig_ut(adress)
