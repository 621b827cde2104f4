"""The documents are true: their commands run, what they answer is shown as it is, links lead on."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest

from app.cli.start import kor

ROT: Final = Path(__file__).parents[2]
SIDOR: Final = (ROT / "README.md", *sorted((ROT / "docs").rglob("*.md")))
_BLOCK: Final = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LANK: Final = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")
_STRECK: Final = re.compile(r"[─\s]+")
UTELAMNAT: Final = "…"


@dataclass(frozen=True, slots=True)
class Kommando:
    """One command of a document, with the answer that the document shows."""

    rad: str
    visat: tuple[str, ...]
    nekas: bool


def kommandon(sida: Path) -> Iterator[Kommando]:
    """Yield the runnable commands of a page, in order."""
    for sprak, tillagg, kropp in _BLOCK.findall(sida.read_text(encoding="utf-8")):
        if sprak not in {"console", "sh"}:
            continue
        for stycke in re.split(r"^\$ ", kropp, flags=re.MULTILINE):
            rad, *svar = stycke.rstrip("\n").split("\n")
            if re.match(r"(\w+=\S+ )*beslut ", rad):
                yield Kommando(rad, tuple(svar), nekas="nekas" in tillagg)


def kor_kommando(kommando: Kommando, miljo: pytest.MonkeyPatch) -> int:
    """Run a command in this process, with the settings that stand before it."""
    delar = shlex.split(kommando.rad)
    plats = delar.index("beslut")
    with miljo.context() as tillfalligt:
        for stallt in delar[:plats]:
            tillfalligt.setenv(*stallt.split("=", 1))
        return kor(delar[plats + 1 :])


def stammer(visat: tuple[str, ...], svar: str) -> str | None:
    """Give the first shown line that the answer lacks, in order; null when all are there."""
    rader = iter([_rent(rad) for rad in svar.splitlines()])
    for rad in visat:
        if _rent(rad) in {"", UTELAMNAT}:
            continue
        monster = ".*".join(re.escape(del_.strip()) for del_ in _rent(rad).split(UTELAMNAT))
        if not any(re.fullmatch(monster.replace(".*", " ?.*"), ett) for ett in rader):
            return rad
    return None


def _rent(rad: str) -> str:
    return _STRECK.sub(" ", rad).strip()


@pytest.mark.parametrize("sida", ["README.md", "docs/handbok.md"])
def test_every_shown_command_answers_as_shown(
    sida: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROT / "docs" / "exempel", tmp_path / "docs" / "exempel")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BESLUT_HEM", "ovning/hem")
    monkeypatch.delenv("BESLUT_DATABAS", raising=False)
    korda = list(kommandon(ROT / sida))
    for kommando in korda:
        kod = kor_kommando(kommando, monkeypatch)
        ut, fel = capsys.readouterr()
        assert (kod != 0) is kommando.nekas, f"$ {kommando.rad}\n{ut}{fel}"
        saknas = stammer(kommando.visat, ut + fel)
        assert saknas is None, f"$ {kommando.rad}\nvisar {saknas!r}, men svaret är\n{ut}{fel}"
    assert korda, f"{sida} visar inga kommandon"


@pytest.mark.parametrize("sida", SIDOR, ids=lambda sida: str(sida.relative_to(ROT)))
def test_every_relative_link_leads_somewhere(sida: Path) -> None:
    text = sida.read_text(encoding="utf-8")
    for mal in _LANK.findall(_BLOCK.sub("", text)):
        if re.match(r"[a-z]+:", mal):
            continue
        vag, _, ankare = unquote(mal).partition("#")
        fil = (sida.parent / vag).resolve() if vag else sida
        assert fil.exists(), f"{sida.name}: {mal} finns inte"
        if ankare and fil.suffix == ".md":
            assert ankare in _ankare(fil), f"{sida.name}: {mal} saknar rubrik"


def _ankare(sida: Path) -> set[str]:
    """Give the anchors of a page's headings, as GitHub makes them."""
    rubriker = re.findall(r"^#+ (.+)$", sida.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", rubrik.lower()).replace(" ", "-") for rubrik in rubriker}
