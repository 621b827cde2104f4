"""Agreements of Åmål in a record: decided, signed and registered unless told otherwise."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from beslutsmodell.avtal.handling import Avtalshandling, Undertecknare
from beslutsmodell.avtal.kommandon import Avtalskommando, RegistreraAvtal
from beslutsmodell.avtal.krav import Avtalskrav, Mottagare
from beslutsmodell.beslutsvag import Fullmakt
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal
from beslutsmodell.omgang import Beslutsomgang, Underlag
from beslutsmodell.utfall import Utfall
from diarium.avtal import registrera_avtalskommando
from diarium.databas import Databas
from diarium.filer import Fil, spara_fil
from diarium.inlamning import Inlamnat, lamna_in
from diarium.kvitto import Kvitto
from diarium.lage import las_lage
from diarium.lagerapport import Omgangslage
from diarium.leverans import Leverera, lagg_i_mapp
from diarium.omgangslasning import Omgangslasning
from diarium.paket import Paket
from diarium.registrera import registrera
from tests.beslutsmodell.omgangar import VAGAR, omgang
from tests.diarium.diariet import borja
from tests.diarium.svep.rigg import beslut

AMAL = "1492"
KF = "beslut/1492-kf"
DAG = date(2019, 10, 9)
NU = datetime(2019, 11, 20, 12, tzinfo=STOCKHOLM)
FRIST = datetime(2019, 11, 26, 23, 59, tzinfo=STOCKHOLM)
ORDFORANDE = Undertecknare(roll="kommunstyrelsens ordförande", befogenhet="KS reglemente § 7")
UNDERLAG = "Tjänsteskrivelse"
SLAG = ("avrop", "samverkansavtal")


def runda(kanal: Kanal = Kanal.FIL, adress: str = "inkorg/vgr") -> Beslutsomgang:
    """Gives the small round with two agreements to hand in to VGR."""
    return omgang(
        beslutsvagar=tuple(vag for vag in VAGAR if vag.steg == "beslut"),
        underlag=(Underlag(namn=UNDERLAG, version="1", sha256="0" * 64),),
        avtal=tuple(Avtalskrav(slag=slag, namn=slag) for slag in SLAG),
        fullmakter=(Fullmakt(huvudman=AMAL, punkter=("1", "2")),),
        mottagare=Mottagare(kod="VGR", namn="Västra Götalandsregionen", kanal=kanal, adress=adress),
    )


@dataclass(frozen=True)
class Avtalsrigg:
    """A record in which Åmål may decide and sign."""

    databas: Databas
    omgang: Beslutsomgang
    mapp: Path

    def besluta(self, *punkter: str) -> None:
        """Lets Åmål approve the points and refuse the others."""
        for utfall, urval in (
            (Utfall.BIFALL, punkter),
            (Utfall.AVSLAG, tuple(kod for kod in "123" if kod not in punkter)),
        ):
            if urval:
                with self.databas.skriv() as session:
                    kommando = beslut(KF, DAG, utfall, urval)
                    registrera(session, self.omgang.kod, KF, kommando, nu=NU)

    def gor(self, kommando: Avtalskommando, *, nu: datetime = NU) -> Kvitto:
        with self.databas.skriv() as session:
            return registrera_avtalskommando(session, self.omgang.kod, AMAL, kommando, nu=nu)

    def skriv_under(
        self,
        slag: str,
        *punkter: str,
        nu: datetime = NU,
        skickat: datetime | None = None,
        undertecknare: tuple[Undertecknare, ...] = (ORDFORANDE,),
        innehall: bytes = b"%PDF fiktivt avtal",
    ) -> Kvitto:
        """Registers a signed agreement that came at the instant."""
        with self.databas.skriv() as session:
            fil = spara_fil(session, Fil("Avrop Åmål § 12.pdf", innehall, "application/pdf"))
        handling = Avtalshandling(
            huvudman=AMAL,
            slag=slag,
            version="1",
            punkter=punkter or ("1",),
            undertecknare=undertecknare,
            fil=fil,
            inkommet=nu,
            skickat=skickat,
        )
        return self.gor(RegistreraAvtal(handling=handling), nu=nu)

    def klar(self) -> "Avtalsrigg":
        """Gives the record with point 1 approved and both agreements in place."""
        self.besluta("1")
        for slag in SLAG:
            self.skriv_under(slag)
        return self

    def lamna_in(self, *, nu: datetime = NU, leverera: Leverera | None = None) -> Inlamnat:
        return lamna_in(
            self.databas, self.omgang.kod, AMAL, leverera=leverera or self.i_mapp, nu=nu
        )

    def i_mapp(self, _lasning: Omgangslasning, paket: Paket, _dubblett: bool = False) -> str:  # noqa: FBT001, FBT002 - a Leverera
        return str(lagg_i_mapp(paket, self.mapp))

    def lage(self, *, nu: datetime = NU) -> Omgangslage:
        with self.databas.las() as session:
            return las_lage(session, self.omgang.kod, nu=nu)

    def avtalsstatus(self, *, nu: datetime = NU) -> str:
        return next(man.avtal.value for man in self.lage(nu=nu).kommuner if man.kod == AMAL)


def rigga_avtal(databas: Databas, mapp: Path, omgang: Beslutsomgang | None = None) -> Avtalsrigg:
    """Starts the round."""
    egen = omgang or runda()
    borja(databas, egen)
    return Avtalsrigg(databas, egen, mapp)
