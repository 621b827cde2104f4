"""What happens in the round, told in one Swedish line each."""

from typing import Final, assert_never

from beslutsmodell.frist import Tidpunkt
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Stegsort
from diarium.inlasning.manus import (
    Avtalspost,
    Beslutspost,
    Fristpost,
    Inlamningspost,
    Justeringspost,
    Korrigeringspost,
    Kvittenspost,
    Post,
    Provningspost,
    Villkorspost,
)

_GOR: Final = {
    Stegsort.BEREDER: "föreslår",
    Stegsort.REKOMMENDERAR: "rekommenderar",
    Stegsort.BESLUTAR: "beslutar",
}
"""What a body of each kind of step does; only a deciding body decides."""


def beratta(post: Post, omgang: Beslutsomgang) -> str:
    """Give the post's own comment, or a line made from its facts."""
    if post.kommentar:
        return post.kommentar
    match post:
        case Beslutspost() | Korrigeringspost():
            utfall = ", ".join(f"{rad.punkt} {rad.utfall.etikett}" for rad in post.beslut.punkter)
            ratt = " (rättelse)" if isinstance(post, Korrigeringspost) else ""
            gor = _GOR[omgang.process.finn(post.steg).sort]
            return f"{omgang.finn_organ(post.organ).namn} {gor}: {utfall}{ratt}"
        case Justeringspost():
            return f"{omgang.finn_organ(post.organ).namn}: protokollet är justerat"
        case Villkorspost():
            return f"{omgang.finn_organ(post.organ).namn}: villkoret är uppfyllt"
        case Fristpost():
            tidpunkt = Tidpunkt(datum=post.datum, klockslag=post.klockslag)
            return f"Fristen flyttas till {tidpunkt.i_text}: {post.motivering}"
        case Avtalspost():
            punkter = ", ".join(post.punkter)
            return f"{_man(post, omgang)}: {post.slag} har kommit (punkt {punkter})"
        case Inlamningspost():
            return f"{_man(post, omgang)}: avtalen lämnas in"
        case Kvittenspost():
            return f"{_man(post, omgang)}: mottagaren kvitterar ({post.referens})"
        case Provningspost():
            besked = "godtar" if post.godtas else "avvisar"
            return f"{_man(post, omgang)}: mottagaren {besked} det sena avtalet"
        case _:
            assert_never(post)


def _man(
    post: Avtalspost | Inlamningspost | Kvittenspost | Provningspost,
    omgang: Beslutsomgang,
) -> str:
    return omgang.finn_huvudman(post.huvudman).namn
