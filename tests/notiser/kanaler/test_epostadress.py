"""Reading one mail address."""

import pytest

from notiser.fel import Adressfel
from notiser.kanaler.epostadress import las_epostadress


@pytest.mark.parametrize(
    ("text", "namn", "adress"),
    [
        ("registrator@ockero.example", "", "registrator@ockero.example"),
        ("Öckerö kommun <ks@ockero.example>", "Öckerö kommun", "ks@ockero.example"),
        ('"KS, Åmål" <ks@amal.example>', "KS, Åmål", "ks@amal.example"),
        ("ks@åmål.example", "", "ks@xn--ml-xiab.example"),
        (" ks+fvm@amal.example ", "", "ks+fvm@amal.example"),
    ],
)
def test_a_good_address_is_read(text: str, namn: str, adress: str) -> None:
    assert las_epostadress(text) == (namn, adress)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "registrator",
        "@ockero.example",
        "registrator@",
        "åke@ockero.example",
        "a@b.example, c@d.example",
        "a@b.example c@d.example",
        "a b@c.example",
        "a..b@c.example",
        "a@b..example",
        "a@-",
        "a@b@c.example",
        f"{'a' * 65}@b.example",
        f"a@{'b.' * 130}example",
        "a@b.example>\r\nRCPT TO:<c@d.example",
    ],
)
def test_a_bad_address_is_refused_unquoted(text: str) -> None:
    with pytest.raises(Adressfel) as fel:
        las_epostadress(text)
    assert not text or text not in str(fel.value)
