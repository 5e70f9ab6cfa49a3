"""Reports of units on themselves, and objections to conclusions about them."""
