"""A picture and its table on one page, for a screen reader, a browser and a printer."""

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from flows.bilder.beskrivning import Beskrivning


def skriv_bildsida(bild: "Beskrivning", svg: bytes) -> bytes:
    """Give the bytes of a page that needs nothing beside it: the picture lies in it."""
    miljo = Environment(
        loader=PackageLoader("app", "mallar"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    _, _, ritad = svg.decode().partition("?>")
    mall = miljo.get_template("bild.html.j2")
    # Ours, with every text in it escaped when it was written as XML.
    return mall.render(bild=bild, svg=Markup(ritad)).encode()  # noqa: S704 - as said above
