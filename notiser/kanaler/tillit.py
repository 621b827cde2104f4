"""Which certificate authorities the transports trust."""

import ssl

from notiser.fel import Cafilfel


def tls_kontext(ca_fil: str | None) -> ssl.SSLContext:
    """Trust the system's authorities, and that of the setting beside them.

    Certificate and host name are always checked. Cafilfel when the file is no certificate in PEM.
    """
    kontext = ssl.create_default_context()
    if ca_fil is not None:
        try:
            kontext.load_verify_locations(cafile=ca_fil)
        except OSError:  # ssl.SSLError is one
            raise Cafilfel(ca_fil) from None
    return kontext
