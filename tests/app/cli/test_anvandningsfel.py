"""What cannot be understood is answered in Swedish, with exit code 2, and changes nothing."""

import pytest

from tests.app.cli.klienten import KOD, VEM, Klient

REGISTRERA = ("registrera", KOD, "vastkom-styrelse", "--av", VEM)
DATUM = ("--datum", "2019-06-01")
FRIST = ("frist", "andra", KOD, "--datum", "2019-12-03", "--motivering", "VGR.")
AVBRYT = ("avbryt", KOD, "--punkter", "2,3", "--motivering", "VGR.")
AVTAL = ("avtal", "registrera", KOD, "1401")


@pytest.mark.parametrize(
    ("argument", "text"),
    [
        (AVBRYT, "Ange ett ärende, eller --alla för hela omgången."),
        ((*AVBRYT, "1401", "--alla"), "--alla gäller hela omgången: utelämna ärendet"),
        ((*AVBRYT, "--alla", "--vantad-version", "1"), "--alla gäller hela omgången"),
        ((*AVBRYT, "1401", "--prova"), "--prova hör ihop med --alla."),
        (("underlag", "andra", KOD, "--namn", "A"), "Flaggan --version saknas."),
        (
            ("lagg",),
            "Kommandot 'lagg' finns inte. Menade du 'lage' eller 'anslag'?\nSe `beslut --help`.",
        ),
        (("xyz",), "Kommandot 'xyz' finns inte."),
        (("lage",), "Argumentet OMGANG saknas.\nSe `beslut lage --help`."),
        (("lage", KOD, "--jsn"), "Flaggan --jsn finns inte. Menade du --json?"),
        (("lage", KOD, "--json=ja"), "Flaggan --json tar inget värde."),
        (("lage", KOD, "en", "till"), "Oväntat: en till."),
        (("lage", KOD, "--arende"), "Flaggan --arende ska följas av ett värde."),
        ((*REGISTRERA, "--punkt", "1=bifall"), "Flaggan --datum saknas."),
        ((*REGISTRERA, *DATUM), "Flaggan --punkt saknas."),
        (
            (*REGISTRERA, "--datum", "1 juni", "--punkt", "1=bifall"),
            "Flaggan --datum: '1 juni' är inget datum. Skriv år-månad-dag: 2019-11-26.",
        ),
        (
            (*REGISTRERA, "--datum", "2019-06-31", "--punkt", "1=bifall"),
            "Flaggan --datum: datumet 2019-06-31 finns inte.",
        ),
        ((*REGISTRERA, *DATUM, "--punkt", "bifall"), "skriv punkt=utfall, till exempel 1=bifall."),
        (
            (*REGISTRERA, *DATUM, "--punkt", "1=ja"),
            "utfallet 'ja' finns inte. Välj bland bifall, bifall_med_villkor, avslag,",
        ),
        (
            (*REGISTRERA, *DATUM, "--punkt", "1=bifall_med_villkor"),
            (
                "Fel: --punkt '1=bifall_med_villkor': villkoret saknas. Skriv det efter kolon: "
                '--punkt "1=bifall_med_villkor: om budgeten antas".\n'
            ),
        ),
        (
            (*REGISTRERA, *DATUM, "--punkt", "1=bifall", "--punkt", "1=avslag"),
            "Fel: samma punkt har fått två utfall: ange ett utfall per punkt.\n",
        ),
        (
            (*REGISTRERA, *DATUM, "--punkt", "1=bifall", "--slag", "sammantrede"),
            "--slag: 'sammantrede' finns inte att välja. Menade du 'sammantrade'?",
        ),
        (
            (*REGISTRERA, *DATUM, "--punkt", "1=bifall", "--slag", "delegation"),
            (
                "Fel: ett delegationsbeslut ska hänvisa till delegationen (KL 6:37). Ange "
                '--delegation: "Delegationsordningen 3.1".\n'
            ),
        ),
        (
            (*REGISTRERA[:3], *DATUM, "--punkt", "1=bifall", "--av", "Kim \udce5\udcff"),
            (
                "Fel: --av: texten innehåller tecken som inte går att läsa. Skriv om den, med "
                "teckenkodningen UTF-8.\n"
            ),
        ),
        (
            ("lage", "fvm-\udce5"),
            (
                "Fel: en uppgift innehåller tecken som inte går att läsa. Skriv om den, med "
                "teckenkodningen UTF-8.\n"
            ),
        ),
        (
            (*REGISTRERA, *DATUM, "--punkt", "1=bifall", "--vantad-version", "ett"),
            "Flaggan --vantad-version: 'ett' är inget heltal. Skriv bara siffror.",
        ),
        (
            (*FRIST, "--klockslag", "25:00"),
            "Flaggan --klockslag: '25:00' är inget klockslag. Skriv timme:minut: 16:00.",
        ),
        (
            ("kvittera", KOD, "1401", "--referens", "x", "--mottaget", "i går"),
            "Flaggan --mottaget: 'i går' är ingen tid: skriv år-månad-dag timme:minut",
        ),
        (("lamna-in", KOD), "Ange antingen en HUVUDMAN eller --alla."),
        (("lamna-in", KOD, "1401", "--alla"), "Ange antingen en HUVUDMAN eller --alla."),
        ((*AVTAL, "--slag", "avrop"), "Flaggan --fil saknas."),
        (
            (*REGISTRERA[:3], *DATUM, "--punkt", "1=bifall"),
            "Flaggan --av saknas. Den som lämnar uppgiften, med egna ord.\nSe `beslut registrera",
        ),
        (("serve", "--port", "åtta"), "Flaggan --port: 'åtta' är inget heltal."),
    ],
)
def test_what_cannot_be_understood(runda: Klient, argument: tuple[str, ...], text: str) -> None:
    fel = runda.nekas(*argument, kod=2)
    assert fel.startswith("Fel: ")
    assert text in fel
