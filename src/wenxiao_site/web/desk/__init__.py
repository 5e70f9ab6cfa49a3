"""One's own desk: drafts that are kept while one types, and kept views of lists."""
