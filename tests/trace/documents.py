"""A superior document and a plan that answers some of it; all of it invented."""

from __future__ import annotations

from planlint.model.outline import Outline
from planlint.model.trace import Traced, TraceReport
from planlint.outline import build
from planlint.readers import read_string
from planlint.tracing import trace

SUPERIOR = """青原省人民政府办公厅关于推进中小学阅读工作的意见
各市、县（区）人民政府，省政府各部门：
近年来，各地阅读活动蓬勃开展，但仍存在图书陈旧、指导不足等问题。现提出以下意见。
一、工作目标
到2026年，生均图书达到40册，每校配备1名专职阅读指导教师。到2028年，学生每天阅读时间不少于30分钟。
二、主要任务
（一）改善阅读条件。各地要加快学校图书馆改造，建立图书定期更新机制，在教学楼走廊和教室设立读书角。图书馆周末和假期应向学生及家长开放。
（二）加强阅读指导。阅读指导主要包括精读、略读和整本书阅读。中小学校每周要安排1节阅读课，编制分年级阅读书目。建立阅读指导教师培训制度，每学期组织一次全员培训。教育部将发布中小学生阅读指导目录。
（三）开展阅读活动。每年举办校园读书节，广泛开展亲子共读和班级漂流书活动。特殊教育学校要配备大字版、盲文和有声读物。
三、保障措施
（四）落实经费投入。市县财政要设立阅读专项经费，重点支持农村学校购置图书。
（五）开展督导评价。教育督导部门要将阅读工作纳入学校年度考核，定期发布评价报告。严禁以任何形式向学生摊派读物。
青原省人民政府办公厅
2025年3月1日
"""

PLAN = """青溪县推进中小学阅读工作实施方案
一、工作目标
到2027年，全县生均图书达到35册，每校配备1名专职阅读指导教师。
二、重点任务
（一）改造图书馆。2026年底前完成12所学校图书馆改造，建立图书定期更新机制，在走廊和教室设立读书角。鼓励图书馆周末和假期向学生及家长开放。（责任单位：县教育局、县财政局）
（二）上好阅读课。中小学校每周安排1节阅读课，编制分年级阅读书目。（责任单位：县教研室）
（三）办好读书节。每年10月举办校园读书节，开展亲子共读和班级漂流书活动。
（四）建设城市书房。在县城新建8个通宵自习空间，方便居民夜间停留。
三、保障措施
（一）保障经费。县财政设立阅读专项经费，每年安排60万元，重点支持农村学校购置图书。
（二）强化考核。县教育督导部门将阅读工作纳入学校年度考核。
青溪县人民政府
2025年6月1日
"""

OTHER = """白石县中小学阅读工作实施方案
一、重点任务
（一）加强阅读指导。建立阅读指导教师培训制度，每学期组织一次全员培训。特殊教育学校配备大字版、盲文和有声读物。
（二）开展督导。县教育督导部门要将阅读工作纳入学校年度考核，定期发布评价报告，严禁以任何形式向学生摊派读物。
"""


def outline(text: str) -> Outline:
    return build(read_string(text))


def traced(superior: str = SUPERIOR, plan: str = PLAN) -> dict[str, Traced]:
    """What became of every requirement, by its first twelve characters."""
    found = trace(outline(superior), [outline(plan)])
    return {each.requirement.text[:12]: each for each in found.plans[0].traced}


def report(*plans: str) -> TraceReport:
    return TraceReport(trace(outline(SUPERIOR), [outline(plan) for plan in plans or (PLAN,)]))
