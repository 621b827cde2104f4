"""A round's folder is read, or refused with one sentence that names file, line and field."""

import hashlib
from pathlib import Path

import pytest

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.omgang import las_omgang
from tests.diarium.inlasning.liten_omgang import FILER, OMGANG, PROCESS, skriv_omgang


def felet(mapp: Path, **andrat: str | bytes | None) -> Inlasningsfel:
    with pytest.raises(Inlasningsfel) as fangat:
        las_omgang(skriv_omgang(mapp, **andrat))
    return fangat.value


def bytt(fil: str, gammalt: str, nytt: str) -> dict[str, str]:
    """Give a file of the small round with one part replaced."""
    assert gammalt in FILER[fil]
    return {fil.replace(".", "_"): FILER[fil].replace(gammalt, nytt)}


def test_the_small_round_is_read(tmp_path: Path) -> None:
    inlast = las_omgang(skriv_omgang(tmp_path))
    assert inlast.omgang.finn_huvudman("1492").namn == "Åmål"
    assert inlast.omgang.beslutsvagar[0].egen_frist is None
    assert inlast.omgang.beslutsvagar[1].punkter == ("1", "2")
    assert inlast.kontakter[0].namn == "Registrator, Åmål (fiktiv)"


def test_the_digest_of_every_file_is_kept(tmp_path: Path) -> None:
    inlast = las_omgang(skriv_omgang(tmp_path))
    assert inlast.kontrollsummor == {
        fil: hashlib.sha256(text.encode()).hexdigest() for fil, text in FILER.items()
    }


@pytest.mark.parametrize("kodning", ["cp1252", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("avskiljare", [";", ",", "\t"])
@pytest.mark.parametrize("radslut", ["\n", "\r\n"])
def test_excels_ways_to_save_a_table_are_read(
    tmp_path: Path, kodning: str, avskiljare: str, radslut: str
) -> None:
    text = FILER["huvudman.csv"].replace(",", avskiljare).replace("\n", radslut)
    inlast = las_omgang(skriv_omgang(tmp_path, huvudman_csv=text.encode(kodning)))
    assert [man.namn for man in inlast.omgang.huvudman] == ["Åmål", "Fyrbodals kommunalförbund"]


def test_nej_and_no_and_dates_stay_text_where_text_is_asked_for(tmp_path: Path) -> None:
    andrat = bytt("omgang.yaml", "agare: VästKom\ndnr: VK 1", "agare: nej\ndnr: 2019-02-30")
    omgang = las_omgang(skriv_omgang(tmp_path, **andrat)).omgang
    assert (omgang.agare, omgang.dnr) == ("nej", "2019-02-30")


FEL = [
    pytest.param(
        bytt("omgang.yaml", "agare:", "ägare:"),
        "omgang.yaml, rad 3, fältet ägare: okänd nyckel 'ägare'. Menade du 'agare'?",
        id="okänd nyckel",
    ),
    pytest.param(
        bytt(
            "process.yaml",
            "    niva: huvudman\n  - kod: beslut",
            "    nivå: huvudman\n  - kod: beslut",
        ),
        "process.yaml, rad 7, fältet steg[1].nivå: okänd nyckel 'nivå'. Menade du 'niva'?",
        id="felstavad nyckel",
    ),
    pytest.param(
        bytt("process.yaml", "    vantar_pa", "    vantapa"),
        "process.yaml, rad 12, fältet steg[2].vantapa: okänd nyckel 'vantapa'. "
        "Menade du 'vantar_pa'?",
        id="okänd nyckel i en lista",
    ),
    pytest.param(
        bytt("process.yaml", "milstolpe: mottaget", "milstolpe: motaget"),
        "process.yaml, rad 13, fältet steg[2].frist.milstolpe: 'motaget' finns inte bland "
        "omgångens milstolpar. Menade du 'mottaget'?",
        id="okänd milstolpe",
    ),
    pytest.param(
        bytt("process.yaml", "sort: bereder", "sort: bereda"),
        "process.yaml, rad 6, fältet steg[1].sort: 'bereda' finns inte att välja. "
        "Menade du 'bereder'? Tillåtet här: bereder, rekommenderar, beslutar, undertecknar, "
        "lamnar_in.",
        id="okänt val",
    ),
    pytest.param(
        bytt("process.yaml", "- kod: beslut\n", "- kod: beredning\n"),
        "process.yaml, rad 8, fältet kod: steget 'beredning' finns mer än en gång. "
        "Ge varje steg en egen kod.",
        id="dubbelt steg",
    ),
    pytest.param(
        bytt("process.yaml", "[beredning]", "[beredningen]"),
        "process.yaml, rad 12, fältet vantar_pa: steget 'beslut' väntar på 'beredningen', som "
        "inte finns i processen. Stegen är beredning, beslut.",
        id="okänt steg i kedjan",
    ),
    pytest.param(
        bytt(
            "process.yaml",
            "niva: huvudman\n  - kod",
            "niva: huvudman\n    vantar_pa: [beslut]\n  - kod",
        ),
        "process.yaml, rad 8, fältet vantar_pa: stegen väntar på varandra i ring: "
        "beredning → beslut → beredning. Ta bort en av väntningarna.",
        id="ring i kedjan",
    ),
    pytest.param(
        bytt("huvudman.csv", "Fyrbodal,Fyrbodals", "1492,Fyrbodals"),
        "huvudman.csv, rad 3, fältet kod: '1492' finns redan på rad 2. Ta bort den ena raden.",
        id="dubbel huvudman",
    ),
    pytest.param(
        bytt("organ.csv", "1492-kf", "1492-ks"),
        "organ.csv, rad 3, fältet kod: '1492-ks' finns redan på rad 2. Ta bort den ena raden.",
        id="dubbelt organ",
    ),
    pytest.param(
        bytt("omgang.yaml", 'kod: "2"', 'kod: "1"'),
        "omgang.yaml, rad 8, fältet punkter[2].kod: '1' finns mer än en gång. Ta bort den ena.",
        id="dubbel punkt",
    ),
    pytest.param(
        bytt("huvudman.csv", "kommun,Fyrbodal", "kommun,Fyrbodals"),
        "huvudman.csv, rad 2, fältet forbund: 'Fyrbodals' finns inte bland huvudmännen. "
        "Menade du 'Fyrbodal'?",
        id="okänt förbund",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "1492-kf", "1492-kff"),
        "beslutsvagar.csv, rad 3, fältet organ: '1492-kff' finns inte bland organen. "
        "Menade du '1492-kf'?",
        id="okänt organ",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "beslut,1492-kf,1 2", "beslut,1492-kf,1 4"),
        "beslutsvagar.csv, rad 3, fältet punkter: '4' finns inte bland omgångens punkter. "
        "Tillåtet här: 1, 2.",
        id="okänd punkt",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "1492-kf,1 2", "1492-kf,"),
        "beslutsvagar.csv, rad 3, fältet punkter: listan är tom. Ange minst ett värde.",
        id="inga punkter",
    ),
    pytest.param(
        bytt("kalender.csv", "1492-kf", "1491-kf"),
        "kalender.csv, rad 3, fältet organ: '1491-kf' finns inte bland organen. "
        "Menade du '1492-kf'?",
        id="okänt organ i kalendern",
    ),
    pytest.param(
        bytt("kontakter.csv", "1492-kf", "bun"),
        "kontakter.csv, rad 2, fältet organ: 'bun' finns inte bland organen. "
        "Tillåtet här: 1492-ks, 1492-kf.",
        id="okänt organ bland kontakterna",
    ),
    pytest.param(
        bytt("kalender.csv", "2019-10-23", "2019-02-30"),
        "kalender.csv, rad 3, fältet datum: datumet 2019-02-30 finns inte. "
        "Kontrollera månad och dag.",
        id="datum som inte finns",
    ),
    pytest.param(
        bytt("kalender.csv", "2019-10-23", "23 oktober"),
        "kalender.csv, rad 3, fältet datum: '23 oktober' är inget datum. "
        "Skriv år-månad-dag, till exempel 2019-11-26.",
        id="datum i ord",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "2019-11-08", "1573171200"),
        "beslutsvagar.csv, rad 3, fältet egen_frist: '1573171200' kan läsas på flera sätt. "
        "Skriv år-månad-dag, till exempel 2019-11-26.",
        id="datum som sekunder",
    ),
    pytest.param(
        bytt("kalender.csv", "2019-10-11", "2019-10-30"),
        "kalender.csv, rad 3: handlingar_senast 2019-10-30 ligger efter sammanträdet 2019-10-23.",
        id="handlingar efter mötet",
    ),
    pytest.param(
        bytt("omgang.yaml", "datum: 2019-11-26", "datum: 2019-11-31"),
        "omgang.yaml, rad 12, fältet milstolpar[1].tidpunkt.datum: datumet 2019-11-31 finns "
        "inte. Kontrollera månad och dag.",
        id="datum som inte finns i YAML",
    ),
    pytest.param(
        bytt("omgang.yaml", "2019-11-26}", "2019-11-26, klockslag: 12.00}"),
        "omgang.yaml, rad 12, fältet milstolpar[1].tidpunkt.klockslag: '12.00' är inget "
        "klockslag. Skriv timme:minut, till exempel 14:30.",
        id="klockslag med punkt",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "1492,beredning,1492-ks", "1492,beslut,1492-ks"),
        "beslutsvagar.csv, rad 3, fältet punkter: punkt 1 beslutas redan av '1492-ks' på rad 2. "
        "Låt ett organ besluta varje punkt.",
        id="två organ för en punkt",
    ),
    pytest.param(
        bytt("process.yaml", "sort: bereder", "sort: undertecknar"),
        "beslutsvagar.csv, rad 2, fältet steg: steget 'beredning' hanteras inte av något organ. "
        "Ta bort raden: det sköts i avtalen.",
        id="organ för undertecknandet",
    ),
    pytest.param(
        bytt("kontakter.csv", "registrator@amal.example", "registrator.amal.example"),
        "kontakter.csv, rad 2, fältet adress: 'registrator.amal.example' är ingen e-postadress. "
        "Skriv en adress av formen registrator@kommun.example.",
        id="adress utan snabel-a",
    ),
    pytest.param(
        {"organ_csv": None},
        "omgang.yaml, rad 15, fältet filer.organ: filen organ.csv finns inte eller går inte att "
        "läsa i mappen {mapp}. Lägg dit den eller rätta namnet.",
        id="fil som saknas",
    ),
    pytest.param(
        {"omgang_yaml": None},
        "omgang.yaml: filen omgang.yaml finns inte eller går inte att läsa i mappen {mapp}. "
        "Lägg dit den eller rätta namnet.",
        id="omgångsfil som saknas",
    ),
    pytest.param(
        bytt("omgang.yaml", "organ: organ.csv", "organ: ../organ.csv"),
        "omgang.yaml, rad 15, fältet filer.organ: '../organ.csv' ligger utanför omgångens mapp. "
        "Ange bara filens namn.",
        id="fil utanför mappen",
    ),
    pytest.param(
        bytt("omgang.yaml", "process: process.yaml\n", ""),
        "omgang.yaml, rad 1, fältet process: uppgiften saknas. Skriv `process: process.yaml`.",
        id="process saknas",
    ),
    pytest.param(
        {"omgang_yaml": OMGANG + "organ: []\n"},
        "omgang.yaml, rad 20, fältet organ: uppgifterna hör hemma i en tabell. "
        "Lägg dem i en CSV-fil och skriv `filer: {{organ: organ.csv}}`.",
        id="tabell i YAML",
    ),
    pytest.param(
        bytt("omgang.yaml", "En liten omgång", '"En liten\\r\\nBcc: x@y.example"'),
        "omgang.yaml, rad 2, fältet titel: texten har en radbrytning eller ett annat styrtecken: "
        "skriv den på en rad, utan tecken som inte syns.",
        id="styrtecken i titeln",
    ),
    pytest.param(
        bytt("omgang.yaml", "Andra punkten", '"Andra\\tpunkten"'),
        "omgang.yaml, rad 8, fältet punkter[2].namn: texten har en radbrytning eller ett annat "
        "styrtecken: skriv den på en rad, utan tecken som inte syns.",
        id="styrtecken i en punkts namn",
    ),
    pytest.param(
        {"omgang_yaml": OMGANG + "trappa:\n  steg:\n    - {dagar: 7, arbetsdagar: ja}\n"},
        "omgang.yaml, rad 22, fältet trappa.steg[1].arbetsdagar: 'ja' går inte att läsa som ja "
        "eller nej här. Skriv true för ja, false för nej.",
        id="ja i YAML",
    ),
    pytest.param(
        {"process_yaml": PROCESS.encode("utf-16")},
        "process.yaml: filen är sparad som UTF-16. Spara om filen som UTF-8.",
        id="UTF-16",
    ),
    pytest.param(
        {"huvudman_csv": FILER["huvudman.csv"].encode("cp1252") + b"\x81,x,kommun,\n"},
        "huvudman.csv, rad 4: byten 0x81 går inte att läsa som UTF-8 eller Windows-1252. "
        "Spara om filen som UTF-8.",
        id="oläslig byte",
    ),
]


@pytest.mark.parametrize(("andrat", "text"), FEL)
def test_a_fault_is_told_with_file_line_and_field(
    tmp_path: Path, andrat: dict[str, str | bytes | None], text: str
) -> None:
    assert str(felet(tmp_path, **andrat)) == text.format(mapp=tmp_path.name)


def test_the_line_break_that_ends_a_block_of_yaml_is_no_part_of_a_title(tmp_path: Path) -> None:
    andrat = bytt("omgang.yaml", "titel: En liten omgång", "titel: >\n  En liten\n  omgång")
    assert las_omgang(skriv_omgang(tmp_path, **andrat)).omgang.titel == "En liten omgång"


def test_the_error_carries_its_place_as_data(tmp_path: Path) -> None:
    fel = felet(tmp_path, **bytt("organ.csv", "1492-kf", "1492-ks"))
    assert (fel.fil, fel.rad, fel.falt) == ("organ.csv", 3, "kod")
