"""The one door from `app` to Prefect; opened only when a flow is needed."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.fel import Nekad
from beslutsmodell.beslut import Punktbeslut
from diarium.inlasning.manus import Beslutspost, Korrigeringspost

if TYPE_CHECKING:
    from diarium.installningar import Installningar
    from flows.driftsattning import Driftsatt
    from flows.svar import Svar

_TYST: Final = {
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}
"""The demo tells its own story; Prefect's is in its pages."""
_DEMON: Final = "Demon (fiktivt)"


def serva(installningar: "Installningar", *, port: int, meddela: Callable[[str], None]) -> None:
    """Run Prefect's server and the deployments until stopped; Nekad when it does not start."""
    from flows.loggning import logg_till_fil

    os.environ |= logg_till_fil(installningar.hem / "prefect")
    from flows.fel import Tjanstefel
    from flows.tjanst import kor_tjanst

    try:
        kor_tjanst(installningar, port=port, meddela=meddela)
    except Tjanstefel as fel:
        raise Nekad(str(fel)) from fel


def driftsatt(python: str | None) -> "Driftsatt":
    """Put the deployments on the server of the environment; Nekad when it cannot be done."""
    from flows.driftsattning import satt_i_drift
    from flows.fel import Tjanstefel

    try:
        return satt_i_drift(python)
    except Tjanstefel as fel:
        raise Nekad(str(fel)) from fel


def stoppa_gammal_prefect(hem: Path) -> None:
    """Stop the server that a killed demo or service left behind in the folder."""
    from flows.kvarglomd import stoppa_kvarglomd

    stoppa_kvarglomd(hem / "prefect")


@contextmanager
def prefect_igang(hem: Path, port: int) -> Iterator[str]:
    """Run Prefect's server with its own home, and let the flows of this process find it.

    Give the address of its pages; Nekad when it does not start.
    """
    from flows.fel import Tjanstefel
    from flows.loggning import logg_till_fil
    from flows.server import starta_server

    try:
        server = starta_server(hem, port)
    except Tjanstefel as fel:
        raise Nekad(str(fel)) from fel
    os.environ |= {**logg_till_fil(hem / "prefect"), **_TYST, "PREFECT_API_URL": server.api}
    try:
        yield server.url
    finally:
        server.stop()


class Floden:
    """The flows, run in this process and seen in the server's pages."""

    async def starta(self, exempel: str) -> None:
        """Start a shipped round by its form; Nekad when the form is refused."""
        from flows.starta_omgang import starta_omgang

        blankett: Any = {"kalla": exempel, "startad_av": _DEMON}
        _gjort(await starta_omgang(blankett, return_state=True))

    async def registrera(self, omgang: str, post: Beslutspost) -> None:
        """Record a decision by its form."""
        from flows.registrera_beslut import registrera_beslut

        blankett: Any = _ifylld(omgang, post)
        _gjort(await registrera_beslut(blankett, return_state=True))

    async def lamna_in(self, omgang: str, huvudman: str) -> str | None:
        """Hand over the agreements; give the refusal, or null when it is done."""
        from flows.lamna_in import lamna_in

        blankett: Any = {"omgang": omgang, "huvudman": huvudman, "registrerat_av": _DEMON}
        try:
            _gjort(await lamna_in(blankett, return_state=True))
        except Nekad as nekad:
            return str(nekad)
        return None

    async def svepa(self) -> str:
        """Claim what is due and send what is ripe; tell what was sent."""
        from flows.paminn import paminn
        from flows.skicka_utskick import skicka_utskick

        _gjort(await paminn(return_state=True))
        return _gjort(await skicka_utskick(return_state=True))

    async def rita_kedjorna(self) -> None:
        """Draw the chain and the pictures, as the schedule does where something has changed."""
        from flows.beslutskedja import beslutskedjor

        _gjort(await beslutskedjor(return_state=True))


def _gjort(svar: "Svar") -> str:
    """Give the flow's own words; Nekad with them when it did nothing."""
    if not svar.is_completed():
        raise Nekad(svar.message or "flödet misslyckades")
    return svar.message or ""


def _ifylld(omgang: str, post: Beslutspost | Korrigeringspost) -> Mapping[str, str]:
    """Fill in the decision form as a person would."""
    beslut = post.beslut
    falt = {
        "paragraf": beslut.paragraf,
        "dnr": beslut.dnr,
        "delegation": beslut.delegation,
        "justerat": beslut.justerat,
        "anslaget": beslut.anslaget,
        "reservation": beslut.reservation,
        "votering": beslut.votering,
        "skal": "\n".join(
            f"{ett.punkt}={ett.motivering}" for ett in beslut.punkter if ett.motivering
        ),
    }
    return {
        "omgang": omgang,
        "arende": f"{post.steg}/{post.organ}",
        "datum": beslut.datum.isoformat(),
        "slag": beslut.slag.value,
        "registrerat_av": beslut.registrerat_av,
        "utfall": ", ".join(map(_utfall, beslut.punkter)),
        **{namn: str(varde) for namn, varde in falt.items() if varde},
    }


def _utfall(rad: Punktbeslut) -> str:
    tillagg = rad.villkor or rad.stod or rad.styrka
    return f"{rad.punkt}={rad.utfall.value}" + (f": {tillagg}" if tillagg else "")
