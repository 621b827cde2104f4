"""What the start form asks for, looked up in the round that was chosen."""

from pydantic import ValidationError

from beslutsmodell.anpassning import Anpassning, anpassa
from beslutsmodell.omgang import Beslutsomgang
from diarium.inlasning.svenska import i_klartext
from diarium.uppslag import forslag_till, namnen_pa, vikt
from flows.formular.blankett import mening
from flows.formular.fel import Formularfel
from flows.formular.start import DELTAGARE, PUNKTER, Startval


def efter_blanketten(omgang: Beslutsomgang, val: Startval) -> Beslutsomgang:
    """Give the round as the form asks for it; Formularfel with everything that does not do."""
    brister: list[str] = []
    anpassning = {
        "kod": val.kod,
        "titel": val.titel,
        "dnr": val.dnr,
        "frist": val.frist,
        "punkter": _punkter(omgang, val, brister),
        "deltagare": _deltagare(omgang, val, brister),
        "trappdagar": val.trappdagar,
        "oppnar": val.oppnar,
    }
    if brister:
        raise Formularfel(brister)
    try:
        return anpassa(omgang, Anpassning.model_validate(anpassning))
    except ValidationError as fel:
        raise Formularfel([mening("", *i_klartext(ett)) for ett in fel.errors()]) from None


def _punkter(omgang: Beslutsomgang, val: Startval, brister: list[str]) -> tuple[str, ...] | None:
    finns = [punkt.kod for punkt in omgang.punkter]
    brister += [
        f"{PUNKTER}: omgången har ingen punkt {kod}. Finns: {', '.join(finns)}."
        for kod in val.punkter or ()
        if kod not in finns
    ]
    return val.punkter


def _deltagare(omgang: Beslutsomgang, val: Startval, brister: list[str]) -> frozenset[str] | None:
    """Give the codes of those who were named, a förbund standing for its kommuner."""
    if val.deltagare is None:
        return None
    per_namn = {vikt(namn): man.kod for man in omgang.huvudman for namn in namnen_pa(man)}
    koder: set[str] = set()
    for text in val.deltagare:
        kod = per_namn.get(vikt(text))
        egna = {man.kod for man in omgang.deltagare if kod and kod in {man.kod, man.forbund}}
        if not egna:
            forslag = forslag_till(
                text, [namn for man in omgang.huvudman for namn in namnen_pa(man)]
            )
            rad = forslag or "Skriv till exempel Fyrbodal eller Åmål."
            brister.append(f"{DELTAGARE}: {text!r} deltar inte i omgången. {rad}")
        koder |= egna
    return frozenset(koder)
