"""What names are found by: the text itself, and the initials of its pinyin, so that ``cblz`` finds 春播良种."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pypinyin

from wenxiao_site.registry.fields import LineField

if TYPE_CHECKING:
    from django.db.models import Model

LONGEST: Final = 500
"""Characters that are kept for searching."""


def initials(text: str) -> str:
    """The first letters of the pinyin of each character; letters and digits stay, everything else is left out.

    Characters with several readings count with their most frequent one in the phrase that they stand in.
    """
    parts = pypinyin.lazy_pinyin(text, style=pypinyin.Style.FIRST_LETTER, errors=lambda other: other)
    return "".join(each for each in "".join(parts).lower() if each.isascii() and each.isalnum())


def searched(*texts: str) -> str:
    """What is stored beside a name: each text in small letters, then its initials where they differ; one space between.

    Searching is `looked_for` contained in this.
    """
    found: list[str] = []
    for text in texts:
        small = "".join(text.lower().split())
        found += [small, *([short] if (short := initials(text)) not in {small, ""} else [])]
    return " ".join(found)[:LONGEST]


def looked_for(text: str) -> str:
    """What somebody typed, as `searched` keeps it."""
    return "".join(text.lower().split())


class SearchField(LineField[str, str]):
    """The `searched` texts of the columns `of`, brought up to date whenever a row is saved, one by one or in bulk."""

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **options: Any) -> None:  # noqa: ANN401 - Django's
        self.of = tuple(of)
        options |= {"max_length": LONGEST, "blank": True, "default": "", "editable": False}
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:  # noqa: ANN401 - as Django has it
        """What a migration writes."""
        name, path, args, options = super().deconstruct()
        for each in ("max_length", "blank", "default", "editable"):
            options.pop(each, None)
        return name, path, args, options | {"of": self.of}

    def pre_save(self, model_instance: Model, add: bool) -> str:  # noqa: FBT001 - as Django has it
        """What the columns say now."""
        del add
        text = searched(*(str(getattr(model_instance, each)) for each in self.of))
        setattr(model_instance, self.attname, text)
        return text
