"""What has happened in a round, counted body by body, and what a forecast learns of it."""

from collections.abc import Mapping

from beslutsmodell.huvudman import Organslag
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.prognos.forvantan import Forvantan, Organrisk
from beslutsmodell.varde import Varde


class Organerfarenhet(Varde):
    """What one body has done so far."""

    hallna: int = 0
    """Meetings that were held."""
    installda: int = 0
    bordlagda: int = 0
    """Times when it put a matter off."""
    aterremitterade: int = 0
    """Times when it sent a matter back."""
    avgjorda: int = 0
    """Times when it took a matter up and answered."""
    justerade: int = 0
    """How many of its minutes are known to be justerade."""
    justeringstid: float = 0.0
    """The shares of the lawful time that they took, at most 1 each, together."""
    sent_justerade: int = 0
    """How many of them came later than the law allows."""

    def __add__(self, annan: "Organerfarenhet") -> "Organerfarenhet":
        """Count two together."""
        mina, andras = dict(self), dict(annan)
        return Organerfarenhet.model_validate({namn: mina[namn] + andras[namn] for namn in mina})


def risker(
    omgang: Beslutsomgang, forvantan: Forvantan, erfarenhet: Mapping[str, Organerfarenhet]
) -> Mapping[str, Organrisk]:
    """Give what is expected of every body after what has happened, by its code.

    A body learns of all that it has done, and of a part (`delning`) of what others of its kind
    have.
    """
    per_slag: dict[Organslag, Organerfarenhet] = {}
    for organ in omgang.organ:
        egen = erfarenhet.get(organ.kod, Organerfarenhet())
        per_slag[organ.slag] = per_slag.get(organ.slag, Organerfarenhet()) + egen
    svar = {}
    for organ in omgang.organ:
        # All of the kind in part, and the rest of the body's own: nothing is counted twice.
        risk = _lard(forvantan.for_organ(organ), per_slag[organ.slag], forvantan.delning)
        egen = erfarenhet.get(organ.kod, Organerfarenhet())
        svar[organ.kod] = _lard(risk, egen, 1 - forvantan.delning)
    return svar


def _lard(risk: Organrisk, sett: Organerfarenhet, vikt: float) -> Organrisk:
    moten = sett.hallna + sett.installda
    ej_bordlagda = sett.aterremitterade + sett.avgjorda
    return risk.model_copy(
        update={
            "installt": risk.installt.efter(vikt * sett.installda, vikt * moten),
            "bordlaggning": risk.bordlaggning.efter(
                vikt * sett.bordlagda, vikt * (sett.bordlagda + ej_bordlagda)
            ),
            "aterremiss": risk.aterremiss.efter(vikt * sett.aterremitterade, vikt * ej_bordlagda),
            "justering": risk.justering.efter(vikt * sett.justeringstid, vikt * sett.justerade),
            "sen_justering": risk.sen_justering.efter(
                vikt * sett.sent_justerade, vikt * sett.justerade
            ),
        }
    )
