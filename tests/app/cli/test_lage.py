"""The state of a round, for people and for machines."""

from tests.app.cli.klienten import KOD, Klient, besluta_i_harryda, rekommendera


def test_the_json_has_what_it_promises_and_nothing_else(runda: Klient) -> None:
    lage = runda.lage()
    assert list(lage) == [
        "omgang",
        "titel",
        "nu",
        "frist",
        "kommuner",
        "summa",
        "oppnar",
        "fiktivt",
        "mandatbyten",
        "anteckningar",
        "returer",
        "ej_framme",
        "senaste_svep",
    ]
    assert lage["omgang"] == KOD
    assert lage["oppnar"] is None
    assert lage["nu"] == "2019-06-03T09:00:00+02:00"
    assert lage["frist"] == {
        "milstolpe": "mottaget",
        "namn": "Mottaget hos VGR",
        "version": 1,
        "tidpunkt": "2019-11-26T23:59:00+01:00",
        "datum": "2019-11-26",
        "klockslag": None,
        "antaget": True,
        "text": "tisdag 26 november 2019 kl. 23.59 (klockslaget är antaget)",
        "motivering": None,
    }
    assert lage["kommuner"][0] == {
        "kod": "1401",
        "namn": "Härryda",
        "forbund": "GR",
        "punkter": {"1": None, "2": None, "3": None},
        "status": {"1": "vilande", "2": "vilande", "3": "vilande"},
        "lage": "vilande",
        "samlat": None,
        "avtal": "saknas",
        "frister": {"kommunbeslut/1401-ks": "2019-11-12"},
        "forsenad": False,
        "flaggor": [],
        "avtalsobs": [],
        "fullmakt": ["1", "2", "3"],
    }
    assert len(lage["fiktivt"]) == 5


def test_the_table_shows_words_deadlines_and_what_is_made_up(runda: Klient) -> None:
    rekommendera(runda)
    besluta_i_harryda(runda)
    text = runda.lyckas("lage", KOD)
    assert (
        "Mottaget hos VGR senast tisdag 26 november 2019 kl. 23.59 (klockslaget är antaget)" in text
    )
    assert "Läget 10 oktober 2019 kl. 9.00 (simulerad klocka)" in text
    assert text.count("Fiktivt: ") == 5
    rad = next(ett for ett in text.splitlines() if "Härryda" in ett)
    assert rad.split() == [
        *("1401", "Härryda", "GR"),
        *("bifall", "avslag", "bifall", "delvis", "bifall", "2019-11-12", "saknas"),
    ]
    assert "Punkt 2: avslag 1, vilande 48 – summa 49" in text
    assert "Avtal: saknas 49 – summa 49" in text
    assert "OBS kommunbeslut/1401-ks, punkt 1: beslutat före rekommendationen" in text


def test_cases_are_listed_with_versions_and_states(runda: Klient) -> None:
    rekommendera(runda)
    arenden = {ett["nyckel"]: ett for ett in runda.json("lage", KOD, "--arenden")["arenden"]}
    assert len(arenden) == 96
    assert arenden["vastkom/vastkom-styrelse"]["version"] == 1
    assert arenden["au/fyrbodal-au"]["status"] == {"1": "oppen", "2": "oppen", "3": "oppen"}
    text = runda.lyckas("lage", KOD, "--arenden")
    assert "vastkom/vastkom-styrelse" in text
    assert "1 bifall, 2 bifall, 3 bifall" in text


def test_a_case_shows_its_decisions_by_number(runda: Klient) -> None:
    besluta_i_harryda(runda)
    ett = runda.json("lage", KOD, "--arende", "1401-ks")
    assert ett["beslut"] == [
        {
            "nummer": 1,
            "datum": "2019-09-25",
            "paragraf": "§ 112",
            "dnr": "KS 2019/41",
            "underlag": None,
            "punkter": {"1": "bifall", "2": "avslag", "3": "bifall"},
            "styrka": {"1": None, "2": None, "3": None},
            "overklagande": {
                "anslaget": "2019-10-03",
                "nedtaget": None,
                "angiven_sista_dag": None,
                "sista_dag": "2019-10-24",
                "laga_kraft": "2019-10-25",
                "obs": [],
            },
            "domstol": [],
            "anmalt": None,
            "justerat": "2019-10-02",
            "ersatt": False,
            "galler": {"1": "ja", "2": "ja", "3": "ja"},
        }
    ]
    text = runda.lyckas("lage", KOD, "--arende", "1401-ks")
    assert "Kommunstyrelsen i Härryda kommun" in text
    assert "§ 112" in text
    assert text.count("Fiktivt: ") == 5


def test_rounds_are_listed(klient: Klient) -> None:
    klient.tomt()
    assert klient.json("omgangar") == []
    assert "Det finns inga omgångar" in klient.lyckas("omgangar")
    klient.starta()
    (ett,) = klient.json("omgangar")
    assert (ett["omgang"], ett["deltagare"], ett["frist"]["antaget"]) == (KOD, 49, True)
    assert "Innehåller fiktiva uppgifter: fvm-avrop-2019." in klient.lyckas("omgangar")


def test_what_is_late_is_shown_late(runda: Klient) -> None:
    runda.stega(2019, 11, 13)
    assert all(ett["forsenad"] for ett in runda.lage()["kommuner"])
    assert "2019-11-12 (försenat)" in runda.lyckas("lage", KOD)


def test_a_forbund_is_called_what_people_call_it(runda: Klient) -> None:
    assert {ett["forbund"] for ett in runda.lage()["kommuner"]} == {
        *("Fyrbodal", "Skaraborg", "Sjuhärad", "GR"),
    }
