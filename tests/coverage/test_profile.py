"""Which titles speak for one school."""

from __future__ import annotations

import pytest

from planlint.coverage.profile import _of_one_school
from planlint.outline import build
from planlint.readers import read_string

BODY = "一、主要任务\n（一）开展社团活动。教务处每周组织一次，教研组负责指导。\n（二）改进作业。年级组每月检查一次。"


@pytest.mark.parametrize(
    "title", ["望江中学课后服务工作方案", "松河区第二实验小学阅读行动方案", "青溪一中作业管理方案"]
)
def test_one_school(title: str) -> None:
    assert _of_one_school(build(read_string(f"{title}\n{BODY}")), title)


@pytest.mark.parametrize(
    "title",
    [
        "云岭省全面加强和改进学校体育工作实施方案",
        "青溪县人民政府办公室关于加强学校卫生工作的意见",
        "教育部关于推进学校劳动教育的意见",
        "幼儿园管理办法",
        "青溪县中小学课后服务实施方案",
    ],
)
def test_all_schools(title: str) -> None:
    assert not _of_one_school(build(read_string(f"{title}\n{BODY}")), title)
