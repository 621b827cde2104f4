"""Every kind of notice on every channel, as it was last read and accepted by a human."""

import json
from collections.abc import Callable

import pytest

from beslutsmodell.kontakt import Kanal, Kontaktroll
from notiser.forsandelse import Brev, Filpost, Kort, Notis
from notiser.granska.granska import granska
from notiser.parter import Onadd
from notiser.skriv import skriv
from notiser.underlag import Underlag
from tests.notiser.texter.exempelunderlag import (
    AVSANDARE,
    NU,
    alla_sorter,
    en_adressat,
    sarskilda_fall,
)

Somguld = Callable[[str, str], None]
FALL = alla_sorter() | sarskilda_fall()


@pytest.mark.parametrize("namn", FALL)
@pytest.mark.parametrize("kanal", Kanal)
def test_a_notice_reads_as_accepted(namn: str, kanal: Kanal, som_guld: Somguld) -> None:
    jamfor(f"{namn}.{kanal}", FALL[namn], kanal, Kontaktroll.REGISTRATOR, som_guld)


@pytest.mark.parametrize(
    "namn", ["paminnelse", "paminnelse-flera", "fristandring", "underlagsandring"]
)
@pytest.mark.parametrize("kanal", [Kanal.EPOST, Kanal.TEAMS])
def test_a_coordinators_copy_reads_as_accepted(namn: str, kanal: Kanal, som_guld: Somguld) -> None:
    jamfor(f"{namn}-samordnare.{kanal}", FALL[namn], kanal, Kontaktroll.SAMORDNARE, som_guld)


@pytest.mark.parametrize("namn", ["paminnelse", "paminnelse-flera", "paminnelse-sandlada"])
@pytest.mark.parametrize("kanal", [Kanal.EPOST, Kanal.TEAMS])
def test_the_owners_escalation_reads_as_accepted(
    namn: str, kanal: Kanal, som_guld: Somguld
) -> None:
    jamfor(f"{namn}-agare.{kanal}", FALL[namn], kanal, Kontaktroll.AGARE, som_guld)


@pytest.mark.parametrize("roll", [Kontaktroll.SAMORDNARE, Kontaktroll.AGARE])
@pytest.mark.parametrize("namn", ["komplettering-sen", "kvittering", "protokoll"])
def test_what_a_body_did_not_get_reads_as_accepted_by_who_stands_beside(
    namn: str, roll: Kontaktroll, som_guld: Somguld
) -> None:
    onadd = Onadd(organ="kommunfullmäktige i Åmåls kommun", adress="registrator@amal.example")
    jamfor(f"{namn}-onadd-{roll}.epost", FALL[namn], Kanal.EPOST, roll, som_guld, onadd=onadd)


@pytest.mark.parametrize(
    "roll", [Kontaktroll.HANDLAGGARE, Kontaktroll.SAMORDNARE, Kontaktroll.AGARE]
)
@pytest.mark.parametrize("kanal", [Kanal.EPOST, Kanal.TEAMS])
def test_what_goes_to_the_next_in_the_chain_reads_as_accepted(
    roll: Kontaktroll, kanal: Kanal, som_guld: Somguld
) -> None:
    onadd = Onadd(organ="kommunfullmäktige i Åmåls kommun", adress="registrator@amal.example")
    jamfor(f"oppning-onadd-{roll}.{kanal}", FALL["oppning"], kanal, roll, som_guld, onadd=onadd)


def jamfor(
    filnamn: str,
    underlag: Underlag,
    kanal: Kanal,
    roll: Kontaktroll,
    som_guld: Somguld,
    *,
    onadd: Onadd | None = None,
) -> None:
    adressat = en_adressat(kanal, roll=roll, i_stallet_for=onadd)
    forsandelse = skriv(
        underlag, adressat=adressat, avsandare=AVSANDARE, utskick="u-1", trad="t-1", nu=NU
    )
    assert [*map(str, granska(underlag, adressat=adressat, forsandelse=forsandelse, nu=NU))] == []
    match forsandelse:
        case Brev(html=str() as html) as brev:
            som_guld(f"{filnamn}.html", html)
            huvud = (
                f"Från: {brev.fran}\nTill: {brev.till}\nSvar till: {brev.svara_till}\n"
                f"Message-ID: {brev.message_id}\nReferences: {' '.join(brev.referenser)}\n"
                f"Datum: {brev.datum.isoformat()}\nÄmne: {brev.amne}\n"
                f"Bilagor: {', '.join(bilaga.namn for bilaga in brev.bilagor)}\n\n"
            )
            som_guld(f"{filnamn}.txt", huvud + brev.text)
        case Kort() as kort:
            som_guld(f"{filnamn}.json", json.dumps(kort.kort, ensure_ascii=False, indent=2) + "\n")
        case Notis() as notis:
            som_guld(f"{filnamn}.txt", f"{notis.rubrik}\n\n{notis.text}")
        case Filpost() as fil:
            som_guld(f"{filnamn}.txt", f"{fil.amne}\n\n{fil.text}")
        case _:
            pytest.fail("ett brev har alltid en HTML-del")
