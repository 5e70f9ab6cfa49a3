"""A prefecture in a box: demonstration data, the same from the same seed, as large as the real thing.

`building.build` fills an empty database in lifecycle order: every stage first begins, then does each fiscal year, from
the oldest to the newest. A stage is a module of this package with a line in `building.STAGES` and

    def begin(world: World) -> None                     once, before the first year: what it needs in general
    def year(world: World, fiscal_year: int) -> None    everything that it tells about one fiscal year

What earlier stages made, it finds in the `World`: regions, units, who acts as what, and `World.years`, the
project-years with money, plan, indicators, and the truth about them, which stands nowhere in the database. It writes
with the `Ledger`: `add` a row, `tell` a deed about it with its facts (`fact`), as the action would have; nothing
is stored that is not a record. `targets` is the model. What binds a stage:

- Chance comes from ``world.chance(STAGE, fiscal_year)`` alone: a stage that is added later changes no other.
- Records are chosen so that the published figures come out: `exact.choose` takes N of some amounts with exactly a given
  sum, `exact.split` divides a sum, `World.scaled` brings a figure to the scale of the data. The figures themselves are
  asked of the records, in `figures`.
- A deed about fiscal year Y happens in September of Y-1 or later (the ledger refuses what it has chained already), on a
  working day, by somebody whose post lets them. Whole years are judged on frames (`World.frame`), never row by row.
- ``tests/integration/test_demo.py`` re-enacts a small box through the actions, deed by deed, and compares every row,
  fact and hash. A stage teaches ``tests/support/reenacting.py`` its deeds.
"""
