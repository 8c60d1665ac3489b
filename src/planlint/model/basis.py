"""What a rule, a theme or a finding rests on. Apart from ``rule``, which reports need not load."""

from __future__ import annotations

from planlint.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Basis:
    """A document that a rule rests on; ``number`` only where it is certain."""

    title: str
    number: str = ""
    clause: str = ""

    def cite(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.title}》{number}{self.clause}"
