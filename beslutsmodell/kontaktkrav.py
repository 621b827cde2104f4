"""What becomes of a round's contacts, and what it must not lead to: a body that nobody reaches."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from beslutsmodell.datum import datum_i_text
from beslutsmodell.fel import OgiltigtKontaktbyte
from beslutsmodell.kontakt import Kontakt, Kontaktroll, NumreradKontakt
from beslutsmodell.varde import Varde

_DYGN: Final = timedelta(days=1)


class Kontaktslut(Varde):
    """A contact gets another last day; what was before it is left as it was."""

    nummer: int
    dag: date | None
    """Null = until further notice; the day before its first one = it never came in force."""


class Kontaktbyte(Varde):
    """What becomes of the contacts of a round."""

    nya: tuple[Kontakt, ...] = ()
    slutar: tuple[Kontaktslut, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.nya or self.slutar)


def krav_registrator(finns: Sequence[NumreradKontakt], byte: Kontaktbyte, *, idag: date) -> None:
    """Refuse a change after which a body lacks somebody to write to on a day when it had one."""
    slut = {ett.nummer: ett.dag for ett in byte.slutar}
    berorda = {ett.kontakt.organ for ett in finns if ett.nummer in slut}
    for organ in sorted(berorda):
        fore = [ett for ett in finns if _ar_registrator(ett.kontakt, organ)]
        efter = [_med_slut(ett, slut) for ett in fore]
        efter += [ny for ny in byte.nya if _ar_registrator(ny, organ)]
        dagar = {max(idag, ett.galler_till + _DYGN) for ett in efter if ett.galler_till}
        for dag in sorted(dagar):
            hade = any(ett.kontakt.galler(dag) for ett in fore)
            if hade and not any(ett.galler(dag) for ett in efter):
                raise OgiltigtKontaktbyte(
                    f"{organ} skulle inte ha någon registrator att skriva till från "
                    f"{datum_i_text(dag)}. Byt ut kontakten med `beslut kontakt byt`, eller "
                    "lägg till en ny först."
                )


def _ar_registrator(kontakt: Kontakt, organ: str) -> bool:
    return kontakt.organ == organ and kontakt.roll is Kontaktroll.REGISTRATOR


def _med_slut(ett: NumreradKontakt, slut: dict[int, date | None]) -> Kontakt:
    dag = slut.get(ett.nummer, ett.kontakt.galler_till)
    return ett.kontakt.model_copy(update={"galler_till": dag})
