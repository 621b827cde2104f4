"""The state of a round names whom everybody waits for."""

from tests.app.cli.klienten import KOD, Klient, rekommendera


def vantar(text: str) -> list[str]:
    """Gives the lines of the block."""
    _, _, efter = text.partition("Väntar på:\n")
    rader = []
    for rad in efter.splitlines():
        if not rad.startswith("  "):
            break
        rader.append(rad.strip())
    return rader


def test_the_first_step_is_waited_for(runda: Klient) -> None:
    assert vantar(runda.lyckas("lage", KOD)) == [
        "VästKoms styrelse, senast 2019-06-18: VästKoms rekommendation"
    ]


def test_after_the_recommendation_the_forbund_are_waited_for(runda: Klient) -> None:
    rekommendera(runda)
    rader = vantar(runda.lyckas("lage", KOD))
    assert len(rader) == 4
    assert all("senast 2019-" in rad for rad in rader)


def test_many_are_counted_and_the_list_pointed_at(klient: Klient) -> None:
    svar = klient("starta", "fullmakt-2016", "--simulerad", "2016-12-13 09:00")
    assert svar.kod == 0
    rader = vantar(klient.lyckas("lage", "fullmakt-2016"))
    assert len(rader) == 9
    assert "(försenat)" in rader[0]
    antal = len(klient.json("lage", "fullmakt-2016", "--arenden")["arenden"])
    assert rader[-1] == f"och {antal - 8} till: se `beslut lage fullmakt-2016 --arenden`"
