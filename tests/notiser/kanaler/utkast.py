"""Messages to send in tests: whole by default, changed by name."""

from notiser.forsandelse import Brev, Filpost, Kort, Notis

HEMLIG = "hemlig-signatur"


def ett_brev(**andringar: object) -> Brev:
    grund: dict[str, object] = {
        "message_id": "<omg-1.paminnelse-8@beslut.example>",
        "fran": "Beslutsflöde Åmål <beslut@vastkom.example>",
        "till": "Registrator Öckerö <registrator@ockero.example>",
        "amne": "Påminnelse: Öckerö beslutar om avrop enligt § 12",
        "text": "Hej!\n.en rad som börjar med punkt\nÅ, ä, ö och §.\n",
        "html": "<html><body><p>Å, ä, ö och §.</p></body></html>",
        "datum": "2019-09-03T08:00:00+02:00",
    }
    return Brev.model_validate(grund | andringar)


def ett_adaptivt_kort(*, rader: int = 1, langd: int = 20) -> dict[str, object]:
    rubrik = {"type": "TextBlock", "text": "Öckerö beslutar om § 12", "weight": "Bolder"}
    text = [{"type": "TextBlock", "text": "å" * langd, "wrap": True} for _ in range(rader)]
    knapp = {"type": "Action.OpenUrl", "title": "Öppna", "url": "https://beslut.example/omg-1"}
    return {"type": "AdaptiveCard", "version": "1.4", "body": [rubrik, *text], "actions": [knapp]}


def ett_kort(till: str, **andringar: object) -> Kort:
    grund: dict[str, object] = {
        "kort_id": "kort-1",
        "till": till,
        "rubrik": "Öckerö beslutar om § 12",
        "kort": ett_adaptivt_kort(),
        "text": "Öckerö beslutar om § 12",
    }
    return Kort.model_validate(grund | andringar)


def en_notis(till: str) -> Notis:
    return Notis(notis_id="notis-1", till=till, rubrik="Rubrik", text="Text")


def en_filpost(till: str, **andringar: object) -> Filpost:
    grund: dict[str, object] = {
        "fil_id": "omg-1/påminnelse 7",
        "till": till,
        "amne": "Påminnelse § 12",
        "text": "Å, ä, ö.",
    }
    return Filpost.model_validate(grund | andringar)
