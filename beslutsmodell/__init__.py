"""The pure core: words, process, commands, events, states and rules of a decision round.

A newcomer's map. A `Beslutsomgang` states a round; `lagg_upp` lays it out in cases, one per step
and body. Each case, an `Arende`, then lives by three functions over frozen values:

    hantera(arende, kommando, nu=nu)   what a command leads to: events, or a Modellfel
    efter(arende, handelse)            the next state, copied from what the event carries
    spela_upp(arende, handelser)       the fold over all events

    Beslutsomgang ── lagg_upp ──> Planarende …       the chain: who waits for whom, and until when
    Arende + Kommando ── hantera ──> Handelse …      what may happen, and what follows from it
    Arende + Handelse ── efter ──> Arende            each Punkt has its Punktlage and its Flagga
    Huvudmansavtal ── hantera_avtal, efter_avtal     the same pattern for the signed agreements
    granska ──> Brist …                              what is lacking before they are handed in
    Beslutsomgang ── planera ──> Plan                who makes it, who does not, and the ways out
    Prognosunderlag ── prognostisera ──> Prognos     how likely it is, and what that hangs on
    Trappa ── ankarintervall                         which last days a reminder is due for
    Sammantrade … ── nasta_atgard ──> Atgard         the next act that a body can take
    Beslutsomgang ── att_se_over ──> Anmarkning …    what is allowed at the start but looks odd

Nothing here reads a clock, a file or a database: time is the argument `nu`, and what it does alone
(overdue, laga kraft) is answered, never stored. `docs/ordlista.md` explains every name.
"""

from beslutsmodell.anmarkning import Anmarkning, Anmarkningsslag
from beslutsmodell.anpassning import Anpassning, anpassa, kontakter_for, trappa_av
from beslutsmodell.anteckning import Anteckna, antecknat
from beslutsmodell.arende import Arende, Arendelage, Punkt, RegistreratBeslut
from beslutsmodell.aterkallelse import aterkalla_punkter
from beslutsmodell.att_se_over import att_se_over
from beslutsmodell.avtal.granskning import beslutade_punkter, granska, tecknar_inget
from beslutsmodell.avtal.handelser import (
    AvtalInlamnat,
    AvtalKvitterat,
    AvtalRegistrerat,
    Avtalshandelse,
    SentAvtalProvat,
)
from beslutsmodell.avtal.handling import Avtalshandling, Undertecknare
from beslutsmodell.avtal.hantera import efter_avtal, hantera_avtal, kontrollera_inlamning
from beslutsmodell.avtal.kommandon import (
    Avtalskommando,
    Kvittera,
    LamnaIn,
    ProvaSent,
    RegistreraAvtal,
)
from beslutsmodell.avtal.krav import Avtalskrav, Avtalstid, Mottagare
from beslutsmodell.avtal.laga_kraft import risker_fore_laga_kraft
from beslutsmodell.avtal.lage import (
    Avtalsstatus,
    Huvudmansavtal,
    Inlamning,
    Kvittens,
    avtalsobs,
    avtalsstatus,
)
from beslutsmodell.avtal.overklagat import risker_i_domstol
from beslutsmodell.avtal.tider import sent_i_ord, tider_i_ord
from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.beslutsvag import Beslutsvag, Fullmakt
from beslutsmodell.bevakning import Bevakning, Bevakningsslag, bevaka
from beslutsmodell.datum import datum_i_text, datum_med_vecka, kort_datum, tid_i_text, vecka
from beslutsmodell.domstolslage import gallande_inhibition
from beslutsmodell.efter import efter, med_protokoll, spela_upp
from beslutsmodell.enkat import (
    Enkatpunkt,
    Enkatsvar,
    Trolighet,
    annan_niva,
    beslutande_slag,
    kontrollera_enkatsvar,
)
from beslutsmodell.enrad import Enrad

# fmt: off
# isort: off
from beslutsmodell.fel import (  # one name per line would be longer than a file may be
    InlamningNekad, Modellfel, OgiltigAnteckning, OgiltigAterkallelse, OgiltigFrist,
    OgiltigKalender, OgiltigPaus, OgiltigProvning, OgiltigtBeslut, OgiltigtEnkatsvar,
    OgiltigtKontaktbyte, OgiltigtUnderlag, OkantNummer, OtillatetKommando,
)
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import Frist, Milstolpe, Tidpunkt
from beslutsmodell.fristbyte import andra_frist
from beslutsmodell.fritext import Fritext, Sidouppgift
from beslutsmodell.handelser import (
    Anmalt, Anslaget, Avbrutet, BeslutBekraftat, BeslutRegistrerat, Domstolshandelse, Foljd,
    Handelse, Inhiberat, InhibitionHavd, Justerat, Oppnat, OverklagandeAvslaget, Overklagat,
    PaminnelserAterupptagna, PaminnelserPausade, Stangt, UnderlagErsatt, Upphavt, VillkorUppfyllt,
)
# isort: on
# fmt: on
from beslutsmodell.hantera import hantera
from beslutsmodell.huvudman import Huvudman, Huvudmansslag, Organ, Organslag
from beslutsmodell.kalender import (
    anstandig_tid,
    ar_vardag,
    helgdagar,
    nasta_sandtid,
    rulla,
    sandtid,
)
from beslutsmodell.kalenderbyte import Kalenderskillnad, byt_kalender, kalenderskillnad
from beslutsmodell.kalenderpost import Kalenderpost, Postslag, egen_fristpost, motesposter
from beslutsmodell.kedja import Planarende, lagg_upp, stegfrist

# fmt: off
# isort: off
from beslutsmodell.kommandon import (  # one name per line would be longer than a file may be
    Anmal, Ansla, Ateruppta, Avbryt, AvslaOverklagande, Bekrafta, HavInhibition, Inhibera, Justera,
    Kommando, Korrigera, Oppna, Overklaga, Pausa, Punktkoder, RegistreraBeslut, Stang,
    UppfyllVillkor, Upphav,
)
from beslutsmodell.omgangshandelser import (
    EnkatBesvarad, FristAndrad, KalenderAndrad, KalenderBehallen, KontakterAndrade,
    KontakterBekraftade, LeveransPaborjad, LeveransUtebliven, OmgangAntecknad, Omgangshandelse,
    OmgangStartad, PunkterAterkallade, UnderlagAndrat, UtskickOmplanerade,
)
# isort: on
# fmt: on
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll, NumreradKontakt
from beslutsmodell.kontaktbyte import avsluta_kontakt, byt_kontakt, lagg_till_kontakt
from beslutsmodell.kontaktkedja import kontaktkedja
from beslutsmodell.kontaktkrav import Kontaktbyte, Kontaktslut, krav_registrator
from beslutsmodell.kontaktlista import ersatt_kontakter
from beslutsmodell.kontaktordning import fel_forst, fel_ordning, kontaktanmarkningar
from beslutsmodell.lage import ar_passerad, arendelage, nagot_saknas, punkt_i_ord, utfall_i_ord
from beslutsmodell.mandatbyte import Mandatbyte, mandatbyte_i_ord, mandatbyten
from beslutsmodell.omgang import Beslutsomgang, Period, Plats, Skarpa, Underlag
from beslutsmodell.overenskommelse import alla_bifaller, gallande_period
from beslutsmodell.plan.bedomning import (
    Arendeplan,
    Bedomning,
    Beslutsplan,
    Huvudmansplan,
    Organatgard,
    Plan,
)
from beslutsmodell.plan.delomgang import delomgang, nulage_av
from beslutsmodell.plan.jamforelse import Omplanering, jamfor
from beslutsmodell.plan.nulage import Nulage, Protokollslage, protokollslage
from beslutsmodell.plan.planera import planera
from beslutsmodell.plan.planregler import Planregler, Verkstallighet, dagar_i_ord
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.plan.vagen import (
    Led,
    Moment,
    sista_motesdag,
    till_mottagaren,
    vagen_efter,
    vagen_fran,
)
from beslutsmodell.process import Niva, Processmall, Protokollsregler, Steg, Stegfrist, Stegsort
from beslutsmodell.prognos.erfarenhet import Organerfarenhet, risker
from beslutsmodell.prognos.forvantan import Andel, Forvantan, Organrisk, Riskangivelse
from beslutsmodell.prognos.kalibrera import kalibrera
from beslutsmodell.prognos.kalibrering import Kalibrering, Kalibreringsrad
from beslutsmodell.prognos.kurva import Kurvpunkt
from beslutsmodell.prognos.lardom import besluten_larda, motena_larda
from beslutsmodell.prognos.prognostisera import prognostisera
from beslutsmodell.prognos.underlag import Prognosunderlag, Skett
from beslutsmodell.prognos.utsikt import (
    Huvudmansprognos,
    Organvikt,
    Prognos,
    Punktprognos,
    decimaltal,
    procent,
)
from beslutsmodell.prognos.vad_om import vad_om
from beslutsmodell.punkt import Beslutspunkt
from beslutsmodell.punktlage import (
    Aterremitterad,
    Avbruten,
    Avgjord,
    Bordlagd,
    Lagekod,
    Oppen,
    Preliminar,
    Punktlage,
    UtanSvar,
    Vilande,
    Villkorad,
)
from beslutsmodell.regler.anmalan import anmalan_saknas, anmalningsdag, ska_anmalas
from beslutsmodell.regler.brist import Brist
from beslutsmodell.regler.kallelse import sista_bradskande, sista_kallelse, sista_tillkannagivande
from beslutsmodell.regler.mandatperiod import ar_valar, mandatskifte, senaste_mandatskifte
from beslutsmodell.regler.overklagandetid import Overklagandetid, overklagandetid
from beslutsmodell.regler.protokoll import (
    justeringens_stod,
    laga_kraft,
    sista_anslagsdag,
    sista_justeringsdag,
    sista_overklagandedag,
)
from beslutsmodell.samlat import Samlatutfall, samlat_i_ord, samlat_utfall
from beslutsmodell.sammantrade import Atgard, Sammantrade, nasta_atgard, uppehall

# fmt: off
# isort: off
from beslutsmodell.trappa import (  # as above
    Ankarintervall, Trappa, ankarintervall, forsta_trappdag, nasta_trappdag, natt_dag, trappdagar,
)
from beslutsmodell.trappmottagare import tomma_trappsteg
from beslutsmodell.trappsteg import Ankardagar, Ankare, Trappsteg, ankarmote
from beslutsmodell.underlagsbyte import andra_underlag, ersatt_underlag, forsta_underlagen
from beslutsmodell.underlagsversion import (
    Underlagen, Underlagsversion, andrade_underlag, ar_gammalt_underlag, gallande_underlag,
    med_underlag, namner_underlaget,
)
from beslutsmodell.utfall import Beslutsslag, Etikett, Stod, Styrka, Utfall
from beslutsmodell.utskicksplan import (  # as above
    Ansprak, Brevlada, Hittills, Paminnelsefall, Planeradpaminnelse, Vantande, brevlada,
    planera_paminnelser,
)
from beslutsmodell.valt_beslut import (
    gallande_beslut, oanmalt_beslut, ojusterat_beslut, overklagat_beslut,
)
# isort: on
# fmt: on
from beslutsmodell.varde import Varde, ar_ur_diariet

# fmt: off
__all__ = [  # one name per line would be longer than a file may be
    "Andel", "Ankardagar", "Ankare", "Ankarintervall", "Anmal", "Anmalt", "Anmarkning",
    "Anmarkningsslag", "Anpassning", "Ansla", "Anslaget", "Ansprak", "Anteckna", "Arende",
    "Arendelage", "Arendeplan", "Aterremitterad", "Ateruppta", "Atgard", "Avbruten", "Avbrutet",
    "Avbryt", "Avgjord", "AvslaOverklagande", "AvtalInlamnat", "AvtalKvitterat", "AvtalRegistrerat",
    "Avtalshandelse", "Avtalshandling", "Avtalskommando", "Avtalskrav", "Avtalsstatus", "Avtalstid",
    "Bedomning", "Bekrafta", "Beslut", "BeslutBekraftat", "BeslutRegistrerat", "Beslutsomgang",
    "Beslutsplan", "Beslutspunkt", "Beslutsslag", "Beslutsvag", "Bevakning", "Bevakningsslag",
    "Bordlagd", "Brevlada", "Brist", "Domstolshandelse", "EnkatBesvarad", "Enkatpunkt", "Enkatsvar",
    "Enrad", "Etikett", "Flagga", "Foljd", "Forvantan", "Frist", "FristAndrad", "Fritext",
    "Fullmakt", "Handelse", "HavInhibition", "Hittills", "Huvudman", "Huvudmansavtal",
    "Huvudmansplan", "Huvudmansprognos", "Huvudmansslag", "Inhibera", "Inhiberat", "InhibitionHavd",
    "Inlamning", "InlamningNekad", "Justera", "Justerat", "KalenderAndrad", "KalenderBehallen",
    "Kalenderpost", "Kalenderskillnad", "Kalibrering", "Kalibreringsrad", "Kanal", "Kommando",
    "Kontakt", "Kontaktbyte", "KontakterAndrade", "KontakterBekraftade", "Kontaktroll",
    "Kontaktslut", "Korrigera", "Kurvpunkt", "Kvittens", "Kvittera", "Lagekod", "LamnaIn", "Led",
    "LeveransPaborjad", "LeveransUtebliven", "Mandatbyte", "Milstolpe", "Modellfel", "Moment",
    "Mottagare", "Niva", "Nulage", "NumreradKontakt", "OgiltigAnteckning", "OgiltigAterkallelse",
    "OgiltigFrist", "OgiltigKalender", "OgiltigPaus", "OgiltigProvning", "OgiltigtBeslut",
    "OgiltigtEnkatsvar", "OgiltigtKontaktbyte", "OgiltigtUnderlag", "OkantNummer",
    "OmgangAntecknad", "OmgangStartad", "Omgangshandelse", "Omplanering", "Oppen", "Oppna",
    "Oppnat", "Organ", "Organatgard", "Organerfarenhet", "Organrisk", "Organslag", "Organvikt",
    "OtillatetKommando", "Overklaga", "OverklagandeAvslaget", "Overklagandetid", "Overklagat",
    "Paminnelsefall", "PaminnelserAterupptagna", "PaminnelserPausade", "Pausa", "Period", "Plan",
    "Planarende", "Planeradpaminnelse", "Planregler", "Plats", "Postslag", "Preliminar",
    "Processmall", "Prognos", "Prognosunderlag", "Protokollslage", "Protokollsregler", "ProvaSent",
    "Punkt", "Punktbeslut", "PunkterAterkallade", "Punktkoder", "Punktlage", "Punktprognos",
    "RegistreraAvtal", "RegistreraBeslut", "RegistreratBeslut", "Riskangivelse", "Samlatutfall",
    "Sammantrade", "SentAvtalProvat", "Sidouppgift", "Skarpa", "Skett", "Stang", "Stangt", "Steg",
    "Stegfrist", "Stegsort", "Stod", "Styrka", "Tidpunkt", "Trappa", "Trappsteg", "Trolighet",
    "Underlag", "UnderlagAndrat", "UnderlagErsatt", "Underlagen", "Underlagsversion",
    "Undertecknare", "UppfyllVillkor", "Upphav", "Upphavt", "UtanSvar", "Utfall",
    "UtskickOmplanerade", "Utvag", "Vantande", "Varde", "Verkstallighet", "Vilande",
    "VillkorUppfyllt", "Villkorad", "alla_bifaller", "andra_frist", "andra_underlag",
    "andrade_underlag", "ankarintervall", "ankarmote", "anmalan_saknas", "anmalningsdag",
    "annan_niva", "anpassa", "anstandig_tid", "antecknat", "ar_gammalt_underlag", "ar_passerad",
    "ar_ur_diariet", "ar_valar", "ar_vardag", "arendelage", "aterkalla_punkter", "att_se_over",
    "avsluta_kontakt", "avtalsobs", "avtalsstatus", "beslutade_punkter", "beslutande_slag",
    "besluten_larda", "bevaka", "brevlada", "byt_kalender", "byt_kontakt", "dagar_i_ord",
    "datum_i_text", "datum_med_vecka", "decimaltal", "delomgang", "efter", "efter_avtal",
    "egen_fristpost", "ersatt_kontakter", "ersatt_underlag", "fel_forst", "fel_ordning",
    "forsta_trappdag", "forsta_underlagen", "gallande_beslut", "gallande_inhibition",
    "gallande_period", "gallande_underlag", "granska", "hantera", "hantera_avtal", "helgdagar",
    "jamfor", "justeringens_stod", "kalenderskillnad", "kalibrera", "kontaktanmarkningar",
    "kontakter_for", "kontaktkedja", "kontrollera_enkatsvar", "kontrollera_inlamning", "kort_datum",
    "krav_registrator", "laga_kraft", "lagg_till_kontakt", "lagg_upp", "mandatbyte_i_ord",
    "mandatbyten", "mandatskifte", "med_protokoll", "med_underlag", "motena_larda", "motesposter",
    "nagot_saknas", "namner_underlaget", "nasta_atgard", "nasta_sandtid", "nasta_trappdag",
    "natt_dag", "nulage_av", "oanmalt_beslut", "ojusterat_beslut", "overklagandetid",
    "overklagat_beslut", "planera", "planera_paminnelser", "procent", "prognostisera",
    "protokollslage", "punkt_i_ord", "risker", "risker_fore_laga_kraft", "risker_i_domstol",
    "rulla", "samlat_i_ord", "samlat_utfall", "sandtid", "senaste_mandatskifte", "sent_i_ord",
    "sista_anslagsdag", "sista_bradskande", "sista_justeringsdag", "sista_kallelse",
    "sista_motesdag", "sista_overklagandedag", "sista_tillkannagivande", "ska_anmalas", "spela_upp",
    "stegfrist", "tecknar_inget", "tid_i_text", "tider_i_ord", "till_mottagaren", "tomma_trappsteg",
    "trappa_av", "trappdagar", "uppehall", "utfall_i_ord", "vad_om", "vagen_efter", "vagen_fran",
    "vecka",
]
# fmt: on
