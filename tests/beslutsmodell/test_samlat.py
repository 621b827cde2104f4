"""The outcome of a kommun over all its points, apart from how far it has come."""

from datetime import date

import pytest

from beslutsmodell import (
    Aterremitterad,
    Avbruten,
    Avgjord,
    Oppen,
    Preliminar,
    Punktlage,
    UtanSvar,
    Utfall,
    Vilande,
    Villkorad,
    samlat_i_ord,
    samlat_utfall,
)

JA = Avgjord(beslut=1, utfall=Utfall.BIFALL)
UPPFYLLT = Avgjord(beslut=1, utfall=Utfall.BIFALL_MED_VILLKOR)
NEJ = Avgjord(beslut=1, utfall=Utfall.AVSLAG)
VILLKOR = Villkorad(beslut=1)
NEJ_EJ_JUSTERAT = Preliminar(beslut=1, utfall=Utfall.AVSLAG, justeras_senast=date(2019, 10, 9))
TYST, BORTA = UtanSvar(), Avbruten()


@pytest.mark.parametrize(
    ("lagen", "kod", "text"),
    [
        ((JA, JA), "bifall", "bifall"),
        ((JA, UPPFYLLT), "bifall", "bifall"),
        ((JA, NEJ), "delvis_bifall", "delvis bifall"),
        ((JA, TYST), "delvis_bifall", "delvis bifall"),
        ((NEJ, NEJ), "avslag", "avslag"),
        ((NEJ, TYST), "delvis_avslag", "delvis avslag, resten utan svar"),
        ((TYST, TYST), "utan_svar", "utan svar"),
        ((JA, BORTA), "bifall", "bifall"),
        ((NEJ, BORTA), "avslag", "avslag"),
        ((BORTA, BORTA), "avbrutet", "avbrutet"),
        ((JA, NEJ_EJ_JUSTERAT), "delvis_bifall", "delvis bifall (inte slutligt)"),
        ((VILLKOR, JA), "bifall", "bifall (inte slutligt)"),
    ],
)
def test_each_mixture_has_one_word(lagen: tuple[Punktlage, ...], kod: str, text: str) -> None:
    assert samlat_utfall(lagen) == kod
    assert samlat_i_ord(lagen) == text


@pytest.mark.parametrize(
    ("lagen", "text"),
    [
        ((JA, Oppen()), "delvis besvarat"),
        ((NEJ, Aterremitterad(beslut=2)), "delvis besvarat"),
        ((JA, Vilande()), "delvis besvarat"),
        ((Oppen(), Oppen()), "pågår"),
        ((Vilande(), Vilande()), "vilande"),
    ],
)
def test_while_a_point_is_owed_there_is_no_outcome(lagen: tuple[Punktlage, ...], text: str) -> None:
    assert samlat_utfall(lagen) is None
    assert samlat_i_ord(lagen) == text
