"""Notices: which to send, their texts and the transports that carry them; no SQL."""
