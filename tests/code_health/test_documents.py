"""The documents speak of what exists: targets of the Makefile, files of the repository."""

import re
from pathlib import Path

import pytest

from wenxiao_site.actions.standard.outgoing import OUTGOING
from wenxiao_site.actions.standard.tables import INCOMING

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def targets_named(text: str) -> set[str]:
    """Targets that a document tells people to make."""
    return set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))


def local_links(text: str) -> set[str]:
    """Files that a document links to, without the place inside the file."""
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    return {link.partition("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_documents_name_what_exists(path):
    text = path.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    made = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert targets_named(text) - made == set()
    assert {link for link in local_links(text) if not (path.parent / link).exists()} == set()


def test_a_missing_target_or_file_would_be_seen():
    assert targets_named("Type `make nothing` or\nmake run") == {"nothing", "run"}
    assert local_links("[a](docs/x.md#part) [b](https://example.org) [c](#here)") == {"docs/x.md"}


def test_the_exchange_is_described_field_by_field():
    text = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
    tables = [*INCOMING.values(), *OUTGOING]
    named = {each.name for table in tables for each in table.fields} | {each.name for each in tables}
    named |= {each.resource for each in OUTGOING}
    assert {name for name in named if f"`{name}`" not in text} == set()
