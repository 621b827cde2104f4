"""A round as small as can be, as files: tests change one of them and look at the answer."""

from pathlib import Path
from typing import Final

PROCESS: Final = """\
kod: liten
namn: Liten kedja
steg:
  - kod: beredning
    namn: Beredning
    sort: bereder
    niva: huvudman
  - kod: beslut
    namn: Beslut
    sort: beslutar
    niva: huvudman
    vantar_pa: [beredning]
    frist: {milstolpe: mottaget, dagar_fore: 14}
"""

OMGANG: Final = """\
kod: liten
titel: En liten omgång
agare: VästKom
dnr: VK 1
process: process.yaml
punkter:
  - {kod: "1", namn: Första punkten}
  - {kod: "2", namn: Andra punkten}
milstolpar:
  - kod: mottaget
    namn: Mottaget
    tidpunkt: {datum: 2019-11-26}
filer:
  huvudman: huvudman.csv
  organ: organ.csv
  beslutsvagar: beslutsvagar.csv
  kalender: kalender.csv
  kontakter: kontakter.csv
  fullmakter: fullmakter.csv
"""

FILER: Final = {
    "process.yaml": PROCESS,
    "omgang.yaml": OMGANG,
    "huvudman.csv": "kod,namn,slag,forbund\n1492,Åmål,kommun,Fyrbodal\n"
    "Fyrbodal,Fyrbodals kommunalförbund,forbund,\n",
    "organ.csv": "kod,namn,huvudman,slag\n1492-ks,Kommunstyrelsen,1492,styrelse\n"
    "1492-kf,Kommunfullmäktige,1492,fullmaktige\n",
    "beslutsvagar.csv": "huvudman,steg,organ,punkter,egen_frist\n1492,beredning,1492-ks,1 2,\n"
    "1492,beslut,1492-kf,1 2,2019-11-08\n",
    "kalender.csv": "organ,datum,handlingar_senast\n1492-ks,2019-10-02,2019-09-20\n"
    "1492-kf,2019-10-23,2019-10-11\n",
    "kontakter.csv": "organ,roll,kanal,adress,namn\n"
    '1492-kf,registrator,epost,registrator@amal.example,"Registrator, Åmål (fiktiv)"\n',
    "fullmakter.csv": "huvudman,punkter\n1492,1\n",
}


def skriv_omgang(mapp: Path, **andrat: str | bytes | None) -> Path:
    """Write the round; an argument such as `organ_csv` replaces a file, or leaves it out."""
    filer: dict[str, str | bytes | None] = dict(FILER)
    filer |= {namn.replace("_", "."): innehall for namn, innehall in andrat.items()}
    for namn, innehall in filer.items():
        if innehall is not None:
            data = innehall if isinstance(innehall, bytes) else innehall.encode()
            (mapp / namn).write_bytes(data)
    return mapp


def skriv_framtida(mapp: Path) -> Path:
    """Write the round eighty years on, for records that follow the computer's clock."""
    return skriv_omgang(
        mapp,
        **{
            namn.replace(".", "_"): innehall.replace("2019-", "2099-")
            for namn, innehall in FILER.items()
        },
    )
