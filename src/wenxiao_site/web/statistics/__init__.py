"""Statistics: the table of figures, the records behind each, and the overview for those who look for a minute."""
