"""Wenxiao (问效): the rules of budget performance management as columns, cited and explained.

The core is pure: no web framework, no database, no file formats, no clock.
"""
