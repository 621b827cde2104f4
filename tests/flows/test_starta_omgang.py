"""A round starts from a form, once; a refusal leaves nothing behind."""

import shutil
from pathlib import Path

import pytest

import exempel
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
    assert "Härnäst: VästKoms styrelse, senast" in str(lage.message)
    assert "Att se över:\n– " in str(lage.message)
    bild = str(artefakterna(f"lage-{OMGANG}")[0].data)
    assert "**Fiktivt.**" in bild
    assert "- **VästKoms rekommendation**: på tur är VästKoms styrelse, " in bild
    plan = str(artefakterna(f"plan-{OMGANG}")[0].data)
    mening = "33 av 49 hinner, 16 hinner med en åtgärd"
    assert f"Plan: {mening}." in str(lage.message)
    assert f"**{mening}.** Räknat med att avtalen undertecknas före laga kraft" in plan
    assert "- **Dals-Ed**, Kommunfullmäktige: hinner med en åtgärd: justera protokollet" in plan
    assert plan.count("\n| ") + plan.count("\n- **") > 49
    assert "Samordnare, VästKom (fiktiv)" in " ".join(dump(diariet)["sidouppgift"])


def test_a_round_is_made_to_measure_by_the_form(diariet: Databas) -> None:
    from flows.starta_omgang import starta_omgang

    egna = {
        "kod": "fyrbodal-2019",
        "dnr": "VK 2019/99",
        "frist": "2019-12-20 12:00",
        "punkter": "1",
        "deltagare": "Fyrbodal",
        "trappa": "30, 7",
    }
    lage = kor(starta_omgang, START | egna)
    assert lage.is_completed(), lage.message
    assert "(fyrbodal-2019)" in str(lage.message)
    assert "fredag 20 december 2019 kl. 12.00" in str(lage.message)
    matris = str(artefakterna("matris-fyrbodal-2019")[0].data)
    assert matris.count("| Fyrbodal |") == 14
    assert kor(starta_omgang, START | egna).name == "Redan startad"
    assert len(dump(diariet)["omgang"]) == 1


def test_a_round_that_opens_later_asks_its_contacts_first(diariet: Databas) -> None:
    from flows.starta_omgang import starta_omgang

    lage = kor(starta_omgang, START | {"oppnar": "2019-06-24"})
    assert lage.is_completed(), lage.message
    assert (
        "Öppnar måndag 24 juni 2019: till dess tillfrågas kontakterna om de är rätt mottagare. "
        "Härnäst: VästKoms styrelse"
    ) in str(lage.message)
    assert "**Öppnar måndag 24 juni 2019.**" in str(artefakterna(f"lage-{OMGANG}")[0].data)
    assert any("kontaktfraga" in rad for rad in dump(diariet)["utskick"])
    assert kor(starta_omgang, START | {"oppnar": "2019-06-24"}).name == "Redan startad"
    for dag, varfor in (("2019-05-01", "dagen har passerat"), ("2019-12-01", "motpartens frist")):
        nekad = kor(starta_omgang, START | {"kod": "annan", "dnr": "VK 1", "oppnar": dag})
        assert varfor in str(nekad.message), nekad.message
    assert len(dump(diariet)["omgang"]) == 1


def test_the_form_tells_what_makes_the_messages_unfit(
    diariet: Databas, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.starta_omgang import starta_omgang

    monkeypatch.setenv("BESLUT_SVARA_TILL", "no-reply@vastkom.example")
    lage = kor(starta_omgang, START)
    assert lage.name == "Startad"
    assert (
        "\n– Uppgifterna: Adressen för svar, no-reply@vastkom.example, tar inte emot svar. Ange en "
        "adress som läses i BESLUT_SVARA_TILL"
    ) in str(lage.message)
    assert len(dump(diariet)["omgang"]) == 1


def test_a_round_starts_though_its_pictures_cannot_be_drawn(
    diariet: Databas, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import artefaktbilder
    from flows.starta_omgang import starta_omgang

    def faller(*_: object) -> None:
        raise RuntimeError("ingen bild")

    monkeypatch.setattr(artefaktbilder, "las_uppslutningen", faller)
    assert kor(starta_omgang, START).name == "Startad"
    assert len(dump(diariet)["omgang"]) == 1


def test_the_same_form_twice_starts_one_round(diariet: Databas) -> None:
    from flows.starta_omgang import starta_omgang

    kor(starta_omgang, START)
    fore = dump(diariet)
    lage = kor(starta_omgang, START)
    assert (lage.is_completed(), lage.name) == (True, "Redan startad")
    assert dump(diariet) == fore


def test_a_sandbox_round_stands_beside_the_sharp_one(diariet: Databas) -> None:
    from flows.starta_omgang import starta_omgang

    kor(starta_omgang, START)
    lage = kor(starta_omgang, START | {"utskick": "sandlada"})
    assert f"{OMGANG}-sandlada" in str(lage.message)
    assert len(dump(diariet)["omgang"]) == 2


@pytest.mark.parametrize(
    ("ifylld", "svar"),
    [
        ({}, "Startad av: uppgiften saknas"),
        ({"kalla": "egen-mapp", "startad_av": "jag"}, "Egen mapp: uppgiften saknas"),
        ({"kalla": "egen-mapp", "mapp": "/finns/inte", "startad_av": "jag"}, "filen omgang.yaml"),
        (START | {"frist": "2019-02-30 12:00"}, "datumet 2019-02-30 finns inte"),
        (START | {"frist": "2019-06-11 12:00", "deltagare": "Åmål"}, "motpartens frist"),
        (START | {"frist": "2019-11-26"}, "klockslaget saknas"),
        (START | {"deltagare": "Kungsbacka"}, "'Kungsbacka' deltar inte i omgången"),
        (START | {"punkter": ""}, "Punkter: uppgiften saknas"),
        ({"kalla": "fullmakt-2016", "startad_av": "jag"}, "kan inte starta: motpartens frist"),
    ],
)
def test_a_refusal_is_swedish_and_leaves_nothing(
    diariet: Databas,
    ifylld: dict[str, str],
    svar: str,
) -> None:
    from flows.starta_omgang import starta_omgang

    fore = dump(diariet)
    lage = korningen(kor(starta_omgang, ifylld)).state
    assert lage is not None
    assert (lage.is_failed(), lage.name) == (True, "Nekat")
    assert svar in str(lage.message)
    assert dump(diariet) == fore


def test_a_broken_folder_is_refused_at_its_line(diariet: Databas, tmp_path: Path) -> None:
    from flows.starta_omgang import starta_omgang

    mapp = tmp_path / "egen"
    shutil.copytree(Path(exempel.__file__).parent / OMGANG, mapp)
    fil = mapp / "organ.csv"
    fil.write_text(fil.read_text().replace("1401-ks,", "1402-ks,", 1))
    fore = dump(diariet)
    lage = kor(starta_omgang, {"kalla": "egen-mapp", "mapp": str(mapp), "startad_av": "jag"})
    assert lage.is_failed()
    assert "organ.csv, rad " in str(lage.message)
    assert dump(diariet) == fore
