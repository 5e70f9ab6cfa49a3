"""Pages of the use of results."""
