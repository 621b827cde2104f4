"""What pydantic refuses, said in Swedish."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_DATUMFORM: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SKRIV_DATUM: Final = "Skriv år-månad-dag, till exempel 2019-11-26"
_SKRIV_TID: Final = "Skriv timme:minut, till exempel 14:30"


def upprakning(ord_: Iterable[str]) -> str:
    """Write a list of words: "a, b och c"."""
    *forsta, sista = list(ord_) or [""]
    return f"{', '.join(forsta)} och {sista}" if forsta else sista


def menade_du(ord_: str, tillatna: Iterable[str]) -> str:
    """Suggest the nearest allowed word, or list them all."""
    alla = tuple(tillatna)
    if nara := get_close_matches(ord_, alla, n=1, cutoff=0.6):
        return f"Menade du {nara[0]!r}?"
    return f"Tillåtet här: {', '.join(alla)}"


def valj_bland(ord_: str, tillatna: Iterable[str]) -> str:
    """List a closed choice, after the nearest member where there is one."""
    alla = tuple(kod for kod in tillatna if kod)
    lista = f"Tillåtet här: {', '.join(alla)}"
    forslag = menade_du(ord_, alla)
    return f"{forslag} {lista}" if forslag.endswith("?") else lista


def i_klartext(fel: "ErrorDetails", *, tillatna: Iterable[str] = ()) -> tuple[str, str]:
    """Give what was wrong and what to do; `tillatna` are the keys that the place may have."""
    sort, data = fel["type"], fel["input"]
    if sort == "extra_forbidden":
        nyckel = str(fel["loc"][-1])
        return f"okänd nyckel {nyckel!r}", menade_du(nyckel, tillatna)
    if sort.startswith(("date_", "datetime_")):
        return _datum(data)
    if sort == "value_error":
        return str(fel.get("ctx", {}).get("error", fel["msg"])).rstrip("."), ""
    mening = _MENINGAR.get(sort)
    if mening is None:
        return f"värdet {data!r} godtas inte ({sort})", ""
    return mening(data, fel.get("ctx", {}))


def _datum(data: object) -> tuple[str, str]:
    """Tell a day that does not exist from text that is no date."""
    if isinstance(data, str) and _DATUMFORM.fullmatch(data):
        return f"datumet {data} finns inte", "Kontrollera månad och dag"
    return f"{data!r} är inget datum", _SKRIV_DATUM


def _val(data: object, ctx: Mapping[str, Any]) -> tuple[str, str]:
    """Name what may stand where a closed choice is made."""
    koder = [kod.strip(" '") for kod in re.split(r",| or ", str(ctx.get("expected", "")))]
    return f"{data!r} finns inte att välja", valj_bland(str(data), koder)


def _tagg(_data: object, ctx: Mapping[str, Any]) -> tuple[str, str]:
    """Name the kinds of post when another was written."""
    koder = [kod.strip(" '") for kod in str(ctx.get("expected_tags", "")).split(",")]
    return f"{ctx.get('tag')!r} finns inte att välja", valj_bland(str(ctx.get("tag")), koder)


_Mening = Callable[[Any, Mapping[str, Any]], tuple[str, str]]

_SMA: Final = "Skriv små bokstäver a–z, siffror och bindestreck"
_FORMER: Final = {
    r"^[a-z0-9][a-z0-9-]*$": _SMA,
    r"^[a-z][a-z0-9-]*$": f"{_SMA}, med en bokstav först",
    r"^[a-z][a-z0-9_-]*$": f"{_SMA} eller understreck, med en bokstav först",
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$": "Skriv bokstäver a–z, siffror, bindestreck eller understreck",
    r"^[0-9a-f]{64}$": "Skriv filens SHA-256: 64 tecken, 0–9 och a–f",
}
"""What the patterns of the core's codes ask for, in words."""

_MENINGAR: Final[dict[str, _Mening]] = {
    "missing": lambda _data, _ctx: ("uppgiften saknas", "Fyll i den"),
    "enum": _val,
    "literal_error": _val,
    "union_tag_invalid": _tagg,
    "union_tag_not_found": lambda _data, ctx: (
        f"uppgiften {str(ctx.get('discriminator', '')).strip(chr(39))} saknas",
        "Fyll i den",
    ),
    "string_type": lambda _data, _ctx: ("här ska stå text", "Skriv ett värde"),
    "string_unicode": lambda _data, _ctx: (
        "texten innehåller tecken som inte går att läsa",
        "Skriv om den, med teckenkodningen UTF-8",
    ),
    "string_too_short": lambda _data, _ctx: ("värdet är tomt", "Skriv ett värde"),
    "string_pattern_mismatch": lambda data, ctx: (
        f"{data!r} har fel form",
        _FORMER.get(str(ctx.get("pattern")), f"Formen är {ctx.get('pattern')}"),
    ),
    "int_parsing": lambda data, _ctx: (f"{data!r} är inget heltal", "Skriv bara siffror"),
    "int_type": lambda _data, _ctx: ("här ska stå ett heltal", "Skriv bara siffror"),
    "int_from_float": lambda data, _ctx: (f"{data!r} är inget heltal", "Skriv bara siffror"),
    "float_parsing": lambda data, _ctx: (
        f"{data!r} är inget tal",
        "Skriv ett tal: 0.5",
    ),
    "greater_than": lambda data, ctx: (
        f"{data} är för litet",
        f"Värdet ska vara större än {ctx.get('gt')}",
    ),
    "bool_parsing": lambda data, _ctx: (
        f"{data!r} går inte att läsa som ja eller nej här",
        "Skriv true för ja, false för nej",
    ),
    "bool_type": lambda _data, _ctx: (
        "här ska stå ja eller nej",
        "Skriv true för ja, false för nej",
    ),
    "time_parsing": lambda data, _ctx: (f"{data!r} är inget klockslag", _SKRIV_TID),
    "time_type": lambda _data, _ctx: ("här ska stå ett klockslag", _SKRIV_TID),
    "greater_than_equal": lambda data, ctx: (
        f"{data} är för litet",
        f"Minsta tillåtna värde är {ctx.get('ge')}",
    ),
    "less_than_equal": lambda data, ctx: (
        f"{data} är för stort",
        f"Största tillåtna värde är {ctx.get('le')}",
    ),
    "too_short": lambda _data, _ctx: ("listan är tom", "Ange minst ett värde"),
    "tuple_type": lambda _data, _ctx: ("här ska stå en lista", "Skriv [a, b] eller rader med -"),
    "dict_type": lambda _data, _ctx: (
        "här ska stå nycklar och värden",
        "Skriv rader av formen `nyckel: värde`",
    ),
    "model_type": lambda _data, _ctx: (
        "här ska stå nycklar och värden",
        "Skriv rader av formen `nyckel: värde`",
    ),
    "model_attributes_type": lambda _data, _ctx: (
        "här ska stå nycklar och värden",
        "Skriv rader av formen `nyckel: värde`",
    ),
}


def skrivsatt(skrivet: str, ratt: str) -> tuple[str, str]:
    """Tell how a day or a time of day is written, when another form would be misread."""
    return f"{skrivet!r} kan läsas på flera sätt", _SKRIV_TID if ":" in ratt else _SKRIV_DATUM
