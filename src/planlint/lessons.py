"""What the examples of a rule teach: what is said of those that fail, and what spares those that pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planlint.check import findings_in
from planlint.model.finding import Finding
from planlint.model.lesson import InPack, Lesson, Shown, Trial
from planlint.model.rule import Example, Rule
from planlint.model.text import Text
from planlint.model.vocabulary import Vocabulary
from planlint.rules import RuleSets, run_examples
from planlint.rules.examples import marked, where
from planlint.rules.relaxing import bare_but, conditions, relaxed, resembles, without


def held_by() -> Mapping[str, tuple[InPack, ...]]:
    """The shipped packs that hold each shipped rule, by its id, and at which severity."""
    found: dict[str, list[InPack]] = {}
    all_held = list(RuleSets().shipped_packs())
    by_name = {pack.id: held for pack, held in all_held}
    for pack, held in all_held:
        below = [by_name[name] for name in pack.extends if name in by_name]
        for id, level in held.items():
            if level != "off":
                inherited = any(each.get(id) == level for each in below)
                found.setdefault(id, []).append(InPack(pack.id, pack.title, level, inherited))
    return {id: tuple(packs) for id, packs in found.items()}


def lesson(rule: Rule, vocabulary: Vocabulary, packs: tuple[InPack, ...] = ()) -> Lesson:
    """The rule explained by its examples."""
    return Lesson(rule, packs, shown(rule, vocabulary))


def trials(rules: Iterable[Rule], vocabulary: Vocabulary) -> tuple[Trial, ...]:
    """Every example of the rules, run through the real path; passing ones also for how near they come."""
    rules = tuple(rules)
    by_id = {rule.id: rule for rule in rules}
    made = []
    for result in run_examples(rules, lambda example, rule: findings_in(example, rule, vocabulary)):
        rule, text, fails = by_id[result.rule], result.example.text, result.example.fails
        near = not fails and (
            resembles(rule, text) or spared_by(rule, result.example, vocabulary) is not None
        )
        made.append(Trial(rule.id, text, fails, result.expected, result.found, near))
    return tuple(made)


def spared_by(rule: Rule, example: str | Example, vocabulary: Vocabulary) -> tuple[Text, Finding] | None:
    """The conditions without which the rule would find something in an example, and what it would find."""
    for other, words in relaxed(rule):
        found = findings_in(example, other, vocabulary)
        if found:
            return words, found[0]
    # Several may spare the same place, and then none does so alone.
    bare = rule
    for name, _ in conditions(rule):
        bare = without(bare, name)
    found = findings_in(example, bare, vocabulary)
    if bare == rule or not found:
        return None
    reasons = []
    for name, words in conditions(rule):
        alone = bare_but(rule, name)
        if not findings_in(example, alone, vocabulary) and words not in reasons:
            reasons.append(words)
    if not reasons:
        return None
    said = Text("；".join(each.zh for each in reasons), "; ".join(each.en for each in reasons))
    return said, found[0]


def shown(rule: Rule, vocabulary: Vocabulary) -> tuple[Shown, ...]:
    """The rule's examples, each with what there is to say of it, the most telling first."""
    made = []
    for example in rule.examples:
        text, _ = marked(example)
        found = findings_in(example, rule, vocabulary)
        if example.fails and found:
            first = found[0]
            said = first.message
            places = tuple(sorted({where(each) for each in found}))
            made.append(Shown(text, True, places, said, setting=example.setting))
        elif not example.fails:
            spared = spared_by(rule, example, vocabulary)
            if spared is not None:
                made.append(Shown(text, False, (where(spared[1]),), spared[0], True, example.setting))
            else:
                made.append(Shown(text, False, (), None, resembles(rule, text), example.setting))
    return tuple(sorted(made, key=lambda each: (not each.fails, each.why is None, not each.near)))
