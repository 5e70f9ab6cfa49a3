"""Contents: a change can be undone, and two people's changes go together or are told apart."""

from hypothesis import given
from hypothesis import strategies as st

from wenxiao_site.actions.merging import differing, merged, undone

VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=3))
KEYS = st.sampled_from(["a", "b", "c", "d"])
LINES = st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=3), max_size=3)
CONTENTS = st.fixed_dictionaries({"x": VALUES, "lines": LINES}, optional={"y": VALUES})


@given(before=CONTENTS, after=CONTENTS)
def test_a_change_undone_gives_what_was_there(before, after):
    old, new = differing(before, after)
    assert undone(after, old, new) == before
    assert (old == new == {}) == (before == after)


@given(base=CONTENTS, changed=CONTENTS)
def test_one_persons_change_is_taken_as_it_is(base, changed):
    assert merged(base, changed, base) == (changed, [])
    assert merged(base, base, changed) == (changed, [])
    assert merged(base, changed, changed) == (changed, [])


@given(base=CONTENTS, ours=CONTENTS, theirs=CONTENTS)
def test_both_changes_are_there_unless_they_contradict(base, ours, theirs):
    both, conflicts = merged(base, theirs, ours)
    for key in {*base, *ours, *theirs} - {"lines"}:
        was, mine, yours = base.get(key, "—"), ours.get(key, "—"), theirs.get(key, "—")
        if mine in (yours, was):
            assert both.get(key, "—") == yours
        elif yours == was:
            assert both.get(key, "—") == mine
        else:
            assert key in conflicts
            assert both.get(key, "—") == yours


@given(base=CONTENTS, ours=CONTENTS, theirs=CONTENTS)
def test_who_saves_first_does_not_change_what_contradicts(base, ours, theirs):
    assert sorted(merged(base, ours, theirs)[1]) == sorted(merged(base, theirs, ours)[1])


def test_two_people_on_two_cells_of_one_line():
    base = {"lines": {"a1": {"name": "面积", "points": 10}}}
    ours = {"lines": {"a1": {"name": "推广面积", "points": 10}}}
    theirs = {"lines": {"a1": {"name": "面积", "points": 20}, "a2": {"name": "单产"}}}
    both, conflicts = merged(base, theirs, ours)
    assert both == {"lines": {"a1": {"name": "推广面积", "points": 20}, "a2": {"name": "单产"}}}
    assert conflicts == []


def test_two_people_on_one_cell():
    base, ours, theirs = ({"lines": {"a1": {"points": each}}} for each in (10, 20, 30))
    assert merged(base, theirs, ours) == ({"lines": {"a1": {"points": 30}}}, ["lines/a1/points"])
