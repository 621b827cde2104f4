"""Whatever is asked in whatever order: the rows are the fold of the events."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from beslutsmodell.arende import Arende
from beslutsmodell.efter import efter
from beslutsmodell.fel import Modellfel
from beslutsmodell.handelser import Handelse
from beslutsmodell.kommandon import (
    Anmal,
    Avbryt,
    AvslaOverklagande,
    Bekrafta,
    HavInhibition,
    Inhibera,
    Justera,
    Kommando,
    Korrigera,
    Oppna,
    Overklaga,
    Stang,
    UppfyllVillkor,
    Upphav,
)
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.fel import Versionskonflikt
from diarium.schema import hoj_schema
from diarium.verifiera import verifiera
from tests.beslutsmodell.omgangar import omgang
from tests.diarium.diariet import VEM, Diariet, beslut, borja
from tests.exempel.uppspelning import borja as borja_i_minnet

BORJAN = borja_i_minnet(omgang())
_HANDELSE: TypeAdapter[Handelse] = TypeAdapter(Handelse)

_arenden = st.sampled_from(["vastkom/vk-styrelse", "au/fyr-au", "direktion/fyr-direktion"])
_koder = st.sampled_from([("1",), ("2",), ("1", "2", "3")])
_nummer = st.integers(1, 4)
_dag = st.sampled_from([date(2019, 10, 9), date(2019, 10, 16)])
_utfall = st.one_of(
    st.sampled_from([Utfall.BIFALL, Utfall.AVSLAG]),
    st.dictionaries(st.sampled_from("123"), st.sampled_from(Utfall), min_size=1),
)
_ANDRA = st.one_of(
    st.builds(lambda koder: Oppna(punkter=koder), _koder),
    st.builds(lambda koder: Avbryt(punkter=koder, motivering=VEM), _koder),
    st.builds(lambda koder: Stang(punkter=koder, motivering=VEM), _koder),
    st.builds(lambda koder: UppfyllVillkor(punkter=koder, motivering=VEM, av=VEM), _koder),
    st.builds(lambda tal: Bekrafta(nummer=tal, motivering=VEM, av=VEM), _nummer),
    st.builds(lambda tal, dag: Justera(nummer=tal, justerat=dag), _nummer, _dag),
    st.builds(lambda tal, dag: Overklaga(nummer=tal, datum=dag), _nummer, _dag),
    st.builds(lambda tal, dag: Inhibera(nummer=tal, datum=dag), _nummer, _dag),
    st.builds(lambda tal, dag: HavInhibition(nummer=tal, datum=dag), _nummer, _dag),
    st.builds(lambda tal, dag: Anmal(nummer=tal, datum=dag), _nummer, _dag),
    st.builds(
        lambda tal, dag: AvslaOverklagande(
            nummer=tal, datum=dag, laga_kraft=dag, motivering=VEM, av=VEM
        ),
        _nummer,
        _dag,
    ),
    st.builds(
        lambda tal, dag: Upphav(nummer=tal, datum=dag, motivering=VEM, av=VEM), _nummer, _dag
    ),
)
_DOM = Upphav(nummer=1, datum=date(2019, 10, 16), motivering=VEM, av=VEM)


@st.composite
def steg(rita: st.DrawFn) -> tuple[str, Kommando, int | None]:
    """Gives a case, a command on it, and perhaps the version that somebody saw."""
    arende = rita(st.one_of(_arenden, st.just("beslut/1487-sn")))
    utfall = rita(_utfall)
    val = rita(st.integers(0, 5))
    kommando: Kommando = beslut(arende, utfall)
    if val == 4:
        rattat = beslut(arende, utfall).beslut
        kommando = Korrigera(nummer=rita(_nummer), beslut=rattat, motivering=VEM)
    elif val == 5:
        kommando = rita(_ANDRA)
    return arende, kommando, rita(st.sampled_from([None, None, None, 0, 1]))


@pytest.fixture(scope="module")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the small round started, to be copied."""
    fil = tmp_path_factory.mktemp("mall") / "diarium.sqlite"
    databas = Databas(f"sqlite:///{fil}")
    hoj_schema(databas)
    borja(databas, omgang())
    databas.stang()
    return fil


@contextmanager
def _kopia(mall: Path) -> Iterator[Diariet]:
    with TemporaryDirectory() as mapp:
        fil = Path(mapp) / "diarium.sqlite"
        shutil.copy(mall, fil)
        databas = Databas(f"sqlite:///{fil}")
        yield Diariet(databas, omgang().kod)
        databas.stang()


@settings(max_examples=60, deadline=None)
@given(st.lists(steg(), min_size=8, max_size=25))
def test_the_rows_are_the_fold_of_the_events(
    mall: Path, foljd: list[tuple[str, Kommando, int | None]]
) -> None:
    with _kopia(mall) as diariet:
        for arende, kommando, vantad in foljd:
            try:
                diariet.gor(arende, kommando, vantad_version=vantad)
            except (Modellfel, Versionskonflikt):
                continue
        _kontrollera(diariet)
        with diariet.databas.las() as session:
            assert verifiera(session) == ()


@settings(max_examples=15, deadline=None)
@given(st.lists(steg(), max_size=8))
def test_an_annulled_decision_is_the_fold_of_the_events_too(
    mall: Path, foljd: list[tuple[str, Kommando, int | None]]
) -> None:
    with _kopia(mall) as diariet:
        diariet.gor("vastkom/vk-styrelse", beslut("vastkom/vk-styrelse", Utfall.BIFALL))
        diariet.gor("vastkom/vk-styrelse", Overklaga(nummer=1, datum=date(2019, 10, 9)))
        diariet.gor("vastkom/vk-styrelse", _DOM)
        for arende, kommando, vantad in foljd:
            try:
                diariet.gor(arende, kommando, vantad_version=vantad)
            except (Modellfel, Versionskonflikt):
                continue
        _kontrollera(diariet)
        with diariet.databas.las() as session:
            assert verifiera(session) == ()


def _kontrollera(diariet: Diariet) -> None:
    arenden, svarade = _vikta(diariet)
    for nyckel, ett in arenden.items():
        assert diariet.punkter(nyckel) == {
            kod: (punkt.lage.kod, ett.senaste_utfall(kod), " ".join(punkt.flaggor))
            for kod, punkt in ett.punkter.items()
        }
        rad = diariet.arende(nyckel)
        kvar = len(set(BORJAN.vantar[nyckel]) - svarade)
        assert (rad.version, rad.vantar_kvar) == (ett.version, kvar)
        assert bool(rad.svarat) is (nyckel in svarade)
        assert bool(rad.paminns) is bool(ett.utestaende())
        assert not rad.paminns or rad.paminns_fran
        if not kvar:
            assert {punkt.lage.kod.value for punkt in ett.punkter.values()}.isdisjoint({"vilande"})
    assert set(diariet.oppningar().values()) == {1}


def _vikta(diariet: Diariet) -> tuple[dict[str, Arende], set[str]]:
    """Folds the stored texts anew; gives the cases, and those that have ever answered."""
    arenden, svarade = dict(BORJAN.arenden), set[str]()
    for rad in diariet.kedja()[1:]:
        kropp = json.loads(rad.kropp)
        nyckel = kropp["arende"]
        ett = efter(arenden[nyckel], _HANDELSE.validate_python(kropp["handelse"]))
        arenden[nyckel] = ett
        if ett.har_svarat():
            svarade.add(nyckel)
    return arenden, svarade
