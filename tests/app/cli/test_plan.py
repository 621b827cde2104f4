"""`beslut plan`: a folder before the start, and a round on its way."""

import pytest

from tests.app.cli.klienten import KOD, VEM, Klient

FRAN = ("--idag", "2019-06-03")


def test_a_round_is_planned_before_it_starts_and_nothing_is_made(klient: Klient) -> None:
    text = klient.lyckas("plan", KOD, *FRAN)
    assert "Framme hos Västra Götalandsregionen senast tisdag 26 november 2019." in text
    assert "Fiktivt: Sammanträdesdagar" in text
    assert text.endswith(" av 49 hinner, 16 hinner med en åtgärd.\n")
    assert not list(klient.hem.iterdir())


def test_the_sums_add_up_and_every_kommun_is_told(klient: Klient) -> None:
    bild = klient.json("plan", KOD, *FRAN)
    assert bild["rakning"] == {"hinner": 33, "atgard": 16}
    assert len(bild["bedomning"]) == 49
    assert bild["mening"] == "33 av 49 hinner, 16 hinner med en åtgärd"
    assert bild["fiktivt"]


def test_the_worst_come_first(klient: Klient) -> None:
    rader = klient.lyckas("plan", KOD, "--idag", "2019-11-19").splitlines()
    rader = rader[: next(n for n, rad in enumerate(rader) if rad.startswith("Före kommunerna"))]
    hur = [
        ord_
        for rad in rader
        for ord_ in ("hinner inte", "behöver extra", "hinner med", "hinner ")
        if f" {ord_}" in rad
    ]
    forst = [hur.index(ord_) for ord_ in dict.fromkeys(hur)]
    assert forst == sorted(forst)
    assert hur[0] == "hinner inte"


def test_one_kommun_is_told_step_by_step_with_the_law(klient: Klient) -> None:
    text = klient.lyckas("plan", KOD, *FRAN, "--kommun", "Öckerö", "--laga-kraft")
    rader = [" ".join(rad.split()) for rad in text.splitlines()]
    assert "onsdag 18 september 2019 kallelsen är framme KL 5:15" in rader
    assert "onsdag 25 september 2019 sammanträde –" in rader
    assert "onsdag 9 oktober 2019 protokollet justeras KL 5:69" in rader
    assert "fredag 1 november 2019 sista dag att överklaga KL 13:5" in rader
    assert "Åtgärd: besluta utan att vänta på rekommendationen." in rader


@pytest.mark.parametrize(
    ("regler", "senast"),
    [
        (("--laga-kraft", "--undertecknande", "0", "--leverans", "0"), "2019-10-18"),
        (
            ("--laga-kraft", "--undertecknande", "0", "--leverans", "0", "--omedelbar-justering"),
            "2019-11-01",
        ),
        (("--fore-laga-kraft", "--undertecknande", "0", "--leverans", "0"), "2019-11-12"),
        ((), "2019-11-08"),
    ],
)
def test_the_last_day_to_meet_follows_the_rules(
    klient: Klient, regler: tuple[str, ...], senast: str
) -> None:
    plan = klient.json("plan", KOD, *FRAN, *regler)["plan"]
    (man,) = (ett for ett in plan["huvudman"] if ett["kod"] == "1442")
    (beslut,) = man["beslut"]
    hinner = beslut["bedomning"] == "hinner"
    assert (beslut["arende"]["senast"] == senast) or not hinner
    sakert = {ett["arende"]["senast"] for man in plan["huvudman"] for ett in man["beslut"]}
    assert senast in sakert


def test_a_started_round_is_planned_from_where_it_stands(runda: Klient) -> None:
    fore = runda.json("plan", KOD)
    assert fore["plan"]["idag"] == "2019-06-03"
    runda.lyckas("klocka", "--till", "2019-11-14 09:00")
    sent = runda.json("plan", KOD)
    assert sent["plan"]["idag"] == "2019-11-14"
    assert sent["bedomning"]["1407"] != "hinner"
    runda.lyckas(
        *("registrera", KOD, "kommunbeslut/1407-kf", "--datum", "2019-10-23", "--av", VEM),
        *("--punkt", "1=bifall", "--punkt", "2=avslag", "--punkt", "3=avslag"),
    )
    efter = runda.json("plan", KOD)
    assert efter["bedomning"]["1407"] == "beslutat"
    assert efter["rakning"]["beslutat"] == 1
    assert sum(efter["rakning"].values()) == 49


def test_what_is_decided_is_followed_to_the_receiver(runda: Klient) -> None:
    def plan(*regler: str) -> list[str]:
        text = runda.lyckas("plan", KOD, "--kommun", "1407", *regler)
        return [" ".join(rad.split()) for rad in text.splitlines()]

    runda.stega(2019, 11, 14)
    runda.lyckas(
        *("registrera", KOD, "kommunbeslut/1407-kf", "--datum", "2019-11-12", "--av", VEM),
        *("--punkt", "1=bifall", "--punkt", "2=avslag", "--punkt", "3=avslag"),
    )
    rader = plan("--laga-kraft")
    assert "Öckerö (1407): hinner inte." in rader
    assert "tisdag 26 november 2019 protokollet justeras KL 5:69" in rader
    assert "fredag 20 december 2019 laga kraft KL 13:5" in rader
    assert any("Kommunstyrelsen" in rad and "behövs inte" in rad for rad in rader)
    runda.lyckas(
        *("justera", KOD, "kommunbeslut/1407-kf", "--justerat", "2019-11-14"),
        *("--anslaget", "2019-11-14"),
    )
    rader = plan("--laga-kraft")
    assert "Öckerö (1407): hinner med en åtgärd." in rader
    assert "Åtgärd: underteckna före laga kraft (KL 13:14)." in rader
    assert "torsdag 14 november 2019 protokollet justeras KL 5:69" in rader
    runda.lyckas("frist", "andra", KOD, "--datum", "2020-04-30", "--motivering", "Mer tid.")
    rader = plan("--laga-kraft")
    assert "Öckerö (1407): har beslutat." in rader
    assert "fredag 6 december 2019 laga kraft KL 13:5" in rader


def test_a_correction_that_reopens_a_case_is_planned_again(runda: Klient) -> None:
    runda.stega(2019, 10, 28)
    bas = ("kommunbeslut/1407-kf", "--datum", "2019-10-23", "--av", VEM)
    alla = [f"--punkt={kod}=bifall" for kod in "123"]
    runda.lyckas("registrera", KOD, *bas, *alla)
    assert runda.json("plan", KOD)["bedomning"]["1407"] == "beslutat"
    runda.lyckas(
        *("korrigera", KOD, *bas, "--motivering", "Fel utfall (fiktivt)."),
        *(f"--punkt={kod}=aterremiss: minoritet" for kod in "123"),
    )
    assert runda.json("plan", KOD)["bedomning"]["1407"] != "beslutat"


def test_a_started_round_takes_no_other_day(runda: Klient) -> None:
    assert "Ta bort --idag" in runda.nekas("plan", KOD, *FRAN)


def test_a_letter_of_intent_is_planned_by_its_own_parties(klient: Klient) -> None:
    argument = ("plan", "avsiktsforklaring-2017", "--idag", "2017-01-20")
    assert sum(klient.json(*argument)["rakning"].values()) == 2
    assert "VGR" in klient.lyckas(*argument, "--kommun", "vgr")
    assert "KL" not in klient.lyckas(*argument).split("Räknat med", 1)[1].split("\n", 1)[1]


def test_a_moved_deadline_plans_anew(runda: Klient) -> None:
    runda.lyckas("klocka", "--till", "2019-11-14 09:00")
    fore = runda.json("plan", KOD)["rakning"]
    runda.lyckas(
        *("frist", "andra", KOD, "--datum", "2020-04-30"),
        *("--motivering", "VGR ger mer tid (fiktivt)."),
    )
    efter = runda.json("plan", KOD)
    assert efter["plan"]["frist"] == "2020-04-30"
    assert efter["rakning"] != fore


def test_what_cannot_be_planned_is_told(klient: Klient) -> None:
    fel = klient.nekas("plan", "finns-inte")
    assert "Det finns inget diarium här" in fel
    assert "planeras ur sin mapp: `beslut plan MAPP`." in fel
    assert "deltar inte i omgången" in klient.nekas("plan", KOD, *FRAN, "--kommun", "Kungsbacka")
    assert "inget datum" in klient.nekas("plan", KOD, "--idag", "i dag", kod=2)
