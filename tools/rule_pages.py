"""Writes ``docs/rules``: an index, and one page for every kind of rule.

    python -m tools.rule_pages [--check]

``--check`` writes nothing and fails (exit 1) when a page is not what the rules say now.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from planlint.lessons import held_by, lesson
from planlint.model.lesson import InPack
from planlint.model.rule import Rule
from planlint.model.text import SEVERITIES
from planlint.reporters import words
from planlint.reporters.context import RenderContext
from planlint.reporters.rule_markdown import escaped
from planlint.reporters.rule_markdown import render as page
from planlint.reporters.rules_text import KIND
from planlint.rules import RuleSets, load

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "rules"
MADE = "<!-- Made by python -m tools.rule_pages from the files in rules/; do not edit. -->"
CONTEXT = RenderContext("zh", 100)


def pages() -> Iterator[tuple[str, str]]:
    """The name and the text of every page."""
    ruleset = load(pack=(), select=["*"], strict=True)
    packs = held_by()
    yield "README.md", index(ruleset.rules, packs)
    for kind, group in groupby(ruleset.rules, key=lambda rule: rule.kind):
        name = KIND[kind]
        parts = [MADE, f"# {name.zh}", f"{name.en}. [全部规则](README.md)"]
        for rule in group:
            shown = page(lesson(rule, ruleset.vocabulary, packs.get(rule.id, ())), CONTEXT)
            file = rule.origin.relative_to(ROOT).as_posix()
            parts.append(f'<a id="{rule.id}"></a>\n\n{shown}\n规则文件：[{file}](../../{file})')
        yield f"{kind}.md", "\n\n".join(parts) + "\n"


def index(rules: tuple[Rule, ...], packs: Mapping[str, tuple[InPack, ...]]) -> str:
    """All packs and all rules, each with a link to what explains it."""
    lines = [
        MADE,
        "",
        "# 规则一览",
        "",
        f"自带 {len(rules)} 条规则。点编号看说明：查什么、为什么、依据、正反例、怎样改。",
        "在命令行里看同样的说明：`planlint rules show 编号`。",
        "自己写一条：`planlint rules new`（见 [rules.md](../rules.md)）。",
        "",
        f"planlint has {len(rules)} rules of its own. `planlint rules show ID --lang en` prints any of these",
        "pages in English.",
        "",
        "## 规则包",
        "",
        "| 规则包 | 用在哪里 | 规则 | " + " | ".join(words.SEVERITY[each].zh for each in SEVERITIES) + " |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for pack, held in RuleSets().shipped_packs():
        levels = [level for level in held.values() if level != "off"]
        counts = " | ".join(str(levels.count(each)) for each in SEVERITIES)
        about = pack.description.zh or pack.title.zh
        lines.append(f"| `{pack.id}` | {escaped(about)} | {len(levels)} | {counts} |")
    for kind, group in groupby(rules, key=lambda rule: rule.kind):
        members = list(group)
        lines += ["", f"## [{KIND[kind].zh}]({kind}.md)（{len(members)} 条）", ""]
        lines += ["| 编号 | 级别 | 查什么 | What | 规则包 |", "|---|---|---|---|---|"]
        for rule in members:
            link = f"[{rule.id}]({kind}.md#{rule.id})"
            inside = words.packs(packs.get(rule.id, ()), CONTEXT)
            title = f"{escaped(rule.title.zh)} | {escaped(rule.title.en)}"
            lines.append(f"| {link} | {words.SEVERITY[rule.severity].zh} | {title} | {inside} |")
    return "\n".join(lines) + "\n"


def stale(made: Mapping[str, str]) -> list[str]:
    """The pages that are missing, not up to date, or of nothing any more."""
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        found = stale(dict(pages()))
        if found:
            print(f"docs/rules is stale: {', '.join(found)}; run make docs")
        return int(bool(found))
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = dict(pages())
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
