"""Text is read in the encodings that offices save in; the rest is refused clearly."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.kodning import avkoda


@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig", "cp1252"])
def test_swedish_letters_survive(kodning: str) -> None:
    assert avkoda("Åmål § 12 – köp".encode(kodning), fil="f.csv") == "Åmål § 12 – köp"


@pytest.mark.parametrize(
    ("data", "fel"),
    [
        (
            "åäö".encode("utf-16"),
            "f.csv: filen är sparad som UTF-16. Spara om filen som UTF-8.",
        ),
        (
            b"a\nb\0",
            (
                "f.csv, rad 2: här finns ett NUL-tecken, som inte hör hemma i en textfil. "
                "Spara om filen som UTF-8."
            ),
        ),
        (
            b"a\r\n\r\n\xe5\x9d",
            (
                "f.csv, rad 3: byten 0x9D går inte att läsa som UTF-8 eller Windows-1252. "
                "Spara om filen som UTF-8."
            ),
        ),
    ],
)
def test_other_bytes_are_refused_with_their_line(data: bytes, fel: str) -> None:
    with pytest.raises(Inlasningsfel) as fangat:
        avkoda(data, fil="f.csv")
    assert str(fangat.value) == fel


@given(st.binary(max_size=40))
def test_any_bytes_give_text_or_one_error(data: bytes) -> None:
    try:
        text = avkoda(data, fil="f.csv")
    except Inlasningsfel:
        return
    assert "\0" not in text
    assert not text.startswith("\ufeff") or data.startswith(codecs.BOM_UTF8 * 2)
