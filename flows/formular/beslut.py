"""The form for a decision: what a registrar fills in, and how it is read."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field, ValidationError

from beslutsmodell.beslut import Beslut
from beslutsmodell.kommandon import RegistreraBeslut
from beslutsmodell.utfall import Beslutsslag
from beslutsmodell.varde import Varde
from flows.formular.blankett import KRAVS, Blankett, brister_i, las_blankett
from flows.formular.falt import las_datum, las_datum_eller_inget
from flows.formular.fel import Formularfel
from flows.formular.gemensamt import (
    arendefalt,
    avfalt,
    las_arende,
    las_av,
    las_omgang,
    omgangsfalt,
)
from flows.formular.ifyllning import Ifyllning
from flows.formular.skal import EXEMPEL as SKALEXEMPEL
from flows.formular.skal import RUBRIK as SKAL
from flows.formular.skal import las_skal, med_skal
from flows.formular.utfall import EXEMPEL, RUBRIK, las_utfall

_DATUM: Final = "Beslutsdatum"
_JUSTERAT: Final = "Justerat"
_ANSLAGET: Final = "Anslaget"


class Beslutsblankett(Blankett):
    """Ett organs beslut, så som det står i protokollet."""

    omgang: str = omgangsfalt()
    arende: str = arendefalt()
    datum: str = Field(
        default="",
        title=_DATUM,
        description="Dagen för sammanträdet eller för beslutet, skriven år-månad-dag.",
        examples=["2019-10-09"],
        json_schema_extra=KRAVS,
    )
    utfall: str = Field(
        default="",
        title=RUBRIK,
        description=(
            "En punkt i taget: kod=utfall, med komma emellan. Utfall: bifall, bifall_med_villkor "
            "(villkoret efter ett kolon), avslag, aterremiss eller bordlaggning (minoritet eller "
            "majoritet efter ett kolon), noterat, avstar. Den som rekommenderar kan ange styrka: "
            "bifall: bor, bifall: rekommenderas eller bifall: ingen."
        ),
        examples=[EXEMPEL],
        json_schema_extra=KRAVS,
    )
    skal: str = Field(
        default="",
        title=SKAL,
        description="Behövs inte. En rad per punkt: kod=skälet, så som det står i protokollet.",
        examples=[SKALEXEMPEL],
    )
    paragraf: str = Field(
        default="",
        title="Paragraf",
        description="Paragrafen i protokollet.",
        examples=["§ 90"],
    )
    dnr: str = Field(
        default="",
        title="Diarienummer",
        description="Organets eget diarienummer.",
        examples=["KS 2019/196"],
    )
    slag: Beslutsslag = Field(
        default=Beslutsslag.SAMMANTRADE,
        title="Slag av beslut",
        description="Sammanträde, delegation eller ordförandebeslut.",
    )
    delegation: str = Field(
        default="",
        title="Hänvisning till delegationen",
        description="Behövs bara för ett delegationsbeslut (KL 6:37).",
        examples=["Delegationsordningen punkt 4.2"],
    )
    justerat: str = Field(
        default="",
        title=_JUSTERAT,
        description="Dagen då protokollet justerades. Lämna tomt om det inte har hänt.",
        examples=["2019-10-18"],
    )
    anslaget: str = Field(
        default="",
        title=_ANSLAGET,
        description="Dagen då justeringen anslogs. Lämna tomt om det inte har hänt.",
        examples=["2019-10-19"],
    )
    reservation: str = Field(
        default="",
        title="Reservation",
        description="Reservationer, så som de står i protokollet.",
    )
    votering: str = Field(
        default="",
        title="Votering",
        description="Utfallet, om det voterades.",
        examples=["31 ja, 14 nej"],
    )
    registrerat_av: str = avfalt()


class Beslutsanmalan(Varde):
    """A decision to record: where, and the command."""

    omgang: str
    arende: str
    """As it was written, until it has been looked up in the round."""
    kommando: RegistreraBeslut

    def i_arende(self, nyckel: str) -> "Beslutsanmalan":
        """Give the same decision in the case that was meant."""
        beslut = self.kommando.beslut.model_copy(update={"organ": nyckel.partition("/")[2]})
        return Beslutsanmalan(
            omgang=self.omgang,
            arende=nyckel,
            kommando=self.kommando.model_copy(update={"beslut": beslut}),
        )


def las_beslut(ifylld: Beslutsblankett | Mapping[str, Any]) -> Beslutsanmalan:
    """Read the form strictly; raise Formularfel with every fault."""
    form = las_blankett(Beslutsblankett, ifylld)
    ifyllning = Ifyllning()
    omgang = las_omgang(ifyllning, form.omgang)
    arende = las_arende(ifyllning, form.arende)
    beslut = las_beslutsfalten(form, ifyllning, organ=arende.rpartition("/")[2])
    return Beslutsanmalan(
        omgang=omgang,
        arende=arende,
        kommando=RegistreraBeslut(beslut=beslut),
    )


def las_beslutsfalten(form: Beslutsblankett, ifyllning: Ifyllning, *, organ: str) -> Beslut:
    """Read what the form says of the decision itself; raise Formularfel with every fault so far."""
    datum = ifyllning.las(las_datum, _DATUM, form.datum)
    utfall = ifyllning.las(las_utfall, form.utfall)
    skal = ifyllning.las(las_skal, form.skal)
    falt = {
        "datum": datum,
        "punkter": ifyllning.las(med_skal, utfall, skal),
        "justerat": ifyllning.las(las_datum_eller_inget, _JUSTERAT, form.justerat),
        "anslaget": ifyllning.las(las_datum_eller_inget, _ANSLAGET, form.anslaget),
        "registrerat_av": las_av(ifyllning, form.registrerat_av),
    }
    ifyllning.krav_hel()
    return _beslut(form, organ, falt)


def _beslut(form: Beslutsblankett, organ: str, falt: Mapping[str, Any]) -> Beslut:
    """Make the core's own value, which refuses what contradicts itself."""
    try:
        return Beslut.model_validate(
            {
                "organ": organ,
                "slag": form.slag,
                "paragraf": form.paragraf or None,
                "dnr": form.dnr or None,
                "delegation": form.delegation or None,
                "reservation": form.reservation or None,
                "votering": form.votering or None,
                **falt,
            },
        )
    except ValidationError as fel:
        raise Formularfel(brister_i(Beslutsblankett, fel)) from None
