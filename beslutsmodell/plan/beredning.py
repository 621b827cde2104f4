"""What has been sent back is prepared anew before it is decided (`KL 5:26-28`)."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from beslutsmodell.kedja import Planarende
from beslutsmodell.plan.nulage import Nulage


def beredd_anyo(
    nulage: Nulage, arenden: Mapping[str, Planarende], egna_steg: Collection[str]
) -> Nulage:
    """Give the state in which those who prepare what was sent back owe it once more.

    They are the kommun's own bodies that come next before. What they said before the återremiss
    does not do; what they have said since does. Those who recommend are not asked again.
    """
    dagar: dict[str, date] = {}
    for nyckel in nulage.aterremitterade & nulage.behandlat.keys() & arenden.keys():
        tillbaka = nulage.behandlat[nyckel]
        for fore in arenden[nyckel].vantar_pa:
            sagt = nulage.beslutat.get(fore)
            if arenden[fore].steg in egna_steg and sagt is not None and sagt <= tillbaka:
                dagar[fore] = max(tillbaka, dagar.get(fore, tillbaka))
    if not dagar:
        return nulage
    kvar = {nyckel: dag for nyckel, dag in nulage.beslutat.items() if nyckel not in dagar}
    return replace(nulage, beslutat=kvar, behandlat={**nulage.behandlat, **dagar})
