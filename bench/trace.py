"""How well ``planlint trace`` finds requirements and answers, against labels read by hand.

    python bench/trace.py [--misses | --leave-one-out] [--labels FOLDER]

The folder holds ``S.lines`` (the superior document), ``requirements.tsv`` and ``trace-NAME.tsv``; the
plan itself is ``NAME.docx`` or ``NAME.lines``, there or one folder up.
"""

from __future__ import annotations

import argparse
import csv
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from planlint.model.outline import Outline
from planlint.model.trace import Requirement, Trace
from planlint.outline import build
from planlint.readers import read, read_string
from planlint.trace import answers
from planlint.tracing import trace

ROOT = Path(__file__).resolve().parents[1]
DROP = str.maketrans("，；：？！（）．", ",;:?!().", " \t\n\r\u3000\xa0")


@dataclass
class Score:
    """Counts of one run; ``ratio`` makes F1 of three of them."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def f1(self, name: str) -> float:
        hit, extra, missed = (self.counts[name + each] for each in ("+", "*", "-"))
        return 2 * hit / (2 * hit + extra + missed) if hit else 0.0

    def share(self, name: str) -> float:
        return self.counts[name + "+"] / max(1, self.counts[name])

    def say(self, name: str) -> str:
        return (
            f"{name:8} requirement F1 {self.f1('req'):.3f}  status {self.share('status'):.3f}  "
            f"answered-or-not {self.share('any'):.3f}  answering unit F1 {self.f1('unit'):.3f}  "
            f"({self.counts['status']} rows)"
        )


def norm(text: str) -> str:
    return text.translate(DROP)


def key(text: str) -> str:
    return norm(text)[:14]


Rows = list[dict[str, str]]


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def matched(gold: list[str], found: list[str]) -> dict[int, int]:
    """Index in ``gold`` → index in ``found`` of what begins with the same text, in order."""
    pairs: dict[int, int] = {}
    a, b = [key(text) for text in gold], [key(text) for text in found]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs |= dict(zip(range(i1, i2), range(j1, j2), strict=True))
        elif tag == "replace":
            free = set(range(j1, j2))
            for i in range(i1, i2):
                same = next((j for j in sorted(free) if a[i][:8] == b[j][:8]), None)
                if same is not None:
                    pairs[i] = same
                    free.remove(same)
    return pairs


def requirement_pairs(gold: Rows, found: tuple[Requirement, ...], score: Score) -> dict[int, int]:
    """Index of gold row → index of the requirement found; counts hits, misses and extras."""
    pairs = matched([row["requirement"] for row in gold], [each.text for each in found])
    score.counts["req+"] += len(pairs)
    score.counts["req-"] += len(gold) - len(pairs)
    score.counts["req*"] += len(found) - len(pairs)
    score.misses += [f"missed {row['requirement'][:50]}" for i, row in enumerate(gold) if i not in pairs]
    used = set(pairs.values())
    score.misses += [f"extra  {each.text[:50]}" for j, each in enumerate(found) if j not in used]
    return pairs


def covering(pairs: dict[int, int], gold: Rows, found: tuple[Requirement, ...]) -> dict[int, int]:
    """Also the gold rows that begin within a requirement found: they share its answer."""
    for i, row in enumerate(gold):
        if i not in pairs:
            inside = [j for j, each in enumerate(found) if norm(row["requirement"])[:10] in norm(each.text)]
            if inside:
                pairs[i] = inside[0]
    return pairs


def units_of(outline: Outline, lines: list[str]) -> list[tuple[tuple[int, int], int]]:
    """Where in the lines every unit begins, in order: ((line, column), index)."""
    starts = []
    line = 0
    for unit in outline.units:
        wanted = norm(unit.text.split("\n")[0])[:12] or norm(unit.heading)[:12]
        for at in range(line, len(lines)):
            if wanted and wanted in norm(lines[at]):
                column = lines[at].find(unit.text.strip()[:4]) if at == line else 0
                starts.append(((at + 1, column), unit.index))
                line = at
                break
    return starts


def score_plan(gold: Rows, lines: list[str], found: Trace, score: Score) -> None:
    plan = found.plans[0]
    starts = units_of(plan.outline, lines)
    places = [place for place, _ in starts]
    pairs = covering(dict(requirement_pairs(gold, found.requirements, score)), gold, found.requirements)
    for i, row in enumerate(gold):
        wanted = set()
        for place in filter(None, row["answer"].split(";")):
            line, _, column = place.partition(":")
            at = bisect_right(places, (int(line), int(column or 0))) - 1
            wanted.add(starts[at][1])
        if i not in pairs:
            score.counts["status"] += 1
            score.counts["any"] += 1
            continue
        traced = plan.traced[pairs[i]]
        score.counts["status"] += 1
        score.counts["status+"] += traced.status == row["status"]
        score.counts["any"] += 1
        score.counts["any+"] += (traced.status == "absent") == (row["status"] == "absent")
        score.counts[f"{row['status']}→{traced.status}"] += 1
        have = {answer.unit for answer in traced.answers}
        score.counts["unit+"] += len(wanted & have)
        score.counts["unit-"] += len(wanted - have)
        score.counts["unit*"] += len(have - wanted)
        if traced.status != row["status"] or wanted != have:
            best = f"{traced.answers[0].share:.2f}" if traced.answers else ""
            score.misses.append(
                f"{row['status']}→{traced.status} {sorted(wanted)}→{sorted(have)} {best} "
                f"{row['requirement'][:60]}"
                f" | {row.get('note') or ''} | {'；'.join(lack.old for lack in traced.missing)}"
            )


def load(path: Path) -> Outline:
    if path.suffix == ".docx":
        return build(read(path))
    return build(read_string(path.read_text("utf-8")))


@dataclass(frozen=True)
class Labelled:
    """One plan with its labels."""

    plan: Outline
    lines: list[str]
    gold: list[dict[str, str]]


def labelled(folder: Path) -> dict[str, Labelled]:
    """Every labelled plan of a folder by its name."""
    found = {}
    for tsv in sorted(folder.glob("trace-*.tsv")):
        name = tsv.stem.removeprefix("trace-")
        places = [folder / f"{name}.docx", folder.parent / f"{name}.docx", folder / f"{name}.lines"]
        lines = next(f for f in (folder / f"{name}.lines", folder.parent / f"{name}.lines") if f.exists())
        plan = load(next(place for place in places if place.exists()))
        found[name] = Labelled(plan, lines.read_text("utf-8").split("\n"), rows(tsv))
    return found


def measure(folder: Path) -> dict[str, Score]:
    """The score of every labelled plan of a folder."""
    superior = load(folder / "S.lines")
    found = {}
    for name, each in labelled(folder).items():
        found[name] = Score()
        score_plan(each.gold, each.lines, trace(superior, [each.plan]), found[name])
    return found


ABOUT = (1.45, 1.55, 1.65, 1.75, 1.9)
FULL = (0.25, 0.3, 0.35, 0.4, 0.45)


def leave_one_out(folder: Path) -> None:
    """For each plan the score under the two thresholds that suit the others best."""
    superior, plans = load(folder / "S.lines"), labelled(folder)
    found: dict[tuple[float, float], dict[str, Score]] = {}
    for about in ABOUT:
        for full in FULL:
            answers.ABOUT, answers.FULL = about, full
            found[about, full] = {}
            for name, each in plans.items():
                score = found[about, full][name] = Score()
                score_plan(each.gold, each.lines, trace(superior, [each.plan]), score)
    total = Score()
    for name in plans:
        best = max(
            found,
            key=lambda key: sum(
                each.counts["status+"] + each.counts["any+"]
                for other, each in found[key].items()
                if other != name
            ),
        )
        print(f"{name:8} under ABOUT {best[0]}, FULL {best[1]}: {found[best][name].say('')}")
        total.counts += found[best][name].counts
    print(total.say("left out"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, default=ROOT.parent / "shared/gold/trace")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--leave-one-out", action="store_true")
    arguments = parser.parse_args()
    if arguments.leave_one_out:
        leave_one_out(arguments.labels)
        return 0
    total = Score()
    for name, score in measure(arguments.labels).items():
        print(score.say(name))
        print("        ", "  ".join(f"{k} {n}" for k, n in sorted(score.counts.items()) if "→" in k))
        if arguments.misses:
            print("\n".join(f"    {miss}" for miss in score.misses))
        total.counts += score.counts
    print(total.say("all"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
