"""The rule files there are: shipped ones, each validated when it is chosen, and the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.errors import UsageError
from planlint.model.rule import CoverageCheck, ReferenceCheck, Rule
from planlint.model.text import Text
from planlint.rules.choosing import Known
from planlint.rules.fields import SAMPLES, Place
from planlint.rules.problems import Problems, nearest
from planlint.rules.schema import read_rule
from planlint.rules.shipped import shipped_folder
from planlint.rules.source import Source, files, read, read_all
from planlint.rules.words import read_words

if TYPE_CHECKING:
    from planlint.model.vocabulary import Vocabulary

KIND_FOLDERS = (
    "coverage",
    "measures",
    "targets",
    "structure",
    "references",
    "consistency",
    "wording",
    "format",
)


class Library:
    """All rules that can be chosen, with the word lists and themes they rest on.

    ``paths`` are the user's own files and folders, whose rules replace shipped ones of the same id;
    they are validated at once, patterns and all. A shipped rule is validated when it is asked for
    (``strict``: its patterns as well), since the packs chosen may hold few of them.
    """

    def __init__(self, paths: Iterable[Path] = (), *, strict: bool = False) -> None:
        folder, given = shipped_folder(), list(paths)
        self._strict = strict
        self._given = tuple(path for path in given if path.is_dir())
        self.problems = Problems()
        own_files = _given_files(given)
        pack_files, rule_files = files(folder / "packs"), _shipped_files(folder)
        word_files = _word_files([folder, *given])
        # One reading of all files, for their parsed form is kept as one.
        sources = {source.path: source for source in read_all([*pack_files, *word_files, *rule_files])}
        self.packs = {path.stem: sources[path] for path in pack_files}
        self._lists = {
            source.path.stem: read_words(Place(source, self.problems), source.data)
            for source in self._readable(sources[path] for path in word_files)
        }
        shipped = self._readable(sources[path] for path in rule_files)
        self._sources = self._by_name(shipped)
        self._rules = {rule.id: rule for rule in self._own(read_all(own_files))}
        self.own = tuple(self._rules)
        self.problems.fail()
        self._rules = {rule.id: self._on_themes(rule) for rule in self._rules.values()}
        self.problems.fail()
        known = [_known(source) for source in self._sources.values()]
        known += [Known(rule.id, rule.kind, rule.severity) for rule in self._rules.values()]
        self.known = {rule.id: rule for rule in known}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        from planlint.rules.vocabulary import load_vocabulary

        return load_vocabulary(shipped_folder() / "vocab" / "themes")

    def rules(self, ids: Iterable[str]) -> list[Rule]:
        """The rules of these ids, validated. Raises ``RuleError`` with everything wrong in them."""
        ids = list(ids)
        for id in ids:
            if id not in self._rules:
                place = Place(self._sources[id], self.problems)
                rule = read_rule(place, place.source.data, self._lists, strict=self._strict)
                if rule is not None:
                    self._rules[id] = self._on_themes(rule)
        self.problems.fail()
        return [self._with_policies(self._rules[id]) for id in ids]

    def _with_policies(self, rule: Rule) -> Rule:
        """The rule with the policies of the user's own folders, whether or not they hold such rules."""
        if not self._given or not isinstance(rule.check, ReferenceCheck):
            return rule
        from planlint.rules.policies import PolicyTable, policy_folder

        folders = tuple(folder for path in self._given if (folder := policy_folder(path)))
        return replace(rule, check=replace(rule.check, policies=PolicyTable(folders))) if folders else rule

    def _own(self, sources: Iterable[Source]) -> list[Rule]:
        readable = self._readable(sources)
        self._by_name(readable)
        rules = (read_rule(Place(s, self.problems), s.data, self._lists, strict=True) for s in readable)
        return [rule for rule in rules if rule is not None]

    def _readable(self, sources: Iterable[Source]) -> list[Source]:
        """The files that are YAML; the others are problems."""
        found = list(sources)
        for source in found:
            if source.problem:
                unreadable(source, self.problems)
        return [source for source in found if not source.problem]

    def _by_name(self, sources: Iterable[Source]) -> dict[str, Source]:
        """The files by their names, which are the ids of their rules; a second of a name is a problem."""
        found: dict[str, Source] = {}
        for source in sources:
            name = source.path.stem
            if name in found:
                other = found[name].path
                what = Text(f"规则“{name}”在 {other} 里已经有了", f"rule '{name}' is already in {other}")
                self.problems.at(source.path, 1, what)
            found[name] = source
        return found

    def _on_themes(self, rule: Rule) -> Rule:
        """The rule; one about a theme rests on what the theme rests on."""
        if not isinstance(rule.check, CoverageCheck) or not rule.check.theme:
            return rule
        themes = {theme.id: theme for theme in self.vocabulary.themes}
        theme = themes.get(rule.check.theme)
        if theme is None:
            hint = nearest(rule.check.theme, list(themes))
            what = Text(
                f"没有主题“{rule.check.theme}”{hint.zh}", f"there is no theme '{rule.check.theme}'{hint.en}"
            )
            self.problems.add(read(rule.origin), ("check", "theme"), what, SAMPLES["theme"])
            return rule
        if rule.check.phrases:
            return rule  # about one point, and not about all that the theme rests on
        return replace(rule, basis=(*rule.basis, *(b for b in theme.basis if b not in rule.basis)))


def unreadable(source: Source, problems: Problems) -> None:
    """Report a file that is no YAML, or cannot be read at all."""
    if source.problem is None:
        return
    yaml = source.problem.en.startswith("not valid YAML")
    example = "title: {zh: 中文写在这里, en: English here}    # 冒号后要有空格，缩进用空格"
    problems.at(source.path, source.line, source.problem, example if yaml else "")


def _known(source: Source) -> Known:
    """What can be told of a rule that has not been validated."""
    data = source.data if isinstance(source.data, dict) else {}
    severity = data.get("severity")
    return Known(
        source.path.stem,
        str(data.get("kind")),
        severity if severity in ("error", "warning") else "info",
    )


def _shipped_files(folder: Path) -> list[Path]:
    return [path for kind in KIND_FOLDERS for path in files(folder / kind)]


def _given_files(given: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            found += [f for f in files(path) if not {"vocab", "packs"} & set(f.relative_to(path).parts[:-1])]
        elif path.is_file():
            found.append(path)
        else:
            raise UsageError(
                Text(f"找不到规则文件或文件夹：{path}", f"No such rule file or folder: {path}"),
                Text("\n请检查 --rules 后面的路径。", "\nCheck the path after --rules."),
            )
    return found


def _word_files(folders: Iterable[Path]) -> list[Path]:
    return [
        path for folder in folders if folder.is_dir() for path in sorted((folder / "vocab").glob("*.yaml"))
    ]
