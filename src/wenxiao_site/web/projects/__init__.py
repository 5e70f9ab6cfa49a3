"""Projects, their money, and what people say about them."""
