"""Money and points are scaled integers: kernel and rules hold no float and no division that makes one."""

import ast
from pathlib import Path

import pytest

CORE = Path(__file__).parents[2] / "src" / "wenxiao"
MODULES = sorted(path for room in ("kernel", "rules") for path in (CORE / room).rglob("*.py"))

INEXACT_NAMES = {"float", "complex", "round", "truediv", "mean", "Float32", "Float64", "Decimal32", "Decimal64"}
"""`round` and `mean` too: rounding happens in `kernel.rounding`, at named points, half up."""


def inexact_places(source: str) -> list[str]:
    """Where a module could lose a digit: float literals, `/`, and names that give floats or round by other rules."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=float() | complex()):
                found.append(f"line {node.lineno}: literal {node.value}")
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                found.append(f"line {node.lineno}: /")
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in INEXACT_NAMES:
                found.append(f"line {node.lineno}: {name}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CORE)))
def test_core_is_exact(path):
    assert inexact_places(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ["rate = 0.1", "rate = a / b", "a /= b", "x = float(a)", "x = a.round(2)", "x = pl.Float64", "x = a.mean()"],
)
def test_an_inexact_module_is_noticed(source):
    assert len(inexact_places(source)) == 1


def test_exact_arithmetic_is_left_alone():
    assert inexact_places("x = (2 * a + b) // (2 * b)\ny = 100_00") == []
