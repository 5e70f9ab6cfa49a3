"""The handbook of rules says what the rules, the rulebook and the specs say."""

from support.handbook import HANDBOOK, handbook


def test_handbook_is_up_to_date():
    assert HANDBOOK.read_text(encoding="utf-8") == handbook(), "run: make handbook"
