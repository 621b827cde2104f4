"""How each kind of command is handled: a case and a command in, events out."""
