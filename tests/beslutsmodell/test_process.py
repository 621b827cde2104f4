"""A chain that contradicts itself is refused, with what to mend."""

import pytest
from pydantic import ValidationError

from beslutsmodell import Niva, Processmall, Stegsort
from tests.beslutsmodell.omgangar import PROCESS, steg


def _mall(*kedja: tuple[str, ...]) -> Processmall:
    return Processmall(
        kod="prov",
        namn="Prov",
        steg=tuple(steg(kod, Stegsort.BEREDER, Niva.GEMENSAM, *fore) for kod, *fore in kedja),
    )


@pytest.mark.parametrize(
    ("kedja", "svar"),
    [
        ((("a",), ("a",)), "'a' finns mer än en gång"),
        ((("a", "b"),), "'a' väntar på 'b', som inte finns"),
        ((("a", "a"),), "i ring: a → a"),
        ((("a", "c"), ("b", "a"), ("c", "b")), "i ring: a → c → b → a"),
        ((("a",), ("b", "a", "c"), ("c", "b")), "i ring: b → c → b"),
        ((), "at least 1 item"),
    ],
)
def test_contradictions_in_a_chain_are_refused(
    kedja: tuple[tuple[str, ...], ...],
    svar: str,
) -> None:
    with pytest.raises(ValidationError, match=svar):
        _mall(*kedja)


def test_two_ways_to_one_step_are_no_ring() -> None:
    mall = _mall(("d", "b", "c"), ("b", "a"), ("c", "a"), ("a",))
    assert [ett.kod for ett in mall.i_ordning()] == ["a", "b", "c", "d"]


def test_steps_are_put_in_order() -> None:
    assert [ett.kod for ett in PROCESS.i_ordning()] == [
        "vastkom",
        "au",
        "direktion",
        "namnd",
        "ks",
        "beslut",
        "inlamning",
    ]


def test_an_unknown_step_is_a_key_error() -> None:
    assert PROCESS.finn("au").kod == "au"
    with pytest.raises(KeyError):
        PROCESS.finn("saknas")
