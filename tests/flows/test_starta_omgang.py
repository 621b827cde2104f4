"""A round starts from a form, once; a refusal leaves nothing behind."""

import pytest

from diarium.databas import Databas
from tests.diarium.diariet import dump
from tests.flows.korning import OMGANG, START, artefakterna, kor, korningen

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


def test_a_round_starts_from_the_example(diariet: Databas) -> None:
    from flows.starta_omgang import starta_omgang

    lage = kor(starta_omgang, START)
    assert lage.is_completed(), lage.message
    assert lage.name == "Startad"
    assert "klockslaget är antaget" in str(lage.message)
    assert len(dump(diariet)["omgang"]) == 1
    assert f"omgang:{OMGANG}" in korningen(lage).tags
