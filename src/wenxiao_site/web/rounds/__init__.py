"""Rounds of work and their deadlines."""
