"""Pages of in-year monitoring."""
