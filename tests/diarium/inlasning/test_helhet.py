"""What the files say as a whole is refused at its row: who takes part, points, own days."""

from pathlib import Path

import pytest

from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.trappsteg import Ankare, Trappsteg
from diarium.inlasning.omgang import las_omgang
from tests.diarium.inlasning.liten_omgang import OMGANG, PROCESS, skriv_omgang
from tests.diarium.inlasning.test_omgang import bytt, felet

FEL = [
    pytest.param(
        {
            "omgang_yaml": "# En kommentar.\n"
            + OMGANG
            + "trappa:\n  steg:\n    - {dagar: 30}\n    - {dagar: 7, steg: [avtal]}\n",
            "process_yaml": PROCESS
            + "  - {kod: avtal, namn: Avtal, sort: undertecknar, niva: huvudman}\n",
        },
        "omgang.yaml, rad 24, fältet trappa.steg[2].steg[1]: steget 'avtal' hanteras inte av "
        "något organ, så ingen påminns i det. Ange ett av de här stegen: beredning, beslut.",
        id="trappa för ett steg utan organ",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "1492-kf,1 2", "1492-kf,1 2 2"),
        "beslutsvagar.csv, rad 3, fältet punkter: punkt 2 står två gånger: ta bort den ena, "
        "eller rätta den.",
        id="punkt två gånger i beslutsvägen",
    ),
    pytest.param(
        bytt("fullmakter.csv", "1492,1", "1492,2 1 2"),
        "fullmakter.csv, rad 2, fältet punkter: punkt 2 står två gånger: ta bort den ena, "
        "eller rätta den.",
        id="punkt två gånger i fullmakten",
    ),
    pytest.param(
        bytt("huvudman.csv", "Fyrbodal,Fyrbodals", "1384,Kungsbacka,kommun,\nFyrbodal,Fyrbodals"),
        "huvudman.csv, rad 3, fältet kod: Kungsbacka (1384) saknar beslutsväg: ingen rad i "
        "beslutsvagar.csv säger vilket organ som beslutar (beslut). Lägg till den raden, eller ta "
        "bort kommunen härifrån om den inte deltar.",
        id="kommun som inte deltar",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "1492,beslut,1492-kf,1 2,2019-11-08\n", ""),
        "huvudman.csv, rad 2, fältet kod: Åmål (1492) saknar beslutsväg: ingen rad i "
        "beslutsvagar.csv säger vilket organ som beslutar (beslut). Lägg till den raden, eller ta "
        "bort kommunen härifrån om den inte deltar.",
        id="kommun vars beslutsväg är borta",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "2019-11-08", "2019-11-27"),
        "beslutsvagar.csv, rad 3, fältet egen_frist: 2019-11-27 ligger efter milstolpen "
        "'mottaget', 2019-11-26, som stegets frist räknas från. Ange en tidigare dag, eller lämna "
        "cellen tom.",
        id="egen frist efter milstolpen",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "1492-ks,1 2,", "1492-ks,1 2,2019-11-27"),
        "beslutsvagar.csv, rad 2, fältet egen_frist: 2019-11-27 ligger efter milstolpen "
        "'mottaget', 2019-11-26, som stegets frist räknas från. Ange en tidigare dag, eller lämna "
        "cellen tom.",
        id="egen frist efter motpartens frist",
    ),
    *(
        pytest.param(
            bytt("omgang.yaml", "filer:", f"trappa:\n  steg:\n{stegen}filer:"), text, id=namn
        )
        for namn, stegen, text in (
            (
                "trappsteg för ett okänt steg",
                "    - {dagar: 7}\n    - {dagar: 3, fore: motpart, steg: [beslutet]}\n",
                (
                    "omgang.yaml, rad 16, fältet trappa.steg[2].steg[1]: 'beslutet' finns inte "
                    "bland processens steg. Menade du 'beslut'?"
                ),
            ),
            (
                "trappsteg före en okänd dag",
                "    - {dagar: 7, fore: mötet}\n",
                (
                    "omgang.yaml, rad 15, fältet trappa.steg[1].fore: 'mötet' finns inte att "
                    "välja. Tillåtet här: frist, stoppdag, sammantrade, motpart."
                ),
            ),
            (
                "två trappsteg till samma mottagare",
                "    - {dagar: 7}\n    - {dagar: 7, steg: [beslut]}\n",
                (
                    "omgang.yaml, rad 13, fältet trappa: trappan har två steg 7 dagar före "
                    "organets sista dag till samma mottagare: slå ihop dem, eller skilj dem åt "
                    "med roller, kanaler eller steg."
                ),
            ),
        )
    ),
]


def test_a_ladder_of_every_kind_of_rung_is_read(tmp_path: Path) -> None:
    stegen = (
        "    - {dagar: 30}\n"
        "    - {dagar: 5, arbetsdagar: true, fore: stoppdag, steg: [beslut], fraga: Ta upp det.}\n"
        "    - {dagar: 1, fore: sammantrade, roller: [handlaggare], kanaler: [epost]}\n"
        "    - {dagar: 7, fore: motpart, roller: [samordnare, agare]}\n"
    )
    mapp = skriv_omgang(
        tmp_path, **bytt("omgang.yaml", "filer:", f"trappa:\n  steg:\n{stegen}filer:")
    )
    assert las_omgang(mapp).omgang.trappa.steg == (
        Trappsteg(dagar=30),
        Trappsteg(
            dagar=5, arbetsdagar=True, fore=Ankare.STOPPDAG, steg=("beslut",), fraga="Ta upp det."
        ),
        Trappsteg(
            dagar=1,
            fore=Ankare.SAMMANTRADE,
            roller=(Kontaktroll.HANDLAGGARE,),
            kanaler=(Kanal.EPOST,),
        ),
        Trappsteg(dagar=7, fore=Ankare.MOTPART, roller=(Kontaktroll.SAMORDNARE, Kontaktroll.AGARE)),
    )


@pytest.mark.parametrize(("andrat", "text"), FEL)
def test_a_hole_in_the_whole_is_told_at_its_row(
    tmp_path: Path, andrat: dict[str, str | bytes | None], text: str
) -> None:
    assert str(felet(tmp_path, **andrat)) == text
