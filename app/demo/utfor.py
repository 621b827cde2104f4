"""A post of the script becomes what a person at the command line would have recorded."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.kommandon import Kvittera, ProvaSent, RegistreraAvtal
from beslutsmodell.frist import Tidpunkt
from beslutsmodell.kommandon import Justera, Kommando, Korrigera, RegistreraBeslut, UppfyllVillkor
from diarium.arendelasning import las_arende
from diarium.avtal import registrera_avtalskommando
from diarium.databas import Databas
from diarium.filer import Fil, spara_fil
from diarium.frister import flytta_frist
from diarium.inlasning.manus import (
    Avtalspost,
    Beslutspost,
    Fristpost,
    Inlamningspost,
    Justeringspost,
    Korrigeringspost,
    Kvittenspost,
    Post,
    Provningspost,
    Villkorspost,
)
from diarium.omgangslasning import las_omgangen
from diarium.registrera import registrera


@dataclass(frozen=True, slots=True)
class Utforare:
    """Records the posts of one round."""

    databas: Databas
    omgang: str

    def utfor(self, post: Post) -> None:
        """Record what the post tells; submissions go through their own door."""
        match post:
            case Beslutspost():
                self._arende(post.steg, post.organ, RegistreraBeslut(beslut=post.beslut), post.nar)
            case Korrigeringspost():
                kommando = Korrigera(
                    nummer=post.nummer,
                    beslut=post.beslut,
                    motivering=post.motivering,
                )
                self._arende(post.steg, post.organ, kommando, post.nar)
            case Justeringspost():
                self._justera(post)
            case Villkorspost():
                villkor = UppfyllVillkor(
                    punkter=post.punkter,
                    motivering=post.motivering,
                    av=post.av,
                )
                self._arende(post.steg, post.organ, villkor, post.nar)
            case Fristpost():
                self._flytta(post)
            case Avtalspost():
                self._avtal(post)
            case Kvittenspost() | Provningspost():
                self._besked(post)
            case Inlamningspost():
                raise TypeError(post)
            case _:
                assert_never(post)

    def _arende(self, steg: str, organ: str, kommando: Kommando, nu: datetime) -> None:
        with self.databas.skriv() as session:
            registrera(session, self.omgang, f"{steg}/{organ}", kommando, nu=nu)

    def _justera(self, post: Justeringspost) -> None:
        with self.databas.las() as session:
            omgang_id = las_omgangen(session, self.omgang).id
            nyckel = f"{post.steg}/{post.organ}"
            _, arende = las_arende(session, omgang_id, nyckel, omgang=self.omgang)
        kommando = Justera(
            nummer=max(ett.nummer for ett in arende.beslut),
            justerat=post.justerat,
            anslaget=post.anslaget,
        )
        self._arende(post.steg, post.organ, kommando, post.nar)

    def _flytta(self, post: Fristpost) -> None:
        with self.databas.skriv() as session:
            flytta_frist(
                session,
                self.omgang,
                milstolpe=post.milstolpe,
                tidpunkt=Tidpunkt(datum=post.datum, klockslag=post.klockslag),
                motivering=post.motivering,
                nu=post.nar,
            )

    def _avtal(self, post: Avtalspost) -> None:
        fil = Fil(post.filnamn, post.innehall.encode(), "text/plain")
        with self.databas.skriv() as session:
            handling = Avtalshandling(
                huvudman=post.huvudman,
                slag=post.slag,
                version=post.version,
                punkter=post.punkter,
                undertecknare=post.undertecknare,
                fil=spara_fil(session, fil),
                inkommet=post.inkommet or post.nar,
                skickat=post.skickat,
            )
            kommando = RegistreraAvtal(handling=handling)
            registrera_avtalskommando(session, self.omgang, post.huvudman, kommando, nu=post.nar)

    def _besked(self, post: Kvittenspost | Provningspost) -> None:
        kommando: Kvittera | ProvaSent
        if isinstance(post, Kvittenspost):
            kommando = Kvittera(
                huvudman=post.huvudman,
                referens=post.referens,
                mottaget=post.mottaget or post.nar,
            )
        else:
            kommando = ProvaSent(
                huvudman=post.huvudman,
                godtas=post.godtas,
                motivering=post.motivering,
                av=post.av,
            )
        with self.databas.skriv() as session:
            registrera_avtalskommando(session, self.omgang, post.huvudman, kommando, nu=post.nar)
