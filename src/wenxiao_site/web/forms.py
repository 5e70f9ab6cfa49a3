"""Forms of the pages: what every field says when it is not filled well, beside the field and in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import Model, QuerySet
    from django.utils.safestring import SafeString

    from wenxiao_site.actions.errors import Refused
    from wenxiao_site.visibility import Hat


class DeedForm(forms.Form):
    """The form of a verb. `hat`: who fills it in; `row`: what the verb is used on, None for nothing in particular."""

    use_required_attribute = False  # the sentence stands beside the field, in the words of the site

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - a QueryDict or a mapping
        files: Any = None,  # noqa: ANN401 - of uploads
        *,
        hat: Hat,
        row: Model | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.hat, self.row = hat, row
        super().__init__(data, files, initial={**self.told(), **(initial or {})})
        self.prepare()

    def told(self) -> dict[str, Any]:
        """What the fields show at first."""
        return {}

    def prepare(self) -> None:
        """Fill the lists to choose from."""

    def refuse(self, refused: Refused) -> None:
        """Put the sentences of an action beside their fields."""
        for name, sentence in refused.problems.items():
            self.add_error(name if name in self.fields else None, sentence)


class RowForm(DeedForm):
    """A form that begins with what the row says."""

    def told(self) -> dict[str, Any]:
        """The columns of the same names; ids of related rows."""
        names = ((name, f"{name}_id" if hasattr(self.row, f"{name}_id") else name) for name in self.base_fields)
        return {name: getattr(self.row, column) for name, column in names if hasattr(self.row, column)}


def _sentences(label: str) -> dict[str, str]:
    return {
        "required": f"请填写{label}。",
        "invalid": f"{label}的写法不对。",
        "invalid_choice": f"{label}不在可选范围内，请重新选择。",
        "invalid_list": f"{label}不在可选范围内，请重新选择。",
        "null_characters_not_allowed": f"{label}含有不可见的控制字符，请删除后重新输入。",
    }


def line(label: str, hint: str = "", *, required: bool = True, **more: Any) -> forms.CharField:  # noqa: ANN401 - Django's
    """One line of text. Its greatest length is the registry's business, which says how long it is."""
    return forms.CharField(
        label=label, help_text=hint, required=required, error_messages=_sentences(label), empty_value="", **more
    )


def paragraph(label: str, hint: str = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    """A text of several lines."""
    return line(label, hint, required=required, widget=forms.Textarea(attrs={"rows": rows}))


def number(label: str, hint: str = "", *, required: bool = True, **more: Any) -> forms.IntegerField:  # noqa: ANN401 - Django's
    """A whole number."""
    sentences = _sentences(label) | {"invalid": f"{label}应为整数。"}
    sentences |= {"min_value": f"{label}不能小于 %(limit_value)s。", "max_value": f"{label}不能大于 %(limit_value)s。"}
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
    return forms.IntegerField(
        label=label, help_text=hint, required=required, error_messages=sentences, widget=widget, **more
    )


class ExactField(forms.CharField):
    """A decimal number as its plain text, without separators of thousands."""

    def clean(self, value: Any) -> str:  # noqa: ANN401 - Django's
        """The text without spaces and commas."""
        return str(super().clean(value)).replace(",", "").replace("，", "").replace(" ", "")


def exact(label: str, hint: str = "", *, required: bool = True) -> ExactField:
    """An exact decimal, such as an amount in yuan."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short number"})
    return ExactField(
        label=label, help_text=hint, required=required, error_messages=_sentences(label), widget=widget, empty_value=""
    )


def day(label: str, hint: str = "", *, required: bool = True, **more: Any) -> forms.DateField:  # noqa: ANN401 - Django's
    """A date."""
    sentences = _sentences(label) | {"invalid": f"{label}应写作 2026-05-31，并且日历上有这一天。"}
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        error_messages=sentences,
        widget=widget,
        input_formats=["%Y-%m-%d"],
        **more,
    )


class Options(forms.Select):
    """A list to choose from, written at once: Django renders a template for each option, slow for a thousand units."""

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - as Django has it
        attrs: dict[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002 - none is needed
    ) -> SafeString:
        """The element with its options."""
        chosen = set(self.format_value(value))
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, _SELECTED if str(key) in chosen else "", label) for key, label in self.choices),
        )
        attributes = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return format_html("<select{}>{}</select>", attributes, options)


_SELECTED: Final = mark_safe(" selected")


def choice(
    label: str,
    choices: Iterable[tuple[str, str]] = (),
    hint: str = "",
    *,
    required: bool = True,
    many: bool = False,
    **more: Any,  # noqa: ANN401 - Django's
) -> forms.ChoiceField:
    """One, or some, of a list."""
    listed = list(choices)
    if required and listed and not many and "initial" not in more:
        listed = [("", "请选择"), *listed]
    sentences = _sentences(label) | {"required": f"请选择{label}。"}
    if many:
        return forms.MultipleChoiceField(
            label=label,
            help_text=hint,
            required=required,
            choices=listed,
            error_messages=sentences,
            widget=forms.CheckboxSelectMultiple,
            **more,
        )
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=required,
        choices=listed,
        error_messages=sentences,
        widget=Options,
        **more,
    )


def flag(label: str, hint: str = "") -> forms.BooleanField:
    """Yes or no."""
    return forms.BooleanField(label=label, help_text=hint, required=False)


def hidden(*, required: bool = False) -> forms.CharField:
    """Carried along, not shown."""
    return forms.CharField(required=required, widget=forms.HiddenInput)


def password(label: str, hint: str = "", *, autocomplete: str = "new-password") -> forms.CharField:
    """A password, taken as it is typed."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return line(label, hint, strip=False, widget=widget)


def upload(label: str, hint: str = "") -> forms.FileField:
    """A file."""
    sentences = _sentences(label) | {"required": "请选择文件。", "empty": "文件是空的，请检查后重新上传。"}
    sentences |= {"missing": "请选择文件。", "max_length": "文件名太长，请缩短后再上传。"}
    return forms.FileField(label=label, help_text=hint, error_messages=sentences, allow_empty_file=True)


def rows(found: QuerySet[Any], label: Any = str, *, blank: str | None = None) -> list[tuple[str, str]]:  # noqa: ANN401 - a function of a row
    """The rows of a query as choices; `blank`: the words for none of them."""
    listed = [(str(each.pk), str(label(each))) for each in found]
    return [("", blank), *listed] if blank is not None else listed


def whole(text: str | None) -> int | None:
    """The id that a choice names, None for none."""
    return int(text) if text else None
