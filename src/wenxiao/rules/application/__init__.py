"""Use of results: what a result does to the money of the coming year."""
