"""Where this installation keeps its things, as the environment says. Asking touches nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_CHECKOUT: Final = Path(__file__).resolve().parents[2]
ROOT: Final = _CHECKOUT if (_CHECKOUT / "pyproject.toml").exists() else Path.cwd()
"""The checkout, or the working directory of an installed program."""

_SQLITE: Final = "sqlite:///"


def var() -> Path:
    """The folder for what the site writes."""
    return Path(os.environ.get("WENXIAO_VAR") or ROOT / "var")


def database_address() -> str:
    """The address of the database: ``sqlite:///file`` or ``postgresql://…``."""
    return os.environ.get("WENXIAO_DATABASE") or f"{_SQLITE}{var() / 'wenxiao.sqlite3'}"


def has_database() -> bool:
    """Whether a database is named, or lies in its usual place."""
    address = database_address()
    return not address.startswith(_SQLITE) or Path(address.removeprefix(_SQLITE)).is_file()
