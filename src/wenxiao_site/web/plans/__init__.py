"""Performance plans: written together, submitted, reviewed, compared."""
