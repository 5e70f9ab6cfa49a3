"""The site: doors (web, command line, jobs), actions, adapters, registry."""
