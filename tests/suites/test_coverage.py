"""docs/coverage.md says what the lessons of the course say."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

TOOL = Path(__file__).parents[2] / "tools" / "keep_coverage.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("keep_coverage", TOOL)
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_matrix_is_that_of_the_lessons() -> None:
    keep_coverage = tool()

    is_the_same = keep_coverage.matrix() == keep_coverage.MATRIX.read_text("utf-8")
    assert is_the_same, "the lessons or their sources have changed: make coverage"
