"""Tables keep their cells and physical lines, however they were saved."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.tabell import AVSKILJARE, Kolumner, las_tabell

KOLUMNER = Kolumner(tillatna=("kod", "namn", "slag"), kravda=("kod", "namn"))


def las(text: str) -> list[tuple[int, dict[str, str]]]:
    rader = las_tabell(text, fil="t.csv", kolumner=KOLUMNER)
    return [(rad.nummer, rad.celler) for rad in rader]


@pytest.mark.parametrize(
    ("text", "fel"),
    [
        ("", "t.csv, rad 1: tabellen saknar rubrikrad. Skriv kolumnerna kod och namn."),
        (
            "kod,nam\n",
            "t.csv, rad 1, fältet nam: okänd kolumn 'nam'. Menade du 'namn'?",
        ),
        ("kod,slag\n", "t.csv, rad 1, fältet namn: kolumnen saknas. Lägg till namn i rubrikraden."),
        (
            "kod,namn,kod\n",
            "t.csv, rad 1, fältet kod: kolumnen finns två gånger. Ta bort den ena.",
        ),
        (
            "\n\nkod;namn\n1;a\n2;b;c\n",
            (
                "t.csv, rad 5: raden har 3 celler, men rubrikraden har 2. "
                "Kontrollera avskiljare och citattecken."
            ),
        ),
        (
            "kod,namn\n1,a\x07\n",
            (
                "t.csv, rad 2, fältet namn: cellen innehåller ett styrtecken, som inte syns. "
                "Skriv cellen på nytt."
            ),
        ),
        (
            'kod,namn\n1,a\n2,"b\n',
            (
                "t.csv, rad 3: citattecknen går inte ihop. "
                'Avsluta citatet, och skriv ett citattecken i en cell som "".'
            ),
        ),
    ],
)
def test_a_broken_table_is_refused(text: str, fel: str) -> None:
    with pytest.raises(Inlasningsfel) as fangat:
        las(text)
    assert str(fangat.value) == fel


def test_a_quoted_newline_keeps_later_lines_right() -> None:
    assert las('kod,namn\n1,"a\nb"\n\n2,c\n') == [
        (2, {"kod": "1", "namn": "a\nb"}),
        (5, {"kod": "2", "namn": "c"}),
    ]


def test_commas_inside_cells_do_not_change_the_separator() -> None:
    assert las("kod;namn\n1;a,b,c\n") == [(2, {"kod": "1", "namn": "a,b,c"})]


CELLER = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=8).map(str.strip)


@given(
    rader=st.lists(st.tuples(CELLER.filter(bool), CELLER), max_size=5),
    avskiljare=st.sampled_from(AVSKILJARE),
    radslut=st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_written_is_read_back(
    rader: list[tuple[str, str]], avskiljare: str, radslut: str
) -> None:
    fil = io.StringIO()
    skrivare = csv.writer(fil, delimiter=avskiljare, lineterminator=radslut)
    skrivare.writerows([("kod", "namn"), *rader])
    assert las(fil.getvalue()) == [
        (nummer, {"kod": kod, "namn": namn}) for nummer, (kod, namn) in enumerate(rader, start=2)
    ]
