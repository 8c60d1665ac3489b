"""How often each rule is right on the real documents beside the project (``../shared/corpus``).

    python bench/precision.py                      the table by rule, from the judgements kept
    python bench/precision.py --ask [RULE…]        what is still to be judged, with its context
    python bench/precision.py --record FILE        keeps the lines ``KEY right|wrong`` of FILE
    python bench/precision.py --write              writes the table into docs/precision.md

All findings of severity error are judged and at least ``SAMPLE`` of every other rule (all, where there
are fewer), chosen by the digest of their keys, so that the sample neither depends on the order of the
documents nor changes when another rule does. ``bench/judgements.tsv`` keeps the verdicts without any
text: a key is the digest of document, rule, place and words found.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from planlint.check import analyse
from planlint.errors import UnreadableError
from planlint.model.document import Document
from planlint.model.finding import Finding
from planlint.model.text import SEVERITIES
from planlint.rules import load

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
KEPT = Path(__file__).with_name("judgements.tsv")
SAMPLE = 20
PAGE = Path(__file__).resolve().parents[1] / "docs" / "precision.md"
BEGIN = "<!-- made by bench/precision.py --write -->"
AROUND = 60
"""Characters of the paragraph shown on either side of a finding."""


@dataclass(frozen=True)
class Case:
    """One finding in one document, and how to recognise it again."""

    document: Document
    finding: Finding

    @property
    def key(self) -> str:
        at = self.finding.location
        place = f"{at.block}:{at.span.start}" if at else ""
        parts = (self.document.sha256, self.finding.rule, place, self.finding.quote)
        return sha256("\n".join(parts).encode()).hexdigest()[:16]

    def shown(self) -> str:
        finding, at = self.finding, self.finding.location
        lines = [f"{self.key}  {finding.rule}  [{finding.severity}]  {Path(self.document.source).name}"]
        lines.append(f"    {finding.message.zh}")
        if at is not None:
            text = self.document.blocks[at.block].text
            start, end = max(at.span.start - AROUND, 0), at.span.end + AROUND
            before, after = text[start : at.span.start], text[at.span.end : end]
            lines.append(f"    {' › '.join(at.path)[:80]}")
            lines.append(f"    {before}«{text[at.span.start : at.span.end][:200]}»{after}".replace("\n", "⏎"))
        for related in finding.related[:4]:
            lines.append(f"    + {related.location.path[-1:]} {related.note.zh[:80]}")
        return "\n".join(lines)


def cases(only: list[str]) -> dict[str, list[Case]]:
    """The findings by rule, all rules that there are."""
    ruleset = load(select=only or ["*"])
    found: dict[str, list[Case]] = {rule.id: [] for rule in ruleset.rules}
    for path in sorted([*(CORPUS / "docx").glob("*.docx"), *(CORPUS / "text").rglob("*.*")]):
        try:
            analysis = analyse(path, ruleset)
        except UnreadableError:
            continue
        for finding in analysis.findings:
            found[finding.rule].append(Case(analysis.document, finding))
    return found


def asked(found: list[Case]) -> list[Case]:
    """The findings of one rule that have to be judged."""
    certain = any(case.finding.severity == "error" for case in found)
    ordered = sorted(found, key=lambda case: case.key)
    return ordered if certain else ordered[:SAMPLE]


def kept() -> dict[str, str]:
    if not KEPT.exists():
        return {}
    with KEPT.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["verdict"] for row in csv.DictReader(file, delimiter="\t")}


def record(path: Path) -> int:
    verdicts = kept()
    for line in path.read_text("utf-8").splitlines():
        words = line.split()
        if len(words) >= 2 and len(words[0]) == 16 and words[1] in ("right", "wrong"):
            verdicts[words[0]] = words[1]
    lines = ["key\tverdict", *(f"{key}\t{verdicts[key]}" for key in sorted(verdicts))]
    KEPT.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return len(verdicts)


def table(found: dict[str, list[Case]], verdicts: dict[str, str]) -> str:
    """Markdown: one row a rule that found anything, by severity."""
    rows: dict[str, list[str]] = defaultdict(list)
    for rule, all_ in found.items():
        if not all_:
            continue
        judged = [verdicts[case.key] for case in asked(all_) if case.key in verdicts]
        right = judged.count("right")
        share = f"{right / len(judged):.2f}" if judged else "–"
        documents = len({case.document.sha256 for case in all_})
        row = f"| {rule} | {len(all_)} | {documents} | {len(judged)} of {len(asked(all_))} | {share} |"
        rows[all_[0].finding.severity].append(row)
    head = "| rule | findings | documents | judged | right |\n|---|---:|---:|---:|---:|"
    parts = (f"## {each}\n\n{head}\n" + "\n".join(sorted(rows[each])) for each in SEVERITIES if rows[each])
    return "\n\n".join(parts)


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--ask", nargs="*", metavar="RULE")
    arguments.add_argument("--severity", choices=SEVERITIES)
    arguments.add_argument("--record", type=Path)
    arguments.add_argument("--write", action="store_true")
    chosen = arguments.parse_args()
    if chosen.record:
        print(f"{record(chosen.record)} judgements kept")
        return 0
    if not CORPUS.is_dir():
        print("no corpus beside the project: nothing judged")
        return 0
    found, verdicts = cases(chosen.ask or []), kept()
    if chosen.write:
        head = PAGE.read_text("utf-8").split(BEGIN)[0]
        PAGE.write_text(f"{head}{BEGIN}\n\n{table(found, verdicts)}\n", "utf-8", newline="\n")
        return 0
    if chosen.ask is None:
        print(table(found, verdicts))
        return 0
    for all_ in found.values():
        for case in asked(all_):
            if case.key not in verdicts and chosen.severity in (None, case.finding.severity):
                print(case.shown())
    return 0


if __name__ == "__main__":
    sys.exit(main())
