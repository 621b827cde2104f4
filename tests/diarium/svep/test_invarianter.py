"""The promises of the outbox, for random lives of a round: sweeps, answers, moves, bad mail."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.lage import las_lage
from diarium.schema import hoj_schema
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import Rigg, brevtext, kl, rigga, sandmiljo, tolka
from tests.mottagare.trasig_smtp import Ofog, TrasigSmtp

ARENDEN = ("beslut/1440-kf", "beslut/1487-sn", "beslut/1487-bun", "beslut/1492-kf")
SLUT = kl(date(2019, 11, 21))
HANDELSER = st.one_of(
    st.tuples(st.just("svep"), st.integers(1, 24 * 40)),
    st.tuples(st.just("strul"), st.sampled_from(["451 senare", "550 nej", Ofog.KLIPP])),
    st.tuples(st.just("svar"), st.sampled_from(ARENDEN)),
    st.tuples(st.just("aterremiss"), st.sampled_from(ARENDEN)),
    st.tuples(st.just("flytt"), st.integers(0, 10)),
)


def hand(rigg: Rigg, vad: str, varde: object) -> None:
    """Lets one thing happen; what the rules refuse does not happen."""
    match vad, varde:
        case "svep", int(timmar):
            rigg.svep(min(rigg.klocka.nu() + timedelta(hours=timmar), SLUT))
        case "strul", str() | Ofog() as svar:
            with TrasigSmtp(PUNKT=svar) as server, sandmiljo(server.port) as miljo:
                rigg.med(miljo).svep()
        case "svar" | "aterremiss", str(arende):
            oppet = rigg.las("SELECT paminns FROM arende WHERE nyckel = :n", n=arende)[0].paminns
            if oppet:
                rigg.besluta(arende, Utfall.BIFALL if vad == "svar" else Utfall.ATERREMISS)
        case "flytt", int(dagar):
            senaste = rigg.las("SELECT datum FROM frist ORDER BY version DESC LIMIT 1")[0].datum
            dag = date(2019, 11, 26) + timedelta(days=dagar)
            if date.fromisoformat(str(senaste)) != dag:
                rigg.flytta(dag)
        case _:
            raise AssertionError(vad)


@settings(max_examples=8, deadline=None)
@given(liv=st.lists(HANDELSER, max_size=14))
def test_the_outbox_keeps_its_promises_in_every_life(liv: list[tuple[str, object]]) -> None:
    runda = utan_kedja()
    with (
        TemporaryDirectory() as mapp,
        Smtpmottagare(Path(mapp) / "brev") as smtp,
        sandmiljo(smtp.port) as miljo,
    ):
        databas = Databas(f"sqlite:///{Path(mapp) / 'diarium.sqlite'}")
        hoj_schema(databas)
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)
        for vad, varde in liv:
            hand(rigg, vad, varde)
        with databas.las() as session:
            fore = las_lage(session, runda.kod, nu=SLUT)
        rigg.svep(SLUT)
        rigg.svep()
        with databas.las() as session:
            assert las_lage(session, runda.kod, nu=SLUT) == fore  # lateness needs no sweep
            assert verifiera(session) == ()
        granska(rigg, smtp)
        databas.stang()


def granska(rigg: Rigg, smtp: Smtpmottagare) -> None:
    """Checks invariants 1, 2, 3 and 6 of the design."""
    brev = [tolka(ett.innehall) for ett in smtp.mottagna]
    omarkta = Counter(str(ett["Message-ID"]) for ett in brev if "dubblett" not in brevtext(ett))
    assert all(antal == 1 for antal in omarkta.values())
    assert set(rigg.ansprak().values()) <= {1}
    for rad in rigg.las("SELECT utskick_id, overhoppat FROM ansprak"):
        assert (rad.utskick_id is None) != (rad.overhoppat is None)
    # Whatever fell due is sent, held, unknown or dead; only a retry may still be on its way.
    assert set(rigg.tillstand()) <= {
        "skickad",
        "aterhallen",
        "bestaende_fel",
        "okant",
        "dod",
    }
    assert all(rad.motivering for rad in rigg.utskick() if rad.tillstand != "planerad")
    versioner = [rad.version for rad in rigg.las("SELECT version FROM frist ORDER BY version")]
    assert versioner == list(range(1, len(versioner) + 1))
    sent = rigg.las(
        "SELECT count(*) AS antal FROM ansprak s JOIN arende a ON a.id = s.arende_id"
        " WHERE NOT a.paminns AND s.tid > (SELECT max(h.tid) FROM handelse h"
        " WHERE h.arende_id = a.id)"
    )
    assert sent[0].antal == 0  # nothing is claimed after the answer
