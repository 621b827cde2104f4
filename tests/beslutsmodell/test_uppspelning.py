"""Whatever is asked in whatever order: the state is the fold of the events."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from beslutsmodell import (
    Anmal,
    Ansla,
    Arende,
    Avbryt,
    AvslaOverklagande,
    Beslutsslag,
    Flagga,
    Handelse,
    HavInhibition,
    Inhibera,
    Justera,
    Kommando,
    Korrigera,
    Modellfel,
    Oppna,
    Overklaga,
    RegistreraBeslut,
    Stang,
    UppfyllVillkor,
    Upphav,
    Utfall,
    efter,
    hantera,
    spela_upp,
)
from beslutsmodell.punktlage import BESLUTADE
from tests.beslutsmodell.arenden import JUSTERAT, NU, arende, bekrafta, beslut, registrera

JSON: TypeAdapter[Handelse] = TypeAdapter(Handelse)

_koder = st.sampled_from([("1",), ("2",), ("1", "2")])
_nummer = st.integers(1, 8)
_dagar = st.sampled_from([None, JUSTERAT, date(2019, 10, 9)])
_utfall = st.dictionaries(st.sampled_from("12"), st.sampled_from(Utfall), min_size=1)
_text = st.just("prövat")


def _korrigera(nummer: int, utfall: dict[str, Utfall], justerat: date | None) -> Korrigera:
    return Korrigera(
        nummer=nummer,
        beslut=beslut(utfall, justerat=justerat),
        motivering="felskrivet",
    )


def _av_ordforanden(utfall: dict[str, Utfall]) -> RegistreraBeslut:
    return RegistreraBeslut(beslut=beslut(utfall, slag=Beslutsslag.ORDFORANDEBESLUT))


_I_DOMSTOL: st.SearchStrategy[Kommando] = st.one_of(
    st.builds(lambda nr: Inhibera(nummer=nr, datum=JUSTERAT), _nummer),
    st.builds(lambda nr: HavInhibition(nummer=nr, datum=JUSTERAT), _nummer),
    st.builds(
        lambda nr: AvslaOverklagande(
            nummer=nr, datum=JUSTERAT, laga_kraft=JUSTERAT, motivering="mål 1-19", av="vi"
        ),
        _nummer,
    ),
    st.builds(
        lambda nr: Upphav(nummer=nr, datum=JUSTERAT, motivering="mål 1-19", av="vi"), _nummer
    ),
)
KOMMANDON: st.SearchStrategy[Kommando] = st.one_of(
    st.builds(Oppna, typ=st.just("oppna"), punkter=_koder),
    st.builds(registrera, _utfall, justerat=_dagar),
    st.builds(registrera, _utfall, justerat=_dagar),
    st.builds(Justera, typ=st.just("justera"), nummer=_nummer, justerat=st.just(JUSTERAT)),
    st.builds(Ansla, typ=st.just("ansla"), nummer=_nummer, anslaget=st.just(JUSTERAT)),
    st.builds(_korrigera, _nummer, _utfall, _dagar),
    st.builds(bekrafta, _nummer),
    st.builds(Overklaga, typ=st.just("overklaga"), nummer=_nummer, datum=st.just(JUSTERAT)),
    _I_DOMSTOL,
    st.builds(_av_ordforanden, _utfall),
    st.builds(lambda nr: Anmal(nummer=nr, datum=JUSTERAT), _nummer),
    st.builds(
        UppfyllVillkor,
        typ=st.just("uppfyll_villkor"),
        punkter=_koder,
        motivering=_text,
        av=_text,
    ),
    st.builds(Avbryt, typ=st.just("avbryt"), punkter=_koder, motivering=_text),
    st.builds(Stang, typ=st.just("stang"), punkter=_koder, motivering=_text),
)


def _stega(
    ett: Arende,
    kommandon: list[Kommando],
) -> tuple[Arende, list[Handelse]]:
    """Takes each command in turn; what is refused is left out."""
    handelser: list[Handelse] = []
    for kommando in kommandon:
        fore = ett.model_dump_json()
        try:
            nya = hantera(ett, kommando, nu=NU)
        except Modellfel:
            nya = ()
        assert ett.model_dump_json() == fore
        for handelse in nya:
            ett = efter(ett, handelse)
        handelser += nya
    return ett, handelser


@settings(max_examples=60, deadline=None)
@given(st.booleans(), st.lists(KOMMANDON, max_size=14))
def test_events_from_json_give_the_same_state(oppet: bool, kommandon: list[Kommando]) -> None:  # noqa: FBT001
    borjan = arende("1", "2", fullmakt=("1",), oppet=oppet)
    slut, handelser = _stega(borjan, kommandon)
    lasta = [JSON.validate_json(JSON.dump_json(handelse)) for handelse in handelser]
    assert spela_upp(borjan, lasta) == slut
    assert slut.version == len(handelser)


@settings(max_examples=120, deadline=None)
@given(st.lists(KOMMANDON, max_size=14))
def test_what_holds_is_the_latest_in_force(kommandon: list[Kommando]) -> None:
    slut, _ = _stega(arende("1", "2"), kommandon)
    for kod, punkt in slut.punkter.items():
        if punkt.lage.kod in BESLUTADE and Flagga.MOTSTRIDIGT not in punkt.flaggor:
            galler = slut.senaste_beslut(kod)
            assert galler is not None
            assert galler.nummer == getattr(punkt.lage, "beslut", None)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(KOMMANDON, _I_DOMSTOL), max_size=10))
def test_what_a_court_annulled_holds_nowhere(efterat: list[Kommando]) -> None:
    fore: list[Kommando] = [
        registrera({"1": Utfall.BORDLAGGNING, "2": Utfall.BORDLAGGNING}),
        registrera({"1": Utfall.BIFALL, "2": Utfall.AVSLAG}, justerat=JUSTERAT),
        Overklaga(nummer=2, datum=JUSTERAT),
        Upphav(nummer=2, datum=JUSTERAT, motivering="mål 1-19", av="vi"),
    ]
    slut, _ = _stega(arende("1", "2"), fore + efterat)
    assert [ett.star_kvar for ett in slut.beslut[:2]] == [False, False]
    for punkt in slut.punkter.values():
        if Flagga.UPPHAVD in punkt.flaggor:
            assert punkt.lage.kod not in BESLUTADE
