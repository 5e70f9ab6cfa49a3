"""Targets under review, and the figures of targets."""
