"""Runs of Chinese characters cut into words of one or two, fast and without loading jieba.

For marking what changed in a sentence no longer words are needed, and the likeliest cut into words of
jieba's word list that have at most two characters costs 1 MB and a few milliseconds where jieba itself
takes a third of a second and 70 MB.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cache
from math import log
from pathlib import Path

from planlint.language import cachefile
from planlint.language.folders import cache_folder
from planlint.language.wordlist import mark_of, word_list

_UNKNOWN = 18.0
"""Cost (negative logarithm of a probability) of a character that is no word."""

_Costs = tuple["array[int]", "array[float]"]


def segments(text: str) -> list[str]:
    """The words of ``text``, which joined are the text again."""
    if len(text) < 2:
        return [text] if text else []
    keys, costs = _words()
    best = [0.0, _cost(keys, costs, ord(text[0]) << 16)]
    two = [False, False]
    for at in range(1, len(text)):
        high = ord(text[at - 1]) << 16
        single = best[at] + _cost(keys, costs, ord(text[at]) << 16)
        pair = best[at - 1] + _cost(keys, costs, high | (ord(text[at]) & 0xFFFF), 3 * _UNKNOWN)
        best.append(min(single, pair))
        two.append(pair <= single)
    found: list[str] = []
    at = len(text)
    while at:
        length = 2 if two[at] else 1
        found.append(text[at - length : at])
        at -= length
    return found[::-1]


def _cost(keys: array[int], costs: array[float], key: int, unknown: float = _UNKNOWN) -> float:
    at = bisect_left(keys, key)
    return costs[at] if at < len(keys) and keys[at] == key else unknown


@cache
def _words() -> _Costs:
    """The words by key (two characters of 16 bits each, the second 0 for a single one) and their costs."""
    file = word_list()
    if file is None:
        return array("Q"), array("d")
    folder = cache_folder()
    place = folder / f"segments-{mark_of(file)}.bin" if folder else None
    known = cachefile.read(place) if place else None
    if known is None:
        known = _build(file)
        if place:
            cachefile.write(place, known)
    keys, costs = array("Q"), array("d")
    half = len(known) // 2
    keys.frombytes(known[:half])
    costs.frombytes(known[half:])
    return keys, costs


def _build(file: Path) -> bytes:
    counts: dict[int, int] = {}
    for line in file.read_text("utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if len(word) <= 2 and word and max(word) <= "\uffff":
            key = ord(word[0]) << 16 | (ord(word[1]) if len(word) == 2 else 0)
            counts[key] = max(int(rest.split(" ")[0]), 1)
    total = log(sum(counts.values()))
    ordered = sorted(counts)
    keys = array("Q", ordered)
    return keys.tobytes() + array("d", [total - log(counts[key]) for key in ordered]).tobytes()
