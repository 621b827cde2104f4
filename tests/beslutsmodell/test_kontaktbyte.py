"""Contacts change with a day: history stays, and a body is never left with nobody to write to."""

from collections.abc import Sequence
from datetime import date

import pytest

from beslutsmodell import (
    Kanal,
    Kontakt,
    Kontaktbyte,
    Kontaktroll,
    Kontaktslut,
    NumreradKontakt,
    OgiltigtKontaktbyte,
    avsluta_kontakt,
    byt_kontakt,
    ersatt_kontakter,
    lagg_till_kontakt,
)

IDAG, IGAR = date(2019, 8, 20), date(2019, 8, 19)
SEN, DAGEN_FORE = date(2019, 9, 2), date(2019, 9, 1)


def kontakt(
    adress: str,
    *,
    roll: Kontaktroll = Kontaktroll.REGISTRATOR,
    fran: date | None = None,
    till: date | None = None,
) -> Kontakt:
    return Kontakt(
        organ="ks",
        roll=roll,
        kanal=Kanal.EPOST,
        adress=f"{adress}@kommun.example",
        namn="Kansliet (fiktivt)",
        galler_fran=fran,
        galler_till=till,
    )


def numrerade(*kontakter: Kontakt) -> Sequence[NumreradKontakt]:
    return [NumreradKontakt(nummer=nr, kontakt=ett) for nr, ett in enumerate(kontakter, 1)]


def slut(nummer: int, dag: date | None) -> Kontaktslut:
    return Kontaktslut(nummer=nummer, dag=dag)


def efter(finns: Sequence[NumreradKontakt], byte: Kontaktbyte) -> Sequence[NumreradKontakt]:
    """Gives the contacts as a change leaves them."""
    slutar = {ett.nummer: ett.dag for ett in byte.slutar}
    gamla = [
        ett.kontakt.model_copy(
            update={"galler_till": slutar.get(ett.nummer, ett.kontakt.galler_till)}
        )
        for ett in finns
    ]
    return numrerade(*gamla, *byte.nya)


def test_the_one_of_the_same_role_and_channel_ends_the_day_before() -> None:
    samordnare = kontakt("s", roll=Kontaktroll.SAMORDNARE)
    finns = numrerade(kontakt("a"), samordnare)
    ny = kontakt("b", fran=SEN)
    byte = byt_kontakt(finns, ny, idag=IDAG)
    assert byte == Kontaktbyte(nya=(ny,), slutar=(slut(1, DAGEN_FORE),))
    assert not byt_kontakt(efter(finns, byte), ny, idag=IDAG)


def test_a_slip_is_mended_the_same_day() -> None:
    finns = numrerade(kontakt("a", till=IGAR), kontakt("slarv", fran=IDAG))
    byte = byt_kontakt(finns, kontakt("b", fran=IDAG), idag=IDAG)
    assert byte.slutar == (slut(2, IGAR),)


def test_which_one_is_asked_for_when_there_are_several() -> None:
    finns = numrerade(kontakt("a"), kontakt("b"))
    ny = kontakt("c", fran=IDAG)
    with pytest.raises(OgiltigtKontaktbyte, match="--ersatter 1 eller 2"):
        byt_kontakt(finns, ny, idag=IDAG)
    assert byt_kontakt(finns, ny, idag=IDAG, ersatter=2).slutar == (slut(2, IGAR),)
    with pytest.raises(OgiltigtKontaktbyte, match="har redan den kontakten"):
        byt_kontakt(finns, kontakt("a", fran=IDAG), idag=IDAG, ersatter=1)
    with pytest.raises(OgiltigtKontaktbyte, match="ingen kontakt 3"):
        byt_kontakt(finns, ny, idag=IDAG, ersatter=3)


def test_a_mailbox_is_a_contact_once_for_the_same_role() -> None:
    annat_namn = kontakt("b", fran=IDAG).model_copy(update={"namn": "Registratorn (fiktiv)"})
    finns = numrerade(kontakt("a"), kontakt("b", till=DAGEN_FORE))
    with pytest.raises(OgiltigtKontaktbyte, match="kontakt 2"):
        lagg_till_kontakt(finns, annat_namn, idag=IDAG)
    with pytest.raises(OgiltigtKontaktbyte, match="kontakt 2"):
        byt_kontakt(finns, annat_namn, idag=IDAG, ersatter=1)
    assert byt_kontakt(finns, annat_namn, idag=IDAG, ersatter=2).nya == (annat_namn,)
    sedan = annat_namn.model_copy(update={"galler_fran": SEN})
    assert lagg_till_kontakt(finns, sedan, idag=IDAG).nya == (sedan,)
    handlaggare = annat_namn.model_copy(update={"roll": Kontaktroll.HANDLAGGARE})
    assert lagg_till_kontakt(finns, handlaggare, idag=IDAG).nya == (handlaggare,)


def test_what_has_been_cannot_change() -> None:
    finns = numrerade(kontakt("a"), kontakt("b"))
    with pytest.raises(OgiltigtKontaktbyte, match="tidigast i dag, tisdag 20 augusti 2019"):
        lagg_till_kontakt(finns, kontakt("c", fran=IGAR), idag=IDAG)
    with pytest.raises(OgiltigtKontaktbyte, match="tidigast i går"):
        avsluta_kontakt(finns, "ks", 1, sista_dag=date(2019, 8, 18), idag=IDAG)


def test_a_body_keeps_a_registrator_every_day_that_it_had_one() -> None:
    finns = numrerade(kontakt("a"), kontakt("b", till=DAGEN_FORE), kontakt("c", fran=SEN))
    assert avsluta_kontakt(finns, "ks", 1, sista_dag=IGAR, idag=IDAG).slutar == (slut(1, IGAR),)
    utan = numrerade(kontakt("a", till=DAGEN_FORE), kontakt("c", fran=SEN))
    with pytest.raises(OgiltigtKontaktbyte, match="från måndag 2 september 2019"):
        avsluta_kontakt(utan, "ks", 2, sista_dag=IGAR, idag=IDAG)
    samordnare = numrerade(kontakt("s", roll=Kontaktroll.SAMORDNARE))
    assert avsluta_kontakt(samordnare, "ks", 1, sista_dag=IGAR, idag=IDAG)


def test_an_ended_contact_ends_once() -> None:
    finns = numrerade(kontakt("a", till=IGAR), kontakt("b"))
    assert not avsluta_kontakt(finns, "ks", 1, sista_dag=IGAR, idag=IDAG)


def test_a_list_is_all_that_its_bodies_have() -> None:
    finns = numrerade(kontakt("a"), kontakt("b"), kontakt("c", fran=SEN))
    rader = [kontakt("a", fran=date(2018, 1, 1)), kontakt("d", fran=date(2018, 1, 1))]
    byte = ersatt_kontakter(finns, rader, idag=IDAG)
    assert byte.nya == (kontakt("d", fran=IDAG),)
    assert byte.slutar == (slut(2, IGAR), slut(3, IGAR))
    assert not ersatt_kontakter(efter(finns, byte), rader, idag=IDAG)


def test_a_list_ends_the_old_in_time_for_the_new() -> None:
    finns = numrerade(kontakt("a"))
    rader = [kontakt("b", fran=SEN), kontakt("forr", till=IGAR)]
    byte = ersatt_kontakter(finns, rader, idag=IDAG)
    assert (byte.nya, byte.slutar) == ((rader[0],), (slut(1, DAGEN_FORE),))
    assert not ersatt_kontakter(efter(finns, byte), rader, idag=IDAG)
    assert not ersatt_kontakter(efter(finns, byte), rader, idag=SEN)


def test_a_list_may_take_back_an_end_that_has_not_come() -> None:
    finns = numrerade(kontakt("a", till=DAGEN_FORE), kontakt("b", fran=SEN))
    byte = ersatt_kontakter(finns, [kontakt("a")], idag=IDAG)
    assert (byte.nya, byte.slutar) == ((), (slut(1, None), slut(2, IGAR)))


def test_a_list_without_a_registrator_is_refused() -> None:
    with pytest.raises(OgiltigtKontaktbyte, match="ks skulle inte ha någon registrator"):
        ersatt_kontakter(
            numrerade(kontakt("a")), [kontakt("h", roll=Kontaktroll.HANDLAGGARE)], idag=IDAG
        )


def test_rows_that_have_ended_are_history() -> None:
    finns = numrerade(kontakt("a"))
    rader = [kontakt("a"), kontakt("forr", till=IGAR)]
    assert not ersatt_kontakter(finns, rader, idag=IDAG)
    igen = [kontakt("a", fran=date(2019, 1, 1)), kontakt("a", till=date(2018, 1, 1))]
    assert not ersatt_kontakter(finns, igen, idag=IDAG)
