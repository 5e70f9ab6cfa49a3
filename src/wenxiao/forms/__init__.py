"""The official forms: as cells, as typed frames, as drawings in the official layout."""
