"""A round is tried in the sandbox beside the sharp one, and told when its mail goes nowhere."""

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import KOD, Klient

VARNING = "Obs: Omgången är en sandlåda, men BESLUT_SANDLADA_TILL saknas."
START = ("starta", KOD, "--simulerad", "2019-06-03 09:00")


def test_a_sandbox_starts_beside_the_sharp_round(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESLUT_SANDLADA_TILL", "prov@owner.example")
    svar = runda(*START, "--sandlada")
    assert f"Omgången {KOD}-sandlada är startad: 49 deltagare" in svar.ut
    assert VARNING not in svar.fel
    skarpa = {ett["omgang"]: ett["skarpa"] for ett in runda.json("omgangar")}
    assert skarpa == {KOD: "skarp", f"{KOD}-sandlada": "sandlada"}


def test_a_sandbox_without_an_address_is_warned_of(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BESLUT_SANDLADA_TILL", raising=False)
    forr = ("--simulerad", "2017-02-01 09:00")
    svar = klient("starta", "avsiktsforklaring-2017", *forr, "--sandlada")
    assert svar.kod == 0
    assert VARNING in svar.fel
    assert "Omgången avsiktsforklaring-2017 är startad" in svar.ut
    klient.lyckas("klocka", "--till", "2019-06-03 09:00")
    assert VARNING in klient(*START, "--sandlada").fel
    assert VARNING not in klient(*START).fel


def test_what_went_to_the_sandbox_is_listed_so(
    klient: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESLUT_SANDLADA_TILL", "prov@owner.example")
    assert klient(*START, "--sandlada").kod == 0
    klient.lyckas("svep")
    assert [ett.mottagare for ett in postlada.mottagna] == [("prov@owner.example",)]
    listan = " ".join(klient.lyckas("utskick", "lista").split())
    tanka = "sandlådan, i stället för Registrator, VästKom (fiktiv)"
    assert tanka in listan
    assert "ärende att ta upp" in listan
    assert klient.json("utskick", "lista")[0]["sandlada"] is True
    mottagare = ("--mottagare", "vastkom-styrelse")
    assert f"Till {tanka}" in klient.lyckas("utskick", "varfor", f"{KOD}-sandlada", *mottagare)
