"""The questions of ``planlint rules new``, in the order in which a person thinks of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from planlint.cli import answers
from planlint.cli.asking import Asker, Nobody, needed, numbered, one_of, several_of, wrong
from planlint.cli.language import CURRENT, say
from planlint.errors import UsageError
from planlint.model.records import dataclass
from planlint.model.rule import Need, Word
from planlint.model.text import Severity, Text
from planlint.model.vocabulary import Vocabulary
from planlint.reporters.pointing import Where, pointed
from planlint.rules import suggest
from planlint.rules.draft import Draft, DraftKind

Try = Callable[[Draft, str], Sequence[Where]]
"""Where the rule of a draft finds something in a text."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line has answered already; empty is not answered."""

    id: str = ""
    title: str = ""
    kind: str = ""
    severity: str = ""
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    lacks: str = ""
    theme: str = ""
    level: str = ""
    message: str = ""
    why: str = ""
    fix: str = ""
    basis: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


def complete(given: Given) -> None:
    """Raises ``UsageError`` that names all that is missing when nobody can be asked."""
    answers.patterns(given.patterns)  # what is wrong goes before what is missing
    lacking: list[tuple[str, str]] = []
    if not given.title:
        lacking.append(("--title", say("哪里不对", "what is wrong")))
    if not (given.words or given.patterns or given.section or given.lacks or given.theme):
        options = say("--words、--pattern、--section、--lacks 或 --theme", "--words, --pattern, --section, …")
        lacking.append((options, say("要查什么", "what to look for")))
    if not given.why:
        lacking.append(("--why", say("为什么不对", "why it is wrong")))
    if given.patterns and not (given.section or given.lacks or given.theme):
        if len(given.failing) < 2:
            lacking.append(("--fail", say("两个有问题的例子", "two failing examples")))
        if len(given.passing) < 2:
            lacking.append(("--pass", say("两个没有问题的例子", "two passing examples")))
    if lacking:
        zh = "、".join(f"“{what}”" for _, what in lacking)
        en = ", ".join(what for _, what in lacking)
        options = say("、", ", ").join(option for option, _ in lacking)
        raise UsageError(
            Text(f"还缺{zh}，请加 {options}。", f"Missing: {en}. Add {options}. "),
            Text("用法见：planlint rules new --help", "See: planlint rules new --help"),
        )


@dataclass(frozen=True, slots=True)
class Interview:
    """Asks what is not given. ``usable`` raises for an id that cannot be taken."""

    given: Given
    asker: Asker
    vocabulary: Vocabulary
    attempt: Try
    usable: Callable[[str], None]

    def draft(self) -> Draft:
        """The whole draft, its examples tried."""
        given = self.given
        title = self._title()
        kind = self._kind()
        draft = self._content(Draft(kind, title=title))
        severities = answers.severities()
        severity = self._one(
            "--severity", given.severity, say("有多严重？", "How bad is it?"), severities, "warning"
        )
        why = self._text("--why", given.why, say("为什么不对？", "Why is it wrong?"))
        draft = replace(draft, severity=cast(Severity, severity), why=why)
        fix = self._text(
            "--fix", given.fix, say("应当怎样写？", "What should be written instead?"), suggest.fix_of(draft)
        )
        draft = replace(draft, fix=fix, basis=tuple(answers.basis(each) for each in given.basis))
        draft = replace(draft, message=given.message or suggest.message_of(draft))
        draft = replace(draft, id=self._id(draft))
        return self._examples(draft)

    def _title(self) -> str:
        def read(answer: str) -> str:
            if "{" in answer or "}" in answer:
                wrong("标题里不能有花括号", "there can be no braces in a title")
            return needed(answer)

        if self.given.title:
            return read(self.given.title)
        question = say(
            "哪里不对？用一句话说，就是规则的标题", "What is wrong? One sentence, the title of the rule"
        )
        return self.asker.ask("--title", question, read)

    def _text(self, option: str, given: str, question: str, default: str = "") -> str:
        if given:
            return needed(given)
        return self.asker.ask(option, question, needed, default)

    def _one(
        self, option: str, given: str, question: str, options: Sequence[tuple[str, str]], default: str = ""
    ) -> str:
        read = one_of(options)
        if given:
            return read(given)
        values = [value for value, _ in options]
        shown = str(values.index(default) + 1) if default else ""
        return self.asker.ask(option, f"{question}\n{numbered(options)}", read, shown)

    def _kind(self) -> DraftKind:
        given = self.given
        told: tuple[tuple[bool, DraftKind], ...] = (
            (bool(given.section), "section"),
            (bool(given.lacks), "measure"),
            (bool(given.theme), "theme"),
            (bool(given.patterns), "pattern"),
            (bool(given.words), "wording"),
        )
        kind = given.kind or next((kind for there, kind in told if there), "")
        if kind == "wording" and given.patterns and not given.words:
            kind = "pattern"
        asked = self._one("--kind", kind, say("要查什么？", "What is to be looked for?"), answers.kinds())
        return cast(DraftKind, asked)

    def _content(self, draft: Draft) -> Draft:
        given = self.given
        if draft.kind == "wording":
            words = self._words(
                "--words",
                given.words,
                say(
                    "要查哪些词？用顿号隔开；有新写法的写成“旧词=新词”",
                    "Which words? With commas between; “old=new” where there is a better one",
                ),
            )
            return replace(draft, words=words, unless=self._unless(words))
        if draft.kind == "pattern":
            question = say("表达式（re2 语法），如 约[0-9]+人左右", "The pattern, in the syntax of re2")
            return replace(
                draft,
                patterns=self._patterns("--pattern", given.patterns, question),
                unless=self._unless_patterns(),
            )
        if draft.kind == "section":
            return self._section(draft)
        if draft.kind == "measure":
            lacks = self._lacks()
            return replace(
                draft,
                lacks=lacks,
                words=answers.words(given.words),
                patterns=answers.patterns(given.patterns),
            )
        return self._theme(draft)

    def _words(self, option: str, given: tuple[str, ...], question: str) -> tuple[Word, ...]:
        if given:
            return answers.words(given)
        return self.asker.ask(option, question, lambda answer: answers.words((needed(answer),)))

    def _patterns(self, option: str, given: tuple[str, ...], question: str) -> tuple[str, ...]:
        if given:
            return answers.patterns(given)
        return self.asker.ask(option, question, lambda answer: answers.patterns((needed(answer),)))

    def _unless(self, words: Sequence[Word]) -> tuple[str, ...]:
        def read(answer: str) -> tuple[str, ...]:
            parts = answers.split(answer)
            for part in parts:
                if not any(word.term in part for word in words):
                    wrong(f"“{part}”里没有要查的词", f"'{part}' holds none of the words")
            return parts

        if self.given.unless or isinstance(self.asker, Nobody) or self.given.words:
            return read("、".join(self.given.unless))
        question = say(
            "哪些更长的词里含有它、却是对的？没有就直接回车",
            "Which longer words hold it and are right? Enter when there are none",
        )
        return self.asker.ask("--unless", question, read)

    def _unless_patterns(self) -> tuple[str, ...]:
        given = self.given
        if given.unless or isinstance(self.asker, Nobody) or given.patterns:
            return answers.patterns(given.unless)
        question = say(
            "哪些写法与它相似、却是对的？也写成表达式，没有就直接回车",
            "What looks like it and is right? A pattern too; Enter when there is none",
        )
        return self.asker.ask("--unless", question, lambda said: answers.patterns((said,) if said else ()))

    def _section(self, draft: Draft) -> Draft:
        from planlint.outline.roles import named_role

        def read(answer: str) -> tuple[str, ...]:
            return answers.split(needed(answer))

        if self.given.section:
            headings = read("、".join(self.given.section))
        else:
            question = say(
                "必须有哪一章？写它的标题，如 应急预案", "Which section must there be? Its heading"
            )
            headings = self.asker.ask("--section", question, read)
        roles = dict.fromkeys(role for name in headings if (role := named_role(name)))
        known = tuple(role for role in roles if role not in ("tasks", "other"))
        return replace(draft, headings=headings, roles=known)

    def _lacks(self) -> tuple[Need, ...]:
        read = several_of(answers.needs())
        if self.given.lacks:
            return cast("tuple[Need, ...]", read(self.given.lacks))
        question = say("措施里少了什么？（几样都没有才算时，写几个数字）", "What do measures lack?")
        found = self.asker.ask("--lacks", f"{question}\n{numbered(answers.needs())}", read)
        return cast("tuple[Need, ...]", found)

    def _theme(self, draft: Draft) -> Draft:
        level = self.given.level or "addressed"
        if self.given.words and not self.given.theme:
            return replace(draft, words=answers.words(self.given.words), level=cast(Any, level))
        themes = [(theme.id, theme.name.say(CURRENT.get())) for theme in self.vocabulary.themes]
        theme = self._one("--theme", self.given.theme, say("哪个主题必须写到？", "Which theme?"), themes)
        return replace(draft, theme=theme, level=cast(Any, level))

    def _id(self, draft: Draft) -> str:
        def read(answer: str) -> str:
            reason = suggest.wrong_id(answer)
            if reason is not None:
                raise UsageError(reason)
            self.usable(answer)
            return answer

        if self.given.id:
            return read(self.given.id.removesuffix(".yaml"))
        question = say("规则的编号，也是文件名", "The rule's id, which is the name of its file")
        return self.asker.ask("ID", question, read, suggest.id_of(draft.title))

    def _examples(self, draft: Draft) -> Draft:
        tell = self.asker.tell
        tell(say("\n再用例子试一试规则。", "\nNow examples, to try the rule on."))
        asked = say("写一句有这个问题的话", "Write a sentence with this fault")
        for number in (0, 1):
            text = self._example(draft, "--fail", self.given.failing, number, asked, fails=True)
            draft = replace(draft, failing=(*draft.failing, text))
        for extra in self.given.failing[2:]:
            draft = replace(draft, failing=(*draft.failing, self._tried(draft, extra, fails=True)))
        asked = say(
            "写一句没有问题、却容易误判的话", "Write a sentence that is right though it looks like it"
        )
        for number in (0, 1):
            text = self._example(draft, "--pass", self.given.passing, number, asked, fails=False)
            draft = replace(draft, passing=(*draft.passing, text))
        for extra in self.given.passing[2:]:
            draft = replace(draft, passing=(*draft.passing, self._tried(draft, extra, fails=False)))
        return draft

    def _example(
        self, draft: Draft, option: str, given: tuple[str, ...], number: int, asked: str, *, fails: bool
    ) -> str:
        if number < len(given):
            return self._tried(draft, given[number], fails=fails)
        default = next(self._suggested(draft, fails=fails), "")
        question = say(f"{asked}（{number + 1}/2）", f"{asked} ({number + 1}/2)")

        def read(answer: str) -> str:
            return self._tried(draft, default if answer == shown else needed(answer), fails=fails)

        shown = default.replace("\n", "⏎")
        return self.asker.ask(option, question, read, shown)

    def _suggested(self, draft: Draft, *, fails: bool) -> Iterator[str]:
        """Examples made of the answers that do what they should."""
        known = {re.sub("[«»]", "", text) for text in (*draft.failing, *draft.passing)}
        make = suggest.failing if fails else suggest.passing
        for text in make(draft, self.vocabulary):
            if text not in known and bool(self.attempt(draft, text)) is fails:
                yield text

    def _tried(self, draft: Draft, answer: str, *, fails: bool) -> str:
        """The example as it will stand in the file, with marks; refuses what the rule does not bear out."""
        text = suggest.in_a_plan(answer.replace("\\n", "\n").replace("⏎", "\n").strip(), draft)
        plain = re.sub("[«»]", "", text)
        if plain in {re.sub("[«»]", "", each) for each in (*draft.failing, *draft.passing)}:
            wrong(f"这个例子已经有了：{plain}", f"this example is there already: {plain}")
        found = self.attempt(draft, plain)
        if not fails:
            if found:
                shown = "\n".join(pointed(plain, [(found, "^", say("查到", "found"))]))
                wrong(
                    f"这里查到了问题，不能算没有问题：\n{shown}", f"the rule finds something here:\n{shown}"
                )
            return plain
        if not found:
            wrong(f"规则在这里什么也没有查到：{plain}", f"the rule finds nothing here: {plain}")
        marked = answers.marked(plain, found)
        if "«" in text and text != marked:
            wrong(f"标出的是“{text}”，查到的是“{marked}”", f"marked is '{text}', found '{marked}'")
        self.asker.tell("\n".join(pointed(plain, [(found, "^", say("查到", "found"))])))
        return marked
