"""YAML is a tree of text with lines; everything cleverer is refused."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.yamltrad import las_yaml


def test_scalars_stay_text_and_empty_is_null() -> None:
    trad = las_yaml("a: nej\nb: no\nc: 12:30\nd: 2019-02-30\ne:\nf: ''\ng: ~\n", fil="f.yaml")
    assert trad.varde == {
        "a": "nej",
        "b": "no",
        "c": "12:30",
        "d": "2019-02-30",
        "e": None,
        "f": "",
        "g": None,
    }


def test_every_place_knows_its_line() -> None:
    trad = las_yaml("# först\na:\n  - b: 1\n    c: 2\n  - {b: 3}\n", fil="f.yaml")
    assert trad.rad(("a", 0, "c")) == 4
    assert trad.rad(("a", 1, "b")) == 5
    assert trad.rad(("a", 1, "saknas")) == 5
    assert trad.rad(()) == 2


@pytest.mark.parametrize(
    ("text", "fel"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            "f.yaml, rad 3, fältet a: nyckeln finns redan på rad 1. Ta bort den ena.",
        ),
        (
            "a: &x 1\nb: *x\n",
            (
                "f.yaml, rad 1, fältet a: ankare och alias (& och *) används inte här. "
                "Skriv ut värdet."
            ),
        ),
        (
            "a: !!python/name:os.system 1\n",
            (
                "f.yaml, rad 1, fältet a: taggen tag:yaml.org,2002:python/name:os.system används "
                "inte här. Ta bort taggen."
            ),
        ),
        ("a:\n  <<: {b: 1}\n", "f.yaml, rad 2, fältet a: << används inte här. Skriv ut nycklarna."),
        ("? [a]\n: 1\n", "f.yaml, rad 1: en nyckel ska vara text. Skriv `nyckel: värde`."),
        ("a: 1\n---\nb: 2\n", "f.yaml, rad 2: filen har flera dokument. Ta bort raden med ---."),
        (
            "- a\n",
            (
                "f.yaml, rad 1: filen ska bestå av nycklar och värden. "
                "Börja med en rad av formen `nyckel: värde`."
            ),
        ),
        (
            "",
            (
                "f.yaml, rad 1: filen ska bestå av nycklar och värden. "
                "Börja med en rad av formen `nyckel: värde`."
            ),
        ),
        (
            "a:\n\t- b\n",
            "f.yaml, rad 2: raden börjar med ett tabbtecken. Gör indrag med blanksteg.",
        ),
        (
            "a: 1\nb: [1, 2\nc: 3\n",
            (
                "f.yaml, rad 3: YAML-koden går inte att tolka här. "
                "Kontrollera indrag, kolon och citattecken."
            ),
        ),
        (
            "a: 1\nb: \x07\n",
            "f.yaml, rad 2: här finns ett tecken som inte får stå i YAML. Ta bort styrtecknet.",
        ),
    ],
)
def test_what_is_not_a_plain_tree_is_refused(text: str, fel: str) -> None:
    with pytest.raises(Inlasningsfel) as fangat:
        las_yaml(text, fil="f.yaml")
    assert str(fangat.value) == fel


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(Inlasningsfel, match="nivåerna är för många"):
        las_yaml("a: " + "[" * 500 + "]" * 500, fil="f.yaml")


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
TRAD = st.recursive(
    TEXT, lambda barn: st.lists(barn, max_size=3) | st.dictionaries(TEXT, barn, max_size=3)
)


@given(st.dictionaries(TEXT, TRAD, max_size=4))
def test_a_tree_of_text_is_read_back(trad: dict[str, Any]) -> None:
    text = yaml.safe_dump(trad, allow_unicode=True, default_style='"')
    utan_taggar = text.replace("!!str ", "")
    if "<<" not in text:
        assert las_yaml(utan_taggar, fil="f.yaml").varde == trad
