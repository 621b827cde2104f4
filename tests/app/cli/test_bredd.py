"""A narrow terminal gets what fits, and says what does not; a pipe gets everything."""

import re
from datetime import date

import pytest

from app.cli.bredd import valj_kolumner
from tests.app.cli.klienten import KOD, VEM, Klient, rekommendera
from tests.app.cli.terminalen import kor_i_terminal

VILLKOR = ("--punkt", "1=bifall_med_villkor: om budgeten antas")
BREV = re.compile(r"^\d+ ")


def test_eighty_columns_cut_neither_dates_nor_names(runda: Klient) -> None:
    rekommendera(runda)
    runda.stega(2019, 11, 13)
    runda.lyckas(
        *("registrera", KOD, "1401-ks", "--datum", "2019-11-12", "--av", VEM, *VILLKOR),
        *("--punkt", "2=aterremiss: majoritet", "--punkt", "3=avslag"),
    )
    rader = kor_i_terminal("lage", KOD)
    tabell = [rad for rad in rader if re.match(r"1\d{3} ", rad)]
    assert len(tabell) == 49
    assert max(map(len, tabell)) <= 80
    text = "\n".join(rader)
    assert "…" not in "\n".join(tabell)
    assert "Stenungsund" in text
    assert "Förbund" in next(rad for rad in rader if "ryms inte här" in rad)
    datum = re.findall(r"2019-\S+", "\n".join(tabell))
    assert all(date.fromisoformat(ett) for ett in datum)


@pytest.mark.usefixtures("runda")
def test_a_wide_terminal_shows_every_column() -> None:
    rader = kor_i_terminal("lage", KOD, bredd=160)
    assert not any("ryms inte" in rad for rad in rader)
    assert any(rad.split()[:3] == ["Kod", "Namn", "Förbund"] for rad in rader)


def test_messages_take_at_most_three_lines_each(runda: Klient) -> None:
    rekommendera(runda)
    assert runda("svep").kod == 0
    antal = len(runda.json("utskick", "lista", KOD))
    rader = kor_i_terminal("utskick", "lista", KOD)
    assert sum(bool(BREV.match(rad)) for rad in rader) == antal > 3
    assert len(rader) <= 3 * antal + 2
    assert max(map(len, rader)) <= 80


def test_a_pipe_gets_whole_cells_on_one_line(runda: Klient) -> None:
    rekommendera(runda)
    for argument in (("lage", KOD, "--arenden"), ("utskick", "lista", KOD), ("omgangar",)):
        text = runda.lyckas(*argument)
        assert "…" not in text
        assert "ryms inte" not in text
    assert "VK 2019/17 (fiktivt)" in runda.lyckas("omgangar")
    assert "tisdag 26 november 2019 kl. 23.59 (klockslaget är antaget)" in runda.lyckas("omgangar")


def test_columns_are_spared_in_turn_until_the_words_fit() -> None:
    celler = (("Kod", "Namn", "Förbund"), ("1", "Lilla Edet", "Fyrbodal"))
    assert valj_kolumner(celler, 40, umbarliga=("Förbund",)).utelamnade == ()
    assert valj_kolumner(celler, 20, umbarliga=("Förbund",)).utelamnade == ()
    val = valj_kolumner(celler, 18, umbarliga=("Förbund",))
    assert (val.platser, val.bredder, val.utelamnade) == ((0, 1), (3, 10), ("Förbund",))
