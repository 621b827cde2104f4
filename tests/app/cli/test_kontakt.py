"""`beslut kontakt`: contacts are listed, replaced with a day, read from a file, and confirmed."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.mottagare.smtp import Smtpmottagare
from diarium.databas import Databas
from tests.app.cli.klienten import KOD, VEM, Klient

ORGAN = "1421-ks"
NYA = ("--adress", "kansliet@orust.example", "--namn", "Kansliet, Orust (fiktivt)")
RUBRIK = "organ,roll,kanal,adress,namn,galler_fran,galler_till"
REGISTRATOR = f"{ORGAN},registrator,epost,registrator@orust.example,Registratorn (fiktiv),,"


def kontakter(klient: Klient, organ: str = ORGAN) -> Sequence[Any]:
    ((ett),) = klient.json("kontakt", "lista", KOD, "--organ", organ)
    lista: Sequence[Any] = ett["kontakter"]
    return lista


def handelser(klient: Klient, typ: str) -> list[str]:
    """Gives the canonical texts of a type of event."""
    databas = Databas(f"sqlite:///{klient.fil}")
    with databas.motor.connect() as anslutning:
        fraga = text("SELECT kropp FROM handelse WHERE typ = :typ ORDER BY lopnr")
        rader = anslutning.execute(fraga, {"typ": typ}).scalars().all()
    databas.stang()
    return [str(rad) for rad in rader]


def test_the_list_tells_who_when_and_who_is_hard_to_reach(runda: Klient) -> None:
    text_ = runda.lyckas("kontakt", "lista", KOD)
    assert "registrator@orust.example" in text_
    assert "miljo:BESLUT_DEMO_TEAMS" in text_
    assert "Bara en kontakt" not in text_
    runda.stega(2019, 6, 4)
    samordnare = next(ett for ett in kontakter(runda) if ett["roll"] == "samordnare")
    svar = runda("kontakt", "avsluta", KOD, ORGAN, "--nummer", str(samordnare["nummer"]))
    assert (svar.kod, "har bara en kontakt. Slutar adressen" in svar.fel) == (0, True)
    assert f"\nBara en kontakt: {ORGAN}.\n" in runda.lyckas("kontakt", "lista", KOD)
    (ett,) = runda.json("kontakt", "lista", KOD, "--organ", ORGAN)
    assert (ett["galler"], len(ett["kontakter"])) == (1, 2)


def test_a_secret_address_is_masked_and_an_unset_one_warned_of(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HEMLIG", raising=False)
    teams = ("--kanal", "teams", "--namn", "Kanalen (fiktiv)")
    svar = runda("kontakt", "lagg-till", KOD, ORGAN, *teams, "--adress", "miljo:HEMLIG")
    assert (svar.kod, "HEMLIG saknas" in svar.fel) == (0, True)
    adress = "workflows://prod.example:443/flodet/signaturen"
    andra = (ORGAN, *teams, "--adress", adress, "--ersatter")
    nummer = str(kontakter(runda)[-1]["nummer"])
    assert "signaturen" not in runda.lyckas("kontakt", "byt", KOD, *andra, nummer)
    assert kontakter(runda)[-1]["adress"] == "workflows://prod.example:443/…"


def test_a_replaced_contact_keeps_its_history_and_the_record_verifies(runda: Klient) -> None:
    runda.stega(2019, 8, 20)
    text_ = runda.lyckas("kontakt", "byt", KOD, ORGAN, *NYA, "--fran", "2019-09-02", "--av", VEM)
    assert "gäller från måndag 2 september 2019" in text_
    assert "gäller till och med söndag 1 september 2019" in text_
    gammal, _, ny = kontakter(runda)
    assert (gammal["galler_till"], ny["galler_fran"]) == ("2019-09-01", "2019-09-02")
    assert runda.lyckas("verifiera").startswith("Allt stämmer.")
    (kropp,) = handelser(runda, "kontakter_andrade")
    handelse = json.loads(kropp)["handelse"]
    assert (handelse["nya"], handelse["slutar"]) == ([ny["nummer"]], [gammal["nummer"]])
    assert not any(ord_ in kropp for ord_ in ("orust", "Kansliet", VEM))


def test_the_same_change_twice_changes_nothing(runda: Klient) -> None:
    runda.stega(2019, 8, 20)
    for argument in (
        ("byt", KOD, ORGAN, *NYA, "--fran", "2019-09-02"),
        ("lagg-till", KOD, ORGAN, "--adress", "kim@orust.example", "--namn", "Kim (fiktiv)"),
    ):
        runda.lyckas("kontakt", *argument)
        fore = runda.innehall()
        assert runda.lyckas("kontakt", *argument) == "Kontakterna är redan så. Inget är ändrat.\n"
        assert runda.innehall() == fore


def test_what_cannot_be_is_refused_with_what_to_do(runda: Klient) -> None:
    runda.stega(2019, 8, 20)
    nummer = str(kontakter(runda)[0]["nummer"])
    for argument, ord_ in (
        (("avsluta", KOD, ORGAN, "--nummer", nummer), "inte ha någon registrator att skriva till"),
        (("avsluta", KOD, ORGAN, "--nummer", "9999"), "har ingen kontakt 9999"),
        (("byt", KOD, ORGAN, *NYA, "--fran", "2019-08-19"), "tidigast i dag, tisdag 20 augusti"),
        (("byt", KOD, ORGAN, *NYA, "--kanal", "fil"), "ingen kontakt med fil för rollen"),
        (("byt", KOD, "1421-kss", *NYA), "1421-ks"),
        (("byt", KOD, ORGAN, "--adress", "orust", "--namn", "x"), "namn@kommun.example"),
        (("byt", KOD, ORGAN, *NYA, "--roll", "handlaggare", "--ersatter", nummer), "registrator"),
        (("bekrafta", KOD, ORGAN, "--av", " "), "Ange vem"),
    ):
        assert ord_ in runda.nekas("kontakt", *argument), argument
    assert "Skriv registrator, handlaggare" in runda.nekas(
        "kontakt", "byt", KOD, ORGAN, *NYA, "--roll", "chef", kod=2
    )
    for kommando in ("byt", "lagg-till"):
        fel = runda.nekas(
            *("kontakt", kommando, KOD, ORGAN, "--adress", "x@orust.example"),
            *("--namn", "N\r\nBcc: x@y.example"),
            kod=2,
        )
        assert "--namn: texten har en radbrytning eller ett annat styrtecken: skriv den på" in fel
    runda.lyckas("kontakt", "lagg-till", KOD, ORGAN, *NYA)
    svar = runda.nekas(
        "kontakt", "byt", KOD, ORGAN, "--adress", "x@orust.example", "--namn", "X (fiktiv)"
    )
    assert f"--ersatter {nummer} eller " in svar


def test_a_confirmation_is_shown_with_who_and_when(runda: Klient) -> None:
    runda.stega(2019, 8, 20)
    text_ = runda.lyckas("kontakt", "bekrafta", KOD, ORGAN, "1407-ks", "--av", VEM)
    assert text_.count("Bekräftad: ") == 4
    assert f"20 augusti 2019, {VEM}" in runda.lyckas("kontakt", "lista", KOD)
    assert {ett["bekraftad_av"] for ett in kontakter(runda)} == {VEM}
    fore = runda.innehall()
    assert "Redan" in runda.lyckas("kontakt", "bekrafta", KOD, ORGAN, "--av", VEM)
    assert runda.innehall() == fore
    (kropp,) = handelser(runda, "kontakter_bekraftade")
    assert VEM not in kropp
    assert runda.lyckas("verifiera").startswith("Allt stämmer.")


def fil(tmp_path: Path, *rader: str) -> str:
    vag = tmp_path / "kontakter.csv"
    vag.write_text("\n".join((RUBRIK, *rader)) + "\n", encoding="utf-8")
    return str(vag)


def test_a_file_gives_its_bodies_these_contacts_and_no_others(
    runda: Klient, tmp_path: Path
) -> None:
    runda.stega(2019, 8, 20)
    namn = "Registratorn (fiktiv)"
    rader = (REGISTRATOR, f"{ORGAN},handlaggare,epost,kim@orust.example,Kim (fiktiv),2019-09-02,")
    argument = ("kontakt", "importera", KOD, fil(tmp_path, *rader))
    fore = runda.innehall()
    assert runda.lyckas(*argument, "--prova").endswith("ingenting är registrerat.\n")
    assert runda.innehall() == fore
    runda.lyckas(*argument, "--av", VEM)
    galler = [(ett["namn"], ett["galler_fran"]) for ett in kontakter(runda)[2:]]
    assert galler == [(namn, "2019-08-20"), ("Kim (fiktiv)", "2019-09-02")]
    assert {ett["galler_till"] for ett in kontakter(runda)[:2]} == {"2019-08-19"}
    efter = runda.innehall()
    assert runda.lyckas(*argument) == "Kontakterna är redan så. Inget är ändrat.\n"
    runda.stega(2019, 9, 10)
    assert runda.lyckas(*argument) == "Kontakterna är redan så. Inget är ändrat.\n"
    assert runda.innehall()["handelse"] == efter["handelse"]
    assert runda.lyckas("verifiera").startswith("Allt stämmer.")


def test_a_fault_in_a_file_names_the_line_and_changes_nothing(
    runda: Klient, tmp_path: Path
) -> None:
    for rad, ord_ in (
        (f"{ORGAN},registrator,epost,orust,X,,", "rad 3, fältet adress"),
        ("1421-kss,registrator,epost,a@orust.example,X,,", "rad 3, fältet organ: '1421-kss'"),
        (f"{ORGAN},chef,epost,a@orust.example,X,,", "rad 3, fältet roll"),
        (REGISTRATOR, "finns redan på rad 2"),
    ):
        svar = runda.nekas("kontakt", "importera", KOD, fil(tmp_path, REGISTRATOR, rad))
        assert ord_ in svar, svar
    bara = f"{ORGAN},handlaggare,epost,kim@orust.example,Kim (fiktiv),,"
    svar = runda.nekas("kontakt", "importera", KOD, fil(tmp_path, bara))
    assert "inte ha någon registrator" in svar
    assert "har inga kontakter" in runda.nekas("kontakt", "importera", KOD, fil(tmp_path))


@pytest.mark.parametrize("andrad", [False, True])
def test_a_contact_edited_beside_the_program_is_found(runda: Klient, *, andrad: bool) -> None:
    if andrad:
        runda.lyckas("kontakt", "byt", KOD, ORGAN, *NYA)
    databas = Databas(f"sqlite:///{runda.fil}")
    with databas.motor.begin() as anslutning:
        anslutning.execute(text("UPDATE kontakt SET adress = 'x@y.example' WHERE id = 2"))
    databas.stang()
    svar = runda("verifiera")
    assert (svar.kod, "någon kontakt är ändrad" in svar.ut + svar.fel) == (1, True)


def test_the_export_tells_who_has_confirmed(runda: Klient, tmp_path: Path) -> None:
    runda.lyckas("kontakt", "byt", KOD, ORGAN, *NYA)
    runda.lyckas("kontakt", "bekrafta", KOD, ORGAN, "--av", VEM)
    runda.lyckas("exportera", KOD, str(tmp_path / "ut"))
    ut = json.loads((tmp_path / "ut" / "omgang.json").read_text("utf-8"))
    egna = [ett["bekraftad_av"] for ett in ut["kontakter"] if ett["organ"] == ORGAN]
    assert egna == [None, VEM, VEM]
    assert "lyckas" not in ut
    assert runda.lyckas("verifiera", "--export", str(tmp_path / "ut")).startswith("Allt stämmer.")


def test_a_wrong_mailbox_is_replaced_and_the_letter_arrives(
    runda: Klient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Smtpmottagare(tmp_path / "brev") as smtp:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(smtp.port))
        monkeypatch.setenv("BESLUT_SMTP_SAKERHET", "ingen")
        runda.lyckas("kontakt", "byt", KOD, "vastkom-styrelse", *NYA)
        runda("svep")
        till = [ett.innehall.decode().partition("\nTo: ")[2][:80] for ett in smtp.mottagna]
    assert len(till) == 1
    assert "kansliet@orust.example" in till[0]
