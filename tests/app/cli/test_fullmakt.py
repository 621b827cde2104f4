"""What a round of powers of attorney results in is the scope of another round."""

from tests.app.cli.klienten import KOD, VEM, Klient

FULLMAKT = "fullmakt-2016"


def besluta(klient: Klient, organ: str, *punkter: str) -> None:
    klient.lyckas(
        *("registrera", FULLMAKT, organ, "--datum", "2016-09-12", "--justerat", "2016-09-16"),
        *(del_ for punkt in punkter for del_ in ("--punkt", punkt)),
        *("--av", VEM),
    )


def test_the_scope_is_taken_from_the_other_round(klient: Klient) -> None:
    assert klient("starta", FULLMAKT, "--simulerad", "2016-09-20 09:00").kod == 0
    besluta(klient, "1490-kf", "1=bifall", "2=bifall", "3=bifall")
    besluta(klient, "1472-kf", "1=bifall", "2=bifall", "3=avslag")
    klient.lyckas("klocka", "--till", "2019-06-03 09:00")
    assert klient("starta", KOD, "--fullmakt-fran", FULLMAKT).kod == 0
    assert klient.kommun("1490")["fullmakt"] == ["1", "2", "3"]
    assert klient.kommun("1472")["fullmakt"] == ["1", "2"]
    assert klient.kommun("1401")["fullmakt"] == []


def test_an_unknown_round_gives_no_scope(runda: Klient) -> None:
    fel = runda.nekas("starta", KOD, "--fullmakt-fran", "fullmakt-2015")
    assert "Det finns ingen omgång 'fullmakt-2015'." in fel
