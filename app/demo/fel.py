"""What stops the demo."""


class Demofel(Exception):
    """The demo cannot run, or did not go as its script says."""
