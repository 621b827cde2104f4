"""The demo: the whole round of 2019 replayed on a stepped clock, on this machine."""
