"""The indicator library: well-made indicators by sector, with how each is measured and proved."""
