"""Facts to write notices from: one of each kind, changed by name."""

import hashlib
from datetime import UTC, date, datetime, time
from typing import cast

from beslutsmodell.frist import Tidpunkt
from beslutsmodell.kalenderpost import egen_fristpost
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.process import Stegsort
from notiser.parter import Adressat, Avsandare
from notiser.underlag import (
    Aterkallelse,
    Berort,
    Fristandring,
    Komplettering,
    Kvittering,
    Omgangsfakta,
    Oppning,
    Paketleverans,
    Paminnelse,
    Protokollsfraga,
    Underlag,
    Underlagsandring,
    Uppgift,
)
from tests.notiser.texter.exempelfraga import en_kontaktfraga

NU = datetime(2019, 10, 29, 7, 5, tzinfo=UTC)
PUNKTER = (
    "1 Informationsutbyte mellan vårdgivare",
    "2 Journalsystem för elevhälsa",
    "3 Journalsystem för kommunal hälso- och sjukvård",
)
PAKET = b"PK\x05\x06" + bytes(18)
SUMMA = hashlib.sha256(PAKET).hexdigest()
AVSANDARE = Avsandare(
    namn="VästKom, beslutsomgångar",
    adress="beslut@vastkom.example",
    doman="beslut.vastkom.example",
    svara_till="fvm@vastkom.example",
)


def en_omgang(**andringar: object) -> Omgangsfakta:
    grund: dict[str, object] = {
        "kod": "fvm-avrop-2019",
        "titel": "Avrop av optioner – framtidens vårdinformationsmiljö (FVM)",
        "agare": "VästKom",
        "dnr": "VK 2019/17 (fiktivt)",
        "motpart": "Västra Götalandsregionen",
        "motpartens_frist": Tidpunkt(datum=date(2019, 11, 26)),
        "fristversion": 1,
        "fiktivt": (
            "Alla svar är fiktiva – hur organen beslutar, när och med vilka paragrafer.",
            "Sammanträdesdagar, kontakter, diarienummer, avtal och kvittenser är fiktiva.",
        ),
        "sandlada": False,
        "avtalstid": "10 år efter avslutad implementering, med möjlighet till 4 års förlängning",
        "kontakt": "fvm@vastkom.example",
    }
    return Omgangsfakta.model_validate(grund | andringar)


def en_uppgift(**andringar: object) -> Uppgift:
    grund: dict[str, object] = {
        "huvudman": "Åmål",
        "organ": "Kommunfullmäktige i Åmåls kommun",
        "organ_i_mening": "kommunfullmäktige i Åmåls kommun",
        "steg": "Kommunens beslut",
        "sort": Stegsort.BESLUTAR,
        "punkter": PUNKTER,
        "egen_frist": date(2019, 11, 12),
        "atgard": "Ta upp ärendet på kommunfullmäktige i Åmåls kommun tisdag 12 november 2019; "
        "handlingarna ska vara inne senast fredag 1 november 2019.",
        "lage": None,
    }
    rader = grund | andringar
    rader["kalenderpost"] = egen_fristpost(
        "fvm-avrop-2019",
        f"kommun/{rader['organ']}",
        organ=str(rader["organ"]),
        steg=str(rader["steg"]),
        frist=cast("date", rader["egen_frist"]),
        sekvens=0,
        andrad=NU,
    )
    return Uppgift.model_validate(rader)


def en_beredning() -> Uppgift:
    """Gives a preparing body whose meeting was just held."""
    return en_uppgift(
        organ="Kommunstyrelsens arbetsutskott i Åmåls kommun",
        organ_i_mening="kommunstyrelsens arbetsutskott i Åmåls kommun",
        steg="Kommunstyrelsens arbetsutskott",
        sort=Stegsort.BEREDER,
        atgard="Togs ärendet upp på kommunstyrelsens arbetsutskott i Åmåls kommun tisdag 22 "
        "oktober 2019? Skicka då in protokollsutdraget. Annars: ta upp ärendet på "
        "kommunstyrelsens arbetsutskott i Åmåls kommun tisdag 5 november 2019; handlingarna ska "
        "vara inne senast onsdag 30 oktober 2019.",
    )


def tva_namnder() -> tuple[Uppgift, ...]:
    """Gives two bodies of one kommun, the later one first."""
    organ = "barn- och utbildningsnämnden i Vänersborgs kommun"
    return (
        en_uppgift(
            huvudman="Vänersborg",
            organ=organ[:1].upper() + organ[1:],
            organ_i_mening=organ,
            punkter=PUNKTER[1:2],
            egen_frist=date(2019, 11, 18),
            atgard=f"Handlingarna till {organ} måndag 18 november 2019 skulle ha varit inne "
            "senast måndag 28 oktober 2019. Ligger ärendet inte på dagordningen, begär att det "
            "läggs till där.",
            noteringar=("Punkt 2 ligger utanför den fullmakt som har lämnats.",),
        ),
        en_uppgift(
            huvudman="Vänersborg",
            organ="Socialnämnden i Vänersborgs kommun",
            organ_i_mening="socialnämnden i Vänersborgs kommun",
            punkter=(PUNKTER[0], PUNKTER[2]),
            lage="återremitterad",
            atgard="Inget sammanträde med socialnämnden i Vänersborgs kommun är känt till och med "
            "tisdag 12 november 2019. Begär extra sammanträde (KL 6:23) eller meddela vilket datum "
            "som gäller.",
        ),
    )


def en_adressat(kanal: Kanal = Kanal.EPOST, **andringar: object) -> Adressat:
    adresser = {
        Kanal.EPOST: "registrator@amal.example",
        Kanal.TEAMS: "miljo:BESLUT_DEMO_TEAMS",
        Kanal.APPRISE: "miljo:BESLUT_DEMO_APPRISE",
        Kanal.FIL: "utskick",
    }
    grund: dict[str, object] = {
        "kanal": kanal,
        "adress": adresser[kanal],
        "namn": "Registrator, Åmåls kommun (fiktiv)",
        "roll": Kontaktroll.REGISTRATOR,
    }
    return Adressat.model_validate(grund | andringar)


def alla_sorter(**andringar: object) -> dict[str, Underlag]:
    """Gives one of each kind, all in the same round."""
    omgang = en_omgang(**andringar)
    flyttad = omgang.model_copy(
        update={
            "motpartens_frist": Tidpunkt(datum=date(2019, 12, 3), klockslag=time(16)),
            "fristversion": 2,
        }
    )
    return {
        "paminnelse": Paminnelse(omgang=omgang, uppgifter=(en_uppgift(),), dagar=14),
        "oppning": Oppning(
            omgang=omgang,
            uppgifter=(en_uppgift(),),
            rekommendation=(
                f"{PUNKTER[0]}: bör avropas av alla (VästKoms styrelse 11 juni 2019)",
                f"{PUNKTER[1]}: rekommenderas (VästKoms styrelse 11 juni 2019)",
            ),
        ),
        "fristandring": Fristandring(
            omgang=flyttad,
            milstolpe="Mottaget hos VGR",
            tidigare=omgang.motpartens_frist,
            ny=flyttad.motpartens_frist,
            motivering="Regionen behöver en vecka till för sin mottagning (fiktivt).",
            uppgifter=(en_uppgift(egen_frist=date(2019, 11, 19)),),
        ),
        "underlagsandring": Underlagsandring(
            omgang=omgang,
            namn="Tjänsteskrivelse om avrop",
            tidigare="2019",
            ny="2019 rev. B",
            fran=date(2019, 10, 28),
            motivering="Regionen har höjt priset för punkt 1 (fiktivt).",
            berorda=(
                Berort(
                    organ="Kommunfullmäktige i Åmåls kommun",
                    organ_i_mening="kommunfullmäktige i Åmåls kommun",
                    punkter=PUNKTER[:1],
                    beslut=("1: bifall onsdag 25 september 2019, på underlag 2019",),
                ),
            ),
        ),
        "aterkallelse": Aterkallelse(
            omgang=omgang,
            punkter=PUNKTER[2:],
            motivering="Regionen har tagit tillbaka punkten (fiktivt).",
            berorda=(
                Berort(
                    organ="Kommunfullmäktige i Åmåls kommun",
                    organ_i_mening="kommunfullmäktige i Åmåls kommun",
                    punkter=PUNKTER[2:],
                    beslut=("3: bifall onsdag 25 september 2019",),
                ),
                Berort(
                    organ="Socialnämnden i Vänersborgs kommun",
                    organ_i_mening="socialnämnden i Vänersborgs kommun",
                    punkter=PUNKTER[2:],
                ),
            ),
        ),
        "komplettering": Komplettering(
            omgang=omgang,
            huvudman="Åmåls kommun",
            brister=(
                "Avtalet ”Samverkansavtal” har inte kommit in.",
                "Avtalet ”Avrop” omfattar punkt 3, men beslutet är avslag.",
                "Avtalet ”Avrop” är undertecknat i version 1, men version 2 gäller.",
            ),
            atgarder=(
                "Skicka in ett undertecknat exemplar av avtalet ”Samverkansavtal”.",
                "Skicka in ett beslut om punkt 3, eller ett avtal utan den.",
                "Skicka in version 2 undertecknad.",
            ),
        ),
        "kvittering": Kvittering(
            omgang=omgang,
            huvudman="Åmåls kommun",
            referens="RS 2019-04711 (fiktiv)",
            mottaget=datetime(2019, 11, 21, 8, 5, tzinfo=UTC),
            punkter=PUNKTER[:2],
        ),
        "protokoll": Protokollsfraga(
            omgang=omgang,
            organ="Kommunfullmäktige i Åmåls kommun",
            organ_i_mening="kommunfullmäktige i Åmåls kommun",
            sammantrade=date(2019, 10, 9),
            paragraf="§ 97",
            punkter=PUNKTER[:2],
            justeras_senast=date(2019, 10, 23),
            stod="KL 5:69",
        ),
        "kontaktfraga": en_kontaktfraga(omgang),
        "paketleverans": Paketleverans(
            omgang=omgang,
            huvudman="Åmåls kommun",
            filnamn="Avtal Åmåls kommun § 12.zip",
            sha256=SUMMA,
            innehall=PAKET,
        ),
    }


def sarskilda_fall() -> dict[str, Underlag]:
    """Gives what a kind may also look like."""
    forbi, tidigare = date(2019, 10, 28), Tidpunkt(datum=date(2019, 11, 11))
    fler = (*tva_namnder()[:1], en_beredning().model_copy(update={"egen_frist": forbi}))
    return {
        "paminnelse-flera": Paminnelse(omgang=en_omgang(), uppgifter=tva_namnder(), dagar=14),
        "paminnelse-ovriga": Paminnelse(
            omgang=en_omgang(), uppgifter=tva_namnder()[1:], dagar=14, ovriga=fler
        ),
        "oppning-ovriga": Oppning(
            omgang=en_omgang(),
            uppgifter=(en_beredning(),),
            rekommendation=(f"{PUNKTER[0]}: bör avropas av alla (VästKoms styrelse 11 juni 2019)",),
            ovriga=tva_namnder(),
            fler=3,
        ),
        "paminnelse-sandlada": Paminnelse(
            omgang=en_omgang(sandlada=True, fiktivt=(), dnr="VK 2019/17", motpart=None),
            uppgifter=(en_uppgift(egen_frist=date(2019, 10, 28)),),
            dagar=1,
        ),
        "paminnelse-bereder": Paminnelse(omgang=en_omgang(), uppgifter=(en_beredning(),), dagar=14),
        "oppning-passerad": Oppning(
            omgang=en_omgang(), uppgifter=(en_uppgift(egen_frist=forbi),), rekommendation=()
        ),
        "fristandring-passerad": Fristandring(
            omgang=en_omgang(fristversion=2, motpartens_frist=tidigare),
            milstolpe="Mottaget hos VGR",
            tidigare=en_omgang().motpartens_frist,
            ny=tidigare,
            motivering="Regionen börjar tidigare (fiktivt).",
            uppgifter=(en_uppgift(egen_frist=forbi), en_beredning()),
        ),
        "komplettering-sen": Komplettering(
            omgang=en_omgang(motpartens_frist=Tidpunkt(datum=forbi)),
            huvudman="Åmåls kommun",
            brister=("Avtalet ”Samverkansavtal” har inte kommit in.",),
            atgarder=("Skicka in ett undertecknat exemplar av avtalet ”Samverkansavtal”.",),
        ),
        "kvittering-sen": Kvittering(
            omgang=en_omgang(),
            huvudman="Åmåls kommun",
            referens="RS 2019-04802 (fiktiv)",
            mottaget=datetime(2019, 11, 27, 8, 5, tzinfo=UTC),
            punkter=PUNKTER[:1],
            efter_frist=True,
        ),
    }
