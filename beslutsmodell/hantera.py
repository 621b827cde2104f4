"""What a command leads to: the one door into the lifecycle of a case."""

from datetime import datetime
from typing import assert_never

from beslutsmodell.arende import Arende
from beslutsmodell.handelser import Handelse
from beslutsmodell.hantering import overklagande, paus, protokoll, punktvis, registrering
from beslutsmodell.kommandon import (
    Anmal,
    Ansla,
    Ateruppta,
    Avbryt,
    AvslaOverklagande,
    Bekrafta,
    HavInhibition,
    Inhibera,
    Justera,
    Kommando,
    Korrigera,
    Oppna,
    Overklaga,
    Pausa,
    RegistreraBeslut,
    Stang,
    UppfyllVillkor,
    Upphav,
)
from beslutsmodell.underlagsversion import Underlagen


def hantera(
    arende: Arende, kommando: Kommando, *, nu: datetime, underlag: Underlagen = ()
) -> tuple[Handelse, ...]:
    """Give the events that the command leads to, or raise a Modellfel and change nothing.

    `nu` is aware; days are reckoned in Europe/Stockholm. `underlag` holds every version of the
    documents of the round: without it none has changed.
    """
    match kommando:
        case Oppna():
            return (punktvis.oppna(arende, kommando),)
        case RegistreraBeslut():
            return (registrering.registrera(arende, kommando, nu=nu, underlag=underlag),)
        case Justera():
            return (protokoll.justera(arende, kommando, nu=nu),)
        case Ansla():
            return (protokoll.ansla(arende, kommando, nu=nu),)
        case UppfyllVillkor():
            return (punktvis.uppfyll_villkor(arende, kommando),)
        case Korrigera():
            return (registrering.korrigera(arende, kommando, nu=nu, underlag=underlag),)
        case Bekrafta():
            return (registrering.bekrafta(arende, kommando, underlag=underlag),)
        case Overklaga():
            return (overklagande.overklaga(arende, kommando, nu=nu),)
        case Inhibera() | HavInhibition() | AvslaOverklagande() | Upphav():
            return (overklagande.i_domstol(arende, kommando, nu=nu),)
        case Anmal():
            return (protokoll.anmal(arende, kommando, nu=nu),)
        case Avbryt():
            return (punktvis.avbryt(arende, kommando),)
        case Stang():
            return (punktvis.stang(arende, kommando),)
        case Pausa():
            return (paus.pausa(arende, kommando, nu=nu),)
        case Ateruppta():
            return (paus.ateruppta(arende, kommando, nu=nu),)
        case _:
            assert_never(kommando)
