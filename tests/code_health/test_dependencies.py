"""What the source imports is declared: no package is used only because another one happens to bring it."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]


def imported(source: str) -> set[str]:
    """Top-level names that a module imports from elsewhere."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name.partition(".")[0] for alias in aliases}
            case ast.ImportFrom(module=str(module), level=0):
                names.add(module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"wenxiao", "wenxiao_site"}


def normal(name: str) -> str:
    """The spelling under which package names are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {normal(re.match(r"[\w.-]+", each)[0]) for each in project["dependencies"]}
    providers = packages_distributions()
    used = set().union(*(imported(path.read_text(encoding="utf-8")) for path in (ROOT / "src").rglob("*.py")))
    assert {"polars"} <= used
    assert {name for name in used if not declared & {normal(each) for each in providers.get(name, [])}} == set()


def test_imports_are_seen():
    source = "import os\nimport a.b as c, d\nfrom e.f import g\nfrom . import h\nfrom wenxiao.kernel import rule"
    assert imported(source) == {"a", "d", "e"}
