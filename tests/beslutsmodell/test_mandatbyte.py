"""Bodies that began a new term while a round is open, until somebody has gone through them."""

from datetime import date

from beslutsmodell import Mandatbyte, Organslag, mandatbyte_i_ord, mandatbyten

SLAG = {
    "a-kf": Organslag.FULLMAKTIGE,
    "b-kf": Organslag.FULLMAKTIGE,
    "c-ks": Organslag.STYRELSE,
    "d-direktion": Organslag.DIREKTION,
}
SKIFTET, ARSSKIFTET = date(2026, 10, 15), date(2027, 1, 1)


def byten(idag: date, *, startad: date = date(2026, 6, 3), **genomgangna: date) -> dict[date, str]:
    """Gives the bodies to go through, by day."""
    gjorda = {kod.replace("_", "-"): dag for kod, dag in genomgangna.items()}
    svar = mandatbyten(SLAG, startad=startad, idag=idag, genomgangna=gjorda)
    return {ett.dag: " ".join(ett.organ) for ett in svar}


def test_each_kind_is_asked_about_from_its_own_day() -> None:
    assert byten(date(2026, 10, 14)) == {}
    assert byten(SKIFTET) == {SKIFTET: "a-kf b-kf"}
    assert byten(ARSSKIFTET) == {SKIFTET: "a-kf b-kf", ARSSKIFTET: "c-ks"}


def test_what_was_gone_through_before_the_day_is_asked_about_again() -> None:
    assert byten(SKIFTET, a_kf=date(2026, 10, 14)) == {SKIFTET: "a-kf b-kf"}
    assert byten(SKIFTET, a_kf=SKIFTET) == {SKIFTET: "b-kf"}


def test_a_round_that_began_after_the_day_knows_the_new_ones() -> None:
    assert byten(ARSSKIFTET, startad=date(2026, 10, 16)) == {ARSSKIFTET: "c-ks"}
    assert byten(date(2030, 10, 15), startad=date(2027, 1, 2)) == {date(2030, 10, 15): "a-kf b-kf"}


def test_the_sentence_says_since_when_and_who() -> None:
    byte = Mandatbyte(dag=SKIFTET, organ=("a-kf",))
    assert mandatbyte_i_ord(byte, "a-kf") == (
        "1 organ som ska besluta har nya förtroendevalda sedan torsdag 15 oktober 2026, och "
        "kalendern är inte genomgången efter det: a-kf."
    )
