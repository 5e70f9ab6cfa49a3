"""Looking rules up."""
