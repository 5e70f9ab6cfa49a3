"""Pages of zero-based budgeting."""
