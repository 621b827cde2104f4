"""From facts to a message: the one place where a notice becomes what a transport carries."""

from datetime import datetime
from typing import Final, assert_never

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal
from notiser.bilagor import bilagor
from notiser.forsandelse import Brev, Filpost, Forsandelse, Kort, Notis
from notiser.kort.bygg import bygg_kort
from notiser.parter import Adressat, Avsandare
from notiser.texter.amne import skriv_amne
from notiser.texter.radbrytning import en_rad
from notiser.texter.rendera import rendera_html, rendera_text
from notiser.underlag import Underlag, Underlagssort

_MALLVERSIONER: Final[dict[Underlagssort, str]] = {
    "paminnelse": "paminnelse-8",
    "oppning": "oppning-7",
    "fristandring": "fristandring-6",
    "underlagsandring": "underlagsandring-4",
    "aterkallelse": "aterkallelse-5",
    "komplettering": "komplettering-6",
    "kvittering": "kvittering-6",
    "protokoll": "protokoll-5",
    "kontaktfraga": "kontaktfraga-2",
    "paketleverans": "paketleverans-3",
}


def mallversion(sort: Underlagssort) -> str:
    """Give the version of a kind's template, which is stored with each message."""
    return _MALLVERSIONER[sort]


def skriv(
    underlag: Underlag,
    *,
    adressat: Adressat,
    avsandare: Avsandare,
    utskick: str,
    trad: str,
    nu: datetime,
) -> Forsandelse:
    """Write the message for one recipient; the same arguments give the same bytes.

    `utskick` and `trad` become the Message-ID and the thread's root within `avsandare.doman`.
    """
    amne = skriv_amne(underlag, adressat.roll)
    text = rendera_text(underlag, adressat=adressat, avsandare=avsandare, amne=amne, nu=nu)
    match adressat.kanal:
        case Kanal.EPOST:
            html = rendera_html(underlag, adressat=adressat, avsandare=avsandare, amne=amne, nu=nu)
            return Brev(
                message_id=_id(utskick, avsandare),
                referenser=() if trad == utskick else (_id(trad, avsandare),),
                fran=_med_namn(avsandare.namn, avsandare.adress),
                svara_till=avsandare.svara_till,
                till=_med_namn(adressat.namn, adressat.adress),
                amne=amne,
                text=text,
                html=html,
                bilagor=bilagor(underlag, adressat),
                omgang=underlag.omgang.kod,
                datum=nu.astimezone(STOCKHOLM),
            )
        case Kanal.TEAMS:
            kort = bygg_kort(underlag, adressat=adressat, amne=amne, nu=nu)
            return Kort(kort_id=utskick, till=adressat.adress, rubrik=amne, kort=kort, text=text)
        case Kanal.APPRISE:
            return Notis(notis_id=utskick, till=adressat.adress, rubrik=amne, text=text)
        case Kanal.FIL:
            return Filpost(fil_id=utskick, till=adressat.adress, amne=amne, text=text)
        case _:
            assert_never(adressat.kanal)


def _id(del_: str, avsandare: Avsandare) -> str:
    """Make a Message-ID of an id of ours."""
    return f"<{del_}@{avsandare.doman}>"


def _med_namn(namn: str, adress: str) -> str:
    """Write an address with its name quoted: "Registrator, Åmåls kommun" has a comma."""
    rent = en_rad(namn).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{rent}" <{adress}>' if rent and "<" not in adress else adress
