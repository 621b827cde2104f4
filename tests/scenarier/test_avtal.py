"""Scenarios 20-25: agreements as they come, and what the receiver has acknowledged."""

from tests.scenarier.conftest import Starta
from tests.scenarier.parterna import Kommun
from tests.scenarier.spraket import Scenario

TVA_UNDERSKRIFTER = {
    "omgang.yaml": (
        ("{slag: avrop, namn: Avrop}", "{slag: avrop, namn: Avrop, undertecknare: 2}"),
    ),
}
MALLVERSION = {
    "omgang.yaml": (
        ("{slag: avrop, namn: Avrop}", '{slag: avrop, namn: Avrop, version: "19081"}'),
    ),
}


def beslutat(spel: Scenario, *, punkter: str = "123") -> Kommun:
    """Let Bengtsfors approve some points and reject the rest."""
    bengtsfors = spel.kommun("Bengtsfors")
    utfall = {kod: "bifall" if kod in punkter else "avslag" for kod in "123"}
    dag = spel.tiden.nu().date().isoformat()
    bengtsfors.svarar(dag, utfall, "--justerat", dag, "--anslaget", dag)
    return bengtsfors


def test_20_a_missing_or_unauthorised_signature_is_to_be_completed(starta: Starta) -> None:
    spel, _ = starta(TVA_UNDERSKRIFTER)
    bengtsfors = beslutat(spel)
    bengtsfors.skickar_avtal("samverkansavtal", "1 2 3")
    bengtsfors.skickar_avtal("avrop", "1 2 3", undertecknare=("Enhetschef",))
    assert bengtsfors.avtal["status"] == "komplettering_kravs"
    assert "har 1 av 2 underskrifter. Begär in den underskrift som saknas." in bengtsfors.brister
    assert "det framgår inte vad som ger Enhetschef rätt att skriva under." in bengtsfors.brister
    assert "Skicka in den underskrift som saknas." in bengtsfors.brev[-1].text
    with spel.nekar("har 1 av 2 underskrifter"):
        bengtsfors.lamnar_in()
    bada = ("Ordförande: KF 2019-06-03 § 1", "Kommundirektör: KF 2019-06-03 § 1")
    bengtsfors.skickar_avtal("avrop", "1 2 3", undertecknare=bada)
    assert bengtsfors.avtal["status"] == "undertecknat"


def test_21_a_missing_samverkansavtal_is_asked_for_and_stops_the_submission(
    spel: Scenario,
) -> None:
    bengtsfors = beslutat(spel)
    bengtsfors.skickar_avtal("avrop", "1 2 3")
    (handling,) = bengtsfors.avtal["handlingar"]
    assert handling["slag"] == "avrop"
    assert bengtsfors.avtal["status"] == "komplettering_kravs"
    brev = bengtsfors.brev[-1]
    assert "Komplettering behövs: Bengtsfors" in brev.amne
    assert "Skicka in ett undertecknat exemplar av avtalet ”Samverkansavtal”." in brev.text
    with spel.nekar("Avtalet ”Samverkansavtal” har inte kommit in."):
        bengtsfors.lamnar_in()
    assert spel.vgr.paket == []


def test_22_the_wrong_version_of_the_template_is_seen(starta: Starta) -> None:
    spel, _ = starta(MALLVERSION)
    bengtsfors = beslutat(spel)
    bengtsfors.skickar_avtal("samverkansavtal", "1 2 3")
    bengtsfors.skickar_avtal("avrop", "1 2 3", version="19052")
    assert (
        "Avtalet ”Avrop” är undertecknat i version 19052, men version 19081 gäller."
        in bengtsfors.brister
    )
    with spel.nekar("Begär in version 19081 undertecknad."):
        bengtsfors.lamnar_in()
    gammal = bengtsfors.avtal["handlingar"][-1]["fil"]
    bengtsfors.skickar_avtal("avrop", "1 2 3", version="19081")
    assert bengtsfors.avtal["status"] == "undertecknat"
    assert gammal not in {ett["fil"] for ett in bengtsfors.avtal["handlingar"]}


def test_23_other_options_than_the_decided_are_shown_as_a_diff(spel: Scenario) -> None:
    bengtsfors = beslutat(spel, punkter="13")
    bengtsfors.skickar_avtalen("1 2")
    assert bengtsfors.avtal["status"] == "komplettering_kravs"
    assert [ett["punkter"] for ett in bengtsfors.avtal["handlingar"]] == [["1", "2"]] * 2
    with spel.nekar(
        "Avtalet ”Avrop” omfattar punkt 2, men beslutet är avslag.",
        "Punkt 3 är beslutad, men avtalet ”Avrop” omfattar den inte.",
    ):
        bengtsfors.lamnar_in()
    assert bengtsfors.utfall == {"1": "bifall", "2": "avslag", "3": "bifall"}


def test_24_submitted_is_not_received_until_it_is_acknowledged(spel: Scenario) -> None:
    bengtsfors = beslutat(spel)
    bengtsfors.skickar_avtalen("1 2 3")
    bengtsfors.lamnar_in()
    assert len(spel.vgr.paket) == 1
    assert bengtsfors.rad["avtal"] == "inlamnat"
    assert spel.att_gora_om("Bengtsfors") == [
        "Avtalen är inlämnade men inte kvitterade. Registrera kvittensen, eller hör med mottagaren."
    ]
    assert not any("kvitterade" in ett.amne for ett in bengtsfors.brev)
    spel.vgr.kvitterar(bengtsfors)
    assert bengtsfors.rad["avtal"] == "kvitterat"
    assert "Avtalen är kvitterade: Bengtsfors" in bengtsfors.brev[-1].amne
    assert "FVM-2019-1 (fiktiv)" in bengtsfors.brev[-1].text
    assert spel.att_gora_om("Bengtsfors") == []


def test_25_what_comes_at_2359_or_later_is_ruled_on_by_the_receiver(spel: Scenario) -> None:
    bengtsfors, svenljunga = beslutat(spel), spel.kommun("Svenljunga")
    dag = ("2019-06-03", {"1": "bifall", "2": "avslag", "3": "bifall"}, "--justerat", "2019-06-03")
    svenljunga.svarar(*dag)
    spel.hoppa_till("2019-11-27")
    for skickat, varfor in (
        ("2019-11-27 00:05", "skickats 2019-11-27 00:05, efter att det kom in (2019-11-26 23:59)"),
        ("2019-11-28 09:00", "sägs ha skickats i framtiden (2019-11-28 09:00)"),
    ):
        with spel.nekar(varfor):
            bengtsfors.skickar_avtal("avrop", "1 2 3", inkommet="2019-11-26 23:59", skickat=skickat)
    bengtsfors.skickar_avtal(
        "avrop", "1 2 3", inkommet="2019-11-26 23:59", skickat="2019-11-26 23:55"
    )
    bengtsfors.skickar_avtal("samverkansavtal", "1 2 3", inkommet="2019-11-26 23:59")
    forst = bengtsfors.avtal["handlingar"][0]
    assert (forst["skickat"], forst["inkommet"], forst["registrerat"]) == (
        "2019-11-26T23:55:00+01:00",
        "2019-11-26T23:59:00+01:00",
        "2019-11-27T09:00:00+01:00",
    )
    assert (
        "skickat 26 november 2019 kl. 23.55, inkommet 26 november 2019 kl. 23.59, registrerat "
        "27 november 2019 kl. 9.00"
    ) in bengtsfors.avtal_i_ord
    (att_prova,) = spel.att_gora_om("Bengtsfors")
    assert "avrop: skickat 26 november 2019 kl. 23.55, inkommet 26 november 2019" in att_prova
    assert "samverkansavtal: inkommet 26 november 2019 kl. 23.59." in att_prova
    assert "När det skickades är inte angivet för alla." in att_prova
    assert bengtsfors.avtal["status"] == "inkommet_efter_frist"
    svenljunga.skickar_avtalen("1 3")
    for kommun in (bengtsfors, svenljunga):
        with spel.nekar("Fristen har passerat. Mottagaren avgör om avtalen godtas", "avrop: "):
            kommun.lamnar_in()
    sena = spel.registrerade("avtal_registrerat")
    assert [ett["efter_frist"] for ett in sena] == [False, False, True, True]
    assert sena[0]["handling"]["inkommet"] == "2019-11-26T23:59:00+01:00"
    assert sena[0]["registrerat"] == "2019-11-27T08:00:00+00:00"
    bengtsfors.sent_godtas("Mejlet kom 23.59 i fel brevlåda (fiktivt).")
    assert bengtsfors.avtal["status"] == "undertecknat"
    assert "är inlämnad" in bengtsfors.lamnar_in()
    assert svenljunga.avtal["status"] == "inkommet_efter_frist"
    assert "Mottagaren avgör" in " ".join(spel.att_gora_om("Svenljunga"))


def test_25_what_is_acknowledged_after_the_deadline_is_left_to_a_human(spel: Scenario) -> None:
    bengtsfors = beslutat(spel)
    bengtsfors.skickar_avtalen("1 2 3")
    spel.hoppa_till("2019-11-26 23:58")
    bengtsfors.lamnar_in()
    spel.hoppa_till("2019-11-27 09:00")
    assert bengtsfors.rad["avtal"] == "inlamnat"
    spel.vgr.kvitterar(bengtsfors, mottaget="2019-11-27 00:04")
    assert bengtsfors.rad["avtal"] == "kvitterat"
    assert bengtsfors.rad["avtalsobs"] == ["Mottagarens kvittens är daterad efter fristen."]
    assert "Avtalen är kvitterade, men kom in efter fristen: Bengtsfors" in bengtsfors.brev[-1].amne
