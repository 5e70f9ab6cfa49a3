"""What every room uses: scaled numbers, half-up rounding, columns, rules, findings, explanations."""
