"""What came back, in words and as JSON."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from app.cli.oppet import Oppet
from app.cli.ord import iso_tid, svensk_tid
from app.cli.visa import visa_json, visa_tabell

if TYPE_CHECKING:
    from diarium.returer.hamta import Last
    from diarium.returer.lista import Returrapport
    from diarium.utkorg.lista import Utskicksrapport


def beratta(oppet: Oppet, lasta: "Sequence[Last]", *, som_json: bool) -> None:
    """Tell what was read: in numbers, and each that asks something of a human."""
    returer, utskick = _rapporterna(oppet)
    if som_json:
        visa_json([_last_som_json(ett, returer) for ett in lasta])
        return
    slag = Counter(ett.bokfort.slag.etikett for ett in lasta)
    raknat = ", ".join(f"{ord_} {antal}" for ord_, antal in sorted(slag.items()))
    typer.echo(f"Lästa brev: {len(lasta)}{f' ({raknat})' if raknat else ''}.")
    for ett in lasta:
        typer.echo(f"{ett.namn}: {_besked(ett, returer, utskick)}")


def visa(returer: "Sequence[Returrapport]", *, som_json: bool) -> None:
    """Print what has come back."""
    if som_json:
        visa_json([_retur_som_json(ett) for ett in returer])
        return
    if not returer:
        typer.echo("Inget har kommit tillbaka.")
        return
    rubriker = ("Retur", "Omgång", "Utskick", "Till", "Vad", "Läst", "Läge")
    visa_tabell(rubriker, [_rad(ett) for ett in returer], umbarliga=("Omgång",))


def vart_det_gar(oppet: Oppet, nummer: int) -> str:
    """Say where the message of a return goes instead."""
    returer, utskick = _rapporterna(oppet)
    return _i_stallet(returer[nummer], utskick)


def _rapporterna(oppet: Oppet) -> "tuple[dict[int, Returrapport], dict[int, Utskicksrapport]]":
    from diarium.returer.lista import lista_returer
    from diarium.utkorg.lista import lista_utskick

    with oppet.databas.las() as session:
        returer = {ett.id: ett for ett in lista_returer(session)}
        utskick = {ett.id: ett for ett in lista_utskick(session)} if returer else {}
    return returer, utskick


def _besked(
    last: "Last",
    returer: "dict[int, Returrapport]",
    utskick: "dict[int, Utskicksrapport]",
) -> str:
    from notiser.returer.inkommet import Returslag

    slag, bokfort = last.bokfort.slag, last.bokfort
    if slag is Returslag.BREV:
        return "brev från en människa. Läs det: inget är registrerat, och det är inget beslut."
    if slag is Returslag.OLASLIGT:
        return f"går inte att läsa: {last.inkommet.motivering}. Inget är registrerat."
    if bokfort.retur_id is None:
        return f"{slag.etikett}, men inte om något brev härifrån. Inget är registrerat."
    rapport = returer[bokfort.retur_id]
    vilket = f"{_vad(rapport)}. Utskick {rapport.utskick} till {rapport.namn} <{rapport.adress}>."
    if not bokfort.nytt:
        return f"läst förut som retur {rapport.id}: {vilket} Inget är ändrat."
    match slag:
        case Returslag.BESTAENDE:
            return f"{vilket} {_i_stallet(rapport, utskick)}"
        case Returslag.OKAND:
            return (
                f"{vilket} Läs brevet: nådde det ingen, `beslut retur bekrafta {rapport.id}`; "
                f"annars `beslut retur hav {rapport.id}`."
            )
        case Returslag.AUTOSVAR:
            return f"{vilket} Det räknas inte som ett svar."
        case Returslag.BEKRAFTELSE:
            om = "är bekräftad" if bokfort.bekraftat else "gäller inte längre: inget är bekräftat"
            mer = " Brevet säger mer än så: läs det." if last.inkommet.sager_mer else ""
            return f"{vilket} Kontakten {om}.{mer}"
        case _:
            return vilket


def _i_stallet(rapport: "Returrapport", utskick: "dict[int, Utskicksrapport]") -> str:
    if utskick[rapport.utskick].sort == "kontaktfraga":
        return "Ingen annan tillfrågas i stället. Byt kontakten (`beslut kontakt byt`)."
    if rapport.omledd is None:
        return (
            "OBS: ingen annan finns att skriva till. Byt kontakten (`beslut kontakt byt`): brevet "
            "väntar och går då till den nya."
        )
    nytt = utskick[rapport.omledd]
    return f"Det går i stället till {nytt.till}, tidigast {svensk_tid(nytt.tidigast)}."


def _vad(ett: "Returrapport") -> str:
    kod = f" ({ett.statuskod})" if ett.statuskod else ""
    return f"{ett.slag.etikett}{kod}{f': {ett.diagnos}' if ett.diagnos else ''}"


def _rad(ett: "Returrapport") -> tuple[str, ...]:
    return (
        str(ett.id),
        ett.omgang,
        str(ett.utskick),
        f"{ett.namn} <{ett.adress}>",
        _vad(ett),
        svensk_tid(ett.mottagen),
        _lage(ett),
    )


def _lage(ett: "Returrapport") -> str:
    if ett.havd is not None:
        return f"hävd {svensk_tid(ett.havd)} av {ett.havd_av}"
    if ett.omledd is not None:
        return f"går till nästa kontakt (utskick {ett.omledd})"
    return "väntar på en människa" if ett.ber_om_svar else "–"


def _last_som_json(last: "Last", returer: "dict[int, Returrapport]") -> dict[str, Any]:
    bokfort = last.bokfort
    retur = None if bokfort.retur_id is None else returer[bokfort.retur_id]
    return {
        "brev": last.namn,
        "slag": bokfort.slag.value,
        "nytt": bokfort.nytt,
        "bekraftat": bokfort.bekraftat,
        "motivering": last.inkommet.motivering,
        "retur": None if retur is None else _retur_som_json(retur),
    }


def _retur_som_json(ett: "Returrapport") -> dict[str, Any]:
    return asdict(ett) | {
        "mottagen": iso_tid(ett.mottagen),
        "havd": iso_tid(ett.havd) if ett.havd else None,
    }
