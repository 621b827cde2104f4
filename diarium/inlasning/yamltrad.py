"""YAML as a tree of text, with the line of every key and value.

Every scalar stays text (`nej`, `no`, `12:30` and `2019-11-26` mean just what they say) until a
model asks for something else; an empty value is null. What YAML can do beyond mappings, lists
and scalars (aliases, tags, merge keys, several documents) is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from diarium.inlasning.fel import Inlasningsfel

Vag = tuple[str | int, ...]
MAX_DJUP: Final = 20
_TOMT: Final = frozenset({"", "~", "null"})
_LADDARE = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, kw_only=True)
class Trad:
    """What a YAML file says, and on which physical line each part stands."""

    fil: str
    varde: dict[str, Any]
    rader: dict[Vag, int] = field(default_factory=dict)

    def rad(self, loc: tuple[str | int, ...]) -> int:
        """Give the line of a place; parts of the path that the file does not have are passed by."""
        vag: Vag = ()
        for del_ in loc:
            if (*vag, del_) in self.rader:
                vag = (*vag, del_)
        return self.rader.get(vag, 1)


def las_yaml(text: str, *, fil: str) -> Trad:
    """Read a file whose top level is a mapping."""
    bygge = _Bygge(fil=fil, handelser=_handelser(text, fil))
    varde = bygge.dokument()
    if not isinstance(varde, dict):
        orsak = "filen ska bestå av nycklar och värden"
        raise Inlasningsfel(
            fil, 1, None, orsak, atgard="Börja med en rad av formen `nyckel: värde`"
        )
    return Trad(fil=fil, varde=varde, rader=bygge.rader)


def _handelser(text: str, fil: str) -> Iterator[yaml.Event]:
    """Yield the parser's events; its own errors are told in Swedish."""
    try:
        yield from yaml.parse(text, Loader=_LADDARE)
    except yaml.MarkedYAMLError as fel:
        plats = fel.problem_mark or fel.context_mark
        rad = plats.line + 1 if plats else None
        orsak, atgard = _syntaxfel(text.split("\n")[rad - 1 : rad] if rad else [])
        raise Inlasningsfel(fil, rad, None, orsak, atgard=atgard) from None
    except yaml.reader.ReaderError as fel:
        rad = text.count("\n", 0, int(fel.position)) + 1
        orsak = "här finns ett tecken som inte får stå i YAML"
        raise Inlasningsfel(fil, rad, None, orsak, atgard="Ta bort styrtecknet") from None


def _syntaxfel(raden: list[str]) -> tuple[str, str]:
    """Tell the commonest fault apart from the rest."""
    if any("\t" in rad[: len(rad) - len(rad.lstrip())] for rad in raden):
        return "raden börjar med ett tabbtecken", "Gör indrag med blanksteg"
    return "YAML-koden går inte att tolka här", "Kontrollera indrag, kolon och citattecken"


def _rad(handelse: yaml.Event) -> int:
    """Give the physical line that an event begins on."""
    return handelse.start_mark.line + 1 if handelse.start_mark else 1


@dataclass(kw_only=True)
class _Bygge:
    """Builds the tree from the events, one call per node."""

    fil: str
    handelser: Iterator[yaml.Event]
    rader: dict[Vag, int] = field(default_factory=dict)

    def dokument(self) -> Any:  # noqa: ANN401 - a tree of text, lists and mappings
        """Read the one document of the stream."""
        next(self.handelser)
        if isinstance(next(self.handelser), yaml.StreamEndEvent):
            return None
        varde = self.nod(next(self.handelser), ())
        next(self.handelser)
        if not isinstance(slut := next(self.handelser), yaml.StreamEndEvent):
            raise self.fel(slut, (), "filen har flera dokument", "Ta bort raden med ---")
        return varde

    def nod(self, handelse: yaml.Event, vag: Vag) -> Any:  # noqa: ANN401 - as above
        """Read one node and all below it."""
        self.rader.setdefault(vag, _rad(handelse))
        self.granska(handelse, vag)
        if isinstance(handelse, yaml.ScalarEvent):
            utan_citat = handelse.implicit[0]
            return None if utan_citat and handelse.value in _TOMT else handelse.value
        if isinstance(handelse, yaml.SequenceStartEvent):
            return self.lista(vag)
        return self.mappning(vag)

    def granska(self, handelse: yaml.Event, vag: Vag) -> None:
        """Refuse what is more than a plain tree."""
        if isinstance(handelse, yaml.AliasEvent) or getattr(handelse, "anchor", None):
            orsak, atgard = "ankare och alias (& och *) används inte här", "Skriv ut värdet"
            raise self.fel(handelse, vag, orsak, atgard)
        if getattr(handelse, "tag", None):
            orsak = f"taggen {getattr(handelse, 'tag', '')} används inte här"
            raise self.fel(handelse, vag, orsak, "Ta bort taggen")
        if len(vag) > MAX_DJUP:
            raise self.fel(handelse, (), "nivåerna är för många", f"Använd högst {MAX_DJUP} nivåer")

    def lista(self, vag: Vag) -> list[Any]:
        """Read the items of a list."""
        varden: list[Any] = []
        while not isinstance(handelse := next(self.handelser), yaml.SequenceEndEvent):
            varden.append(self.nod(handelse, (*vag, len(varden))))
        return varden

    def mappning(self, vag: Vag) -> dict[str, Any]:
        """Read the keys and values of a mapping."""
        varden: dict[str, Any] = {}
        while not isinstance(handelse := next(self.handelser), yaml.MappingEndEvent):
            nyckel = self.nyckel(handelse, vag, varden)
            self.rader[(*vag, nyckel)] = _rad(handelse)
            varden[nyckel] = self.nod(next(self.handelser), (*vag, nyckel))
        return varden

    def nyckel(self, handelse: yaml.Event, vag: Vag, sedda: dict[str, Any]) -> str:
        """Read one key; a key twice, a merge key and a key that is no text are refused."""
        self.granska(handelse, vag)
        if not isinstance(handelse, yaml.ScalarEvent):
            raise self.fel(handelse, vag, "en nyckel ska vara text", "Skriv `nyckel: värde`")
        nyckel = str(handelse.value)
        if nyckel == "<<":
            raise self.fel(handelse, vag, "<< används inte här", "Skriv ut nycklarna")
        if nyckel in sedda:
            forsta = self.rader[(*vag, nyckel)]
            orsak = f"nyckeln finns redan på rad {forsta}"
            raise self.fel(handelse, (*vag, nyckel), orsak, "Ta bort den ena")
        return nyckel

    def fel(self, handelse: yaml.Event, vag: Vag, orsak: str, atgard: str) -> Inlasningsfel:
        """Place an error at an event."""
        return Inlasningsfel(self.fil, _rad(handelse), skriv_vag(vag), orsak, atgard=atgard)


def skriv_vag(vag: tuple[str | int, ...]) -> str | None:
    """Write a path as people read it: `steg[2].kod`; null for the top."""
    text = "".join(f"[{del_ + 1}]" if isinstance(del_, int) else f".{del_}" for del_ in vag)
    return text.removeprefix(".") or None
