"""Measures over facts: every published figure is defined here once."""
