"""Budget preparation: rounds, and the requests in them."""
