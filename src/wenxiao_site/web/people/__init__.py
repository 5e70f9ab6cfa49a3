"""People, posts, delegations, engagements."""
