"""Every command in every state: what it leads to, or which error refuses it."""

from datetime import date

import pytest

from beslutsmodell import (
    Anmal,
    Ansla,
    Arende,
    Ateruppta,
    AvslaOverklagande,
    Beslutsslag,
    HavInhibition,
    Inhibera,
    Justera,
    Kommando,
    Korrigera,
    Lagekod,
    Modellfel,
    Overklaga,
    Pausa,
    RegistreraBeslut,
    Upphav,
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
from tests.beslutsmodell.celltabell import TABELL

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

NEKANDE = (
    r"^beslut/1492-kf.* (går inte när punkten|är inget ordf|"
    r"är inte (ifråga|överklagat|skyldigt|pausade)).*\.$"
)
PAUSEN = Pausa(till=date(2020, 6, 1), motivering="återremiss")


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
        Inhibera(nummer=nummer, datum=JUSTERAT),
        HavInhibition(nummer=nummer, datum=JUSTERAT),
        AvslaOverklagande(
            nummer=nummer, datum=JUSTERAT, laga_kraft=JUSTERAT, motivering="mål 1-19", av="vi"
        ),
        Upphav(nummer=nummer, datum=JUSTERAT, motivering="mål 1-19", av="vi"),
        Anmal(nummer=nummer, datum=JUSTERAT),
        avbryt(),
        stang(),
        PAUSEN,
        Ateruppta(motivering="klart"),
    )
    return next(kommando for kommando in alla if kommando.typ == typ)


def _i_lage(kod: str, typ: str) -> Arende:
    if typ == "anmal" and kod not in {"preliminar", "avbruten"}:
        return kor(arende("1", oppet=False), *map(_av_ordforanden, VAGAR[kod]))
    ett = kor(arende("1", oppet=False), *VAGAR[kod])
    match typ:
        case "bekrafta":
            return kor(ett, registrera(Utfall.AVSLAG))
        case "inhibera" | "hav_inhibition" | "avsla_overklagande" | "upphav":
            return _i_domstol(ett, inhiberat=typ != "inhibera")
        case "ateruppta" if ett.utestaende():
            return kor(ett, PAUSEN)
        case _:
            return ett


def _i_domstol(ett: Arende, *, inhiberat: bool) -> Arende:
    """Gives the case with its decision in court, where it can be appealed at all."""
    nummer = ett.beslut[-1].nummer
    try:
        ett = kor(ett, Overklaga(nummer=nummer, datum=JUSTERAT))
    except Modellfel:
        return ett
    return kor(ett, Inhibera(nummer=nummer, datum=JUSTERAT)) if inhiberat else ett


def _av_ordforanden(kommando: Kommando) -> Kommando:
    """Gives a decision as the chair's own."""
    if not isinstance(kommando, RegistreraBeslut):
        return kommando
    slag = {"slag": Beslutsslag.ORDFORANDEBESLUT}
    return RegistreraBeslut(beslut=kommando.beslut.model_copy(update=slag))


def _svar(ett: Arende, kommando: Kommando) -> str:
    try:
        punkt = kor(ett, kommando).punkter["1"]
    except Modellfel as fel:
        return f"! {type(fel).__name__}"
    return " ".join([punkt.lage.kod, *sorted(punkt.flaggor)])


def test_the_table_has_every_cell() -> None:
    union = Alla.__origin__  # type: ignore[attr-defined]  # what Annotated wraps
    typer = {klass.model_fields["typ"].default for klass in union.__args__}
    assert len(typer) == 17
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
    with pytest.raises(Modellfel, match=NEKANDE):
        hantera(ett, _kommando(typ, ett.beslut[-1].nummer), nu=NU)
