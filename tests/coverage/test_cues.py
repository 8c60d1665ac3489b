"""Cues and their look-alikes."""

from __future__ import annotations

import csv
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.coverage.cues import find
from tests.conftest import SHARED
from tests.coverage.plans import THEMES, vocabulary


def strong(text: str, theme: str) -> list[str]:
    return [
        text[c.start : c.end] for c in find(text, vocabulary()) if c.theme == theme and c.strength == "strong"
    ]


@pytest.mark.parametrize(
    ("theme", "text"),
    [
        ("preschool", "确保教职工按时到岗"),
        ("preschool", "新学期入学前做好排查"),
        ("vocational", "外聘兼职教练和在职教工一起上课"),
        ("vocational", "职称评审向一线倾斜"),
        ("higher", "扩大学校自主权，加大学习力度"),
        ("higher", "提高校舍利用率"),
        ("private", "办好为民办事窗口，方便居民办证"),
        ("fairness", "改造乡镇办公平台"),
        ("special", "形成独特教法"),
        ("teachers", "聘请律师和厨师，庆祝教师节"),
        ("funding", "争取科研经费，新楼投入使用"),
        ("conditions", "审核学位论文，改善营商环境"),
        ("governance", "培养孩子的责任感和责任心"),
        ("curriculum", "按工作业绩分配"),
        ("cooperation", "开展团结对手教育，邀请专家校长"),
        ("aid", "帮助学校和投资助力乡村"),
        ("safety", "促进学生健康成长"),
        ("informatization", "做好信息公开和网络舆情应对"),
    ],
)
def test_look_alikes_are_not_seen(theme: str, text: str) -> None:
    assert strong(text, theme) == []


@pytest.mark.parametrize(
    ("theme", "text", "cue"),
    [
        ("preschool", "提升保教质量", "保教"),
        ("vocational", "办好职教中心", "职教"),
        ("higher", "与在县高校合作", "高校"),
        ("private", "规范民办学校办学", "民办学校"),
        ("fairness", "缩小校际之间的差距", "缩小校际之间的差距"),
        ("teachers", "吸引优秀教师从教", "优秀教师"),
        ("funding", "加大对乡村小规模学校的投入", "加大对乡村小规模学校的投入"),
    ],
)
def test_the_word_itself_is_seen_beside_its_look_alike(theme: str, text: str, cue: str) -> None:
    assert cue in strong(text, theme)


def test_traps_of_the_domain() -> None:
    traps = SHARED / "domain" / "traps.tsv"
    if not traps.exists():
        pytest.skip("the domain facts are not beside this repository")
    with traps.open(encoding="utf-8") as file:
        caught = [
            (row["theme"], row["text"])
            for row in csv.DictReader(file, delimiter="\t")
            if strong(row["text"], row["theme"])
        ]
    assert caught == []


def test_full_width_letters_and_digits_match_half_width_words() -> None:
    assert strong("开展“互联网＋教学”", "informatization")


RUN = """
import sys
from pathlib import Path
from planlint.coverage.cues import find
from planlint.rules.vocabulary import load_vocabulary
cues = find(sys.argv[2], load_vocabulary(Path(sys.argv[1])))
print([sys.argv[2][c.start:c.end] for c in cues if c.strength == "strong"], "jieba" in sys.modules)
"""


def run(text: str, tmp_path: object) -> str:
    env = {"PLANLINT_CACHE_DIR": str(tmp_path), "PYTHONUTF8": "1", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN, str(THEMES), text],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


def test_jieba_is_not_loaded_for_an_ordinary_text(tmp_path: object) -> None:
    text = "加强教师培训，确保教师待遇，提升保教质量，落实经费投入，兼职教师到校任教。"
    assert run(text, tmp_path).endswith("False")


def test_jieba_settles_a_true_conflict(tmp_path: object) -> None:
    assert run("组织社保教育宣讲", tmp_path) == "[] True"


@given(st.text(alphabet="教育学校师资确保兼职高大经费加投入的，。、…", max_size=60))
def test_cues_lie_in_the_text_and_hold_no_mask(text: str) -> None:
    for cue in find(text, vocabulary()):
        assert 0 <= cue.start < cue.end <= len(text)
        assert "教师节" not in text[cue.start : cue.end] or cue.theme != "teachers"
