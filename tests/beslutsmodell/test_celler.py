"""Every command in every state: what it leads to, or which error refuses it."""

import pytest

from beslutsmodell import (
    Ansla,
    Arende,
    Justera,
    Kommando,
    Korrigera,
    Lagekod,
    Modellfel,
    Overklaga,
    Utfall,
    hantera,
)
from beslutsmodell.kommandon import Kommando as Alla
from tests.beslutsmodell.arenden import (
    JUSTERAT,
    NU,
    arende,
    avbryt,
    bekrafta,
    beslut,
    kor,
    oppna,
    registrera,
    stang,
    uppfyll,
)

VAGAR: dict[str, tuple[Kommando, ...]] = {
    "vilande": (registrera(Utfall.NOTERAT),),
    "oppen": (oppna(), registrera(Utfall.NOTERAT)),
    "aterremitterad": (oppna(), registrera(Utfall.ATERREMISS)),
    "bordlagd": (oppna(), registrera(Utfall.BORDLAGGNING)),
    "preliminar": (oppna(), registrera(Utfall.BIFALL)),
    "villkorad": (oppna(), registrera(Utfall.BIFALL_MED_VILLKOR, justerat=JUSTERAT)),
    "avgjord": (oppna(), registrera(Utfall.BIFALL, justerat=JUSTERAT)),
    "utan_svar": (oppna(), registrera(Utfall.BORDLAGGNING), stang()),
    "avbruten": (oppna(), registrera(Utfall.BIFALL), avbryt()),
}
"""The way to each state, always with one decision to name."""

NEJ, OGILTIGT = "! OtillatetKommando", "! OgiltigtBeslut"

TABELL: dict[str, dict[str, str]] = {
    "oppna": {
        "vilande": "oppen fortydliga",
        "oppen": NEJ,
        "aterremitterad": NEJ,
        "bordlagd": NEJ,
        "preliminar": NEJ,
        "villkorad": NEJ,
        "avgjord": NEJ,
        "utan_svar": NEJ,
        "avbruten": NEJ,
    },
    "registrera_beslut": {
        "vilande": "preliminar fore_rekommendation",
        "oppen": "preliminar",
        "aterremitterad": "preliminar",
        "bordlagd": "preliminar",
        "preliminar": "preliminar motstridigt",
        "villkorad": "villkorad motstridigt",
        "avgjord": "avgjord motstridigt",
        "utan_svar": "utan_svar efter_avslut",
        "avbruten": "avbruten efter_avslut",
    },
    "justera": {
        "vilande": NEJ,
        "oppen": NEJ,
        "aterremitterad": NEJ,
        "bordlagd": NEJ,
        "preliminar": "avgjord",
        "villkorad": NEJ,
        "avgjord": NEJ,
        "utan_svar": NEJ,
        "avbruten": NEJ,
    },
    "ansla": {
        "vilande": NEJ,
        "oppen": NEJ,
        "aterremitterad": NEJ,
        "bordlagd": NEJ,
        "preliminar": NEJ,
        "villkorad": "villkorad",
        "avgjord": "avgjord",
        "utan_svar": NEJ,
        "avbruten": NEJ,
    },
    "uppfyll_villkor": {
        "vilande": NEJ,
        "oppen": NEJ,
        "aterremitterad": NEJ,
        "bordlagd": NEJ,
        "preliminar": NEJ,
        "villkorad": "avgjord",
        "avgjord": NEJ,
        "utan_svar": NEJ,
        "avbruten": NEJ,
    },
    "korrigera": {
        "vilande": "preliminar fore_rekommendation",
        "oppen": "preliminar",
        "aterremitterad": "preliminar",
        "bordlagd": "preliminar",
        "preliminar": "preliminar",
        "villkorad": "preliminar",
        "avgjord": "preliminar",
        "utan_svar": "utan_svar",
        "avbruten": "avbruten",
    },
    "bekrafta": {  # a second report, which needs it only where another stands
        "vilande": OGILTIGT,
        "oppen": OGILTIGT,
        "aterremitterad": OGILTIGT,
        "bordlagd": OGILTIGT,
        "preliminar": "preliminar",
        "villkorad": "preliminar",
        "avgjord": "preliminar",
        "utan_svar": "preliminar",
        "avbruten": "preliminar",
    },
    "overklaga": {
        "vilande": NEJ,
        "oppen": NEJ,
        "aterremitterad": NEJ,
        "bordlagd": NEJ,
        "preliminar": "preliminar overklagad",
        "villkorad": "villkorad overklagad",
        "avgjord": "avgjord overklagad",
        "utan_svar": NEJ,
        "avbruten": NEJ,
    },
    "avbryt": {
        "vilande": "avbruten fortydliga",
        "oppen": "avbruten fortydliga",
        "aterremitterad": "avbruten",
        "bordlagd": "avbruten",
        "preliminar": "avbruten",
        "villkorad": "avbruten",
        "avgjord": NEJ,
        "utan_svar": NEJ,
        "avbruten": NEJ,
    },
    "stang": {
        "vilande": "utan_svar fortydliga",
        "oppen": "utan_svar fortydliga",
        "aterremitterad": "utan_svar",
        "bordlagd": "utan_svar",
        "preliminar": NEJ,
        "villkorad": NEJ,
        "avgjord": NEJ,
        "utan_svar": NEJ,
        "avbruten": NEJ,
    },
}
"""Per command and state: the state after it and its marks, or `!` and the error."""


def _kommando(typ: str, nummer: int) -> Kommando:
    alla: tuple[Kommando, ...] = (
        oppna(),
        registrera(Utfall.AVSLAG),
        Justera(nummer=nummer, justerat=JUSTERAT),
        Ansla(nummer=nummer, anslaget=JUSTERAT),
        uppfyll(),
        Korrigera(nummer=nummer, beslut=beslut(Utfall.AVSLAG), motivering="felskrivet"),
        bekrafta(nummer),
        Overklaga(nummer=nummer, datum=JUSTERAT),
        avbryt(),
        stang(),
    )
    return next(kommando for kommando in alla if kommando.typ == typ)


def _i_lage(kod: str, typ: str) -> Arende:
    ett = kor(arende("1", oppet=False), *VAGAR[kod])
    return kor(ett, registrera(Utfall.AVSLAG)) if typ == "bekrafta" else ett


def _svar(ett: Arende, kommando: Kommando) -> str:
    try:
        punkt = kor(ett, kommando).punkter["1"]
    except Modellfel as fel:
        return f"! {type(fel).__name__}"
    return " ".join([punkt.lage.kod, *sorted(punkt.flaggor)])


def test_the_table_has_every_cell() -> None:
    union = Alla.__origin__  # type: ignore[attr-defined]  # what Annotated wraps
    typer = {klass.model_fields["typ"].default for klass in union.__args__}
    assert len(typer) == 10
    assert {typ: set(rader) for typ, rader in TABELL.items()} == {
        typ: {str(kod) for kod in Lagekod} for typ in typer
    }


@pytest.mark.parametrize("kod", VAGAR)
def test_each_way_leads_to_its_state(kod: str) -> None:
    assert kor(arende("1", oppet=False), *VAGAR[kod]).punkter["1"].lage.kod == kod


@pytest.mark.parametrize(("typ", "kod"), [(typ, kod) for typ in TABELL for kod in TABELL[typ]])
def test_each_cell_answers_as_tabled(typ: str, kod: str) -> None:
    ett = _i_lage(kod, typ)
    assert _svar(ett, _kommando(typ, ett.beslut[-1].nummer)) == TABELL[typ][kod]


@pytest.mark.parametrize(
    ("typ", "kod"),
    [(typ, kod) for typ in TABELL for kod, svar in TABELL[typ].items() if svar.startswith("!")],
)
def test_each_refusal_says_where_in_swedish(typ: str, kod: str) -> None:
    ett = _i_lage(kod, typ)
    with pytest.raises(
        Modellfel, match=r"^beslut/1492-kf.* (går inte när punkten|är inte ifråga).*\.$"
    ):
        hantera(ett, _kommando(typ, ett.beslut[-1].nummer), nu=NU)
