"""Dates in a message: as the house writes them, on their weekday, in their week, and to come.

The house writes "tisdag 26 november 2019", "26 november 2019" and "… kl. 9.05", and a day by
which somebody must act with its week: "tisdag 26 november 2019 (v. 48)".
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from beslutsmodell.datum import MANADER, VECKODAGAR, vecka
from notiser.granska.delar import AMNET, Del
from notiser.granska.fynd import Fynd, Fyndslag

_MANAD: Final = "|".join(MANADER)
_DAG: Final = re.compile(
    rf"(?:\b(?P<veckodag>{'|'.join(VECKODAGAR)}) )?"
    rf"(?<!\d)(?P<dag>\d{{1,2}}) (?P<manad>{_MANAD}) (?P<ar>\d{{4}})(?!\d)"
    r"(?: \((?P<vecka>v\. \d{1,2})\))?"
)
_KORTA: Final = "|".join(rf"{manad[:3]}(?!\w)\.?" for manad in MANADER if manad != "maj")
_ANNAN_FORM: Final = re.compile(
    r"(?<![\w-])(?:19|20)\d{2}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?(?![\w-])"
    r"|(?<![\w./-])(?:19|20)\d{2}[./]\d{1,2}[./]\d{1,2}(?![\w/-])"
    r"|(?<![\w./-])\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}(?![\w/-])"
    r"|\b(?:den|senast|före|till|dag) \d{1,2}/\d{1,2}(?![\w/])(?: (?:19|20)\d{2}\b)?"
    rf"|\b(?:{'|'.join(VECKODAGAR)})en den \d{{1,2}}\b"
    rf"|(?<!\d)\d{{1,2}} (?:{_KORTA})(?: \d{{4}}\b)?(?!\w)"
    rf"|(?<!\d)\d{{1,2}} (?:{_MANAD})\b(?! \d{{4}})"
    rf"|(?<!\d)\d{{1,2}} (?:{'|'.join(m.capitalize() for m in MANADER)})\b"
    r"|\b(?:January|February|March|May|June|July|August|October) \d{1,2}\b"
    r"|\bkl\.? ?\d{1,2}:\d{2}\b"
)
_VANTAR: Final = re.compile(
    rf"\b(?:senast|frist är|sista dag(?:en)?)(?: är)?:? {_DAG.pattern}", re.IGNORECASE
)
_FORR: Final = re.compile(r"\bskulle\b[^.?!]*$", re.IGNORECASE)
"""A sentence that tells of what should have been."""
HAR_PASSERAT: Final = ("har passerat", "har redan passerat", "gick ut")
"""What a message says of a day of its own that is gone."""


class Skrivendag(NamedTuple):
    """A day as it stands in a text; `dag` is null when there is no such day."""

    ord_: str
    veckodag: str | None
    dag: date | None
    vecka: str | None = None
    """The week that stands after it, as "v. 48"; null where none does."""


def dagarna(ord_: str) -> tuple[Skrivendag, ...]:
    """Give the days that stand in a text in the house's form, in their order."""
    return tuple(_last(traff) for traff in _DAG.finditer(ord_))


def granska_datumen(delar: Iterable[Del], *, namn: Collection[str]) -> Iterator[Fynd]:
    """Yield dates of another form, that do not exist, on the wrong weekday or in a wrong week.

    `namn` are names and numbers that may look like dates, and are written as they are.
    """
    for en in delar:
        ord_ = _utan(en.ord_, filter(_ANNAN_FORM.search, namn))
        for form in dict.fromkeys(traff[0].strip() for traff in _ANNAN_FORM.finditer(ord_)):
            yield _fynd(
                Fyndslag.DATUMFORM,
                en,
                f"”{form}” är skrivet på ett annat sätt än övriga datum.",
                "Skriv dagen som ”tisdag 26 november 2019” och klockan som ”kl. 9.05” där den är "
                "angiven.",
            )
        for ett in dict.fromkeys(dagarna(ord_)):
            if ett.dag is None:
                yield _fynd(
                    Fyndslag.DATUMFORM, en, f"Dagen ”{ett.ord_}” finns inte.", "Rätta datumet."
                )
            elif ett.veckodag not in {None, (ratt := VECKODAGAR[ett.dag.weekday()])}:
                yield _fynd(
                    Fyndslag.VECKODAG,
                    en,
                    f"”{ett.ord_}” är en {ratt}.",
                    "Rätta veckodagen eller datumet där det är angivet.",
                )
            elif ett.vecka not in {None, (veckan := vecka(ett.dag))}:
                yield _fynd(
                    Fyndslag.VECKODAG,
                    en,
                    f"”{ett.ord_}” är i {veckan}, inte {ett.vecka}.",
                    "Rätta veckan eller datumet där det är angivet.",
                )


def granska_passerade(
    delar: Iterable[Del], egna: Collection[date], *, hant: Collection[str], idag: date
) -> Iterator[Fynd]:
    """Yield days that are gone but are told as if they were to come.

    One of the recipient's own may stand as it is in a message that says that it has passed.
    `hant` are sentences on what has happened, or has not: their days are what they were.
    """
    for en in delar:
        if en.namn == AMNET:
            continue  # it has no room to say so: the message itself does
        text = _utan(en.ord_, hant)
        sagt = any(ord_ in text for ord_ in HAR_PASSERAT)
        funna: dict[str, None] = {}
        for traff in _VANTAR.finditer(text):
            ett = _last(traff)
            forr = _FORR.search(text, 0, traff.start()) or (sagt and ett.dag in egna)
            if ett.dag is not None and ett.dag < idag and not forr:
                funna[traff[0]] = None
        for ord_ in funna:
            yield _fynd(
                Fyndslag.PASSERAD,
                en,
                f"”{ord_}” har redan passerat, men står som om det vore kvar.",
                "Flytta dagen, eller räkna med att den som läser undrar.",
            )


def _last(traff: re.Match[str]) -> Skrivendag:
    veckodag, dag, manad, ar, v = traff.group("veckodag", "dag", "manad", "ar", "vecka")
    ord_ = f"{veckodag} {dag} {manad} {ar}" if veckodag else f"{dag} {manad} {ar}"
    try:
        return Skrivendag(ord_, veckodag, date(int(ar), MANADER.index(manad) + 1, int(dag)), v)
    except ValueError:
        return Skrivendag(ord_, veckodag, None)


def _utan(ord_: str, delar: Iterable[str]) -> str:
    """Blank out parts of a text, the longest first."""
    for ett in sorted(delar, key=len, reverse=True):
        ord_ = ord_.replace(ett, "…")
    return ord_


def _fynd(slag: Fyndslag, en: Del, motivering: str, atgard: str) -> Fynd:
    return Fynd(slag=slag, var=en.namn, motivering=motivering, atgard=atgard)
