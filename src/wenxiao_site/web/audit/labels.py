"""What an event speaks of, in the words of the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from wenxiao_site.registry.models import Role

if TYPE_CHECKING:
    from django.db.models import Model

_WORDS = {role.value: role.label for role in Role} | {"administrators": "管理员", "evidence": "依据"}
_TRUTH = {"True": "是", "False": "否"}


def object_label(object_type: str) -> str:
    """The Chinese name of a kind of record; the word itself when there is no such kind."""
    model = _model(object_type)
    return str(model._meta.verbose_name) if model is not None else object_type  # noqa: SLF001 - documented


def change_label(object_type: str, path: str) -> str:
    """Where in a record something changed: ``indicators/a1/name`` of a plan is 绩效指标 · a1 · 三级指标."""
    model, words = _model(object_type), []
    for part in path.split("/"):
        related = _related(model, part)
        if related is not None:
            model = related
            words.append(str(model._meta.verbose_name))  # noqa: SLF001 - documented
        else:
            words.append(_field_label(model, part))
    return " · ".join(words)


def value_label(object_type: str, path: str, value: str | None) -> str:
    """A value as people read it: the word of a choice, 是 and 否; nothing for none."""
    if value is None:
        return ""
    model = _model(object_type)
    for part in path.split("/"):
        model = _related(model, part) or model
    try:
        field = model._meta.get_field(path.rpartition("/")[2]) if model is not None else None  # noqa: SLF001 - documented
    except FieldDoesNotExist:
        field = None
    choices = {str(key): str(label) for key, label in getattr(field, "choices", None) or ()}
    return choices.get(value, _TRUTH.get(value, value))


def _model(object_type: str) -> type[Model] | None:
    try:
        return apps.get_model("registry", object_type)
    except LookupError:
        return None


def _related(model: type[Model] | None, name: str) -> type[Model] | None:
    """The model of the lines that hang on a record under a name."""
    if model is None:
        return None
    relations = model._meta.related_objects  # noqa: SLF001 - documented
    return next((each.related_model for each in relations if each.get_accessor_name() == name), None)


def _field_label(model: type[Model] | None, name: str) -> str:
    if model is not None:
        for each in model._meta.concrete_fields:  # noqa: SLF001 - documented
            if name in (each.name, each.attname):
                return str(each.verbose_name)
    return _WORDS.get(name, name)
