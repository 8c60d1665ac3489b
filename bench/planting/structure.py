"""Edits that put units in, take them out, carry them elsewhere, part and join them; numbers follow."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from planting.documents import Item
from planting.numbers import read_label, write_label

MOVABLE = ("measure", "provision", "goal", "principle")


def leaves(items: Sequence[Item]) -> list[int]:
    """Places of the units that can be moved whole: labelled, nothing below them, a line of their own."""
    parents = {item.parent for item in items}
    found = []
    for at, item in enumerate(items):
        follows = items[at + 1] if at + 1 < len(items) else None
        free = not item.glued and not (follows and follows.glued)
        if (
            free
            and item.kind in MOVABLE
            and item.origin not in parents
            and read_label(item.label)
            and len(item.body) >= 16
        ):
            found.append(at)
    return found


def siblings(items: Sequence[Item], place: int) -> list[int]:
    """Leaves of the same section whose labels run on with this one's, in order."""
    form = read_label(items[place].label)
    return [
        at
        for at in leaves(items)
        if items[at].parent == items[place].parent
        and (read_label(items[at].label) or ("", 0))[0] == (form or ("", 1))[0]
    ]


def shift_after(items: list[Item], place: int, by: int) -> list[int]:
    """Count the numbers that run on from ``place`` up or down; origins of the units that got another."""
    form, number = read_label(items[place].label) or ("", 0)
    changed = []
    for at in range(place + 1, len(items)):
        found = read_label(items[at].label)
        if found is None or found[0] != form:
            if found is None or items[at].level is None or items[place].level is None:
                continue
            # A higher number of another form ends lists that begin anew, not those that run on.
            continue
        if found[1] != number + 1:
            if found[1] == 1 or items[at].level == items[place].level:
                break
            continue
        number += 1
        items[at] = replace(items[at], label=write_label(form, number + by, items[at].label))
        origin = items[at].origin
        if origin is not None:
            changed.append(origin)
    return changed


def insert(items: list[Item], after: int, body: str) -> list[int]:
    """A unit after ``after``; what follows counts on."""
    form, number = read_label(items[after].label) or ("", 0)
    changed = shift_after(items, after, 1)
    items.insert(
        after + 1,
        replace(
            items[after], label=write_label(form, number + 1, items[after].label), body=body, origin=None
        ),
    )
    return changed


def remove(items: list[Item], place: int) -> list[int]:
    changed = shift_after(items, place, -1)
    del items[place]
    return changed


def halves(body: str, rng: random.Random) -> tuple[str, str] | None:
    """A unit of several sentences in two, each long enough to stand alone."""
    cuts = [m.end() for m in re.finditer("。", body) if 22 <= m.end() <= len(body) - 22]
    # A note in brackets or a heading with its first sentence must not be torn apart.
    cuts = [
        cut
        for cut in cuts
        if body[cut] not in "（(”》\n" and body.count("“", 0, cut) == body.count("”", 0, cut)
    ]
    if not cuts or "\n" in body.strip():
        return None
    cut = min(cuts, key=lambda each: abs(each - len(body) / 2))
    first, second = body[:cut], body[cut:]
    return (first, second) if min(len(first), len(second)) * 4 >= len(body) else None
