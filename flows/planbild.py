"""The plan of a round as markdown: those who need something first, each with what to do."""

from collections.abc import Iterator
from typing import Final

from beslutsmodell.datum import datum_i_text, kort_datum
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.bedomning import Arendeplan, Bedomning, Beslutsplan, Huvudmansplan, Plan

_LUGNA: Final = frozenset({Bedomning.HINNER, Bedomning.BESLUTAT, Bedomning.AVSLUTAT})


def planbild(omgang: Beslutsomgang, plan: Plan) -> Iterator[str]:
    """Yield the lines of the picture; nothing in it changes with the day alone."""
    yield f"**{plan.mening()}.** {plan.regler.i_ord}"
    yield ""
    par = [(man, ett) for man in plan.huvudman for ett in man.beslut]
    yield from _behover(omgang, [ett for ett in par if ett[1].bedomning not in _LUGNA])
    yield from _hinner(omgang, [ett for ett in par if ett[1].bedomning is Bedomning.HINNER])
    yield from _fore(omgang, plan)


def _behover(omgang: Beslutsomgang, par: list[tuple[Huvudmansplan, Beslutsplan]]) -> Iterator[str]:
    """Yield those who need something, the worst first: a list, for a page cuts long cells."""
    if not par:
        return
    yield "## Behöver något"
    yield ""
    ordning = list(Bedomning)
    for man, ett in sorted(par, key=lambda tva: -ordning.index(tva[1].bedomning)):
        vad = "Beslutade" if ett.arende.beslutat else "Möte"
        dag = f" {vad} {datum_i_text(ett.mote)}." if ett.mote else ""
        yield f"- **{man.namn}**, {_organ(omgang, ett.arende)}: {ett.i_ord}.{dag}"
    yield ""


def _hinner(omgang: Beslutsomgang, par: list[tuple[Huvudmansplan, Beslutsplan]]) -> Iterator[str]:
    if not par:
        return
    yield "## Hinner"
    yield ""
    yield "| Kommun | Möte | Sista dag | Marginal |"
    yield "| --- | --- | --- | --- |"
    for man, ett in sorted(par, key=lambda tva: tva[1].arende.marginal_dagar or 0):
        senast = kort_datum(ett.arende.senast) if ett.arende.senast else "–"
        mote = kort_datum(ett.mote) if ett.mote else "–"
        vem = man.namn if len(man.beslut) == 1 else f"{man.namn}, {_organ(omgang, ett.arende)}"
        yield f"| {vem} | {mote} | {senast} | {ett.arende.marginal_i_ord or '–'} |"
    yield ""


def _fore(omgang: Beslutsomgang, plan: Plan) -> Iterator[str]:
    """Yield the bodies that the kommuner wait for, as long as they have not answered."""
    kvar = [ett for ett in plan.gemensamt if ett.beslutat is None]
    if not kvar:
        return
    yield "## Före kommunerna"
    yield ""
    yield "Rekommendationerna binder inte kommunerna."
    yield ""
    for ett in kvar:
        mote, saker = ett.nasta_mote, ett.sakert_mote
        nasta = datum_i_text(mote.datum) if mote else "inget känt"
        senast = datum_i_text(saker.datum) if saker else "inget kvar"
        namn = omgang.finn_organ(ett.organ).namn
        yield f"- **{namn}**: nästa möte {nasta}; sista säkra möte {senast}."
    yield ""


def _organ(omgang: Beslutsomgang, arende: Arendeplan) -> str:
    return omgang.finn_organ(arende.organ).namn.partition(" i ")[0]
