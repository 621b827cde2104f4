"""The plan: who can still make it, who cannot, and what the law offers then.

Reckoned backward from the counterparty's deadline, and forward from today through the calendars
of the bodies. Everything here is a pure function of a round, what has been decided, and a day.
"""
