"""Proof afterwards: the chain is walked, the state is folded anew, and both are compared."""
