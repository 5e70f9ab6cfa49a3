"""Publishing: what is due, and the act of it."""
