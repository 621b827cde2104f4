"""A message or a claim that was changed behind the program's back is found and named."""

from sqlalchemy import text

from diarium.databas import Databas
from diarium.verifiera import verifiera

SKICKAD = (
    "(SELECT min(id) FROM utskick WHERE omgang_id = 1 AND tillstand = 'skickad'"
    " AND sort = 'paminnelse')"
)
PLANERAD = "(SELECT min(id) FROM utskick WHERE omgang_id = 2 AND sort = 'oppning')"
ETT = "utskick_id = (SELECT min(utskick_id) FROM ansprak)"


def andra(databas: Databas, sats: str) -> list[str]:
    """Gives what a verification finds after a statement, and undoes it."""
    with databas.skriv() as session:
        assert session.execute(text(sats)).rowcount > 0
        fynd = [str(ett) for ett in verifiera(session)]
        session.rollback()
    return fynd


def test_a_changed_message_is_named(fullt: Databas) -> None:
    for varde, ord_ in (
        ("frusen = replace(frusen, 'e', 'f')", "frysta meddelandet är ändrat"),
        ("frusen = NULL", "frysta meddelandet är borttaget"),
        ("frusen_sha256 = NULL", "frysta meddelandet är ändrat"),
        ("tillstand = 'skickat'", "tillståndet ”skickat” finns inte"),
        ("tillstand = 'planerad'", "är skickat, tidpunkten ett annat"),
        ("skickad = NULL", "är skickat, tidpunkten ett annat"),
        ("skickad = '2019-11-01 12:00:00.000000'", "kontrollsumma"),
        ("amne = 'Ett annat ämne'", "(Ett annat ämne): raden är ändrad"),
        ("motivering = 'ett annat svar'", "kontrollsumma"),
        ("forsok = forsok + 1", "kontrollsumma"),
        ("sort = 'inbjudan'", "sorten ”inbjudan” finns inte"),
        ("kontakt_id = 9999", "kontakten 9999 finns inte"),
        ("arende_id = 9999", "ärendet 9999 finns inte"),
        ("fristversion = 7", "fristversionen 7 finns inte"),
        ("orsak = 'paminnelse/9999/2019-08-15T07:00:00+00:00'", "orsaken stämmer inte"),
        ("orsak = orsak || '/1'", "orsaken stämmer inte"),
        ("data = '{\"dagar\": 29}'", "hänvisar till något som inte finns"),
        ("data = 'inget'", "går inte att läsa"),
        ("summa = NULL", "saknar kontrollsumma"),
    ):
        fynd = andra(fullt, f"UPDATE utskick SET {varde} WHERE id = {SKICKAD}")  # noqa: S608
        assert any(ord_ in ett for ett in fynd), (varde, fynd)
        assert all("utskick" in ett or "anspråk" in ett for ett in fynd), fynd
        assert fynd[0].startswith("fvm-avrop-2019, utskick "), fynd


def test_an_untouched_opening_holds_only_what_its_cause_tells(fullt: Databas) -> None:
    for varde in (
        "skapad = '2019-06-04 07:00:00.000000'",
        "tidigast = '2018-06-04 07:00:00.000000'",
        "fristversion = 2",
        "data = '{\"dagar\": 30}'",
        "motivering = 'x'",
        "forsok = 1",
    ):
        fynd = andra(fullt, f"UPDATE utskick SET {varde} WHERE id = {PLANERAD}")  # noqa: S608
        assert fynd, varde
        assert fynd[0].startswith("hela-kedjan, utskick "), fynd


def test_a_reminder_without_claims_is_named(fullt: Databas) -> None:
    (fynd,) = andra(fullt, f"DELETE FROM ansprak WHERE {ETT}")  # noqa: S608
    assert fynd.endswith(": påminnelsen har inget anspråk som den svarar mot")


def test_a_changed_claim_is_named(fullt: Databas) -> None:
    for varde, var, ord_ in (
        ("trappsteg = 29", ETT, "trappan har inget steg 29"),
        ("dag = '2019-06-05'", ETT, "summa"),
        ("kontakt_id = 9999", ETT, "hör inte till ärendets organ"),
        ("fristversion = 7", ETT, "fristversionen 7 finns inte"),
        ("tid = '2019-06-04 07:00:00.000000'", ETT, "summa"),
        ("overhoppat = 'x'", "overhoppat IS NOT NULL", "summa"),
        ("utskick_id = NULL", ETT, "varken ett utskick eller ett skäl"),
        ("utskick_id = 9999", ETT, "9999 finns inte"),
    ):
        fynd = andra(fullt, f"UPDATE ansprak SET {varde} WHERE {var}")  # noqa: S608
        assert any("anspråk på beslut/" in ett and ord_ in ett for ett in fynd), (varde, fynd)


def test_what_lies_beside_the_chain_is_named(fullt: Databas) -> None:
    for sats, plats, ord_ in (
        ("UPDATE databas SET simulerad = (1 = 0)", "tabellen databas", "simulerad är nej"),
        ("UPDATE databas SET klocka = NULL", "tabellen databas", "klockan är tomt"),
        (
            "UPDATE databas SET senaste_tick = '2019-06-04 07:00:00.000000'",
            "tabellen databas",
            "kontrollsumma",
        ),
        ("UPDATE fil SET namn = 'Annat.pdf'", "tabellen fil", "namn eller slag"),
        ("UPDATE omgang SET salt = 'x'", "omgången", "salt"),
        ("UPDATE omgang SET innehall = 'x'", "omgången", "innehall är ”x”"),
        ("UPDATE omgang SET startad = '2019-06-04 07:00:00.000000'", "omgången", "startad"),
        ("UPDATE trappa SET sha256 = 'x'", "tabellen trappa", "kontrollsumma"),
        ("UPDATE punktlage SET utfall = 'avslag' WHERE utfall = 'bifall'", "punkt", "”bifall”"),
        ("UPDATE arende SET paminns = (1 = 0)", "ärende", "paminns är nej men händelserna ger ja"),
    ):
        fynd = andra(fullt, sats)
        assert any(plats in ett and ord_ in ett for ett in fynd), (sats, fynd)
        assert not any(ord_ in ett for ett in fynd for ord_ in ("<", "datetime", "None")), fynd
