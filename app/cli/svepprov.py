"""What a sweep would do, for people and for machines."""

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import typer

from app.cli.ord import iso_tid, svensk_tid
from app.cli.visa import visa_json, visa_tabell

if TYPE_CHECKING:
    from diarium.svep.torrsvep import Torrsvep
    from diarium.utkorg.lista import Utskicksrapport

_RUBRIKER: Final = ("Omgång", "Sort", "Till", "Kanal", "Nu", "Ämne")
_UMBARLIGA: Final = ("Kanal", "Omgång")


def visa_prov(prov: "Torrsvep") -> None:
    """Print what would be sent, and what would not and why."""
    typer.echo(f"Nya påminnelser: {prov.ansprak}. Planerade brev: {prov.planerade}.")
    if prov.utskick:
        visa_tabell(_RUBRIKER, [_rad(ett) for ett in prov.utskick], umbarliga=_UMBARLIGA)
    typer.echo(f"Skulle skickas: {_summa(prov)}.")
    typer.echo("Bara provat: ingenting är skickat eller ändrat.")


def visa_prov_som_json(prov: "Torrsvep") -> None:
    """Print the same for a machine."""
    visa_json(
        {
            "ansprak": prov.ansprak,
            "planerade": prov.planerade,
            "sparr": sparr_som_json(prov.sparr),
            "utskick": [_som_json(ett) for ett in prov.utskick],
        }
    )


def sparr_som_json(sparr: Any) -> dict[str, Any] | None:  # noqa: ANN401 - loaded when it is needed
    """Give what the burst guard stopped; null when it let the sweep through."""
    if sparr is None:
        return None
    return {
        "antal": sparr.antal,
        "grans": sparr.grans,
        "aldst": iso_tid(sparr.aldst),
        "vad": [
            {"omgang": ett.omgang, "sort": ett.sort, "antal": ett.antal} for ett in sparr.hopar
        ],
    }


def _rad(ett: "Utskicksrapport") -> tuple[str, ...]:
    return (ett.omgang, ett.sort, ett.till, ett.kanal.etikett, _lage(ett), ett.amne or "–")


def _lage(ett: "Utskicksrapport") -> str:
    """Say what would become of a message now."""
    from diarium.utkorg.tillstand import Tillstand

    match ett.tillstand:
        case Tillstand.TAGEN:
            return "skickas, kan vara en dubblett" if ett.dubblett else "skickas"
        case Tillstand.PLANERAD | Tillstand.TILLFALLIGT_FEL:
            return f"väntar till {svensk_tid(ett.tidigast)}: {ett.motivering}"
        case _:
            return f"{ett.tillstand.etikett}: {ett.motivering}"


def _summa(prov: "Torrsvep") -> str:
    from diarium.inlasning.svenska import upprakning
    from diarium.utkorg.sortord import antal_i_ord
    from diarium.utkorg.tillstand import Tillstand

    sorter = Counter(ett.sort for ett in prov.utskick if ett.tillstand is Tillstand.TAGEN)
    if not sorter:
        return "inget"
    return upprakning(antal_i_ord(sort, antal) for sort, antal in sorted(sorter.items()))


def _som_json(ett: "Utskicksrapport") -> dict[str, Any]:
    from diarium.utkorg.tillstand import Tillstand

    return {
        "omgang": ett.omgang,
        "sort": ett.sort,
        "till": ett.till,
        "kanal": ett.kanal.value,
        "amne": ett.amne,
        "skickas": ett.tillstand is Tillstand.TAGEN,
        "tillstand": ett.tillstand.value,
        "tidigast": iso_tid(ett.tidigast),
        "motivering": ett.motivering,
        "dubblett": ett.dubblett,
    }
