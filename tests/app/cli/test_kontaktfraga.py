"""A round that opens later: its contacts are asked, answer by mail, and are seen in the list."""

from pathlib import Path
from typing import Any

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import KOD, VEM, Klient
from tests.app.cli.test_retur import brevlada, om, spara, till
from tests.mottagare.imapserver import Imapserver
from tests.notiser.returer import post

__all__ = ["brevlada"]
ORUST, ALE = "registrator@orust.example", "registrator@ale.example"
OPPNAR = "2019-06-17"


@pytest.fixture
def sen(klient: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch) -> Klient:
    """The round of 2019, started two weeks before it opens; the questions have gone."""
    monkeypatch.setenv("BESLUT_DEMO_TEAMS", "workflows://127.0.0.1:1/flodet/signaturen")
    text = klient.lyckas("starta", KOD, "--simulerad", "2019-06-03 09:00", "--oppnar", OPPNAR)
    assert "Den öppnar måndag 17 juni 2019. Till dess får 203 kontakter frågan" in text
    assert klient("svep").kod == 0
    assert len(postlada.mottagna) == 64
    return klient


def svar(postlada: Smtpmottagare, adress: str) -> bytes:
    kod = om(till(postlada, adress)).partition("@")[0]
    return post.nytt_brev(f"Stämmer [{kod}]", fran=adress)


def organet(klient: Klient, organ: str) -> list[Any]:
    (ett,) = klient.json("kontakt", "lista", KOD, "--organ", organ)
    kontakter: list[Any] = ett["kontakter"]
    return kontakter


def test_from_the_question_to_the_list_and_on_the_day_to_the_case(
    sen: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    brev = spara(
        tmp_path / "svar",
        ja=svar(postlada, ORUST),
        nej=post.nytt_brev("Fel mottagare: Är ni rätt mottagare?", fran="annan@tanum.example"),
        retur=post.postfix(om(till(postlada, ALE)), ALE),
    )
    text = sen.lyckas("retur", "las", str(brev))
    assert "Lästa brev: 3 (brev från en människa 1, kom i retur 1, kontakten stämmer 1)." in text
    assert "ja.eml: kontakten stämmer. Utskick" in text
    assert "Kontakten är bekräftad." in text
    assert "Ingen annan tillfrågas i stället. Byt kontakten" in text
    lista = sen.lyckas("kontakt", "lista", KOD)
    assert f"svar från {ORUST}" in lista
    assert "Kontakt som inte nås: 1440-kf, 1440-ks." in lista
    utan = next(rad for rad in lista.splitlines() if rad.startswith("Ingen bekräftad kontakt: "))
    assert "1421-kf" not in utan
    assert "1435-kf" in utan
    lage = sen.lyckas("lage", KOD)
    assert ("Öppnar måndag 17 juni 2019: 2 av 203 kontakter är bekräftade, 2 nås inte.") in lage
    assert f"Brev till {ALE} kommer i retur" in lage
    assert sen.json("lage", KOD)["oppnar"] == {
        "oppnar": OPPNAR,
        "kontakter": 203,
        "bekraftade": 2,
        "nas_inte": 2,
    }
    sen.stega(2019, 6, 17)
    assert sen("svep").kod == 0
    assert sen.json("lage", KOD)["oppnar"] is None
    assert "Ärende att ta upp: VästKoms styrelse" in str(
        till(postlada, "registrator@vastkom.example")["Subject"]
    )
    assert sen.lyckas("verifiera").startswith("Allt stämmer.")


def test_an_answer_is_read_from_the_mailbox_and_marked_as_read(
    sen: Klient, postlada: Smtpmottagare, brevlada: Imapserver
) -> None:
    brevlada.lagg_in(svar(postlada, ORUST), post.brev(om(till(postlada, ALE)), ALE))
    assert "kontakten stämmer 1" in sen.lyckas("retur", "hamta")
    assert brevlada.olasta() == 1
    registrator, *_ = organet(sen, "1421-kf")
    assert registrator["bekraftad_av"] == f"svar från {ORUST}"
    assert registrator["tillfragad"].startswith("2019-06-03T09:")


def test_an_answer_too_late_says_that_the_contact_is_another_now(
    sen: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    for organ in ("1421-kf", "1421-ks"):
        ny = ("--adress", f"kansliet-{organ}@orust.example", "--namn", "Kansliet (fiktivt)")
        sen.lyckas("kontakt", "byt", KOD, organ, *ny)
    brev = spara(tmp_path / "svar", ja=svar(postlada, ORUST))
    assert "gäller inte längre: inget är bekräftat." in sen.lyckas("retur", "las", str(brev))


def test_those_who_are_silent_are_asked_again_until_the_round_opens(
    sen: Klient, postlada: Smtpmottagare
) -> None:
    sen.lyckas("kontakt", "bekrafta", KOD, "1421-kf", "1421-ks", "--av", VEM)
    assert "Inget är ändrat." in sen.lyckas("kontakt", "fraga", KOD)
    sen.stega(2019, 6, 10)
    assert sen.lyckas("kontakt", "fraga", KOD) == "Frågor som går ut: 63, en per brevlåda.\n"
    forut = len(postlada.mottagna)
    assert sen("svep").kod == 0
    assert not any(ORUST in ett.mottagare for ett in postlada.mottagna[forut:])
    sen.stega(2019, 6, 17)
    assert "Omgången fvm-avrop-2019 är öppen" in sen.nekas("kontakt", "fraga", KOD)


def test_why_a_question_went_and_what_it_looks_like(sen: Klient) -> None:
    varfor = sen.lyckas("utskick", "varfor", KOD, "--mottagare", ORUST)
    assert "kontakten tillfrågas innan omgången öppnar" in varfor
    plan = sen.lyckas("utskick", "plan", KOD, "--mottagare", "vastkom-styrelse")
    assert "2019-06-17" in plan
    assert sen.lyckas("utskick", "granska", KOD).endswith("Inga fynd.\n")


def test_an_opening_that_cannot_be_is_refused(klient: Klient) -> None:
    start = ("starta", KOD, "--simulerad", "2019-06-03 09:00", "--oppnar")
    klient.tomt()
    assert "motpartens frist går ut tisdag 26 november 2019" in klient.nekas(*start, "2019-11-26")
    assert "måndag 27 maj 2019: dagen har passerat" in klient.nekas(*start, "2019-05-27")


def test_the_same_start_again_is_the_same_round(sen: Klient) -> None:
    assert "redan startad med samma innehåll" in sen.lyckas("starta", KOD, "--oppnar", OPPNAR)
    assert "annat innehåll" in sen.nekas("starta", KOD, "--oppnar", "2019-06-18")
