"""Exchange with the integrated budget management system: files in, tables out, keys for programs."""
