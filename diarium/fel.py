"""What the record refuses.

    Diariefel
    ├── OkandOmgang        no round with that code
    ├── OkantArende        no case with that key in the round
    ├── FleraArenden       several cases that may be meant
    ├── OkandHuvudman      no such principal in the round
    ├── OkantOrgan         no such body in the round
    ├── OkandMottagare     nobody in the round is written to by that name
    ├── OkantUtskick       no such message in the round
    ├── OkantAvtal         no such agreement or point in the round
    ├── AnnanOmgang        the same round key with other content
    ├── PasseradFrist      the counterparty's deadline has passed at the start
    ├── OgiltigKontakt     an address that cannot work on its channel
    ├── IngenBrevlada      no mailbox is set
    ├── IngaBrev           a folder without any mail
    ├── OkandRetur         nothing that came back has that number
    ├── OgiltigAndring     a round that changes another is not for the same parties
    ├── Versionskonflikt   somebody else wrote in between
    ├── SkarpDatabas       a stepped clock is refused by a production database
    ├── OgiltigExport      a folder that holds no export, or one that cannot be read
    └── OgiltigDatabas     the address or the schema of the database does not do
        └── SkadadDatabas  the bytes of its file do not hang together

Every text is Swedish and says what to do next.
"""

from collections.abc import Iterable
from typing import Final

ATGARD_VID_SKADA: Final = (
    "Skriv inget mer i den. Spara den skadade filen på en annan plats, återställ diariet från den "
    "senaste säkerhetskopian, och visa var skadan finns med `beslut verifiera`."
)


class Diariefel(Exception):
    """The base of all errors of the record."""


class OkandOmgang(Diariefel):
    """No round with that code."""

    def __init__(self, *, kod: str, finns: Iterable[str]) -> None:
        """Name the code that was asked for and those that exist."""
        self.kod = kod
        lista = ", ".join(finns) or "inga omgångar än: starta en med `beslut starta`"
        super().__init__(f"Det finns ingen omgång {kod!r}. Omgångar: {lista}.")


class KanInteSkickasIgen(Diariefel):
    """A message that is not the round's, or that has gone or is on its way."""

    def __init__(self, *, omgang: str, ider: Iterable[int]) -> None:
        """Name the round and the messages."""
        vilka = ", ".join(map(str, ider))
        super().__init__(
            f"Utskick {vilka} i omgången {omgang} kan inte skickas igen: det finns inte där, eller "
            "är inte okänt, misslyckat eller uppgivet. Inget är ändrat. Se alla med `beslut "
            f"utskick lista {omgang}`."
        )


class IngenBadOmDet(Diariefel):
    """An act of a human that nobody says that he did."""

    def __init__(self) -> None:
        """Say what is lacking."""
        super().__init__("Namnet saknas. Ange vem som låter utskicken gå igen.")


class OkantArende(Diariefel):
    """No case with that key in the round."""

    def __init__(self, *, omgang: str, arende: str, forslag: str = "") -> None:
        """Name the round, what was asked for, and what may have been meant."""
        self.omgang, self.arende = omgang, arende
        raknat = forslag or "Ett ärende skrivs steg/organ, till exempel kommunbeslut/1492-kf."
        super().__init__(
            f"Omgången {omgang} har inget ärende {arende!r}. {raknat} Se vilka som finns med "
            f"`beslut lage {omgang} --arenden`.",
        )


class FleraArenden(Diariefel):
    """Several cases that may be meant."""

    def __init__(self, *, omgang: str, text: str, finns: str) -> None:
        """Name what was asked for, and the cases."""
        self.omgang, self.text = omgang, text
        super().__init__(f"{text!r} har flera ärenden i omgången {omgang}. Ange ett av: {finns}.")


class OkandHuvudman(Diariefel):
    """No such principal in the round."""

    def __init__(self, *, omgang: str, huvudman: str, forslag: str = "") -> None:
        """Name the round, what was asked for, and what may have been meant."""
        self.omgang, self.huvudman = omgang, huvudman
        raknat = forslag or "Ange kod eller namn, till exempel 1492 eller Åmål."
        super().__init__(
            f"{huvudman!r} deltar inte i omgången {omgang}. {raknat} Se alla med "
            f"`beslut lage {omgang}`.",
        )


class OkantOrgan(Diariefel):
    """No such body in the round."""

    def __init__(self, *, omgang: str, organ: str, liknar: Iterable[str]) -> None:
        """Name the code that was given, and those of the round that are like it."""
        self.omgang, self.organ = omgang, organ
        forslag = ", ".join(liknar)
        menade = f" Menade du {forslag}?" if forslag else ""
        super().__init__(
            f"{organ!r} är inget organ i omgången {omgang}.{menade} Ange organets kod; se "
            f"alla med `beslut lage {omgang} --arenden`.",
        )


class OkandMottagare(Diariefel):
    """Nobody in the round is written to by that name."""

    def __init__(
        self, *, omgang: str, mottagare: str, liknar: Iterable[str], dolt: bool = False
    ) -> None:
        """Name what was asked for, and the recipients that are like it.

        With `dolt` what was asked for is masked: one that looks the same is another address.
        """
        self.omgang = omgang
        forslag = ", ".join(ett for ett in liknar if ett != mottagare)
        menade = f" Menade du {forslag}?" if forslag else ""
        if dolt:
            menade = f" Ingen kontakt har exakt den adressen.{menade}"
        super().__init__(
            f"{mottagare!r} får inga meddelanden i omgången {omgang}.{menade} Ange en adress, "
            "eller organets eller kommunens kod eller namn; se alla organ med "
            f"`beslut lage {omgang} --arenden` och alla adresser med "
            f"`beslut utskick lista {omgang}`.",
        )


class OkantUtskick(Diariefel):
    """No such message in the round."""

    def __init__(self, *, omgang: str, utskick: int, antal: int) -> None:
        """Name the round, the number that was given, and how many messages there are."""
        self.omgang, self.utskick = omgang, utskick
        har = f"{antal} utskick" if antal else "inga utskick"
        super().__init__(
            f"Omgången {omgang} har inget utskick {utskick}: den har {har}. Se deras nummer under "
            f"Id i `beslut utskick lista {omgang}`.",
        )


class OkantAvtal(Diariefel):
    """No such agreement or point in the round."""

    def __init__(self, *, omgang: str, vad: str, kod: str, finns: Iterable[str]) -> None:
        """Name what was given, and what the round has."""
        self.omgang, self.kod = omgang, kod
        lista = ", ".join(finns) or "inga"
        super().__init__(f"Omgången {omgang} har {vad} {kod!r}. Finns: {lista}.")


class AnnanOmgang(Diariefel):
    """The same round key with other content."""

    def __init__(self, *, kod: str, finns: str, nu: str) -> None:
        """Show both contents by their digests."""
        self.kod, self.finns, self.nu = kod, finns, nu
        super().__init__(
            f"En omgång med samma kod, eller med samma ägare, diarienummer och process, är redan "
            f"startad som {kod} med annat innehåll (startad: {finns[:12]}, nu: {nu[:12]}). Ge den "
            "nya en egen kod och ett eget diarienummer, eller ändra den startade med "
            "`beslut frist andra`.",
        )


class PasseradFrist(Diariefel):
    """The counterparty's deadline has passed at the start."""

    def __init__(self, *, kod: str, milstolpe: str, frist: str, nu: str) -> None:
        """Name the round, the milestone, its instant and the instant of the start, in words."""
        self.kod, self.milstolpe = kod, milstolpe
        super().__init__(
            f"Omgången {kod} kan inte starta: motpartens frist ({milstolpe}) gick ut {frist}, och "
            f"nu är det {nu}. Ange en frist som ligger framåt: i startblanketten, eller under "
            "milstolpar i omgang.yaml. En omgång från förr går att öva på i ett tomt diarium, med "
            "klockan ställd före fristen: "
            '`beslut starta OMGÅNG --simulerad "år-månad-dag 09:00"`.',
        )


class PasseradOppning(Diariefel):
    """The day on which the round was to open has passed at the start."""

    def __init__(self, *, kod: str, oppnar: str) -> None:
        """Name the round and the day, in words."""
        super().__init__(
            f"Omgången {kod} kan inte öppna {oppnar}: dagen har passerat. Ange en dag som kommer, "
            "eller utelämna dagen för att öppna omgången när den startar.",
        )


class Versionskonflikt(Diariefel):
    """The version that was expected is not the one that is."""

    def __init__(self, *, arende: str, vantad: int, finns: int) -> None:
        """Show both: somebody else wrote in between, or that version has not come yet."""
        self.arende, self.vantad, self.finns = arende, vantad, finns
        orsak = (
            f"{arende} har ändrats av någon annan (version {finns}, du såg {vantad})."
            if vantad < finns
            else f"{arende} har version {finns}: någon version {vantad} finns inte än."
        )
        super().__init__(
            f"{orsak} Läs om läget och registrera igen om det fortfarande behövs.",
        )


class OgiltigKontakt(Diariefel):
    """An address that cannot work on its channel."""


class IngenBrevlada(Diariefel):
    """No mailbox is set."""

    def __init__(self) -> None:
        """Name the settings."""
        super().__init__(
            "Ingen brevlåda är inställd. Ange BESLUT_IMAP_VARD, BESLUT_IMAP_ANVANDARE och "
            "BESLUT_IMAP_LOSENORD, eller läs sparade brev med `beslut retur las`.",
        )


class IngaBrev(Diariefel):
    """A folder without any mail."""

    def __init__(self, *, mapp: str) -> None:
        """Name the folder."""
        self.mapp = mapp
        super().__init__(
            f"Mappen {mapp} har inga filer som slutar på .eml. Spara breven som .eml, eller ange "
            "filerna.",
        )


class OkandRetur(Diariefel):
    """Nothing that came back has that number."""

    def __init__(self, *, nummer: int) -> None:
        """Name the number."""
        self.nummer = nummer
        super().__init__(
            f"Det finns ingen retur {nummer}. Se vilka som finns: `beslut retur lista`."
        )


class OgiltigAndring(Diariefel):
    """A round that changes another is not for the same parties."""


class SkarpDatabas(Diariefel):
    """A stepped clock is refused by a production database."""


class OgiltigExport(Diariefel):
    """A folder that holds no export, or one that cannot be read."""


class OgiltigDatabas(Diariefel):
    """The address or the schema of the database does not do."""


class SkadadDatabas(OgiltigDatabas):
    """The bytes of its file do not hang together."""

    def __init__(self, *, databas: str | None = None, stalle: str | None = None) -> None:
        """Name the database, and the table or index that is known to be damaged."""
        self.stalle = stalle
        vilken = f"Databasfilen ({databas})" if databas else "Databasfilen"
        vid = f" vid {stalle}" if stalle else ""
        super().__init__(f"{vilken} är skadad{vid}. {ATGARD_VID_SKADA}")
