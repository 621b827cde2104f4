"""Does a mail address look like a person's own? Function mailboxes outlive who reads them."""

import re
from typing import Final

_NAMN: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_DELAR: Final = (2, 3)
"""How many parts a name has between dots: anna.berg, anna.m.berg."""
_LED: Final = (
    *("arende", "avdelning", "avtal", "brevlad", "center", "centrum", "diari", "direktion"),
    *("enhet", "forbund", "forvaltning", "fullmakt", "funktion", "gemensam", "info", "kansli"),
    *("kommun", "kontakt", "kontor", "landsting", "ledning", "myndighet", "namnd", "omsorg"),
    *("region", "registrat", "samordn", "sekretariat", "service", "skola", "social", "styrels"),
    *("upphandl", "utbildning"),
)
"""What only the name of a function has in it, wherever it stands."""
_HELA: Final = frozenset(
    {
        *("adm", "admin", "aldre", "arkiv", "au", "barn", "bn", "bun", "bygg", "epost", "fritid"),
        *("fvm", "gn", "halsa", "hr", "hsn", "individ", "it", "jurist", "kf", "kfn", "ks", "ksau"),
        *("kultur", "kund", "ledn", "mail", "mbn", "miljo", "noreply", "nr", "on", "plan", "post"),
        *("reg", "sbn", "sn", "stab", "teknik", "tn", "un", "unga", "vard", "vn"),
    }
)
"""Whole parts that are a function's: too short, or too like a name, to be looked for within."""


def ser_personlig_ut(adress: str) -> bool:
    """Tell whether a mail address has the form of a name, "fornamn.efternamn@".

    False for all that may be a function: a word of an organisation, an abbreviation of a nämnd, a
    part that the domain has too. A name without a dot is not known from a function's.
    """
    lokaldel, _, doman = adress.lower().rpartition("@")
    lokaldel = lokaldel.partition("+")[0].rstrip("0123456789")
    delar = lokaldel.split(".")
    if len(delar) not in _DELAR or not all(map(_NAMN.fullmatch, delar)):
        return False
    if len(delar[-1]) == 1 or any(led in lokaldel for led in _LED):
        return False
    funktion = _HELA.union(re.split(r"[.-]", doman))
    return not any(ord_ in funktion for ord_ in re.split(r"[.-]", lokaldel))
