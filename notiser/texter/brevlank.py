"""A link that opens a letter which is written beforehand."""

from urllib.parse import quote


def brevlank(till: str, *, amne: str, text: str = "") -> str:
    """Give a mailto: address with its subject, and its text if any, percent-encoded."""
    lank = f"mailto:{quote(till, safe='@')}?subject={quote(amne)}"
    return f"{lank}&body={quote(text)}" if text else lank
