"""The frame of facts as a Parquet file: what another machine needs to compute every figure again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao_site.statistics.facts import SCHEMA, Facts

if TYPE_CHECKING:
    from pathlib import Path

_SEQUENCE: Final = "wenxiao.sequence"
_NEEDED: Final = {*SCHEMA, "subject", "owner_id", "county", "department", "unit", "sector", "tier", "replaced_by_event"}


class FileError(ValueError):
    """No file of facts; the message says so in Chinese."""


def write(facts: Facts, path: Path) -> None:
    """Write the file, whole or not at all. Raises OSError."""
    draft = path.with_name(f"{path.name}.draft")
    try:
        facts.frame.write_parquet(draft, metadata={_SEQUENCE: str(facts.sequence)})
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise


def read(path: Path) -> Facts:
    """The facts of a file. Raises FileError."""
    try:
        metadata = pl.read_parquet_metadata(path)
        frame = pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise FileError(f"{path} 不是 wenxiao facts export 导出的文件。") from error
    if _SEQUENCE not in metadata or set(frame.columns) < _NEEDED:
        raise FileError(f"{path} 不是 wenxiao facts export 导出的文件，或由别的版本导出。")
    return Facts(int(metadata[_SEQUENCE]), frame)


def without_classified(frame: pl.DataFrame) -> pl.DataFrame:
    """The facts that may leave: none about a project that is classified now, or was when the fact was written."""
    was = pl.concat_str(pl.lit(","), "tags", pl.lit(",")).str.contains(",CLASSIFIED,", literal=True)
    return frame.filter(~(was | pl.col("is_classified").fill_null(value=False)))
