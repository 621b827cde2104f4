"""The Jinja2 environment of the notices: strict, and with HTML always escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from beslutsmodell.datum import datum_i_text, datum_med_vecka, tid_i_text
from notiser.texter.radbrytning import falt, rubrik
from notiser.texter.stegord import stegord


@cache
def mallmiljo() -> Environment:
    """Give the environment; a name that a template lacks is an error, never an empty gap."""
    miljo = Environment(
        loader=PackageLoader("notiser.texter", "mallar"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    miljo.filters |= {
        "datum": datum_i_text,
        "sista_dag": datum_med_vecka,
        "tid": tid_i_text,
        "falt": falt,
        "rubrik": rubrik,
        "stegord": stegord,
    }
    return miljo
