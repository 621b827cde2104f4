"""From bytes to text: UTF-8 with or without BOM, else Windows-1252."""

import codecs
from typing import Final

from diarium.inlasning.fel import Inlasningsfel

_SPARA_OM: Final = "Spara om filen som UTF-8"


def avkoda(data: bytes, *, fil: str) -> str:
    """Give the text of a file; UTF-16, NUL and undecodable bytes are refused with their line."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Inlasningsfel(fil, None, None, "filen är sparad som UTF-16", atgard=_SPARA_OM)
    if (plats := data.find(b"\0")) >= 0:
        orsak = "här finns ett NUL-tecken, som inte hör hemma i en textfil"
        raise Inlasningsfel(fil, _rad(data, plats), None, orsak, atgard=_SPARA_OM)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows_1252(data, fil)


def _windows_1252(data: bytes, fil: str) -> str:
    """Read what Excel saves as plain CSV."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as fel:
        orsak = f"byten 0x{data[fel.start]:02X} går inte att läsa som UTF-8 eller Windows-1252"
        raise Inlasningsfel(fil, _rad(data, fel.start), None, orsak, atgard=_SPARA_OM) from None


def _rad(data: bytes, plats: int) -> int:
    """Count the physical line of a byte, from 1."""
    return data.count(b"\n", 0, plats) + 1
