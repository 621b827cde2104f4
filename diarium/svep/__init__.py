"""The sweep: which rungs are due, which messages they become, and the loop that sends them."""
