"""The switches that describe a decision, and the decision that they make."""

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.fel import Anvandningsfel, Nekad
from app.cli.val import Anslagetval, Avval, Datumval, Justeratval

if TYPE_CHECKING:
    from beslutsmodell.beslut import Beslut
    from diarium.filer import Fil

Punktval = Annotated[
    list[str],
    typer.Option(
        "--punkt",
        metavar="PUNKT=UTFALL",
        help="Utfallet för en punkt, en flagga per punkt: 1=bifall, 2=avslag, "
        '"3=bifall_med_villkor: om budgeten antas". Utfall: bifall, bifall_med_villkor, avslag, '
        "aterremiss, bordlaggning, noterat, avstar. Efter kolon står villkoret; vid återremiss "
        "och bordläggning minoritet eller majoritet; vid rekommendation bor, rekommenderas eller "
        "ingen; annars motiveringen.",
    ),
]
Paragrafval = Annotated[
    str | None, typer.Option("--paragraf", metavar="TEXT", help='Protokollets paragraf: "§ 112".')
]
Dnrval = Annotated[
    str | None, typer.Option("--dnr", metavar="TEXT", help="Organets eget diarienummer.")
]
Slagval = Annotated[
    str,
    typer.Option(
        "--slag", metavar="SLAG", help="Beslutsform: sammantrade, delegation, ordforandebeslut."
    ),
]
Delegationsval = Annotated[
    str | None,
    typer.Option("--delegation", metavar="TEXT", help="Stödet för ett delegationsbeslut."),
]
Organval = Annotated[
    str | None,
    typer.Option(
        "--organ", metavar="ORGAN", help="Organet som beslutade, om det är ett annat än ärendets."
    ),
]
Underlagsval = Annotated[
    str | None,
    typer.Option("--underlag", metavar="VERSION", help="Underlagets version vid beslutet."),
]
Reservationsval = Annotated[
    str | None, typer.Option("--reservation", metavar="TEXT", help="Reservationer, som text.")
]
Voteringsval = Annotated[
    str | None, typer.Option("--votering", metavar="TEXT", help="Votering, som text.")
]
Protokollsval = Annotated[
    Path | None, typer.Option("--protokoll", metavar="FIL", help="Protokollsutdraget som fil.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslutsuppgifter:
    """What the switches say of a decision, before it is checked: a field is a switch."""

    datum: Datumval
    punkt: Punktval
    av: Avval
    paragraf: Paragrafval = None
    dnr: Dnrval = None
    slag: Slagval = "sammantrade"
    delegation: Delegationsval = None
    organ: Organval = None
    justerat: Justeratval = None
    anslaget: Anslagetval = None
    underlag: Underlagsval = None
    reservation: Reservationsval = None
    votering: Voteringsval = None

    def beslut(self, organ: str, protokoll: str | None) -> "Beslut":
        """Give the checked decision; ValidationError or Anvandningsfel when it does not do."""
        from beslutsmodell.beslut import Beslut

        return Beslut.model_validate(
            {
                "organ": self.organ or organ,
                "datum": self.datum,
                "punkter": [las_punkt(text) for text in self.punkt],
                "slag": self.slag,
                "paragraf": self.paragraf,
                "dnr": self.dnr,
                "delegation": self.delegation,
                "justerat": self.justerat,
                "anslaget": self.anslaget,
                "underlagsversion": self.underlag,
                "reservation": self.reservation,
                "votering": self.votering,
                "protokoll": protokoll,
                "registrerat_av": self.av,
            },
        )


def med_beslutsval(kommando: Callable[..., None]) -> Callable[..., None]:
    """Give a command the switches that describe a decision, gathered in its `uppgifter`."""
    egna = dict(signature(kommando, eval_str=True).parameters)
    delade = signature(Beslutsuppgifter, eval_str=True).parameters

    @wraps(kommando)
    def kor(**varden: Any) -> None:  # noqa: ANN401 - what the switches say
        uppgifter = Beslutsuppgifter(**{namn: varden.pop(namn) for namn in delade})
        kommando(**varden, uppgifter=uppgifter)

    del egna["uppgifter"]
    forst = {namn: val for namn, val in egna.items() if val.kind is not val.KEYWORD_ONLY}
    alla = {**forst, **delade, **egna}
    vars(kor)["__signature__"] = Signature(list(alla.values()))
    kor.__annotations__ = {namn: val.annotation for namn, val in alla.items()}
    return kor


def las_punkt(text: str) -> dict[str, Any]:
    """Give the fields of "2=bifall_med_villkor: om budgeten antas"."""
    from beslutsmodell.utfall import ORDNINGSUTFALL, Stod, Styrka, Utfall

    punkt, lika, resten = text.partition("=")
    ord_, _, tillagg = (del_.strip() for del_ in resten.partition(":"))
    if not lika or not punkt.strip() or not ord_:
        raise Anvandningsfel(f"--punkt {text!r}: skriv punkt=utfall, till exempel 1=bifall.")
    utfall = next((ett for ett in Utfall if ord_.casefold() in {ett.value, ett.etikett}), None)
    if utfall is None:
        raise Anvandningsfel(
            f"--punkt {text!r}: utfallet {ord_!r} finns inte. Välj bland "
            f"{', '.join(ett.value for ett in Utfall)}.",
        )
    falt: dict[str, Any] = {"punkt": punkt.strip(), "utfall": utfall}
    if utfall is Utfall.BIFALL_MED_VILLKOR and not tillagg:
        raise Anvandningsfel(
            f"--punkt {text!r}: villkoret saknas. Skriv det efter kolon: "
            f'--punkt "{punkt.strip()}={utfall.value}: om budgeten antas".',
        )
    if not tillagg:
        return falt
    if utfall is Utfall.BIFALL_MED_VILLKOR:
        return falt | {"villkor": tillagg}
    if utfall in ORDNINGSUTFALL and tillagg in set(Stod):
        return falt | {"stod": Stod(tillagg)}
    if tillagg in set(Styrka):
        return falt | {"styrka": Styrka(tillagg)}
    return falt | {"motivering": tillagg}


def las_fil_fran(vag: Path) -> "Fil":
    """Read a file that is to be kept in the record; Nekad when nothing is in it."""
    from diarium.filer import Fil

    mediatyp = mimetypes.guess_type(vag.name)[0] or "application/octet-stream"
    innehall = vag.read_bytes()
    if not innehall:
        raise Nekad(
            f"{vag}: filen är tom. Kontrollera att den är färdigsparad och att det är rätt fil.",
        )
    return Fil(namn=vag.name, innehall=innehall, mediatyp=mediatyp)
