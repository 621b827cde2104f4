"""A round in memory: plays a script through the pure core, without a database."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import assert_never

import pytest

from beslutsmodell.arende import Arende, Punkt
from beslutsmodell.avtal.granskning import granska
from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.hantera import efter_avtal, hantera_avtal
from beslutsmodell.avtal.kommandon import (
    Avtalskommando,
    Kvittera,
    LamnaIn,
    ProvaSent,
    RegistreraAvtal,
)
from beslutsmodell.avtal.lage import Avtalsstatus, Huvudmansavtal, avtalsstatus
from beslutsmodell.efter import efter
from beslutsmodell.fel import InlamningNekad
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import Frist, Tidpunkt
from beslutsmodell.fristbyte import andra_frist
from beslutsmodell.hantera import hantera
from beslutsmodell.kedja import lagg_upp
from beslutsmodell.kommandon import (
    Justera,
    Kommando,
    Korrigera,
    Oppna,
    RegistreraBeslut,
    UppfyllVillkor,
)
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.punktlage import Lagekod, Oppen, Punktlage, Vilande
from beslutsmodell.regler.brist import Brist
from diarium.inlasning import manus as m
from diarium.inlasning.manus import las_manus
from diarium.inlasning.omgang import las_omgang


@dataclass(kw_only=True)
class Uppspelning:
    """A round in memory: its cases, agreements and deadlines."""

    omgang: Beslutsomgang
    frister: list[Frist]
    arenden: dict[str, Arende] = field(default_factory=dict)
    vantar: dict[str, tuple[str, ...]] = field(default_factory=dict)
    avtal: dict[str, Huvudmansavtal] = field(default_factory=dict)
    flaggor: list[tuple[str, Flagga]] = field(default_factory=list)
    nekade: list[str] = field(default_factory=list)

    def frist(self) -> datetime:
        """Give the receiver's deadline that holds now."""
        return self.frister[-1].tidpunkt.instant

    def beslut(self, huvudman: str) -> dict[str, Punktlage]:
        """Give the state of each point in the deciding bodies."""
        return {
            kod: punkt.lage
            for arende in self.arenden.values()
            if arende.huvudman == huvudman and arende.sort == "beslutar"
            for kod, punkt in arende.punkter.items()
        }

    def status(self, huvudman: str, nu: datetime) -> Avtalsstatus:
        avtal = self.avtal[huvudman]
        return avtalsstatus(avtal, self.brister(avtal), frist=self.frist(), nu=nu)

    def brister(self, avtal: Huvudmansavtal) -> tuple[Brist, ...]:
        fullmakter = {ett.huvudman: ett.punkter for ett in self.omgang.fullmakter or ()}
        return granska(
            avtal,
            krav=self.omgang.avtal,
            beslut=self.beslut(avtal.huvudman),
            fullmakt=fullmakter.get(avtal.huvudman),
        )

    def gor(self, nyckel: str, kommando: Kommando, nu: datetime) -> None:
        for handelse in hantera(self.arenden[nyckel], kommando, nu=nu):
            self.arenden[nyckel] = efter(self.arenden[nyckel], handelse)
            self.flaggor += [
                (nyckel, flagga) for foljd in handelse.foljder for flagga in foljd.flaggor
            ]
        self.oppna(nu)

    def gor_avtal(self, huvudman: str, kommando: Avtalskommando, nu: datetime) -> None:
        avtal = self.avtal[huvudman]
        for handelse in hantera_avtal(
            avtal, kommando, brister=self.brister(avtal), frist=self.frist(), nu=nu
        ):
            self.avtal[huvudman] = avtal = efter_avtal(avtal, handelse)

    def oppna(self, nu: datetime) -> None:
        """Open what no longer waits."""
        for nyckel, fore in self.vantar.items():
            vilande = tuple(
                kod
                for kod, punkt in self.arenden[nyckel].punkter.items()
                if punkt.lage.kod is Lagekod.VILANDE
            )
            if vilande and fore and all(self.arenden[en].har_svarat() for en in fore):
                self.gor(nyckel, Oppna(punkter=vilande), nu)


def borja(omgang: Beslutsomgang) -> Uppspelning:
    spel = Uppspelning(
        omgang=omgang,
        frister=[
            Frist(milstolpe=stolpe.kod, version=1, tidpunkt=stolpe.tidpunkt)
            for stolpe in omgang.milstolpar
        ],
        avtal={man.kod: Huvudmansavtal(huvudman=man.kod) for man in omgang.deltagare},
    )
    protokoll = {steg.kod: steg.protokoll for steg in omgang.process.steg}
    for plan in lagg_upp(omgang):
        lage = Vilande() if plan.vantar_pa else Oppen()
        spel.vantar[plan.nyckel] = plan.vantar_pa
        spel.arenden[plan.nyckel] = Arende(
            nyckel=plan.nyckel,
            sort=plan.sort,
            huvudman=plan.huvudman,
            organ=plan.organ,
            organslag=plan.organslag,
            protokoll=protokoll[plan.steg],
            fullmakt=plan.fullmakt,
            punkter={kod: Punkt(lage=lage) for kod in plan.punkter},
        )
    return spel


def spela(spel: Uppspelning, post: m.Post) -> None:
    nu = post.nar
    match post:
        case m.Beslutspost():
            nyckel = f"{post.steg}/{post.organ}"
            spel.gor(nyckel, RegistreraBeslut(beslut=post.beslut), nu)
        case m.Justeringspost():
            nyckel = f"{post.steg}/{post.organ}"
            nummer = spel.arenden[nyckel].beslut[-1].nummer
            kommando = Justera(nummer=nummer, justerat=post.justerat, anslaget=post.anslaget)
            spel.gor(nyckel, kommando, nu)
        case m.Villkorspost():
            villkor = UppfyllVillkor(punkter=post.punkter, motivering=post.motivering, av=post.av)
            spel.gor(f"{post.steg}/{post.organ}", villkor, nu)
        case m.Korrigeringspost():
            rattelse = Korrigera(nummer=post.nummer, beslut=post.beslut, motivering=post.motivering)
            spel.gor(f"{post.steg}/{post.organ}", rattelse, nu)
        case m.Fristpost():
            handelse = andra_frist(
                spel.frister,
                milstolpe=post.milstolpe,
                tidpunkt=Tidpunkt(datum=post.datum, klockslag=post.klockslag),
                motivering=post.motivering,
                nu=nu,
            )
            spel.frister.append(handelse.frist)
        case _:
            spela_avtal(spel, post)


def spela_avtal(
    spel: Uppspelning,
    post: m.Avtalspost | m.Inlamningspost | m.Kvittenspost | m.Provningspost,
) -> None:
    match post:
        case m.Avtalspost():
            handling = Avtalshandling(
                **post.model_dump(include={"huvudman", "slag", "version", "punkter"}),
                undertecknare=post.undertecknare,
                fil=sha256(post.innehall.encode()).hexdigest(),
                inkommet=post.inkommet or post.nar,
                skickat=post.skickat,
            )
            kommando: Avtalskommando = RegistreraAvtal(handling=handling)
        case m.Inlamningspost():
            kommando = LamnaIn(huvudman=post.huvudman, paket="0" * 64)
            if post.vantas == "nekad":
                with pytest.raises(InlamningNekad):
                    spel.gor_avtal(post.huvudman, kommando, post.nar)
                spel.nekade.append(post.huvudman)
                return
        case m.Kvittenspost():
            mottaget = post.mottaget or post.nar
            kommando = Kvittera(huvudman=post.huvudman, referens=post.referens, mottaget=mottaget)
        case m.Provningspost():
            kommando = ProvaSent(
                **post.model_dump(include={"huvudman", "godtas", "motivering", "av"})
            )
        case _:
            assert_never(post)
    spel.gor_avtal(post.huvudman, kommando, post.nar)


def spela_upp_exempel(mapp: Path) -> Uppspelning:
    """Play a whole script to its end."""
    spel = borja(las_omgang(mapp).omgang)
    for post in las_manus(mapp / "manus.yaml").poster:
        spela(spel, post)
    return spel
