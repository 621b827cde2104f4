"""What comes back by mail is recorded, and what reached nobody goes to the next in the chain."""
