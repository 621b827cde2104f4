"""Cycles in what waits for what."""

from collections.abc import Iterable, Mapping


def cykel(vantar_pa: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Give one ring of codes, first and last the same, or an empty tuple when there is none."""
    klara: set[str] = set()

    def folj(kod: str, vag: tuple[str, ...]) -> tuple[str, ...]:
        if kod in vag:
            return (*vag[vag.index(kod) :], kod)
        if kod in klara:
            return ()
        for nasta in vantar_pa.get(kod, ()):
            if ring := folj(nasta, (*vag, kod)):
                return ring
        klara.add(kod)
        return ()

    for kod in vantar_pa:
        if ring := folj(kod, ()):
            return ring
    return ()
