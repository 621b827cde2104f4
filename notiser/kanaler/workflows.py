"""From a workflows:// address to the HTTPS address that takes the card."""

from typing import NamedTuple

from notiser.fel import Adressfel
from notiser.kanaler.apprisetjanst import las_tjanst

FEL_SLAG = (
    "Adressen är ingen Teams-adress. Kopiera hela adressen ur flödet i Teams "
    "(https://…/workflows/…/invoke?…&sig=…), eller skriv workflows://värd/flöde/signatur."
)
UTLOSARE = "/triggers/manual/run"


class Workflowsadress(NamedTuple):
    """The address without its query, and the query with the secret signature."""

    url: str
    fraga: dict[str, str]

    def __repr__(self) -> str:
        """Show nothing: even the path names the workflow."""
        return "Workflowsadress(dold)"


def las_workflows(adress: str) -> Workflowsadress:
    """Let apprise parse and check the address; raise Adressfel where it cannot.

    What Teams itself shows (https://…/workflows/…/invoke?…&sig=…) is taken as well.
    """
    try:
        tjanst = las_tjanst(adress)
    except Adressfel:
        raise Adressfel(FEL_SLAG) from None
    if "workflows" not in _protokoll(tjanst):
        raise Adressfel(FEL_SLAG)
    vag = "/powerautomate/automations/direct" if tjanst.power_automate else ""
    routing = getattr(tjanst, "routing_id", None)  # apprise below 1.10 does not know it
    if vag and routing:
        vag += f"/cu/{routing}"
    port = f":{tjanst.port}" if tjanst.port else ""
    url = f"https://{tjanst.host}{port}{vag}/workflows/{tjanst.workflow}"
    return Workflowsadress(
        url=f"{url}/triggers/manual/paths/invoke",
        fraga={
            "api-version": str(tjanst.api_version),
            "sp": UTLOSARE,
            "sv": "1.0",
            "sig": str(tjanst.signature),
        },
    )


def _protokoll(tjanst: object) -> tuple[str, ...]:
    """List the schemes of apprise's service."""
    protokoll = getattr(tjanst, "secure_protocol", None) or ()
    return (protokoll,) if isinstance(protokoll, str) else tuple(protokoll)
