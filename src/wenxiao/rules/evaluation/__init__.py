"""Rules of evaluation (绩效评价): points, totals, grades, and the arithmetic that a form must satisfy."""
