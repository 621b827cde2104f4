"""Every lack of the agreements is listed, with what to ask for."""

from collections.abc import Mapping
from datetime import date

import pytest

from beslutsmodell import (
    Avbruten,
    Avgjord,
    Avtalshandling,
    Oppen,
    Preliminar,
    Punktlage,
    Undertecknare,
    UtanSvar,
    Utfall,
    Villkorad,
    beslutade_punkter,
    granska,
    tecknar_inget,
)
from tests.beslutsmodell.avtal.avtalen import KOMMUNALRAD, KRAV, TOMT, handling, inkomna

BIFALL = Avgjord(beslut=1, utfall=Utfall.BIFALL)
SAMVERKAN = handling("samverkan")
UTAN_BEFOGENHET = Undertecknare(roll="förvaltningschefen")


def _brister(
    *handlingar: Avtalshandling,
    beslut: Mapping[str, Punktlage] | None = None,
    fullmakt: tuple[str, ...] | None = None,
) -> list[str]:
    svar = granska(
        inkomna(*handlingar),
        krav=KRAV,
        beslut={"1": BIFALL} if beslut is None else beslut,
        fullmakt=fullmakt,
    )
    return [str(brist) for brist in svar]


def test_what_is_complete_lacks_nothing() -> None:
    assert _brister(handling(), SAMVERKAN, fullmakt=("1",)) == []


def test_what_has_not_come_is_asked_for() -> None:
    svar = granska(TOMT, krav=KRAV, beslut={"1": BIFALL}, fullmakt=None)
    assert [brist.motivering for brist in svar] == [
        "Avtalet ”Avrop” har inte kommit in.",
        "Avtalet ”Samverkansavtal” har inte kommit in.",
    ]
    assert svar[0].atgard == "Begär in ett undertecknat exemplar av avtalet ”Avrop”."


def test_one_of_two_agreements_is_not_enough() -> None:
    (brist,) = _brister(handling())
    assert brist.startswith("Avtalet ”Samverkansavtal” har inte kommit in.")


@pytest.mark.parametrize(
    ("avrop", "svar"),
    [
        (handling(version="2019-05-01"), "i version 2019-05-01, men version 2019-08-19 gäller"),
        (handling(undertecknare=()), "Avtalet ”Avrop” har 0 av 1 underskrifter"),
        (
            handling(undertecknare=(UTAN_BEFOGENHET,)),
            "det framgår inte vad som ger förvaltningschefen rätt att skriva under",
        ),
        (handling("avrop", "1", "2"), "omfattar punkt 2, men den beslutas inte av huvudmannen"),
    ],
)
def test_each_lack_of_one_agreement(avrop: Avtalshandling, svar: str) -> None:
    (brist,) = _brister(avrop, SAMVERKAN)
    assert svar in brist


def test_any_version_does_where_none_is_asked_for() -> None:
    assert _brister(handling(), handling("samverkan", version="första")) == []


def test_every_agreement_has_its_own_signatories() -> None:
    (brist,) = _brister(handling(), handling("samverkan", undertecknare=(KOMMUNALRAD,)))
    assert "Avtalet ”Samverkansavtal” har 1 av 2 underskrifter" in brist


def test_a_decided_point_may_not_be_left_out() -> None:
    brister = _brister(handling(), SAMVERKAN, beslut={"1": BIFALL, "3": BIFALL})
    assert [brist.split(".")[0] for brist in brister] == [
        "Punkt 3 är beslutad, men avtalet ”Avrop” omfattar den inte",
        "Punkt 3 är beslutad, men avtalet ”Samverkansavtal” omfattar den inte",
    ]


@pytest.mark.parametrize(
    ("lage", "svar"),
    [
        (
            Preliminar(beslut=1, utfall=Utfall.BIFALL, justeras_senast=date(2019, 10, 23)),
            "protokollet är inte justerat (senast onsdag 23 oktober 2019",
        ),
        (Villkorad(beslut=1), "beslutets villkor är inte uppfyllt"),
        (Avgjord(beslut=1, utfall=Utfall.AVSLAG), "beslutet är avslag"),
        (Oppen(), "den är öppen"),
        (Avbruten(), "den är avbruten"),
    ],
)
def test_only_a_final_approval_counts(lage: Punktlage, svar: str) -> None:
    brister = _brister(handling(), SAMVERKAN, beslut={"1": lage})
    assert len(brister) == 2
    assert all(svar in brist for brist in brister)
    assert beslutade_punkter({"1": lage}) == ()


def test_a_point_outside_the_fullmakt_is_named() -> None:
    brister = _brister(handling(), SAMVERKAN, fullmakt=())
    assert len(brister) == 2
    assert all("punkt 1, som ligger utanför huvudmannens fullmakt" in brist for brist in brister)


def test_all_lacks_come_at_once() -> None:
    avrop = handling("avrop", "2", version="fel", undertecknare=())
    assert len(_brister(avrop, fullmakt=("1",))) == 6


@pytest.mark.parametrize("lage", [Avgjord(beslut=1, utfall=Utfall.AVSLAG), UtanSvar(), Avbruten()])
def test_who_rejects_everything_is_asked_for_nothing(lage: Punktlage) -> None:
    assert tecknar_inget({"1": lage})
    assert granska(TOMT, krav=KRAV, beslut={"1": lage}, fullmakt=None) == ()
    assert not tecknar_inget({"1": lage, "2": BIFALL})


@pytest.mark.parametrize("flagga", ["motstridigt", "efter_avslut"])
def test_conflicting_reports_stop_the_submission(flagga: str) -> None:
    (brist,) = granska(
        inkomna(handling(), SAMVERKAN),
        krav=KRAV,
        beslut={"1": BIFALL},
        fullmakt=None,
        flaggor={"1": (flagga,)},
    )
    assert "flera besked" in brist.motivering
    assert "beslut bekrafta" in brist.atgard
