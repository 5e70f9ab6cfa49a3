"""Regional targets of transfers: written, handed down, answered, gathered back."""
