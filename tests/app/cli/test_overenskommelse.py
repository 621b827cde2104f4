"""A letter of intent tells whether it is in force, and the seats that it gives."""

from tests.app.cli.klienten import Klient

KOD = "avsiktsforklaring-2017"


def test_a_letter_tells_when_it_is_in_force(klient: Klient) -> None:
    assert klient("starta", KOD, "--simulerad", "2017-01-09 09:00").kod == 0
    fore = klient("lage", KOD).ut
    assert "Överenskommelsen gäller inte än" in fore
    assert "Plats i styrgrupp: VästKoms chef (VästKom, 1 st.)" in fore
    klient("klocka", "--till", "2017-02-20 09:00")
    for organ in ("vgr-direktor", "vastkom-styrelse"):
        svar = klient(
            *("registrera", KOD, organ, "--datum", "2017-02-17", "--punkt", "1=bifall"),
            *("--justerat", "2017-02-17", "--av", "Registrator (fiktiv)"),
        )
        assert svar.kod == 0, svar.fel
    assert "gäller från 1 februari 2017 till och med 31 december 2018" in klient("lage", KOD).ut
