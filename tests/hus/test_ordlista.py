"""The core's public words are explained for people, in one place."""

import re
from pathlib import Path

import beslutsmodell

ORDLISTA = Path(__file__).parents[2] / "docs" / "ordlista.md"
ORD = list(beslutsmodell.__all__)


def test_public_words_are_sorted_and_unique() -> None:
    assert sorted(set(ORD)) == ORD


def test_public_words_can_be_imported() -> None:
    assert [ord_ for ord_ in ORD if not hasattr(beslutsmodell, ord_)] == []


def test_every_public_word_is_in_the_glossary() -> None:
    forklarade = set(re.findall(r"\w+", ORDLISTA.read_text("utf-8")))
    assert [ord_ for ord_ in ORD if ord_ not in forklarade] == []
