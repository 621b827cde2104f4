"""A table as CSV (UTF-8, semicolons), as spreadsheets in Sweden read it."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO


def csv_av(rubriker: Sequence[str], rader: Iterable[Sequence[object]]) -> bytes:
    """Give the bytes of a table: a heading per column, and a line per row."""
    text = StringIO(newline="")
    skrivare = csv.writer(text, delimiter=";")
    skrivare.writerow(rubriker)
    skrivare.writerows([_cell(varde) for varde in rad] for rad in rader)
    return text.getvalue().encode("utf-8-sig")


def _cell(varde: object) -> object:
    """Write a value as text; what a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(varde, date | datetime):
        return varde.isoformat()
    if isinstance(varde, str) and varde[:1] in {"=", "+", "-", "@"}:
        return f"'{varde}"
    return varde
