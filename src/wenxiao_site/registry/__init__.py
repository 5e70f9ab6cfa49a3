"""The nouns: what is recorded, with the constraints that hold whoever writes."""
