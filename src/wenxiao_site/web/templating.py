"""The Jinja2 environment of the pages."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined


def _url(name: str, /, **parts: object) -> str:
    return reverse(name, kwargs=parts)


def environment(**options: Any) -> Environment:  # noqa: ANN401 - what Django passes on
    """Autoescaping, strict about names, with `static` and `url`."""
    given = options | {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined, "autoescape": True}
    jinja = Environment(**given)  # noqa: S701 - escapes: see above
    jinja.globals |= {"static": static, "url": _url}
    return jinja
