"""The registry keeps its house rules: Chinese labels, words the database knows, a right and an event for every verb."""

import ast
import inspect
import pkgutil
import re
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from wenxiao_site import actions
from wenxiao_site.registry.migrations._triggers import REFUSALS
from wenxiao_site.registry.models import Role
from wenxiao_site.visibility import _SEEN, RIGHTS

SITE = Path(actions.__file__).parents[1]
MODELS = apps.get_app_config("registry").get_models()
MODELS = sorted(MODELS, key=lambda each: each.__name__)
FIELDS = [field for model in MODELS for field in model._meta.local_concrete_fields if not field.auto_created]
CHINESE = re.compile("[\u4e00-\u9fff]")
BEFORE_ANY_HAT = {"founding.found", "people.log_in", "people.change_password"}
"""Verbs without a hat: nobody wears one yet."""

REPEATED = {"plans.decide_each": ("plans.approve", "plans.send_back")}
"""Functions that do another verb once for each of many rows: each time with the right, the deed and the event of it."""


def verbs():
    """Every public function of the actions that acts: module.name → function."""
    found = {}
    for module in pkgutil.iter_modules(actions.__path__):
        loaded = import_module(f"{actions.__name__}.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            is_public = function.__module__ == loaded.__name__ and not name.startswith("_")
            if is_public and {"by", "on"} <= set(inspect.signature(function).parameters):
                found[f"{module.name}.{name}"] = function
    return {name: each for name, each in found.items() if not name.startswith("auditing.") and name not in REPEATED}


def test_there_are_models_and_verbs():
    assert len(MODELS) > 25
    assert len(verbs()) > 40


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_field_has_a_chinese_label(field):
    assert CHINESE.search(str(field.verbose_name)), f"{field} needs a verbose_name in Chinese"


@pytest.mark.parametrize("model", MODELS, ids=lambda each: each.__name__)
def test_a_model_has_a_chinese_label(model):
    assert CHINESE.search(str(model._meta.verbose_name))


@pytest.mark.parametrize("model", MODELS, ids=lambda each: each.__name__)
def test_a_model_has_a_glossary_entry(model):
    assert f"`{model.__name__}`" in (SITE.parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", [each for each in FIELDS if each.choices], ids=str)
def test_the_database_knows_the_words_of_a_field(field):
    constraints = {each.name for each in field.model._meta.constraints}
    assert f"{field.model._meta.model_name}_{field.name}_is_known" in constraints
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*", word) for word, _ in field.choices)
    assert all(CHINESE.search(str(label)) or len(str(label)) == 1 for _, label in field.choices)


@pytest.mark.parametrize("field", [each for each in FIELDS if isinstance(each, models.CharField)], ids=str)
def test_a_line_has_a_greatest_length_and_no_second_blank(field):
    assert field.max_length
    assert not field.null


def test_nothing_is_deleted_by_the_way():
    relations = [each for each in FIELDS if each.is_relation]
    assert relations
    assert {str(each) for each in relations if each.remote_field.on_delete is not models.PROTECT} == set()


def test_the_migration_is_what_the_models_say(database):
    told = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=told)
    assert "No changes" in told.getvalue()


def test_the_triggers_are_all_there(database):
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    assert {each.name for each in REFUSALS} - there == set()


def test_every_model_says_who_sees_it():
    assert {each.__name__ for each in MODELS} == {each.__name__ for each in _SEEN}


def test_every_verb_has_a_right_and_every_right_a_verb():
    told = {name for name in verbs() if name not in BEFORE_ANY_HAT}
    assert told == set(RIGHTS) - BEFORE_ANY_HAT


@pytest.mark.parametrize("name", sorted(verbs()))
def test_a_verb_tells_its_own_event(name):
    function = verbs()[name]
    words = {each.value for each in ast.walk(ast.parse(inspect.getsource(function))) if isinstance(each, ast.Constant)}
    assert name in words
    keywords = inspect.signature(function).parameters.values()
    assert {each.kind for each in keywords} == {inspect.Parameter.KEYWORD_ONLY}


def test_the_auditor_changes_the_own_password_and_nothing_else():
    assert {verb for verb, right in RIGHTS.items() if Role.AUDITOR in right.roles} == {"people.change_password"}


def test_the_three_administrators_do_nothing_of_each_other_and_nothing_of_the_work():
    own = {"people.change_password", "people.amend_self", "talk.read"}
    system = {verb for verb, right in RIGHTS.items() if Role.SYSTEM_ADMINISTRATOR in right.roles} - own
    security = {verb for verb, right in RIGHTS.items() if Role.SECURITY_ADMINISTRATOR in right.roles} - own
    assert system
    assert security
    assert system & security == set()
    assert {verb.partition(".")[0] for verb in system | security} == {"places", "people"}
    for verb in system | security:
        assert set(RIGHTS[verb].roles) <= {Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR}


WRITERS = {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "aupdate", "asave"}


def writes(source):
    """Calls of a module that write rows."""
    return [
        f"line {node.lineno}: {node.func.attr}()"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr in WRITERS or ast.unparse(node.func).endswith(("objects.create", "objects.all().delete")))
    ]


DOCUMENTS = (SITE / "adapters" / "workbook_writing", SITE / "adapters" / "official_word.py")
"""They save, but not rows."""
ROOMS = [each for room in ("web", "api", "jobs", "cli", "adapters") for each in sorted((SITE / room).rglob("*.py"))]
DOORS = [each for each in ROOMS if not any(each.is_relative_to(other) for other in DOCUMENTS)]


@pytest.mark.parametrize("path", [*DOORS, SITE / "visibility.py"], ids=lambda path: str(path.relative_to(SITE)))
def test_rows_are_written_by_actions_only(path):
    assert writes(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", ["row.save()", "Unit.objects.create(code='1')", "Unit.objects.bulk_create(rows)"])
def test_a_written_row_is_noticed(source):
    assert len(writes(source)) == 1
