"""The text of a first ``planlint.yaml``, with every key explained.

What explains begins with ``# ``; what begins with ``#`` alone is a setting that does nothing yet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from planlint.model.text import Language


def template(language: Language, packs: Sequence[str], others: Mapping[str, Sequence[str]]) -> str:
    """The file's text; ``others`` are globs of documents that other packs suit."""
    overrides = _OVERRIDES
    if others:
        rows = [
            f"  - paths: [{_quoted(glob)}]\n    packs: [{', '.join(each)}]" for glob, each in others.items()
        ]
        overrides = "\n".join(["overrides:", *rows])
    text = _ZH if language == "zh" else _EN
    return text.replace("%PACKS%", ", ".join(packs)).replace("%OVERRIDES%", overrides)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_OVERRIDES = """\
#overrides:
#  - paths: [学校/**]
#    packs: [school]
#  - paths: ["*征求意见稿*"]
#    ignore: [draft-mark]"""

_ZH = """\
# planlint 的配置，管这个文件夹和其中的子文件夹。用记事本就能改，存成 UTF-8 编码。
# 以“# ”开头的是说明；以“#”开头、后面紧跟设置的，删去行首的 # 就起作用。
# 路径都从本文件所在的文件夹算起，用 / 分隔。现在起作用的设置：planlint config

# 规则包：default 默认，compulsory-education 义务教育优质均衡，school 单个学校，preschool 学前，
# vocational 职业教育，higher-education 高等教育，digital 教育数字化，official-format 公文格式，
# minimal 只查肯定有错的；也可以写自己的规则包文件。写 auto 则按每份文稿的内容选用。
packs: [%PACKS%]

# 自己的规则：文件或文件夹。新写一条：planlint rules new
#rules: [rules]

# 不用这些规则，或者只用这些规则。可以写规则的编号（* 代表任意字），也可以写一类：
# coverage 主题，measure 措施，target 指标，structure 结构，reference 引用，
# consistency 前后一致，wording 用语，format 版式。全部规则：planlint rules list
#ignore: [half-width-punctuation]
#select: [wording, numbering-*]

# 改严重程度：error 错误，warning 警告，info 提示，off 不用。
#severity:
#  long-heading: off
#  typo: error

# 有这一级或更重的问题，就算没有通过（退出码 1）：error、warning、info、never。
fail-on: error

# 只列出这一级和更重的问题。
#min-severity: warning

# 界面的语言：zh、en。
language: %LANGUAGE%

# 不检查的文件。* 代表文件名里的任意字，** 代表任意层文件夹；不带 / 的在哪一层都算。
#exclude: [旧稿/**, "*参考*"]

# 有的文稿另有要求，写在这里；几处都管到同一份文稿时，后写的管用。
%OVERRIDES%

# 已经知道、可以接受的问题：哪条规则，哪份文稿，为什么，到哪天为止。
#waivers:
#  - rule: long-heading
#    document: 三年行动计划.docx
#    reason: 标题与上级文件一致
#    until: 2026-12-31

# 基线：记下现有的问题，以后只报新出现的。先运行 planlint baseline write。
#baseline: planlint-baseline.json
""".replace("%LANGUAGE%", "zh")

_EN = """\
# The configuration of planlint, for this folder and those below it. Save it as UTF-8.
# Lines that begin with "# " explain; take the # away from a setting to make it hold.
# Paths start from the folder of this file, with / between names. What holds now: planlint config

# Packs of rules: default, compulsory-education, school (a single school's plan), preschool, vocational,
# higher-education, digital, official-format, minimal (only what is certainly wrong), or pack files of
# your own; auto takes those that suit each document.
packs: [%PACKS%]

# Rules of your own: files or folders. To write one: planlint rules new
#rules: [rules]

# Without these rules, or only these: ids (* stands for any characters) or kinds: coverage, measure,
# target, structure, reference, consistency, wording, format. All of them: planlint rules list
#ignore: [half-width-punctuation]
#select: [wording, numbering-*]

# Severities: error, warning, info; off turns a rule off.
#severity:
#  long-heading: off
#  typo: error

# Findings this severe or more fail the run (exit code 1): error, warning, info, never.
fail-on: error

# Show only findings this severe or more.
#min-severity: warning

# The language of reports: zh, en.
language: en

# Documents that are not checked. * is anything in a name, ** any folders; without / a name at any depth.
#exclude: [旧稿/**, "*参考*"]

# Settings for some documents; of several that match the last one holds.
%OVERRIDES%

# Findings that are known and accepted: which rule, which document, why, and until when.
#waivers:
#  - rule: long-heading
#    document: 三年行动计划.docx
#    reason: the title is that of the superior document
#    until: 2026-12-31

# The baseline: what is found now, so that only new findings fail. First run planlint baseline write.
#baseline: planlint-baseline.json
"""
