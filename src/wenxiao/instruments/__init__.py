"""The instruments as data: one TOML file each, by jurisdiction."""
