"""What a flow answers with: named states, in Swedish, and never a traceback for a refusal."""

from collections.abc import Coroutine
from typing import Any, Final

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import ValidationError

from beslutsmodell.fel import Modellfel
from diarium.fel import Diariefel
from diarium.inlasning.fel import Inlasningsfel
from diarium.installningar import Installningar
from diarium.installningsfel import installningsfel
from flows.arbetare import hemlos
from flows.formular.fel import Avslaget, Formularfel
from flows.kedja.kedjelage import RODA, Kedjelage
from flows.markning import korningen
from notiser.fel import Notisfel

Svar = State[Any]

NEKAT: Final = "Nekat"
"""The name of a refusal: nothing has changed."""
_VISAS: Final = (Formularfel, Avslaget, Modellfel, Diariefel, Inlasningsfel, Notisfel)


async def svara(arbete: Coroutine[Any, Any, Svar]) -> Svar:
    """Give the answer of the work; a refusal is returned as a state with exactly its text."""
    try:
        if (hinder := hemlos(korningen(), Installningar().hem)) is not None:
            return Failed(name=NEKAT, message=hinder)
        return await arbete
    except _VISAS as fel:
        return Failed(name=NEKAT, message=str(fel))
    except ValidationError as fel:
        if (installning := installningsfel(fel)) is None:
            raise
        return Failed(name=NEKAT, message=installning)
    finally:
        arbete.close()


def gjort(namn: str, mening: str) -> Svar:
    """Answer that it is done."""
    return Completed(name=namn, message=mening)


def atgard_kravs(mening: str) -> Svar:
    """Answer that a human must look."""
    return Failed(name=Kedjelage.KRAVER_ATGARD.etikett, message=mening)


def stegets_lage(lage: Kedjelage, mening: str) -> Svar:
    """Answer how a stage stands: late and att se över are coloured."""
    if lage in RODA:
        return Failed(name=lage.etikett, message=mening)
    return Completed(name=lage.etikett, message=mening)


def kedjans_lage(lage: Kedjelage, mening: str) -> Svar:
    """Answer how a whole chain stands: a failure only where a human must act."""
    if lage is Kedjelage.KRAVER_ATGARD:
        return Failed(name=lage.etikett, message=mening)
    return Completed(name=lage.etikett, message=mening)
