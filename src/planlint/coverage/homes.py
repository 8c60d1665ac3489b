"""Where in this plan a theme's missing content would belong."""

from __future__ import annotations

from collections import Counter

from planlint.model.outline import Outline, Role, Unit
from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.model.vocabulary import Theme

_ROLE_NAMES: dict[Role, Text] = {
    "background": Text("背景", "Background"),
    "general": Text("总体要求", "General requirements"),
    "principles": Text("基本原则", "Principles"),
    "goals": Text("工作目标", "Goals"),
    "tasks": Text("主要任务", "Main tasks"),
    "schedule": Text("实施步骤", "Steps"),
    "safeguards": Text("保障措施", "Safeguards"),
    "attachment": Text("附件", "Attachments"),
    "other": Text("其他", "Other"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """``unit`` is the one after which to write, ``None`` when the plan has nothing to go by."""

    words: Text
    unit: int | None


class Homes:
    """Finds homes in one plan; what every section holds is counted once."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._sections = [unit for unit in outline.sections if unit.kind == "section"]
        self._held = {unit.index: self._measures(unit) for unit in self._sections}
        self._acting = {
            section: Counter(theme for index in held for theme in outline.units[index].themes)
            for section, held in self._held.items()
        }

    def find(self, theme: Theme, measures: tuple[int, ...], headed: tuple[int, ...] = ()) -> Place:
        """Home of a theme that ``measures`` act on, ``headed`` in their very headings.

        After the last one whose heading names the theme; else after the last of them in the section
        where they gather; else in the section whose heading, role and contents suit best.
        """
        if headed:
            return self._beside(self._outline.units[headed[-1]])
        best = max(self._sections, key=lambda unit: self._fit(unit, theme), default=None)
        if best is None or self._fit(best, theme) <= 0:
            return self._elsewhere(theme)
        acting = set(measures)
        inside = [index for index in self._held[best.index] if index in acting]
        if inside:
            return self._after(best, self._outline.units[inside[-1]])
        if best.children:
            return self._after(best, self._outline.units[best.children[-1]])
        return Place(Text(f"写在“{best.name}”里", f"in “{best.name}”"), best.index)

    def _beside(self, measure: Unit) -> Place:
        if measure.parent is not None:
            return self._after(self._outline.units[measure.parent], measure)
        return Place(Text(f"写在“{measure.name}”之后", f"after “{measure.name}”"), measure.index)

    def _measures(self, section: Unit) -> list[int]:
        found: list[int] = []
        pending = list(section.children)
        while pending:
            unit = self._outline.units[pending.pop()]
            if unit.kind == "measure":
                found.append(unit.index)
            pending.extend(unit.children)
        return sorted(found)

    def _fit(self, section: Unit, theme: Theme) -> float:
        """How well a section suits; the narrower one wins between a section and those inside it."""
        held = self._held[section.index]
        words = sum(word in section.heading for word in theme.home.words)
        share = self._acting[section.index][theme.id] / len(held) if held else 0.0
        role = self._outline.section_role(section)
        fits = bool(role and role in theme.home.roles)
        rank = theme.home.roles.index(role) if fits and role else len(theme.home.roles)
        if not words and not share and (not fits or (rank and theme.home.roles[0] == "safeguards")):
            # What belongs among the safeguards gets a section of safeguards rather than a place
            # among tasks it has nothing to do with.
            return 0.0
        depth = section.level or 1
        plain = 1.0 - 0.1 * rank if fits else 0.0
        return 3.0 * bool(words) + 2.5 * share + plain + (0.1 * depth if words or share else -0.1 * depth)

    def _after(self, section: Unit, unit: Unit) -> Place:
        inner = unit.name
        if unit.index == section.index:
            return Place(Text(f"写在“{inner}”里", f"in “{inner}”"), unit.index)
        return Place(
            Text(f"写在“{section.name}”的“{inner}”之后", f"in “{section.name}”, after “{inner}”"), unit.index
        )

    def _elsewhere(self, theme: Theme) -> Place:
        tops = [unit for unit in self._sections if unit.level == 1 and unit.role != "attachment"]
        role: Role = theme.home.roles[0] if theme.home.roles else "tasks"
        if tops:
            name, last = _ROLE_NAMES[role], tops[-1]
            return Place(
                Text(
                    f"在“{last.name}”之后另起一节“{name.zh}”来写",
                    f"in a new section “{name.en}” after “{last.name}”",
                ),
                last.index,
            )
        measures = self._outline.measures
        if measures:
            last = measures[-1]
            return Place(Text(f"写在“{last.name}”之后", f"after “{last.name}”"), last.index)
        return Place(Text("另起一节“主要任务”来写", "in a new section “Main tasks”"), None)
