"""Known edits planted in real documents: how many ``planlint diff`` finds, kind by kind.

    python bench/compare.py [--half seen|unseen|both] [--seeds N] [--each N] [--misses N] [--peers N]

Documents whose name hashes odd, half of the words and the seeds from 1,000 on belong to the unseen half:
nothing was tuned on them. Fails (exit 1) when a kind of the unseen half is below 0.95 in recall or precision.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from planlint.check import Analysis
from planlint.comparison import compare
from planlint.model.change import CHANGE_KINDS
from planlint.readers import read_string
from planting.documents import Item, Source, sources
from planting.peers import PEERS, PeerScore, lines, redline
from planting.peers import score as score_peer
from planting.planter import OPERATIONS, WEIGHTS, Pair, Planter, clauses_of
from planting.scoring import Reported, Score

GOAL = 0.95


def pairs(half: str, seeds: int, most: int) -> Iterator[Pair]:
    """``seeds`` versions of every document of the half, with one to ``most`` edits each."""
    found = list(_sources())
    held_out = half == "unseen"
    mine = [source for source in found if source.held_out == held_out]
    for source in mine:
        others = [item for other in mine if other is not source for item in other.items if _donates(item)]
        random.Random(source.name).shuffle(others)
        pool = others[:400]
        clauses = clauses_of(pool)
        for seed in range(1000, 1000 + seeds) if held_out else range(seeds):
            rng = random.Random(f"{source.name}+{seed}")
            number = rng.randint(1, most)
            pair = Planter(source, seed, pool, clauses).plant(rng.choices(OPERATIONS, WEIGHTS, k=number))
            if pair is not None:
                yield pair


@cache
def _sources() -> tuple[Source, ...]:
    return tuple(sources())


def _donates(item: Item) -> bool:
    return (
        item.kind == "measure"
        and 30 <= len(item.body) <= 300
        and not item.glued
        and "\n" not in item.body.strip()
    )


@cache
def _ruleset() -> Any:
    from planlint.api import vocabulary
    from planlint.rules import RuleSet

    return RuleSet((), vocabulary())


def report(old: str, new: str) -> list[Reported]:
    """The changes that the program reports, as its JSON has them."""
    ruleset = _ruleset()
    comparison = compare(Analysis(read_string(old), ruleset), Analysis(read_string(new), ruleset))
    return [
        {
            "kinds": list(change.kinds),
            "old": change.old and {"text": change.old.text},
            "new": change.new and {"text": change.new.text},
            "shifts": [
                {"kind": s.kind, "turn": s.turn, "what": s.what.zh, "old": s.old, "new": s.new}
                for s in change.shifts
            ],
        }
        for change in comparison.changes
    ]


def table(scores: dict[str, Score]) -> Iterator[str]:
    heads = "".join(f"  {half + ' planted':>15} recall precision" for half in scores)
    yield f"{'kind':17}{heads}"
    for kind in CHANGE_KINDS:
        cells = "".join(
            f"  {score.planted[kind]:15}  {score.recall(kind):.3f}     {score.precision(kind):.3f}"
            for score in scores.values()
        )
        yield f"{kind:17}{cells}"
    for half, score in scores.items():
        right, wrong = score.turns["right"], score.turns["wrong"]
        yield f"{half}: direction right in {right} of {right + wrong}"


def peers(halves: Sequence[str], seeds: int, each: int, most: int) -> dict[str, PeerScore]:
    """What the peers find on the first ``most`` pairs of every half."""
    scores = {name: PeerScore() for name in PEERS}
    for half in halves:
        chosen = [pair for pair in pairs(half, seeds, each) if len(pair.old) < 20_000]
        random.Random(2).shuffle(chosen)
        for pair in chosen[:most]:
            for name, code in PEERS.items():
                found = redline(code, pair)
                if found is None:
                    scores[name].failed += 1
                else:
                    score_peer(scores[name], pair, found)
    return scores


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("seen", "unseen", "both"), default="both")
    parser.add_argument("--seeds", type=int, default=4, help="versions of each document")
    parser.add_argument("--each", type=int, default=6, help="most edits in one version")
    parser.add_argument("--misses", type=int, default=0, help="show so many mistakes")
    parser.add_argument("--kind", default="", help="show mistakes of this kind only")
    parser.add_argument("--peers", type=int, default=0, help="run the peers on so many pairs of a half")
    options = parser.parse_args(arguments)
    halves = ("seen", "unseen") if options.half == "both" else (options.half,)
    scores = {half: Score() for half in halves}
    for half, score in scores.items():
        began, count = time.perf_counter(), 0
        for pair in pairs(half, options.seeds, options.each):
            score.add(f"{pair.name}/{pair.seed} {pair.operations}", pair.planted, report(pair.old, pair.new))
            count += 1
        print(f"{half}: {count} pairs in {time.perf_counter() - began:.0f} s")
    for line in table(scores):
        print(line)
    if options.peers:
        for line in lines(peers(halves, options.seeds, options.each, options.peers)):
            print(line)
    for score in scores.values():
        shown = [miss for miss in score.misses if options.kind in ("", miss[2][0])]
        random.Random(1).shuffle(shown)
        for sort, name, what in shown[: options.misses]:
            print(sort, name, *what, sep="\n    ")
    last = scores[halves[-1]]
    low = [kind for kind in CHANGE_KINDS if min(last.recall(kind), last.precision(kind)) < GOAL]
    if low:
        print("below", GOAL, *low)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
