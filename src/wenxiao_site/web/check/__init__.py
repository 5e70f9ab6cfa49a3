"""Checking forms."""
