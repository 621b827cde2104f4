"""What the local Teams receiver refuses."""

import json
from typing import Any

import pytest

from app.mottagare.kortkontroll import Ogiltigt, las_kort

RAD = {"type": "TextBlock", "text": "Å"}
KORT = {"type": "AdaptiveCard", "version": "1.4", "body": [RAD]}


def kuvert(kort: object, typ: str = "application/vnd.microsoft.card.adaptive") -> bytes:
    bilagor = [{"contentType": typ, "contentUrl": None, "content": kort}]
    return json.dumps({"type": "message", "attachments": bilagor}).encode()


def test_a_whole_card_is_taken() -> None:
    kort: dict[str, Any] = KORT | {
        "body": [
            RAD,
            {"type": "FactSet", "facts": [{"title": "Frist", "value": "26 november"}]},
            {"type": "ColumnSet", "columns": [{"type": "Column", "items": [RAD]}]},
        ],
        "actions": [{"type": "Action.OpenUrl", "title": "Öppna", "url": "https://a.example"}],
    }
    assert las_kort(kuvert(kort)) == kort


@pytest.mark.parametrize(
    ("kort", "orsak"),
    [
        (KORT | {"type": "MessageCard"}, "type ska vara AdaptiveCard"),
        (KORT | {"version": "2.0"}, "version"),
        (KORT | {"body": []}, "body"),
        (KORT | {"body": [{"type": "Textblock"}]}, "okänd del: Textblock"),
        (KORT | {"body": [{"type": "TextBlock", "text": ""}]}, "TextBlock saknar text"),
        (KORT | {"body": [{"type": "Container", "items": [{}]}]}, "okänd del: None"),
        (KORT | {"body": [{"type": "FactSet", "facts": [{"title": "a"}]}]}, "FactSet"),
        (KORT | {"actions": [{"type": "Action.OpenUrl"}]}, "saknar url"),
        (KORT | {"actions": "nej"}, "lista"),
        (KORT | {"body": [{"type": "TextBlock", "text": "å" * 9000}]}, "högst 28672"),
        ("nej", "kuvertet"),
    ],
)
def test_a_card_that_teams_would_refuse_is_refused(kort: object, orsak: str) -> None:
    with pytest.raises(Ogiltigt, match=orsak):
        las_kort(kuvert(kort))


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(Ogiltigt, match="inte JSON"):
        las_kort(b"{")


def test_another_kind_of_attachment_is_refused() -> None:
    with pytest.raises(Ogiltigt, match="inget Adaptive Card"):
        las_kort(kuvert(KORT, "text/plain"))
