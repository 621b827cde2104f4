"""A session: one open transaction, handed to everything that reads or writes the record.

It is the toolkit's connection, and not its unit of work: the project states every row itself, so
there are no objects to keep track of.
"""

from typing import TypeAlias

from sqlalchemy import Connection

Session: TypeAlias = Connection
