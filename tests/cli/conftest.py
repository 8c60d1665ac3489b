"""Plans to run commands on, and a way to run them as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PLAN = """青溪县义务教育优质均衡发展三年行动计划
一、总体要求
推进教育数字化，办好人民满意的教育。
二、重点任务
（一）缩小校际差距。县教育局牵头，2026年底前改造薄弱学校6所，所需资金由县财政列支。
（二）加强教师培训。逐步提高教师的业务水平。。
三、保障措施
（一）加强组织领导。县政府成立领导小组，县教育局每季度调度一次。
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """``run("gaps", path, NO_COLOR="1")``: planlint in a process of its own, in ``tmp_path``."""

    def call(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        inherited = {
            k: v for k, v in os.environ.items() if not k.startswith(("PLANLINT", "NO_COLOR", "COLUMNS"))
        }
        return subprocess.run(
            [sys.executable, "-m", "planlint", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            cwd=tmp_path,
            env={**inherited, "PYTHONIOENCODING": "utf-8", **variables},
            timeout=60,
        )

    return call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "青溪县 行动计划.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path
