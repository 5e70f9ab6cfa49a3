"""Regions and units."""
