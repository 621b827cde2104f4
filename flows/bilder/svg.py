"""SVG that a screen reader reads: a title and a description first, and nothing in vain."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from flows.bilder.beskrivning import Beskrivning

_SVG: Final = "http://www.w3.org/2000/svg"
_GRUPP: Final = f"{{{_SVG}}}g"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_TAL: Final = re.compile(r"-?\d+\.\d+")
_FAMILJ: Final = re.compile(r"; font-family: [^;]*|; text-anchor: start|; fill: #111111")
_TYPSNITT: Final = "font-family: 'DejaVu Sans', Verdana, Arial, sans-serif"
"""Said once for the whole picture: the first of them that the reader's machine has."""
_MATT: Final = ("d", "x", "y", "transform", "points", "width", "height", "cx", "cy")


def beskriven_svg(svg: bytes, beskrivning: Beskrivning) -> bytes:
    """Give a drawn SVG its title and description, slimmed to a fraction."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    rot = ET.fromstring(svg)  # noqa: S314 - drawn by ourselves a moment ago
    for element in rot.iter():
        _banta(element)
    _packa_upp(rot)
    titel, mening = ET.Element(f"{{{_SVG}}}title"), ET.Element(f"{{{_SVG}}}desc")
    titel.set("id", "titel")
    titel.text = beskrivning.titel
    mening.set("id", "beskrivning")
    fiktivt = f" Fiktivt: {' '.join(beskrivning.fiktivt)}" if beskrivning.fiktivt else ""
    mening.text = f"{beskrivning.mening}{fiktivt}"
    rot[:0] = [titel, mening]
    rot.set("role", "img")
    rot.set("lang", "sv")
    rot.set("style", _TYPSNITT)
    rot.set("aria-labelledby", "titel beskrivning")
    text: bytes = ET.tostring(rot, encoding="utf-8", xml_declaration=True)
    return text


def _banta(element: ET.Element) -> None:
    """Round coordinates to hundredths of a point, and leave out what says nothing."""
    for namn in _MATT:
        if (varde := element.get(namn)) is not None:
            element.set(namn, " ".join(_TAL.sub(_avrundat, varde).split()))
    if element.tag == _GRUPP:
        element.attrib.pop("id", None)
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    if element.tag == f"{{{_SVG}}}text":
        element.set("style", _FAMILJ.sub("", element.get("style", "")))
    element.tail = None
    if element.text is not None and not element.text.strip():
        element.text = None


def _packa_upp(element: ET.Element) -> None:
    """Put what lies in a group that says nothing in the group's own place."""
    barn: list[ET.Element] = []
    for ett in element:
        _packa_upp(ett)
        barn += list(ett) if ett.tag == _GRUPP and not ett.attrib else [ett]
    element[:] = barn


def _avrundat(tal: re.Match[str]) -> str:
    return f"{float(tal[0]):.2f}".rstrip("0").rstrip(".")
