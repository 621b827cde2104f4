"""The forecast: how likely it is that all make it, and what that hangs on.

Draws of the whole chain with what may go otherwise than planned: cancelled meetings, bordläggning,
återremiss and late minutes. Pure functions of a round, a day, expectations and a seed; numpy lives
here alone, and is loaded first when something is drawn.
"""
