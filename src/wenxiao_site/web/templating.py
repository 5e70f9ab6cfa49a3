"""The Jinja2 environment of the pages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localtime
from jinja2 import Environment, StrictUndefined

from wenxiao.kernel.scales import Unit as Scale
from wenxiao.kernel.scales import plain
from wenxiao_site.web import clock
from wenxiao_site.web.home.blocks import waiting
from wenxiao_site.web.navigation import finds, navigation
from wenxiao_site.web.visitors import hat_key, visitor
from wenxiao_site.web.words import verb

_STEP = 1024


def _url(name: str, /, **parts: object) -> str:
    return reverse(name, kwargs=parts)


def _demonstration_notice() -> str:
    """What a site with demonstration data says on every page; empty elsewhere, and while no database answers."""
    shown = clock.mark()
    return shown.words if shown is not None else ""


def ten_thousands(amount: Decimal) -> str:
    """An amount in yuan as 万元 with two decimals, rounded half up."""
    return f"{(amount / 10_000).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def percent(ratio: Decimal) -> str:
    """A ratio with four places, 1 for the whole, in percent."""
    return f"{ratio.scaleb(2):.2f}%"


def size(count: int) -> str:
    """A size in bytes as people read it, never less than it is."""
    for unit in ("字节", "KB"):
        if count < _STEP:
            return f"{count} {unit}"
        count = -(-count // _STEP)
    return f"{count} MB"


def points_text(number: int) -> str:
    """Points ×10² as they are written: 96.15."""
    return plain(number, Scale.POINTS.places, 2)


def exact_text(number: Decimal) -> str:
    """A decimal without the zeros that only fill its places."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def environment(**options: Any) -> Environment:  # noqa: ANN401 - what Django passes on
    """Autoescaping, strict about names, with what pages ask for everywhere."""
    given = options | {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined, "autoescape": True}
    jinja = Environment(**given)  # noqa: S701 - escapes: see above
    jinja.globals |= {
        "static": static,
        "url": _url,
        "visitor": visitor,
        "navigation": navigation,
        "finds": finds,
        "waiting_for": waiting,
        "local": localtime,
        "wan": ten_thousands,
        "plain": exact_text,
        "hat_key": hat_key,
        "verb": verb,
        "demonstration_notice": _demonstration_notice,
        "size": size,
        "points": points_text,
        "percent": percent,
    }
    return jinja
