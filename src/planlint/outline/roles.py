"""What a section is for, told by its heading, its place and the section above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from planlint.language.expressions import expression
from planlint.model.outline import Role
from planlint.outline.names import is_section_name

_WORDS: tuple[tuple[Role, str], ...] = (
    (
        "background",
        "背景|现状|形势|引言|前言|序言|意义|必要性|重要性|基本情况|问题|回顾|发展基础|工作基础|现实基础|基础与|基础和|主要成绩|工作成效|成就|面临|缘由",
    ),
    ("principles", "原则|理念|方针"),
    ("goals", "目标|愿景|预期成果|预期成效|预期效果|成果预期|主要指标|发展指标|预期"),
    (
        "general",
        "总体要求|总体思路|总体部署|总体安排|总体构想|总体考虑|指导思想|基本思路|工作思路|总的要求|总则|一般规定|思想认识",
    ),
    (
        "schedule",
        "步骤|阶段|进度|时间安排|日程|工作安排|推进计划|时间表|时序|实施计划|年度安排|方法步骤|实施安排",
    ),
    (
        "safeguards",
        "保障|组织领导|组织实施|组织管理|组织机构|工作要求|有关要求|相关要求|几点要求|加强领导|强化领导|工作机制|实施要求|监督检查|法律责任|责任追究|监督管理|组织与实施|组织落实|贯彻落实",
    ),
    ("other", "结束语|结语|总结|结论|附则|其他|其它|后记"),
    ("attachment", "附件|附表|附录"),
    ("tasks", "任务|措施|举措|内容|行动|策略|做法|工程|路径|项目|重点|对策|途径|细则|方法"),
)
_ORGANISING = "组织|领导|责任|落实|协调|督导|督查|考核|宣传|保障|统筹|实施|机制|监督|投入|经费|执行"
_INHERITED: frozenset[Role] = frozenset(
    {"background", "principles", "goals", "schedule", "safeguards", "attachment", "other"}
)


@cache
def _patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, expression(words)) for role, words in _WORDS)


@cache
def _organising() -> re.Pattern[str]:
    return expression(_ORGANISING)


def named_role(heading: str) -> Role | None:
    """The role that the heading's words name; the word nearest the end of the heading decides.

    Chinese puts the head of a phrase last: 保障措施 is a kind of measure only by its word, so a
    longer name that covers a shorter one wins, and 目标任务 is named by 任务.
    """
    first = expression("[与和及、]").split(heading)[0]
    if first != heading and len(first) <= 4 and named_role(first):
        # 目标与原则 is first of all about aims.
        heading = first
    best: tuple[int, int, Role] | None = None
    for role, pattern in _patterns():
        for match in pattern.finditer(heading):
            found = (match.end(), -match.start(), role)
            if role == "tasks" and best and best[2] != "tasks" and match.start() <= -best[1] + 4:
                continue
            if best is None or found[:2] > best[:2]:
                best = found
    return best[2] if best else None


def section_role(heading: str, level: int, above: Role | None, follows: Sequence[Role], last: bool) -> Role:
    """The role of a section.

    ``above`` is the role of the section above, ``follows`` those of the sections of its level
    before it, ``last`` whether none comes after. A section without a name of its own is a task;
    the last ones of a plan that organise (领导, 责任, 落实 …) are safeguards.
    """
    if above in _INHERITED and above is not None:
        return above
    named = named_role(heading)
    if named == "tasks" and len(_organising().findall(heading)) >= 2:
        named = None
    if above == "tasks" and named in (
        "background",
        "general",
        "other",
        "principles",
        "goals",
        "schedule",
        "attachment",
    ):
        named = named if heading and is_section_name(heading) else None
    if (
        named == "safeguards"
        and level > 1
        and expression("(?:切实|着力|加强|强化)?保障(?!措施|机制|体系|制度|条件)").match(heading)
    ):
        # 保障网络安全 is a task: the word is a verb there.
        named = "tasks" if len(_organising().findall(heading)) < 2 else named
    if above == "general" and named is None:
        return "general"
    if named is not None:
        return named
    organising = len(_organising().findall(heading))
    if (
        level == 1
        and "safeguards" in follows
        and expression("组织|领导|责任|落实|协调|保障|投入|经费|宣传").search(heading)
    ):
        # What organises after the safeguards have begun is one of them.
        return "safeguards"
    if "tasks" in follows or level > 1:
        if organising >= 2 and last and level == 1:
            return "safeguards"
        if last and organising and level == 1:
            return "safeguards"
        if level > 1 and expression("领导$|领导力度|加大[^，。]{0,10}投入(?:力度)?$").search(heading):
            return "safeguards"
    return "tasks"
