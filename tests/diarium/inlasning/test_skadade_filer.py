"""Whatever happens to a file, the answer is a round or one placed Swedish error."""

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.manus import las_manus
from diarium.inlasning.omgang import las_omgang
from tests.diarium.inlasning.liten_omgang import FILER, skriv_omgang
from tests.diarium.inlasning.test_manus import POST, skriv

BITAR = st.sampled_from(
    (
        *("", "\n", "  ", ":", ": ", "- ", "[", "]", "{}", '"', ",", ";", "#", "&a", "*a", "!!x "),
        *(
            "~",
            "<<: {}",
            "null",
            "9" * 30,
            "1e999",
            "steg:",
            "kod",
            "1492",
            "\x00",
            "å",
            "2019-02-30",
        ),
    ),
) | st.text(max_size=3)


def skadat(text: str, plats: float, langd: int, bit: str) -> bytes:
    """Replace some characters of the text by others."""
    mitt = int(plats * len(text))
    return (text[:mitt] + bit + text[mitt + langd :]).encode("utf-8", "replace")


PLATS = st.floats(0, 1)
LANGD = st.integers(0, 30)


@settings(max_examples=300, deadline=None)
@given(fil=st.sampled_from(sorted(FILER)), plats=PLATS, langd=LANGD, bit=BITAR)
def test_a_damaged_round_is_read_or_refused(fil: str, plats: float, langd: int, bit: str) -> None:
    with tempfile.TemporaryDirectory() as namn:
        data = {fil.replace(".", "_"): skadat(FILER[fil], plats, langd, bit)}
        with suppress(Inlasningsfel):
            las_omgang(skriv_omgang(Path(namn), **data))


@settings(max_examples=150, deadline=None)
@given(plats=PLATS, langd=LANGD, bit=BITAR)
def test_a_damaged_script_is_read_or_refused(plats: float, langd: int, bit: str) -> None:
    with tempfile.TemporaryDirectory() as namn:
        fil = skriv(Path(namn), POST, POST)
        fil.write_bytes(skadat(fil.read_text("utf-8"), plats, langd, bit))
        with suppress(Inlasningsfel):
            las_manus(fil)
