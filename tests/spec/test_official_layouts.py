"""The drawn forms: every grid place covered once, every field of the form in exactly one cell, its text unchanged."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from wenxiao.forms.drawing import Drawing, Role, draw
from wenxiao.forms.layout import LAYOUTS
from wenxiao.forms.raw import Cell, FormType, RawForm
