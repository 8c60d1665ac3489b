"""A rule's own examples: what they expect, and whether it was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from planlint.model.finding import Finding
from planlint.model.records import dataclass
from planlint.model.rule import Example, Rule

Where = tuple[int, int, int]
"""A line of the example, from 1, and the stretch of characters in it; line 0 is the document."""

WHOLE: Where = (0, 0, 0)

_MARK = re.compile("[«»]")


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What an example expects and what its rule found in it."""

    rule: str
    example: Example
    expected: tuple[Where, ...]
    found: tuple[Where, ...]

    @property
    def passed(self) -> bool:
        return self.expected == self.found


def run_examples(
    rules: Iterable[Rule], findings: Callable[[Example, Rule], Iterable[Finding]]
) -> tuple[ExampleResult, ...]:
    """Run the examples of rules; ``findings`` says what one rule finds in an example."""
    results = []
    for rule in rules:
        for example in rule.examples:
            _, expected = marked(example)
            found = sorted({where(finding) for finding in findings(example, rule)})
            results.append(ExampleResult(rule.id, example, expected, tuple(found)))
    return tuple(results)


def marked(example: Example) -> tuple[str, tuple[Where, ...]]:
    """The example without its marks, and what they mark."""
    places: list[Where] = []
    for number, line in enumerate(example.text.split("\n"), 1):
        start = 0
        for removed, mark in enumerate(_MARK.finditer(line)):
            at = mark.start() - removed
            if mark.group() == "«":
                start = at
            else:
                places.append((number, start, at))
    if example.fails and not places:
        places = [WHOLE]
    return _MARK.sub("", example.text), tuple(sorted(places))


def where(finding: Finding) -> Where:
    """Where a finding in an example stands."""
    if finding.location is None:
        return WHOLE
    at = finding.location
    return at.block + 1, at.span.start, at.span.end
