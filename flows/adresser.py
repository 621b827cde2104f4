"""Addresses on Prefect's own pages: from a picture to another, and to a form filled in beforehand.

They begin at the root of the pages, so that they hold behind any host name.
"""

import json
from collections.abc import Mapping
from urllib.parse import quote


def till_artefakt(nyckel: str) -> str:
    """Give the page of an artifact, newest version first."""
    return f"/artifacts/key/{nyckel}"


def till_blankett(drift: str, ifyllt: Mapping[str, str]) -> str:
    """Give the page of a form, filled in with what is known.

    The page decodes the parameters itself, after its router has decoded the address.
    """
    parametrar = quote(json.dumps({"blankett": dict(ifyllt)}, ensure_ascii=False), safe="")
    return f"/deployments/deployment/{drift}/run?parameters={quote(parametrar, safe='')}"
