"""What a kommun states of the time for appeal is kept, and compared with the law."""

from datetime import date

from beslutsmodell import Overklagandetid


def tid(anslaget: str, **ovrigt: str) -> Overklagandetid:
    return Overklagandetid.model_validate({"anslaget": anslaget, **ovrigt})


def test_a_stated_day_that_agrees_is_no_remark() -> None:
    laxa = tid("2024-06-20", angiven_sista_dag="2024-07-11")
    assert laxa.brister() == ()
    assert laxa.laga_kraft == date(2024, 7, 12)


def test_laxas_other_day_is_kept_and_told() -> None:
    laxa = tid("2024-06-17", angiven_sista_dag="2024-07-09")
    assert laxa.sista_dag == date(2024, 7, 8)
    assert laxa.angiven_sista_dag == date(2024, 7, 9)
    (brist,) = laxa.brister()
    assert "Kommunen anger 9 juli 2024" in str(brist)
    assert "slutar 8 juli 2024" in str(brist)
    assert laxa.laga_kraft == date(2024, 7, 9)


def test_an_announcement_that_came_down_early_stops_the_time() -> None:
    tidigt = tid("2019-11-04", nedtaget="2019-11-25")
    assert tidigt.laga_kraft is None
    (brist,) = tidigt.brister()
    assert "togs ned 25 november 2019" in str(brist)
    assert brist.kalla == "KL 8:9-12, 13:5"


def test_one_that_was_up_to_the_end_does_not() -> None:
    i_tid = tid("2019-11-04", nedtaget="2019-11-26")
    assert (i_tid.laga_kraft, i_tid.brister()) == (date(2019, 11, 26), ())
