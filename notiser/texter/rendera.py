"""The text and the HTML of a notice, each from its own template."""

from collections.abc import Sequence
from datetime import datetime

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal, Kontaktroll
from notiser.bilagor import KALENDERFIL, har_kalenderfil
from notiser.parter import Adressat, Avsandare
from notiser.texter.felmottagare import fel_mottagare
from notiser.texter.kontaktsvar import INLEDNING, kontaktsvaren, stammer
from notiser.texter.miljo import mallmiljo
from notiser.texter.onadd import RUBRIK, onadd_i_ord
from notiser.texter.ovriga import ARENDE, antal_onamnda, om_ovriga, onamnda_i_ord, ovriga
from notiser.texter.ovriga import RUBRIK as OVRIGA_RUBRIK
from notiser.texter.radbrytning import bryt
from notiser.texter.stegord import (
    NYTT_BESLUT,
    STAR_FAST,
    TILL_PROTOKOLLET,
    svaren,
)
from notiser.texter.tidslage import passerat_i_ord, tidslage
from notiser.texter.utomstaende import (
    ar_utomstaende,
    efter_kvittens,
    hela_listan,
    hjalpen,
    utan_svar,
)
from notiser.underlag import Kontaktfraga, Kvittering, Paminnelse, Underlag, Uppgift


def rendera_text(
    underlag: Underlag, *, adressat: Adressat, avsandare: Avsandare, amne: str, nu: datetime
) -> str:
    """Write the notice as plain text of at most 72 columns."""
    mall = mallmiljo().get_template(f"{underlag.sort}.txt.j2")
    return bryt(mall.render(_vy(underlag, adressat, avsandare, amne=amne, nu=nu)))


def rendera_html(
    underlag: Underlag, *, adressat: Adressat, avsandare: Avsandare, amne: str, nu: datetime
) -> str:
    """Write the notice as a page for mail programs."""
    mall = mallmiljo().get_template(f"{underlag.sort}.html.j2")
    return mall.render(_vy(underlag, adressat, avsandare, amne=amne, nu=nu)) + "\n"


def _vy(
    underlag: Underlag, adressat: Adressat, avsandare: Avsandare, *, amne: str, nu: datetime
) -> dict[str, object]:
    """Gather what the templates may name."""
    uppgifter: Sequence[Uppgift] = getattr(underlag, "uppgifter", ())
    utomstaende, fler = ar_utomstaende(adressat.roll), ovriga(underlag, adressat.roll)
    vy: dict[str, object] = {
        "amne": amne,
        "underlag": underlag,
        "omgang": underlag.omgang,
        "uppgifter": sorted(uppgifter, key=lambda uppgift: uppgift.egen_frist),
        "ovriga": fler,
        "ovriga_rubrik": OVRIGA_RUBRIK,
        "om_ovriga": om_ovriga(underlag.omgang, fler, nu=nu),
        "onamnda": onamnda_i_ord(onamnda, ARENDE, hela=hela_listan(underlag.omgang, adressat.roll))
        if (onamnda := antal_onamnda(underlag, adressat.roll))
        else None,
        "svaren": svaren(uppgift.sort for uppgift in (*uppgifter, *fler)),
        "till_protokollet": TILL_PROTOKOLLET,
        "star_fast": STAR_FAST,
        "nytt_beslut": NYTT_BESLUT,
        "hjalp": hjalpen(underlag, adressat.roll),
        "onadd": onadd_i_ord(adressat, fraga=underlag.omgang.kontakt),
        "onadd_rubrik": RUBRIK,
        "utomstaende": utomstaende,
        "till_samordnare": adressat.roll is Kontaktroll.SAMORDNARE,
        "till_agare": adressat.roll is Kontaktroll.AGARE,
        "kalenderfil": KALENDERFIL if har_kalenderfil(underlag, adressat) else None,
        "fel_mottagare": fel_mottagare(underlag.omgang, amne),
        "i_brev": adressat.kanal is Kanal.EPOST,
        "gar_att_svara": adressat.kanal is Kanal.EPOST and avsandare.svara_till is not None,
        "passerat_i_ord": passerat_i_ord(uppgifter, utomstaende=utomstaende),
        **tidslage(underlag, nu=nu)._asdict(),
    }
    if isinstance(underlag, Kvittering):
        vy["mottaget"] = underlag.mottaget.astimezone(STOCKHOLM)
        vy["efter_kvittens"] = efter_kvittens(underlag, adressat.roll)
    if isinstance(underlag, Paminnelse):
        vy["utan_svar"] = utan_svar(uppgifter)
    if isinstance(underlag, Kontaktfraga):
        vy |= {
            "kontaktinledning": INLEDNING,
            "kontaktsvaren": kontaktsvaren(underlag),
            "stammer": stammer(underlag),
        }
    return vy
