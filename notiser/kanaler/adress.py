"""Addresses of channels: secrets from the environment, checks, and a form that may be shown."""

import os
import re
from collections.abc import Mapping
from typing import assert_never

from notiser.fel import Adressfel, Miljoadressfel
from notiser.forsandelse import Forsandelsesort
from notiser.kanaler.apprisetjanst import las_tjanst
from notiser.kanaler.epostadress import las_epostadress
from notiser.kanaler.workflows import las_workflows

MILJO = "miljo:"
VARIABELNAMN = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*$")
SCHEMA = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]{1,30})://")
WORKFLOWS = re.compile(r"^(workflows?://[A-Za-z0-9.-]+(?::[0-9]+)?)(?:/|$)", re.IGNORECASE)


def los_adress(adress: str, *, miljo: Mapping[str, str] | None = None) -> str:
    """Give the true address: `miljo:NAMN` is read from the environment, others stand."""
    if not adress.startswith(MILJO):
        return adress
    namn = adress.removeprefix(MILJO)
    if not VARIABELNAMN.match(namn):
        raise Adressfel("Efter miljo: ska namnet på en miljövariabel stå, till exempel TEAMS_AU.")
    varde = (os.environ if miljo is None else miljo).get(namn, "").strip()
    if not varde:
        raise Miljoadressfel(namn)
    return varde


def dold(adress: str) -> str:
    """Show an address without its secrets.

    A mail address, a folder and `miljo:NAMN` hold none. Of a URL the scheme stays, and for
    workflows:// the host: with other schemes even the host may be a token.
    """
    if workflows := WORKFLOWS.match(adress):
        return f"{workflows[1]}/…"
    if schema := SCHEMA.match(adress):
        return f"{schema[1]}://…"
    return adress


def kontrollera_adress(
    kanal: Forsandelsesort, adress: str, *, miljo: Mapping[str, str] | None = None
) -> None:
    """Raise Adressfel, in Swedish, where a contact's address cannot work on its channel."""
    if not adress.strip():
        raise Adressfel("Adressen saknas. Ange en adress för kanalen.")
    match kanal:
        case "brev":
            las_epostadress(adress)
        case "kort":
            las_workflows(los_adress(adress, miljo=miljo))
        case "notis":
            las_tjanst(los_adress(adress, miljo=miljo))
        case "fil":
            _kontrollera_mapp(adress)
        case _:
            assert_never(kanal)


def _kontrollera_mapp(adress: str) -> None:
    """Refuse what looks like a URL or holds a control sign."""
    if SCHEMA.match(adress) or not adress.isprintable():
        raise Adressfel("Det här är ingen mapp. Ange en mapp, till exempel /srv/beslut/utskick.")
