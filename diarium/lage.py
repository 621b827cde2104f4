"""How a round stands: every kommun and point, right at any instant with every sweep off."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlmodel import Session

from beslutsmodell.arende import Arendelage
from beslutsmodell.avtal.granskning import granska, tecknar_inget
from beslutsmodell.avtal.lage import Avtalsstatus, Huvudmansavtal, avtalsstatus
from beslutsmodell.frist import Frist
from beslutsmodell.lage import ar_forsenat, arendelage
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import AVSLUTADE, Avgjord, Lagekod, Punktlage
from beslutsmodell.utfall import Utfall
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.tabeller.arende import Arenderad, Avtalsrad, Punktrad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT, _AVTAL = tabell(Arenderad), tabell(Punktrad), tabell(Avtalsrad)
_LAGE: TypeAdapter[Punktlage] = TypeAdapter(Punktlage)
AVSLUTANDE = AVSLUTADE | {Lagekod.AVGJORD}


@dataclass(frozen=True, slots=True)
class Punktrapport:
    """One point of one case."""

    punkt: str
    lage: Lagekod
    utfall: Utfall | None
    flaggor: tuple[str, ...]
    detalj: str


@dataclass(frozen=True, slots=True)
class Arenderapport:
    """One case."""

    nyckel: str
    steg: str
    sort: Stegsort
    huvudman: str
    forbund: str | None
    organ: str
    frist: date
    """The body's own last day."""
    version: int
    svarat: bool
    lage: Arendelage
    forsenad: bool
    """Something is owed and the body's own last day has passed."""
    punkter: tuple[Punktrapport, ...]


@dataclass(frozen=True, slots=True)
class Huvudmansrapport:
    """One participant: the outcome and state of every point, and its agreements."""

    kod: str
    namn: str
    forbund: str | None
    """The code of its förbund."""
    forbundsnamn: str | None
    """What the förbund is called in a narrow column."""
    arenden: tuple[Arenderapport, ...]
    """The cases in which it decides."""
    punkter: Mapping[str, Utfall | None]
    status: Mapping[str, Lagekod | None]
    """Null for a point that no body of the participant handles."""
    avtal: Avtalsstatus
    avtalsobs: tuple[str, ...]
    """What a human should look at in agreements that have been handed in, in Swedish."""
    fullmakt: tuple[str, ...] | None

    @property
    def forsenad(self) -> bool:
        """Tell whether a deciding body is late."""
        return any(arende.forsenad for arende in self.arenden)

    @property
    def slutliga(self) -> dict[str, Utfall]:
        """Give the outcome of every point that is final, a met condition being an approval."""
        lasta = (
            (punkt.punkt, _LAGE.validate_json(punkt.detalj))
            for arende in self.arenden
            for punkt in arende.punkter
            if punkt.lage is Lagekod.AVGJORD
        )
        return {kod: lage.utfall for kod, lage in lasta if isinstance(lage, Avgjord)}

    @property
    def flaggor(self) -> tuple[str, ...]:
        """Give the marks of its points, each with its point."""
        return tuple(
            f"{punkt.punkt}: {flagga}"
            for arende in self.arenden
            for punkt in arende.punkter
            for flagga in punkt.flaggor
        )


@dataclass(frozen=True, slots=True)
class Omgangslage:
    """How a round stands at an instant."""

    omgang: Beslutsomgang
    nu: datetime
    frist: Frist
    """The counterparty's deadline that holds."""
    arenden: tuple[Arenderapport, ...]
    kommuner: tuple[Huvudmansrapport, ...]

    @property
    def summa(self) -> dict[str, dict[str, int]]:
        """Count the participants by state and outcome per point, and by agreements.

        Every count adds up to the number of participants.
        """
        summor: dict[str, dict[str, int]] = {
            "deltagare": {"antal": len(self.kommuner)},
            "avtal": dict(Counter(man.avtal.value for man in self.kommuner)),
        }
        for punkt in self.omgang.punkter:
            summor[f"status {punkt.kod}"] = dict(
                Counter(_kod(man.status[punkt.kod]) for man in self.kommuner),
            )
            summor[f"utfall {punkt.kod}"] = dict(
                Counter(_kod(man.punkter[punkt.kod]) for man in self.kommuner),
            )
        return summor


def las_lage(session: Session, kod: str, *, nu: datetime) -> Omgangslage:
    """Read how a round stands at the aware instant `nu`; OkandOmgang when there is none."""
    lasning = las_omgangen(session, kod)
    arenden = las_arenderapporter(session, lasning.id, nu=nu)
    return Omgangslage(
        omgang=lasning.omgang,
        nu=nu,
        frist=lasning.motpartens_frist,
        arenden=arenden,
        kommuner=_kommuner(session, lasning, arenden, nu=nu),
    )


def las_arenderapporter(
    session: Session,
    omgang_id: int,
    *,
    nu: datetime,
) -> tuple[Arenderapport, ...]:
    """Read every case of a round with its points, in the order of the chain."""
    rader = session.execute(
        select(
            _ARENDE.c.id,
            _ARENDE.c.nyckel,
            _ARENDE.c.steg,
            _ARENDE.c.sort,
            _ARENDE.c.huvudman,
            _ARENDE.c.forbund,
            _ARENDE.c.organ,
            _ARENDE.c.frist,
            _ARENDE.c.version,
            _ARENDE.c.svarat,
            _PUNKT.c.punkt,
            _PUNKT.c.lage,
            _PUNKT.c.utfall,
            _PUNKT.c.flaggor,
            _PUNKT.c.detalj,
        )
        .join(_PUNKT, _PUNKT.c.arende_id == _ARENDE.c.id)
        .where(_ARENDE.c.omgang_id == omgang_id)
        .order_by(_ARENDE.c.id, _PUNKT.c.plats),
    ).all()
    rapporter: dict[int, Arenderapport] = {}
    punkter: dict[int, list[Punktrapport]] = {}
    for rad in rader:
        punkter.setdefault(rad.id, []).append(
            Punktrapport(
                rad.punkt,
                Lagekod(rad.lage),
                Utfall(rad.utfall) if rad.utfall else None,
                tuple(rad.flaggor.split()),
                rad.detalj,
            ),
        )
    for rad in rader:
        if rad.id not in rapporter:
            egna = tuple(punkter[rad.id])
            rapporter[rad.id] = Arenderapport(
                nyckel=rad.nyckel,
                steg=rad.steg,
                sort=Stegsort(rad.sort),
                huvudman=rad.huvudman,
                forbund=rad.forbund,
                organ=rad.organ,
                frist=rad.frist,
                version=rad.version,
                svarat=rad.svarat,
                lage=arendelage([punkt.lage for punkt in egna]),
                forsenad=ar_forsenat([punkt.lage for punkt in egna], frist=rad.frist, nu=nu),
                punkter=egna,
            )
    return tuple(rapporter.values())


def _kommuner(
    session: Session,
    lasning: Omgangslasning,
    arenden: tuple[Arenderapport, ...],
    *,
    nu: datetime,
) -> tuple[Huvudmansrapport, ...]:
    per_man: dict[str, list[Arenderapport]] = {}
    for arende in arenden:
        if arende.sort is Stegsort.BESLUTAR:
            per_man.setdefault(arende.huvudman, []).append(arende)
    fullmakter = {
        plan.huvudman: plan.fullmakt for plan in lasning.plan if plan.sort is Stegsort.BESLUTAR
    }
    avtal = {
        rad.huvudman: Huvudmansavtal.model_validate_json(rad.kropp)
        for rad in session.execute(select(_AVTAL).where(_AVTAL.c.omgang_id == lasning.id))
    }
    frist = lasning.motpartens_frist.tidpunkt.instant
    namn = {man.kod: man.visningsnamn for man in lasning.omgang.huvudman}
    koder = [punkt.kod for punkt in lasning.omgang.punkter]
    rapporter = []
    for man in lasning.omgang.deltagare:
        egna = tuple(per_man.get(man.kod, ()))
        punkter = {punkt.punkt: punkt for arende in egna for punkt in arende.punkter}
        ett = avtal.get(man.kod, Huvudmansavtal(huvudman=man.kod))
        status, obs = _avtalslage(lasning, ett, punkter, fullmakter[man.kod], frist, nu)
        rapporter.append(
            Huvudmansrapport(
                kod=man.kod,
                namn=man.namn,
                forbund=man.forbund,
                forbundsnamn=namn.get(man.forbund) if man.forbund else None,
                arenden=egna,
                punkter={kod: punkter[kod].utfall if kod in punkter else None for kod in koder},
                status={kod: punkter[kod].lage if kod in punkter else None for kod in koder},
                avtal=status,
                avtalsobs=obs,
                fullmakt=fullmakter[man.kod],
            ),
        )
    return tuple(rapporter)


def _avtalslage(
    lasning: Omgangslasning,
    avtal: Huvudmansavtal,
    punkter: Mapping[str, Punktrapport],
    fullmakt: tuple[str, ...] | None,
    frist: datetime,
    nu: datetime,
) -> tuple[Avtalsstatus, tuple[str, ...]]:
    """Give the status of the agreements, and what does not fit in what was handed in."""
    if not avtal.handlingar and not all(ett.lage in AVSLUTANDE for ett in punkter.values()):
        return Avtalsstatus.SAKNAS, ()
    beslut = {kod: _LAGE.validate_json(punkt.detalj) for kod, punkt in punkter.items()}
    brister = granska(
        avtal,
        krav=lasning.omgang.avtal,
        beslut=beslut,
        fullmakt=fullmakt,
        flaggor={kod: punkt.flaggor for kod, punkt in punkter.items()},
    )
    status = avtalsstatus(
        avtal,
        brister,
        frist=frist,
        nu=nu,
        inget_att_teckna=tecknar_inget(beslut),
    )
    obs = [ett.motivering for ett in brister] if avtal.inlamning else []
    if avtal.kvittens and avtal.kvittens.efter_frist and not avtal.sent_godtas:
        obs.append("Mottagarens kvittens är daterad efter fristen.")
    return status, tuple(obs)


def _kod(varde: Lagekod | Utfall | None) -> str:
    return varde.value if varde else "inget"
