"""At least two contacts, the function mailbox first: what is not so is told, and never refused."""

import shutil
from pathlib import Path

import pytest

import exempel
from tests.app.cli.klienten import Klient

KOD = "fullmakt-2016"
ORGAN = "1401-ks"
REGISTRATOR = f"{ORGAN},registrator,epost,registrator@harryda.example,"
ANNA = ("--adress", "Anna.Berg@harryda.example", "--namn", "Anna Berg (fiktiv)")
PERSON = (
    "Härryda (1401): Registratorn för Kommunstyrelsen i Härryda kommun har en adress som ser ut "
    "att vara en persons egen (förnamn.efternamn). Är personen borta läser ingen breven: ange "
    "organets funktionsbrevlåda som registrator, och personen som handläggare."
)
UTAN = (
    "Härryda (1401): Kommunstyrelsen i Härryda kommun har ingen registrator bland sina kontakter. "
    "När det är organets tur skrivs bara till registratorn: lägg till organets funktionsbrevlåda "
    "med den rollen."
)
ENSAM = (
    "Härryda (1401): Kommunstyrelsen i Härryda kommun har bara en kontakt. Slutar adressen att "
    "fungera nås organet inte: lägg till en till med `beslut kontakt lagg-till`."
)


@pytest.fixture
def startad(klient: Klient) -> Klient:
    """A round whose bodies all have a function mailbox and a coordinator."""
    assert klient("starta", KOD, "--simulerad", "2016-03-01 09:00").kod == 0
    return klient


def egna_brister(text: str) -> list[str]:
    """Gives what is said of the order of contacts."""
    rader = [rad.partition(": ")[2] for rad in text.splitlines()]
    return [rad for rad in rader if "egistrator" in rad]


@pytest.mark.parametrize(
    ("rad", "sagt"),
    [
        (f"{ORGAN},registrator,epost,anna.berg@harryda.example,", [PERSON]),
        (f"{ORGAN},handlaggare,epost,registrator@harryda.example,", [UTAN]),
        (f"{ORGAN},registrator,epost,anna.berg@harryda.example,Anna (fiktiv)\n{REGISTRATOR}", []),
        (REGISTRATOR, []),
    ],
)
def test_the_start_tells_whose_function_mailbox_is_not_first(
    klient: Klient, tmp_path: Path, rad: str, sagt: list[str]
) -> None:
    shutil.copytree(Path(exempel.__file__).parent / KOD, tmp_path / "r")
    fil = tmp_path / "r" / "kontakter.csv"
    fil.write_text(fil.read_text("utf-8").replace(REGISTRATOR, rad), "utf-8")
    svar = klient("starta", str(tmp_path / "r"), "--simulerad", "2016-03-01 09:00")
    assert svar.kod == 0
    assert egna_brister(svar.ut) == sagt


def test_a_change_tells_of_it_and_is_done(startad: Klient) -> None:
    svar = startad("kontakt", "byt", KOD, ORGAN, *ANNA)
    assert (svar.kod, svar.fel) == (0, f"Obs: {PERSON}\n")
    assert "ny kontakt" in svar.ut
    assert startad("kontakt", "byt", KOD, ORGAN, *ANNA).fel == f"Obs: {PERSON}\n"
    text = startad.lyckas("kontakt", "lista", KOD)
    assert f"\nPersonlig adress för registratorn: {ORGAN}.\n" in text
    kansli = ("--adress", "kansli@harryda.example", "--namn", "Kansliet (fiktivt)")
    startad.lyckas("kontakt", "lagg-till", KOD, ORGAN, *kansli)
    assert "Personlig adress" not in startad.lyckas("kontakt", "lista", KOD)


def test_a_person_beside_the_function_mailbox_is_as_it_should_be(startad: Klient) -> None:
    startad.lyckas("kontakt", "lagg-till", KOD, ORGAN, *ANNA, "--roll", "handlaggare")


def test_a_file_that_leaves_one_address_tells_of_it(startad: Klient, tmp_path: Path) -> None:
    fil = tmp_path / "k.csv"
    fil.write_text(f"organ,roll,kanal,adress,namn\n{REGISTRATOR}Registrator (fiktiv)\n", "utf-8")
    svar = startad("kontakt", "importera", KOD, str(fil), "--prova")
    assert (svar.kod, svar.fel) == (0, f"Obs: {ENSAM}\n")
    assert startad("kontakt", "importera", KOD, str(fil)).fel == f"Obs: {ENSAM}\n"
