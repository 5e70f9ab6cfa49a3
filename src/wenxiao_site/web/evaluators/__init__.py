"""External evaluators: the register, and what they are commissioned with."""
