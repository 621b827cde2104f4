"""The two tables: where senders were killed, and what the receivers counted."""

from collections.abc import Iterable, Sequence

from tests.kaos.jakt import Resultat
from tests.kaos.punkter import SLAG, Punkt

KANAL = {"brev": "e-post", "kort": "Teams"}


def skriv_dodade(resultat: Resultat) -> str:
    """Writes how many were killed at each point, by the transport whose message it was."""
    rader: list[tuple[str, ...]] = [("dödade (kill -9)", "e-post", "Teams", "summa")]
    for punkt in Punkt:
        per_slag = [_dodade(resultat, punkt, slag) for slag in SLAG]
        rader.append((punkt.etikett, *map(str, per_slag), str(sum(per_slag))))
    rader.append(("vid en slumpad tidpunkt", "–", "–", str(_dodade(resultat, None, None))))
    rader.append(("summa", "", "", str(resultat.dodade.total())))
    i_sallskap = sum(tal for dod, tal in resultat.dodade.items() if dod.i_sallskap)
    return f"{_tabell(rader)}\nAv dem arbetade {i_sallskap} samtidigt med en annan avsändare."


def _dodade(resultat: Resultat, punkt: Punkt | None, slag: str | None) -> int:
    return sum(
        tal for dod, tal in resultat.dodade.items() if dod.punkt is punkt and dod.slag == slag
    )


def skriv_rakning(resultat: Resultat) -> str:
    """Writes what was owed and what came, as the receivers counted it."""
    summor = resultat.utfall.summor
    bada = [summor[slag] for slag in SLAG]
    kolumner = [*bada, bada[0] + bada[1]]
    rubriker = {
        "skyldiga": "meddelanden som skulle komma",
        "framme": "kom fram",
        "vilande": "kom inte, väntar på en människa",
        "kopior": "extra kopior",
        "markta": "märkta som möjlig dubblett",
        "forlorade": "förlorade",
        "omarkta": "omärkta kopior",
        "for_manga": "fler än en extra kopia",
    }
    rader: list[tuple[str, ...]] = [
        ("räknat hos mottagarna", *(KANAL[slag] for slag in SLAG), "summa")
    ]
    for falt, rubrik in rubriker.items():
        rader.append((rubrik, *(str(int(getattr(ett, falt))) for ett in kolumner)))
    return _tabell(rader)


def _tabell(rader: Sequence[Sequence[str]]) -> str:
    """Sets columns in line: words to the left, numbers to the right."""
    bredder = [max(map(len, kolumn)) for kolumn in zip(*rader, strict=True)]
    ut = [_rad(rad, bredder) for rad in rader]
    ut.insert(1, "-" * max(map(len, ut)))
    return "\n".join(ut)


def _rad(rad: Iterable[str], bredder: Sequence[int]) -> str:
    forst, *andra = rad
    tal = (ett.rjust(bredd) for ett, bredd in zip(andra, bredder[1:], strict=True))
    return "  ".join((forst.ljust(bredder[0]), *tal)).rstrip()
