"""The work of an evaluation by others: which projects to choose, plan, working papers, surveys, opinions."""
