"""Every published figure, defined once, over one frame of facts.

``facts``       the frame: one query, kept as a snapshot file, plus what was added since
``counting``    what is counted: for each kind of record one row per thing that counts, as of any position or past date
``measures``    the measures: numerator, denominator, unit, what is not counted, the instrument it answers to
``asking``      a question (years, filters, as of when, who sees it) → figures, tables, and the very records behind them
``codes``       a short code for a question, with which a figure is computed again later
``headlines``   the figures that the prefecture publishes about its work, as questions to the measures

The same functions work on the frame of the site and on the file that ``wenxiao facts export`` writes. All amounts are
whole fen and all counts whole numbers; a ratio is kept as numerator and denominator until it is printed.
"""
