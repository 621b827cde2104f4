"""The doors of a simulated round: the same calls that the command line and the forms make."""

from datetime import date, datetime, timedelta

from beslutsmodell.anteckning import Anteckna
from beslutsmodell.arende import Arende
from beslutsmodell.avtal.handling import Avtalshandling, Undertecknare
from beslutsmodell.avtal.kommandon import Kvittera, RegistreraAvtal
from beslutsmodell.fel import OgiltigtBeslut
from beslutsmodell.frist import STOCKHOLM, Tidpunkt
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.kommandon import (
    Ateruppta,
    AvslaOverklagande,
    Bekrafta,
    HavInhibition,
    Inhibera,
    Justera,
    Kommando,
    Korrigera,
    Overklaga,
    Pausa,
    RegistreraBeslut,
    Stang,
    UppfyllVillkor,
    Upphav,
)
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.punktlage import UTESTAENDE, Avgjord, Lagekod, Preliminar
from diarium.anteckningar import anteckna
from diarium.arendelasning import las_arende
from diarium.aterkallelse import aterkalla
from diarium.avtal import registrera_avtalskommando
from diarium.avtalslasning import las_avtal
from diarium.databas import Databas
from diarium.filer import Fil, spara_fil
from diarium.frister import flytta_frist
from diarium.inlamning import lamna_in
from diarium.kalendrar import byt_kalendrar
from diarium.lage import las_lage
from diarium.omgangslasning import las_omgangen
from diarium.registrera import registrera
from diarium.simulering.akter import (
    Akt,
    AndrarUnderlag,
    Antecknar,
    Bekraftar,
    Beslutar,
    ByterKalender,
    Dom,
    Domstolen,
    FlyttarFrist,
    Justerar,
    Kvitterar,
    LamnarIn,
    Overklagas,
    Pausar,
    Rattar,
    SkickarAvtal,
    Stanger,
    TarTillbaka,
    UppfyllerVillkor,
)
from diarium.underlagsbyte import Nyttunderlag, byt_underlag

_MOTIVERING = "Simulerat."


def _dagen(nu: datetime) -> date:
    return nu.astimezone(STOCKHOLM).date()


def _pausen(akt: Pausar, *, nu: datetime) -> Pausa | Ateruppta:
    if not akt.dagar:
        return Ateruppta(motivering=_MOTIVERING)
    return Pausa(till=_dagen(nu) + timedelta(days=akt.dagar), motivering=_MOTIVERING)


class Dorrar:
    """Records the acts of one round."""

    def __init__(self, databas: Databas, omgang: Beslutsomgang) -> None:
        """Take the record and the round that has started in it."""
        self._databas = databas
        self._omgang = omgang

    def gor(self, akt: Akt, *, nu: datetime) -> None:
        """Do what the act says; a Modellfel or a Diariefel when it is refused."""
        match akt:
            case Beslutar():
                self._arende(akt.arende, RegistreraBeslut(beslut=akt.beslut), nu=nu)
            case Rattar():
                nummer = self._senaste(self._las(akt.arende))
                kommando = Korrigera(nummer=nummer, beslut=akt.beslut, motivering=_MOTIVERING)
                self._arende(akt.arende, kommando, nu=nu)
            case Justerar():
                self._justera(akt, nu=nu)
            case UppfyllerVillkor():
                self._uppfyll(akt, nu=nu)
            case SkickarAvtal():
                self._avtal(akt, nu=nu)
            case LamnarIn():
                lamna_in(
                    self._databas,
                    self._omgang.kod,
                    akt.huvudman,
                    leverera=lambda _lasning, _paket, _dubblett: "mottagaren (simulerad)",
                    nu=nu,
                )
            case Kvitterar():
                self._kvittera(akt, nu=nu)
            case FlyttarFrist():
                self._flytta(akt, nu=nu)
            case ByterKalender():
                with self._databas.skriv() as session:
                    byt_kalendrar(session, self._omgang.kod, akt.moten, kalla="simulering", nu=nu)
            case Overklagas() | Domstolen():
                self._arende(akt.arende, self._i_domstol(akt, nu=nu), nu=nu)
            case Bekraftar():
                nummer = self._senaste(self._las(akt.arende))
                hall = Bekrafta(nummer=nummer, motivering=_MOTIVERING, av=_MOTIVERING)
                self._arende(akt.arende, hall, nu=nu)
            case AndrarUnderlag() | TarTillbaka() | Antecknar():
                self._hela_omgangen(akt, nu=nu)
            case Pausar():
                self._arende(akt.arende, _pausen(akt, nu=nu), nu=nu)
            case Stanger():
                self._stang(nu=nu)
            case _:
                raise TypeError(akt)

    def _i_domstol(self, akt: Overklagas | Domstolen, *, nu: datetime) -> Kommando:
        if isinstance(akt, Overklagas):
            return self._overklagandet(akt, nu=nu)
        return self._domen(akt, nu=nu)

    def _arende(self, nyckel: str, kommando: Kommando, *, nu: datetime) -> None:
        with self._databas.skriv() as session:
            registrera(session, self._omgang.kod, nyckel, kommando, nu=nu)

    def _las(self, nyckel: str) -> Arende:
        with self._databas.las() as session:
            omgang_id = las_omgangen(session, self._omgang.kod).id
            return las_arende(session, omgang_id, nyckel, omgang=self._omgang.kod)[1]

    def _senaste(self, arende: Arende) -> int:
        nummer = [ett.nummer for ett in arende.beslut if ett.star_kvar]
        if not nummer:
            raise OgiltigtBeslut(f"{arende.nyckel} har inget beslut.")
        return max(nummer)

    def _justera(self, akt: Justerar, *, nu: datetime) -> None:
        nummer = self._senaste(self._las(akt.arende))
        kommando = Justera(nummer=nummer, justerat=akt.justerat, anslaget=akt.anslaget)
        self._arende(akt.arende, kommando, nu=nu)

    def _uppfyll(self, akt: UppfyllerVillkor, *, nu: datetime) -> None:
        punkter = self._las(akt.arende).punkter.items()
        villkorade = tuple(kod for kod, ett in punkter if ett.lage.kod is Lagekod.VILLKORAD)
        if villkorade:
            kommando = UppfyllVillkor(punkter=villkorade, motivering=_MOTIVERING, av=_MOTIVERING)
            self._arende(akt.arende, kommando, nu=nu)

    def _avtal(self, akt: SkickarAvtal, *, nu: datetime) -> None:
        punkter = akt.punkter or self._godkanda(akt.huvudman)
        text = f"{akt.huvudman} {akt.slag} {akt.version} {punkter} {akt.undertecknare}"
        with self._databas.skriv() as session:
            handling = Avtalshandling(
                huvudman=akt.huvudman,
                slag=akt.slag,
                version=akt.version,
                punkter=punkter,
                undertecknare=tuple(
                    Undertecknare(roll=f"firmatecknare {nr}", befogenhet="KF § 1 (simulerat)")
                    for nr in range(akt.undertecknare)
                ),
                fil=spara_fil(session, Fil(f"{akt.slag}.txt", text.encode(), "text/plain")),
                inkommet=nu,
            )
            kommando = RegistreraAvtal(handling=handling)
            registrera_avtalskommando(session, self._omgang.kod, akt.huvudman, kommando, nu=nu)

    def _godkanda(self, huvudman: str) -> tuple[str, ...]:
        """Give the points that a kommun has approved, or the first of the round."""
        with self._databas.las() as session:
            last = las_avtal(session, las_omgangen(session, self._omgang.kod), huvudman)
        ja = tuple(
            kod
            for kod, lage in last.beslut.items()
            if lage.kod is Lagekod.VILLKORAD
            or (isinstance(lage, Preliminar | Avgjord) and blir_bifall(lage.utfall))
        )
        return ja or (self._omgang.punkter[0].kod,)

    def _kvittera(self, akt: Kvitterar, *, nu: datetime) -> None:
        referens = f"SIM {akt.huvudman}"
        kommando = Kvittera(huvudman=akt.huvudman, referens=referens, mottaget=nu)
        with self._databas.skriv() as session:
            registrera_avtalskommando(session, self._omgang.kod, akt.huvudman, kommando, nu=nu)

    def _flytta(self, akt: FlyttarFrist, *, nu: datetime) -> None:
        stolpe = self._omgang.motpartens_milstolpe
        with self._databas.skriv() as session:
            flytta_frist(
                session,
                self._omgang.kod,
                milstolpe=stolpe.kod,
                tidpunkt=Tidpunkt(datum=akt.datum, klockslag=stolpe.tidpunkt.klockslag),
                motivering=_MOTIVERING,
                nu=nu,
            )

    def _overklagandet(self, akt: Overklagas, *, nu: datetime) -> Kommando:
        return Overklaga(nummer=self._senaste(self._las(akt.arende)), datum=_dagen(nu))

    def _domen(self, akt: Domstolen, *, nu: datetime) -> Kommando:
        nummer, dag = self._senaste(self._las(akt.arende)), _dagen(nu)
        text = _MOTIVERING
        match akt.dom:
            case Dom.INHIBERAR:
                return Inhibera(nummer=nummer, datum=dag)
            case Dom.HAVER:
                return HavInhibition(nummer=nummer, datum=dag)
            case Dom.AVSLAR:
                return AvslaOverklagande(
                    nummer=nummer, datum=dag, laga_kraft=dag, motivering=text, av=text
                )
            case Dom.UPPHAVER:
                return Upphav(nummer=nummer, datum=dag, motivering=text, av=text)

    def _hela_omgangen(
        self, akt: AndrarUnderlag | TarTillbaka | Antecknar, *, nu: datetime
    ) -> None:
        kod = self._omgang.kod
        with self._databas.skriv() as session:
            match akt:
                case AndrarUnderlag():
                    fil = Fil("underlag.txt", f"{akt.namn} {akt.version}".encode(), "text/plain")
                    nytt = Nyttunderlag(
                        namn=akt.namn, version=akt.version, fil=fil, motivering=_MOTIVERING
                    )
                    byt_underlag(session, kod, nytt, nu=nu)
                case TarTillbaka():
                    aterkalla(session, kod, [akt.punkt], motivering=_MOTIVERING, nu=nu)
                case Antecknar():
                    anteckna(session, kod, Anteckna(text=_MOTIVERING, av=_MOTIVERING), nu=nu)

    def _stang(self, *, nu: datetime) -> None:
        with self._databas.las() as session:
            arenden = las_lage(session, self._omgang.kod, nu=nu).arenden
        for arende in arenden:
            oppna = tuple(ett.punkt for ett in arende.punkter if ett.lage in UTESTAENDE)
            if oppna:
                self._arende(arende.nyckel, Stang(punkter=oppna, motivering=_MOTIVERING), nu=nu)
