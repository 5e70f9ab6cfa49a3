"""Evidence: uploaded, downloaded, used, taken away."""
