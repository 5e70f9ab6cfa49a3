"""Maps with borders: a GeoJSON file that a place has the right to use, made ready to be drawn."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

WIDTH: Final = 1000
"""Units that the map is wide when drawn; its height follows."""
LARGEST: Final = 20 * 2**20
"""Bytes of a file."""
_NAMED: Final = ("code", "adcode", "id", "gb", "区划代码")
_CODE_DIGITS: Final = 9
_POINTS: Final = 3


class MapError(ValueError):
    """No map that can be drawn; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A region: its border as the path of an SVG, and where its name stands."""

    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Map:
    """Shapes by the 9-digit code of their region, in a drawing of `WIDTH` by `height`."""

    height: int
    shapes: Mapping[str, Shape]


def read(content: bytes, known: Iterable[str]) -> tuple[Map, list[str]]:
    """The map of a GeoJSON file with the regions that are known here, and the names of features that are not.

    A feature names its region by ``code``, ``adcode`` or ``id``: 6 or 9 digits. Raises MapError.
    """
    if len(content) > LARGEST:
        raise MapError(f"文件有 {len(content) // 2**20} MB，超过上限 {LARGEST // 2**20} MB。请先简化边界。")
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise MapError("不是完整的 GeoJSON（UTF-8 编码的 JSON）。") from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise MapError("不是 GeoJSON 的 FeatureCollection：没有 features。")
    wanted = set(known)
    rings: dict[str, list[list[tuple[float, float]]]] = {}
    others: list[str] = []
    for number, each in enumerate(features, start=1):
        code = _code(each)
        if code in wanted:
            rings[code] = _rings(each, f"第 {number} 个要素")
        else:
            others.append(str(code or f"第 {number} 个要素"))
    if not rings:
        raise MapError("没有一个要素的区划代码（code、adcode 或 id，6 位或 9 位）是本网站登记的地区。")
    return _drawn(rings), others


def _code(feature: Any) -> str:  # noqa: ANN401 - JSON
    """The 9-digit code that a feature names; empty for none."""
    if not isinstance(feature, dict):
        return ""
    told = feature.get("properties") or {}
    found = next((told[name] for name in _NAMED if isinstance(told, dict) and told.get(name)), feature.get("id"))
    digits = str(found or "")
    return digits.ljust(_CODE_DIGITS, "0") if digits.isascii() and digits.isdecimal() else ""


def _rings(feature: dict[str, Any], where: str) -> list[list[tuple[float, float]]]:
    geometry: Any = feature.get("geometry") or {}
    kind: Any = geometry.get("type")
    given: Any = geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        raise MapError(f"{where}的边界应是 Polygon 或 MultiPolygon，读到的是 {kind}。")
    try:
        polygons: Any = [given] if kind == "Polygon" else given
        rings = [[(float(point[0]), float(point[1])) for point in ring] for polygon in polygons for ring in polygon]
    except (TypeError, ValueError, IndexError) as error:
        raise MapError(f"{where}的坐标读不懂，应是经度、纬度的列表。") from error
    if not all(abs(x) <= 180 and abs(y) <= 90 for ring in rings for x, y in ring):  # noqa: PLR2004 - degrees
        raise MapError(f"{where}的坐标不是经纬度。请导出为 WGS84 或 CGCS2000 经纬度坐标。")
    if not rings or any(len(ring) < _POINTS for ring in rings):
        raise MapError(f"{where}的边界不足三个点。")
    return rings


def _drawn(rings: dict[str, list[list[tuple[float, float]]]]) -> Map:
    """Degrees as places in the drawing: a degree of longitude is narrower the farther north."""
    points = [point for each in rings.values() for ring in each for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / (((east - west) * narrow) or 1)

    def place(point: tuple[float, float]) -> tuple[int, int]:
        return round((point[0] - west) * narrow * scale), round((north - point[1]) * scale)

    shapes = {}
    for code, own in rings.items():
        placed = [[place(point) for point in ring] for ring in own]
        paths = ("M" + "L".join(f"{x} {y}" for x, y in dict.fromkeys(ring)) + "Z" for ring in placed)
        x, y = _middle(max(placed, key=len))
        shapes[code] = Shape("".join(paths), x, y)
    return Map(max(round((north - south) * scale), 1), shapes)


def _middle(ring: list[tuple[int, int]]) -> tuple[int, int]:
    """The centre of gravity of a ring; for one without area, the mean of its points."""
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    cross = [x * v - u * y for (x, y), (u, v) in pairs]
    if not (whole := sum(cross)):
        return sum(x for x, _ in ring) // len(ring), sum(y for _, y in ring) // len(ring)
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, cross, strict=True)) / (3 * whole)
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, cross, strict=True)) / (3 * whole)
    return round(x), round(y)


def keep(drawn: Map, file: Path) -> None:
    """Keep a map, whole or not at all. Raises OSError."""
    told = {"height": drawn.height, "shapes": {code: [it.path, it.x, it.y] for code, it in drawn.shapes.items()}}
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(told), encoding="utf-8")
    draft.replace(file)


def kept(file: Path) -> Map | None:
    """The map that is kept; None where there is none, or where it cannot be read."""
    try:
        return _kept(file, file.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=2)
def _kept(file: Path, changed: int) -> Map:
    del changed
    told = json.loads(file.read_text(encoding="utf-8"))
    return Map(int(told["height"]), {code: Shape(*each) for code, each in told["shapes"].items()})
