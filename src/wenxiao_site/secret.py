"""The signing key: made once, kept in a file that only the owner reads."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def kept_key(path: Path) -> str:
    """The key in `path`, made and put there on the first start. Processes that start at once agree on one key.

    Raises OSError when the folder cannot be written.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)  # whole or not at all: no reader sees an empty key
        draft.unlink()
    return path.read_text()
