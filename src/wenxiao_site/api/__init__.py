"""The REST interface for programs: the same records, rights and refusals as the pages."""
