"""What a rewritten unit promises now that it did not promise before, and the other way round."""

from __future__ import annotations

from planlint.compare.deadlines import deadlines
from planlint.compare.firmness import force
from planlint.compare.owners import funding, owners
from planlint.compare.targets import targets
from planlint.compare.versions import Versions
from planlint.model.change import Shift
from planlint.model.evidence import Evidence


def shifts(pair: Versions, before: Evidence, after: Evidence) -> tuple[Shift, ...]:
    """Every shift of meaning between two versions of a unit whose evidence is given."""
    return (
        *targets(pair, before, after),
        *deadlines(pair, before.deadlines, after.deadlines),
        *owners(pair, before, after),
        *funding(pair, before, after),
        *force(pair),
    )
