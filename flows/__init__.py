"""Prefect's part: short, idempotent flows over the record, its forms and its pictures.

A run is a process that lives for seconds. What Prefect has loaded before it comes here stays, and
the collector need not go through it again: importing a flow costs half (`docs/prestanda.md`).
"""

import gc

gc.freeze()
