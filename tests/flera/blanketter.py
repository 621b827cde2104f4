"""A post of the script as the form that a person fills in, for the deployment that takes it."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from app.cli.prefectdorr import _ifylld
from beslutsmodell.frist import STOCKHOLM
from diarium.inlasning.manus import (
    Avtalspost,
    Beslutspost,
    Fristpost,
    Inlamningspost,
    Korrigeringspost,
    Kvittenspost,
    Post,
)
from flows.formular.beslut import las_beslut

VEM = "Registrator (fiktiv)"


class Ifylld(NamedTuple):
    """A form, and which deployment it goes to."""

    drift: str
    blankett: Mapping[str, str]
    vantat: str
    """The name of the state that it ends in."""


def fyll_i(omgang: str, post: Post, mapp: Path) -> Ifylld:
    """Fill in the form of a post."""
    match post:
        case Beslutspost():
            return Ifylld("registrera-beslut", _beslutet(omgang, post), "Registrerat")
        case Korrigeringspost():
            tillagg = {"nummer": str(post.nummer), "motivering": post.motivering}
            return Ifylld("korrigera", {**_beslutet(omgang, post), **tillagg}, "Rättat")
        case Avtalspost():
            return Ifylld("registrera-avtal", _avtalet(omgang, post, mapp), "Registrerat")
        case Inlamningspost():
            gick = "Inlämnat" if post.vantas == "inlamnat" else "Nekat"
            falt = {"omgang": omgang, "huvudman": post.huvudman, "registrerat_av": VEM}
            return Ifylld("lamna-in", falt, gick)
        case Kvittenspost():
            return Ifylld("kvittera", _kvittensen(omgang, post), "Kvitterat")
        case Fristpost():
            return Ifylld("andra-frist", _fristen(omgang, post), "Ändrad")
        case _:
            raise TypeError(post)


def _beslutet(omgang: str, post: Beslutspost | Korrigeringspost) -> Mapping[str, str]:
    """Fill in what the form has fields for; a post that says more is no fair test of it."""
    blankett = _ifylld(omgang, post)
    assert las_beslut(blankett).kommando.beslut == post.beslut
    return blankett


def _avtalet(omgang: str, post: Avtalspost, mapp: Path) -> Mapping[str, str]:
    """Lay the agreement where every worker can read it."""
    fil = mapp / f"{post.huvudman}-{post.slag}-{post.version}" / post.filnamn
    fil.parent.mkdir(parents=True, exist_ok=True)
    fil.write_bytes(post.innehall.encode())
    tid = post.inkommet
    return {
        "omgang": omgang,
        "huvudman": post.huvudman,
        "slag": post.slag,
        "version": post.version,
        "punkter": ", ".join(post.punkter),
        "undertecknare": "; ".join(
            f"{ett.roll}: {ett.befogenhet}" if ett.befogenhet else ett.roll
            for ett in post.undertecknare
        ),
        "fil": str(fil),
        "inkommet": tid.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") if tid else "",
        "registrerat_av": VEM,
    }


def _kvittensen(omgang: str, post: Kvittenspost) -> Mapping[str, str]:
    tid = post.mottaget
    return {
        "omgang": omgang,
        "huvudman": post.huvudman,
        "referens": post.referens,
        "mottaget": tid.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") if tid else "",
        "registrerat_av": VEM,
    }


def _fristen(omgang: str, post: Fristpost) -> Mapping[str, str]:
    klockslag = f"{post.klockslag:%H:%M}" if post.klockslag else "antaget"
    return {
        "omgang": omgang,
        "milstolpe": post.milstolpe,
        "ny_frist": f"{post.datum} {klockslag}",
        "motivering": post.motivering,
        "registrerat_av": VEM,
    }
