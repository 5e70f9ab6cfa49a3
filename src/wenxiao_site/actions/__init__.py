"""Verbs: what people do. Doors (web, cli, api, jobs) call exactly one action each."""
