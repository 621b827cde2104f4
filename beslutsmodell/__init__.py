"""The pure core: words, process, commands, events, states and rules of a decision round."""
