"""What the start form answers: what has started, what happens next and when, what to look over."""

from beslutsmodell.datum import datum_i_text
from beslutsmodell.frist import Frist
from flows.atgarder import Startad
from flows.kedja.bild import Kedjebild


def startbesked(startad: Startad, frist: Frist, bild: Kedjebild, *, av: str) -> tuple[str, str]:
    """Give the name of the state and its message, in Swedish."""
    hur = f"{startad.arenden} ärenden" if startad.ny else "den var redan startad, inget är ändrat"
    harnast = f" Härnäst: {bild.pa_tur}." if bild.pa_tur else ""
    if startad.oppnar is not None:
        harnast = (
            f" Öppnar {datum_i_text(startad.oppnar)}: till dess tillfrågas kontakterna om de är "
            f"rätt mottagare.{harnast}"
        )
    mening = (
        f"{startad.titel} ({startad.kod}): {hur}. Sista dag: {frist.tidpunkt.i_text}.{harnast} "
        f"Plan: {startad.plan}. Startad av (uppgivet): {av}."
    )
    rader = "".join(f"\n– {ett}" for ett in startad.anmarkningar)
    att_se_over = f"\nAtt se över:{rader}" if rader else ""
    return ("Startad" if startad.ny else "Redan startad"), mening + att_se_over
