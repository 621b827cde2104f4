"""What is allowed in a round but may be a mistake is told with its reason."""

from datetime import date, datetime

from beslutsmodell import (
    Anmarkning,
    Anmarkningsslag,
    Fullmakt,
    Kanal,
    Kontakt,
    Kontaktroll,
    Sammantrade,
    Trappa,
    Trappsteg,
    att_se_over,
)
from beslutsmodell.frist import STOCKHOLM
from tests.beslutsmodell.omgangar import ALLA, ORGAN, VAGAR, omgang, stolpe, vag

NU = datetime(2019, 6, 3, 9, tzinfo=STOCKHOLM)
ALLT = tuple(Fullmakt(huvudman=kod, punkter=ALLA) for kod in ("1440", "1487", "1492"))


def kontakt(organ: str, *, till: date | None = None, adress: str = "brev") -> Kontakt:
    return Kontakt(
        organ=organ,
        roll=Kontaktroll.REGISTRATOR,
        kanal=Kanal.FIL,
        adress=adress,
        namn="Registrator (fiktiv)",
        galler_till=till,
    )


FORE = "före organets sista dag) når ingen"
UTAN = tuple(ett.model_copy(update={"egen_frist": None}) for ett in VAGAR)
KONTAKTER = tuple(
    kontakt(organ.kod, adress=adress) for organ in ORGAN for adress in ("brev", "mer")
)


def sett(
    *, kontakter: tuple[Kontakt, ...] = KONTAKTER, nu: datetime = NU, **andrat: object
) -> tuple[Anmarkning, ...]:
    """Gives the remarks but the one on Ale, where fullmäktige decide with nobody before them."""
    alla = att_se_over(omgang(**({"fullmakter": ALLT} | andrat)), kontakter, nu=nu)
    return tuple(ett for ett in alla if ett.slag is not Anmarkningsslag.UTAN_BEREDNING)


def test_fullmaktige_that_nobody_prepares_for_are_counted() -> None:
    (ett,) = att_se_over(omgang(fullmakter=ALLT), KONTAKTER, nu=NU)
    assert ett.slag is Anmarkningsslag.UTAN_BEREDNING
    assert str(ett).startswith("1 fullmäktige beslutar utan att något organ i omgången bereder")
    assert "(KL 5:26–28, 6:13)" in str(ett)
    beredda = (*VAGAR, vag("ks", "1440-kf"))
    assert att_se_over(omgang(fullmakter=ALLT, beslutsvagar=beredda), KONTAKTER, nu=NU) == ()


def test_a_round_without_oddities_has_no_remarks() -> None:
    assert sett() == ()


def test_a_point_that_nobody_decides_is_told() -> None:
    (ett,) = sett(beslutsvagar=(*VAGAR[:-1], vag("beslut", "1440-kf", "1", "2")))
    assert (ett.slag, ett.huvudman, ett.punkter) == (
        Anmarkningsslag.OBESLUTAD_PUNKT,
        "1440",
        ("3",),
    )
    assert str(ett).startswith("Ale (1440): ingen beslutar om punkt 3. ")


def test_a_body_that_only_prepares_does_not_count() -> None:
    vagar = (*VAGAR[:5], vag("ks", "1492-kf"), vag("beslut", "1492-ks", "2"), *VAGAR[6:])
    (ett,) = sett(beslutsvagar=vagar)
    assert "Åmål (1492): ingen beslutar om punkt 1 och 3." in str(ett)


def test_points_outside_the_power_of_attorney_are_told() -> None:
    fullmakter = (ALLT[1], Fullmakt(huvudman="1492", punkter=("2",)))
    ales, amals = sett(fullmakter=fullmakter)
    assert ales.slag is amals.slag is Anmarkningsslag.UTANFOR_FULLMAKT
    assert (ales.huvudman, ales.punkter) == ("1440", ALLA)
    assert "Ale (1440): fullmakten omfattar inte punkt 1, 2 och 3." in str(ales)
    assert amals.punkter == ("1", "3")
    assert sett(fullmakter=None) == ()


def test_a_body_that_nobody_is_written_to_is_told() -> None:
    utgangen = kontakt("fyr-au", till=date(2019, 6, 2))
    kvar = tuple(ett for ett in KONTAKTER if ett.organ not in {"fyr-au", "1440-kf"})
    au, ale = sett(kontakter=(*kvar, utgangen))
    assert (au.slag, au.organ, ale.organ) == (Anmarkningsslag.UTAN_KONTAKT, "fyr-au", "1440-kf")
    assert "Fyrbodal (FYR): fyr-au har ingen kontakt." in str(au)
    sista_dagen = kontakt("fyr-au", till=date(2019, 6, 3))
    assert len(sett(kontakter=(*kvar, sista_dagen, kontakt("fyr-au", adress="mer")))) == 1


def test_bodies_with_a_single_address_are_counted() -> None:
    utgangen = kontakt("fyr-au", till=date(2019, 6, 2), adress="mer")
    kvar = tuple(ett for ett in KONTAKTER if ett.organ not in {"fyr-au", "1440-kf"})
    samma = (kontakt("1440-kf"), kontakt("1440-kf"))
    (ett,) = sett(kontakter=(*kvar, kontakt("fyr-au"), utgangen, *samma))
    assert (ett.slag, ett.organ) == (Anmarkningsslag.EN_KONTAKT, None)
    assert str(ett).startswith("2 organ har bara en kontakt. ")


def mote(organ: str, dag: date) -> Sammantrade:
    return Sammantrade(organ=organ, datum=dag, handlingar_senast=dag)


def test_a_deciding_body_without_a_meeting_in_time_is_told() -> None:
    dagar = {
        "1492-kf": date(2019, 11, 1),  # its own last day
        "1487-sn": date(2019, 11, 12),  # the step's
        "1487-bun": date(2019, 11, 13),
        "1440-kf": date(2019, 6, 2),  # before the start
    }
    kalender = tuple(mote(organ, dag) for organ, dag in dagar.items())
    anmarkningar = sett(kalender=kalender)
    assert [ett.organ for ett in anmarkningar] == ["1487-bun", "1440-kf"]
    assert {ett.slag for ett in anmarkningar} == {Anmarkningsslag.UTAN_SAMMANTRADE}
    assert "i kalendern till och med tisdag 12 november 2019." in str(anmarkningar[0])


def test_a_last_day_that_has_passed_at_the_start_is_told() -> None:
    anmarkningar = sett(nu=datetime(2019, 11, 2, 0, 30, tzinfo=STOCKHOLM))
    assert [(ett.organ, ett.slag) for ett in anmarkningar] == [
        ("1492-ks", Anmarkningsslag.SISTA_DAG_PASSERAD),
        ("1492-kf", Anmarkningsslag.SISTA_DAG_PASSERAD),
    ]
    assert "sista dagen för 1492-kf var fredag 1 november 2019." in str(anmarkningar[1])


def test_a_change_of_office_before_the_deadline_is_told_once_per_day() -> None:
    nu = datetime(2026, 9, 1, 9, tzinfo=STOCKHOLM)
    remarks = [
        ett
        for ett in sett(
            nu=nu, milstolpar=(stolpe("mottaget", date(2027, 1, 15)),), beslutsvagar=UTAN
        )
        if ett.slag is Anmarkningsslag.MANDATSKIFTE
    ]
    assert [str(ett).partition(",")[0] for ett in remarks] == [
        "2 beslutande organ får nya förtroendevalda torsdag 15 oktober 2026",
        "2 beslutande organ får nya förtroendevalda fredag 1 januari 2027",
    ]
    assert all(ett.huvudman is None for ett in remarks)


def test_no_change_of_office_is_told_between_elections() -> None:
    assert not [ett for ett in sett() if ett.slag is Anmarkningsslag.MANDATSKIFTE]


def test_a_rung_that_reaches_nobody_is_told_with_what_is_missing() -> None:
    registrator, agare = Kontaktroll.REGISTRATOR, Kontaktroll.AGARE
    trappa = Trappa(
        steg=(
            Trappsteg(dagar=30),
            Trappsteg(dagar=14, roller=(agare, Kontaktroll.HANDLAGGARE), steg=("beslut",)),
            Trappsteg(dagar=7, kanaler=(Kanal.APPRISE,)),
            Trappsteg(dagar=3, roller=(registrator, agare)),
        )
    )
    funna = sett(trappa=trappa)
    assert {ett.slag for ett in funna} == {Anmarkningsslag.TRAPPSTEG_UTAN_MOTTAGARE}
    assert [ett.motivering.removeprefix("Trappans steg ") for ett in funna] == [
        f"2 (14 dagar {FORE}: ingen kontakt i beslut har rollen agare eller handlaggare.",
        f"3 (7 dagar {FORE}: ingen kontakt har kanalen apprise.",
    ]
    agaren = kontakt(ORGAN[0].kod).model_copy(update={"roll": agare, "kanal": Kanal.APPRISE})
    (ett,) = sett(
        trappa=Trappa(steg=(Trappsteg(dagar=7, kanaler=(Kanal.APPRISE,)),)),
        kontakter=(*KONTAKTER, agaren),
    )
    assert "har både rollen registrator och kanalen apprise." in str(ett)
