"""What a human should look at: marks beside a point, never a correction."""

from beslutsmodell.utfall import Etikett


class Flagga(Etikett):
    """A mark beside a point's state."""

    FORE_REKOMMENDATION = "fore_rekommendation", "beslutat före rekommendationen"
    """Decided while the point was still vilande: allowed, and shown."""
    FEL_ORGAN = "fel_organ", "annat organ än det utsedda har beslutat"
    """Another body than the appointed one decided (`KL 13:8`)."""
    FEL_FORM = "fel_form", "beslutsformen finns inte för organet"
    """The form does not exist for the body: no ordförandebeslut in a fullmäktige (`KL 6:39`)."""
    UTANFOR_FULLMAKT = "utanfor_fullmakt", "utanför fullmakten"
    """Approved outside the power of attorney: submission will be refused."""
    FORTYDLIGA = "fortydliga", "inte ett beslut, begär förtydligande"
    """Noterat or avstår: ask what is meant."""
    ANMALS = "anmals", "ska anmälas vid nästa sammanträde"
    """An ordförandebeslut must be reported to the nämnd (`KL 6:40`)."""
    MOTSTRIDIGT = "motstridigt", "motstridiga besked"
    """A second report on a decided point: both are kept until a human confirms one."""
    EFTER_AVSLUT = "efter_avslut", "kom efter att punkten avslutats"
    """Reported after the point was closed or withdrawn: a human decides what holds."""
    GAMMALT_UNDERLAG = "gammalt_underlag", "beslutat på ett underlag som har ersatts"
    """Decided on an older version of a document: a human asks whether the decision stands."""
    OVERKLAGAD = "overklagad", "överklagad"
    """Appealed: the decision stands until a court says otherwise (`KL 13:14`)."""
    INHIBERAD = "inhiberad", "inhiberad av domstol"
    """A court has ordered that the decision does not hold until further notice (`FPL 28`)."""
    UPPHAVD = "upphavd", "beslutet är upphävt av domstol"
    """A court has annulled what was decided (`KL 13:8`): the point is owed anew."""
