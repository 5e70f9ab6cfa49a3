"""Evaluations: filled while the rules score along, handed in, looked at again."""
