"""Targets under review, and a department's workbook of them."""
