"""The chain as a picture: its stages, what each waits for, and how each stands."""
