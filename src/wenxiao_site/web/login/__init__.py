"""Coming in, going out, the password, and which hat to wear."""
