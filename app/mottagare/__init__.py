"""Real receivers on this machine for the demo and the tests: mail server and Teams workflow."""
