"""A certificate authority that lives as long as the demo, trusted by setting."""

import ssl
from pathlib import Path

import trustme

CA_FIL = "demo-ca.pem"


class Lokalca:
    """Issues the local receivers' certificate; its key never leaves the process."""

    def __init__(self, mapp: Path) -> None:
        """Make the authority and write its certificate to the folder."""
        self._ca = trustme.CA(organization_name="Beslutsflöde demo (fiktiv)")
        mapp.mkdir(parents=True, exist_ok=True)
        self.ca_fil = mapp / CA_FIL
        self._ca.cert_pem.write_to_path(self.ca_fil)

    def serverkontext(self) -> ssl.SSLContext:
        """Give a server's TLS setting for 127.0.0.1 and localhost."""
        kontext = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._ca.issue_cert("127.0.0.1", "localhost").configure_cert(kontext)
        return kontext
