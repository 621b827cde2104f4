"""How a body has decided, and in what way."""

from enum import StrEnum
from typing import Self


class Etikett(StrEnum):
    """A code with a label for people."""

    etikett: str

    def __new__(cls, kod: str, etikett: str = "") -> Self:
        """Keep the code as the value and the label beside it."""
        self = str.__new__(cls, kod)
        self._value_ = kod
        self.etikett = etikett
        return self


class Utfall(Etikett):
    """The outcome of one point in one decision."""

    BIFALL = "bifall", "bifall"
    """The point is approved."""
    BIFALL_MED_VILLKOR = "bifall_med_villkor", "bifall med villkor"
    """Approved on a condition that a human must clear."""
    AVSLAG = "avslag", "avslag"
    """Rejected: a valid, final outcome."""
    ATERREMISS = "aterremiss", "återremiss"
    """Sent back for more preparation (`KL 5:50`)."""
    BORDLAGGNING = "bordlaggning", "bordläggning"
    """Put off to a later meeting (`KL 5:50-51`)."""
    NOTERAT = "noterat", "noterat"
    """Taken as information only: not a decision."""
    AVSTAR = "avstar", "avstår"
    """The body abstains from taking a position: not a decision, ask what is meant."""


ORDNINGSUTFALL = frozenset({Utfall.ATERREMISS, Utfall.BORDLAGGNING})
"""Outcomes about the handling, which hold from the meeting and wait for no justering."""

EJ_BESLUT = frozenset({Utfall.NOTERAT, Utfall.AVSTAR})
"""Outcomes that leave the point open and ask for clarification."""


class Beslutsslag(Etikett):
    """The legal form in which a decision was taken."""

    SAMMANTRADE = "sammantrade", "sammanträde"
    """By the body at a meeting."""
    DELEGATION = "delegation", "delegationsbeslut"
    """By a delegate, with a reference to the delegation (`KL 6:37-38, 7:5-6`)."""
    ORDFORANDEBESLUT = "ordforandebeslut", "ordförandebeslut"
    """By the chair of a nämnd in an urgent matter, reported at the next meeting (`KL 6:39-40`)."""


class Stod(Etikett):
    """The support behind an återremiss or a bordläggning in a fullmäktige."""

    MINORITET = "minoritet", "minoritet (minst en tredjedel)"
    """At least a third of those present asked for it (`KL 5:50`)."""
    MAJORITET = "majoritet", "enkel majoritet"
    """Decided by simple majority."""


class Styrka(Etikett):
    """How strongly a recommending body speaks for a point."""

    BOR = "bor", "bör avropas av alla"
    """All participants should take the point."""
    REKOMMENDERAS = "rekommenderas", "rekommenderas"
    """Recommended in general."""
    INGEN = "ingen", "ingen rekommendation"
    """No recommendation either way."""
