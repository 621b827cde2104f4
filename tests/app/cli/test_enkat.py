"""`beslut enkat`: what the kommuner believe is kept, shown, and never taken for a decision."""

import json

from tests.app.cli.klienten import KOD, VEM, Klient

SVAR = ("enkat", "svara", KOD, "Öckerö", "--av", VEM)
FORSTA = (*SVAR, "--punkt", "1=troligen", "--punkt", "2=nej", "--organ", "kf")


def test_an_answer_is_recorded_and_nothing_is_decided_by_it(runda: Klient) -> None:
    fore = runda.kommun("1407")
    text = runda.lyckas(*FORSTA, "--datum", "2019-10-23")
    assert "punkt 1 troligen, punkt 2 nej, fullmäktige beslutar, tidigast 2019-10-23" in text
    assert text.endswith("Inget är beslutat.\n")
    assert runda.kommun("1407") == fore
    assert runda.json("plan", KOD)["rakning"].get("beslutat") is None
    assert runda.lyckas("verifiera").startswith("Allt stämmer.")


def test_the_newest_holds_and_the_earlier_ones_are_kept(runda: Klient) -> None:
    runda.lyckas(*FORSTA)
    runda.lyckas(*SVAR, "--punkt", "1=ja", "--datum", "2019-09-25")
    (ockero,) = runda.json("enkat", "visa", KOD)
    gammalt, nytt = ockero["svar"]
    assert [ett["troligt"] for ett in gammalt["punkter"]] == ["troligen", "nej"]
    assert (nytt["punkter"], nytt["datum"]) == ([{"punkt": "1", "troligt": "ja"}], "2019-09-25")
    assert nytt["av"] == VEM
    text = runda.lyckas("enkat", "visa", KOD)
    assert "punkt 1 ja, tidigast 2019-09-25" in text
    assert "troligen" not in text
    assert "1 av 49 har svarat. Ett enkätsvar är inget beslut." in text


def test_the_same_answer_again_is_recorded_once(runda: Klient) -> None:
    runda.lyckas(*FORSTA)
    fore = runda.innehall()
    assert "Redan registrerat" in runda.lyckas(*FORSTA)
    omvant = (*SVAR, "--punkt", "2=nej", "--punkt", "1=troligen", "--organ", "fullmaktige")
    assert "Redan registrerat" in runda.lyckas(*omvant)
    assert runda.innehall() == fore
    runda.lyckas(*SVAR, "--punkt", "1=ja")
    assert "Registrerat som" in runda.lyckas(*FORSTA)  # they have changed their mind back
    assert len(runda.json("enkat", "visa", KOD)[0]["svar"]) == 3


def test_another_level_than_the_rounds_is_told_and_changes_nothing(runda: Klient) -> None:
    text = runda.lyckas(*SVAR, "--punkt", "1=ja", "--organ", "ks")
    assert "Att se över: Öckerö (1407) uppger att styrelse beslutar. I omgången" in text
    (ockero,) = runda.json("enkat", "visa", KOD)
    assert ockero["anmarkning"].endswith("Omgången är inte ändrad.")
    assert "Att se över: " in runda.lyckas("enkat", "visa", KOD)


def test_what_does_not_do_is_refused(runda: Klient) -> None:
    def nekas(*resten: str, kommun: str = "Öckerö", kod: int = 1) -> str:
        return runda.nekas("enkat", "svara", KOD, kommun, "--av", VEM, *resten, kod=kod)

    assert "har ingen punkt '4'. Finns: 1, 2, 3." in nekas("--punkt", "4=ja")
    assert "Punkt 1 har fått två svar" in nekas("--punkt", "1=ja", "--punkt", "1=nej")
    assert "deltar inte i omgången" in nekas("--punkt", "1=ja", kommun="Kungsbacka")
    assert "Menade du 'Öckerö'?" in nekas("--punkt", "1=ja", kommun="Öckerå")
    assert "datumet 2019-02-30 finns inte" in nekas(
        "--punkt", "1=ja", "--datum", "2019-02-30", kod=2
    )
    assert "Menade du 'troligen'?" in nekas("--punkt", "1=trolgen", kod=2)
    assert "'1' går inte att läsa. Skriv PUNKT=SVAR." in nekas("--punkt", "1", kod=2)
    assert "'riksdagen' är inget slags organ" in nekas(
        "--punkt", "1=ja", "--organ", "riksdagen", kod=2
    )
    assert "Flaggan --punkt saknas" in nekas(kod=2)
    assert json.loads(runda.lyckas("enkat", "visa", KOD, "--json")) == []
