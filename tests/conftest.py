"""What all tests share: settings of a folder that is thrown away, databases, the same examples on every machine."""

import os
import tempfile

import django
import pytest
from hypothesis import HealthCheck, settings

os.environ["WENXIAO_VAR"] = tempfile.mkdtemp(prefix="wenxiao-test-")
os.environ["DJANGO_SETTINGS_MODULE"] = "wenxiao_site.settings"
django.setup()

from support.databases import VENDORS, Databases  # noqa: E402 - needs the settings
from support.world import World  # noqa: E402 - as above

# Found by chance is not good enough for a gate: the examples are derived from the test itself, none is remembered
# between runs, and a slow machine is no failure. `pytest --hypothesis-profile=explore` looks for new ones.
settings.register_profile(
    "stable",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("explore", deadline=None, max_examples=2_000, suppress_health_check=list(HealthCheck))
settings.load_profile("stable")


@pytest.fixture(scope="session")
def databases(django_db_blocker):
    """The makers of databases, one for each vendor, for the whole run."""
    with django_db_blocker.unblock(), Databases() as made:
        yield made


@pytest.fixture(params=VENDORS)
def database(request, databases, tmp_path):
    """A database of the test's own, migrated and empty: the test runs once on each vendor."""
    with databases.fresh(request.param, "empty", tmp_path) as address:
        yield address


@pytest.fixture(params=VENDORS)
def world(request, databases, tmp_path):
    """A small prefecture in a database of the test's own, on each vendor."""
    with databases.fresh(request.param, "world", tmp_path):
        yield World()


@pytest.fixture(scope="module", params=VENDORS)
def shared_world(request, databases, tmp_path_factory):
    """The same for tests of one module that change nothing, or that undo what they change."""
    with databases.fresh(request.param, "world", tmp_path_factory.mktemp("shared")):
        yield World()


@pytest.fixture(scope="module", params=VENDORS)
def shared_empty(request, databases, tmp_path_factory):
    """A database with nothing in it, for tests of one module that write nothing."""
    with databases.fresh(request.param, "empty", tmp_path_factory.mktemp("shared")) as address:
        yield address
