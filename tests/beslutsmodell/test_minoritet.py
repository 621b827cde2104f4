"""A third may send a matter back once in fullmäktige, never in a nämnd (`KL 5:50`, `KL 6:33`)."""

import pytest

from beslutsmodell import (
    Arende,
    Korrigera,
    Lagekod,
    OgiltigtBeslut,
    Organslag,
    Stod,
    Utfall,
    hantera,
)
from tests.beslutsmodell.arenden import (
    JUSTERAT,
    NU,
    arende,
    bekrafta,
    beslut,
    kor,
    lage,
    registrera,
)

MINORITET = registrera(Utfall.ATERREMISS, stod=Stod.MINORITET)


def _en_gang() -> Arende:
    return kor(arende("1", "2"), MINORITET)


def test_a_minority_sends_back_in_fullmaktige() -> None:
    assert lage(_en_gang()) is Lagekod.ATERREMITTERAD


def test_a_second_minority_aterremiss_is_refused() -> None:
    with pytest.raises(OgiltigtBeslut, match=r"redan begärt återremiss .* \(KL 5:50\)"):
        hantera(_en_gang(), MINORITET, nu=NU)


def test_a_majority_may_send_back_again() -> None:
    ett = kor(_en_gang(), registrera(Utfall.ATERREMISS, stod=Stod.MAJORITET))
    assert lage(ett) is Lagekod.ATERREMITTERAD


def test_another_point_has_its_own_minority() -> None:
    ett = kor(_en_gang(), registrera({"2": Utfall.ATERREMISS}, stod=Stod.MINORITET))
    assert lage(ett, "2") is Lagekod.ATERREMITTERAD


def test_a_corrected_minority_counts_no_more() -> None:
    ett = kor(
        _en_gang(),
        Korrigera(
            nummer=1,
            beslut=beslut(Utfall.ATERREMISS, stod=Stod.MAJORITET),
            motivering="det var majoriteten",
        ),
        MINORITET,
    )
    assert lage(ett) is Lagekod.ATERREMITTERAD


def test_a_correction_is_not_a_second_request() -> None:
    ett = kor(
        _en_gang(),
        Korrigera(
            nummer=1,
            beslut=beslut(Utfall.ATERREMISS, stod=Stod.MINORITET),
            motivering="fel paragraf",
        ),
    )
    assert [gammalt.ersatt for gammalt in ett.beslut] == [True, False]


def test_a_confirmed_conflict_does_not_restore_the_minority() -> None:
    ett = kor(
        _en_gang(),
        registrera(Utfall.BIFALL, justerat=JUSTERAT),
        registrera(Utfall.AVSLAG, justerat=JUSTERAT),
        bekrafta(3),
    )
    with pytest.raises(OgiltigtBeslut, match="redan begärt"):
        hantera(ett, MINORITET, nu=NU)


@pytest.mark.parametrize("slag", [Organslag.STYRELSE, Organslag.NAMND, Organslag.UTSKOTT])
@pytest.mark.parametrize("utfall", [Utfall.ATERREMISS, Utfall.BORDLAGGNING])
def test_no_minority_in_a_namnd(slag: Organslag, utfall: Utfall) -> None:
    with pytest.raises(OgiltigtBeslut, match=r"krävs enkel majoritet \(KL 6:33\)"):
        hantera(arende("1", slag=slag), registrera(utfall, stod=Stod.MINORITET), nu=NU)


def test_a_minority_cannot_decide_the_matter() -> None:
    with pytest.raises(OgiltigtBeslut, match="återremiss eller bordläggning, inget annat"):
        hantera(arende("1"), registrera(Utfall.BIFALL, stod=Stod.MINORITET), nu=NU)
