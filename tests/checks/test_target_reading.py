"""Which figure a plan sets for which indicator, kind of school and year: a table of sentences."""

from __future__ import annotations

from functools import cache

import pytest

from planlint.checks import Context
from planlint.checks.target_reading import Reading, read_targets
from planlint.coverage import tag
from planlint.model.indicator import Indicator
from planlint.outline import build
from planlint.readers import read_string
from planlint.rules import load
from planlint.rules.indicators import load_indicators

HEAD = "青禾县义务教育优质均衡发展实施方案\n一、主要任务\n（一）"


@cache
def indicators() -> tuple[Indicator, ...]:
    return load_indicators()


def reading(text: str) -> Reading:
    outline = tag(build(read_string(text)), load().vocabulary)
    return read_targets(Context(outline), indicators())


def said(text: str) -> list[str]:
    """Each target in one word: indicator, stages, comparator, value, unit and year."""
    found = []
    for target in reading(text).targets:
        stages = "+".join(target.stages) + ("" if target.sure else "?")
        figure = target.figure
        value = f"{figure.comparator}{figure.value:g}{figure.unit}" if figure else "-"
        found.append(" ".join((target.indicator.id, stages, value, str(target.year or "-"))))
    return found


def of(sentence: str) -> list[str]:
    return said(HEAD + sentence)


SENTENCES: list[tuple[str, list[str]]] = [
    # One figure, and how a figure may be written.
    ("残疾儿童少年义务教育入学率达到95%以上。", ["disability-enrolment all >=95% -"]),
    ("残疾儿童少年入学率达到百分之九十五。", ["disability-enrolment all >=95% -"]),
    ("残疾儿童少年入学率不低于九成五。", ["disability-enrolment all >=95% -"]),
    ("残疾儿童少年入学率达95％左右。", ["disability-enrolment all ~95% -"]),
    ("初中三年巩固率95%—98%。", ["junior-retention all =95% -"]),
    ("普惠性幼儿园覆盖率力争达到九成。", ["inclusive-coverage all >=90% -"]),
    # Kinds of school.
    ("初中班额不超过50人。", ["class-size junior <=50人 -"]),
    ("小学、初中班额均不超过45人。", ["class-size primary+junior <=45人 -"]),
    ("中小学班额控制在50人以内。", ["class-size primary+junior? <=50人 -"]),
    ("班额控制在50人以内。", ["class-size primary+junior? <=50人 -"]),
    ("七年级班额控制在50人以内。", ["class-size junior <=50人 -"]),
    ("普通高中班额控制在55人以内。", []),
    ("初中班额不超过50人、普通高中不超过55人。", ["class-size junior <=50人 -"]),
    ("小学、初中班额分别不超过45人、50人。", ["class-size primary <=45人 -", "class-size junior <=50人 -"]),
    ("小学、初中班额分别控制在45、50人以内。", ["class-size primary <=45人 -", "class-size junior <=50人 -"]),
    ("小学和初中班额不超过45人和50人。", ["class-size primary <=45人 -", "class-size junior <=50人 -"]),
    ("九年一贯制学校小学部、初中部班额分别不超过45人、50人。",
     ["class-size primary <=45人 -", "class-size junior <=50人 -"]),
    ("控制班额：小学45人/班，初中50人/班。", ["class-size primary =45人/班 -", "class-size junior =50人/班 -"]),
    ("班额标准为45人（小学）、50人（初中）。", ["class-size primary =45人 -", "class-size junior =50人 -"]),
    ("每百名学生拥有网络多媒体教室数分别达到2.3间、2.4间。",
     ["multimedia-rooms primary >=2.3间 -", "multimedia-rooms junior >=2.4间 -"]),
    ("小学、初中生均教学及辅助用房面积分别达到4.5平方米以上、5.8平方米以上。",
     ["teaching-space primary >=4.5平方米 -", "teaching-space junior >=5.8平方米 -"]),
    ("校际差异系数小学≤0.50，初中≤0.45。",
     ["balance-coefficient primary <=0.5 -", "balance-coefficient junior <=0.45 -"]),
    ("学校规模小学、初中不超过2000人，九年一贯制学校不超过2500人。",
     ["school-size primary+junior <=2000人 -", "school-size nine-year <=2500人 -"]),
    ("小学一年级、初中七年级新生班额分别不超过45人和50人。",
     ["class-size primary <=45人 -", "class-size junior <=50人 -"]),
    ("生均体育运动场馆面积小学由6.8平方米提高到7.5平方米、初中由9平方米提高到10.2平方米。",
     ["sports-space primary >=7.5平方米 -", "sports-space junior >=10.2平方米 -"]),
    # Years.
    ("到2028年，义务教育巩固率达到96%。", ["retention all >=96% 2028"]),
    ("义务教育巩固率2026年达到95%，2028年达到96%。", ["retention all >=95% 2026", "retention all >=96% 2028"]),
    ("2026年、2027年义务教育巩固率分别达到95%、96%。",
     ["retention all >=95% 2026", "retention all >=96% 2027"]),
    ("与2024年相比，义务教育巩固率提高1.5个百分点，达到95%。", ["retention all >=95% -"]),
    ("初中班额控制在50人以内。完成时限：2027年12月底前。", ["class-size junior <=50人 2027"]),
    # Names in a row.
    ("公办幼儿园在园幼儿占比50%左右，普惠性幼儿园覆盖率85%左右。",
     ["public-kindergartens all ~50% -", "inclusive-coverage all ~85% -"]),
    ("小学、初中每百名学生拥有高于规定学历教师数、骨干教师数分别达到4.2人和5.3人、1人。", []),
    ("学前三年毛入园率、普惠性幼儿园覆盖率、公办园在园幼儿占比分别达到90%、85%和50%。",
     ["preschool-enrolment all >=90% -", "inclusive-coverage all >=85% -", "public-kindergartens all >=50% -"]),
    ("高中阶段毛入学率、九年义务教育巩固率分别达到92%、96%。", ["retention all >=96% -"]),
    ("九年义务教育巩固率、高中阶段毛入学率稳定在98%和95%以上。", ["retention all >=98% -"]),
    ("音乐教室和美术教室面积分别不低于96平方米和90平方米。",
     ["music-room-area all >=96平方米 -", "art-room-area all >=90平方米 -"]),
    # Figures before their names, and shares of something.
    ("按照不低于学校年度公用经费预算总额的5%安排教师培训经费。", ["training-fund all >=5% -"]),
    ("教师培训经费占学校年度公用经费的比例不低于百分之五。", ["training-fund all >=5% -"]),
    ("每年安排不少于8%的教师参加交流轮岗。", ["teacher-rotation all >=8% -"]),
    ("每年交流轮岗教师不低于符合交流条件教师总数的10%，其中骨干教师不低于20%。",
     ["teacher-rotation all >=10% -", "backbone-rotation all >=20% -"]),
    ("将优质普通高中50%以上的招生名额合理分配到区域内初中。", ["quota-allocation all >=50% -"]),
    ("优质高中招生名额的50%分配到初中，其中农村初中不低于20%。", ["quota-allocation all =50% -"]),
    ("不足100名学生的村小学和教学点按80名学生核定公用经费。", ["small-school-funding all =80名学生 -"]),
    # Where things stand, and where they come from.
    ("目前全县义务教育巩固率为94%，到2028年达到96%以上。", ["retention all >=96% 2028"]),
    ("2025年，义务教育巩固率为93.6%。", []),
    ("初中三年巩固率达到了94%，比2020年提高1.2个百分点。", []),
    ("学前三年毛入园率由2024年的82%提高到2028年的92%。", ["preschool-enrolment all =92% 2028"]),
    ("义务教育巩固率提高2个百分点。", []),
    ("学前三年毛入园率每年提高1%。", []),
    # Who is meant, not what is wanted.
    ("对义务教育巩固率低于90%的乡镇进行约谈。", []),
    ("对班额达到50人以上的学校限期整改。", []),
    ("生均体育运动场馆面积不足7.5平方米的小学全部改造。", []),
    ("消除56人以上大班额，不新增大班额。", []),
    # Something else by the name, or something else in between.
    ("降低班额，新建学校2所，招聘教师50人。", []),
    ("财政按教师工资总额的1.5%安排教师培训经费。", []),
    ("残疾儿童少年入学率达到96%，送教上门率达到80%。", ["disability-enrolment all >=96% -"]),
    ("普惠性幼儿园覆盖率达到85%以上，义务教育学校100%纳入教联体建设。", ["inclusive-coverage all >=85% -"]),
    ("每百名学生拥有骨干教师数达标的学校达到60%。", []),
    ("保育员、食堂从业人员持证上岗率达到98%。", []),
    # Milestones.
    ("2027年底前全面消除大班额。", ["large-classes all - 2027"]),
    ("2020年全县大班额已全部消除，2028年前防止大班额反弹。", []),
    ("到2036年，实现县域义务教育优质均衡。", ["quality-balance all - 2036"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[each for each, _ in SENTENCES])
def test_sentence(sentence: str, expected: list[str]) -> None:
    assert of(sentence) == expected


def test_stage_comes_from_headings_above() -> None:
    plan = """青禾县教育发展规划
一、主要任务
（一）小学教育
1.控制班额。班额不超过45人。
（二）普通高中教育
1.控制班额。班额不超过55人。"""
    assert said(plan) == ["class-size primary <=45人 -"]


def test_year_comes_from_the_line_that_announces() -> None:
    plan = """青禾县教育发展规划
一、发展目标
到2030年，主要指标如下：
——义务教育巩固率达到96%。"""
    assert said(plan) == ["retention all >=96% 2030"]


def test_figures_under_a_heading_that_names_the_indicator() -> None:
    plan = """青禾县义务教育优质均衡发展任务清单
一、生均体育运动场馆面积
（一）小学：达到7.5平方米以上。
（二）初中：达到10.2平方米以上。"""
    assert said(plan) == ["sports-space primary >=7.5平方米 -", "sports-space junior >=10.2平方米 -"]


def test_what_is_shown_is_the_words_of_the_target() -> None:
    text = HEAD + "到2028年，小学班额不超过45人，初中班额不超过50人。"
    shown = [t.unit.text[t.span.start : t.span.end] for t in reading(text).targets]
    assert shown == ["小学班额不超过45人", "初中班额不超过50人"]


def test_nothing_is_read_of_titles_and_background() -> None:
    plan = """青禾县义务教育巩固率达到90%工作方案
一、现状
义务教育巩固率达到90%，初中班额在60人以内。
二、主要任务
1.做好控辍保学。"""
    assert said(plan) == []
