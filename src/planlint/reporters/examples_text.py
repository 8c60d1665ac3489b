"""``rules test`` for people: which examples a rule does not keep, and what else is off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from planlint.model.lesson import Trial, TrialReport
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.pointing import pointed

MOST = 12
"""More ids than this are counted, not named: with all packs and one document most rules are silent."""


def render(report: TrialReport, context: RenderContext) -> str:
    canvas = Canvas(context)
    for rule, trials in groupby(report.failed, key=lambda trial: trial.rule):
        canvas.heading(rule)
        for trial in trials:
            _trial(canvas, trial)
    canvas.blank()
    _notes(canvas, report)
    rules, count, failed = report.rules, len(report.trials), len(report.failed)
    english = f"{words.plural(rules, 'rule')}, {words.plural(count, 'example')}, "
    if failed:
        said = context.say(
            f"{rules} 条规则、{count} 个例子，{failed} 个不符。", f"{english}{failed} not as stated."
        )
        canvas.line(said, "red")
    else:
        said = context.say(f"{rules} 条规则、{count} 个例子，全部相符。", f"{english}all as stated.")
        canvas.line(said, "green")
    return canvas.text()


def _trial(canvas: Canvas, trial: Trial) -> None:
    """The text with what should be found and what is, each marked under its line."""
    context = canvas.context
    wanted, found = context.say("应查", "expected"), context.say("查到", "found")
    if trial.fails:
        kind = context.say("应当查到问题的例子：", "An example that should fail:")
    else:
        kind = context.say("不应查到问题的例子：", "An example that should pass:")
    canvas.line(kind, first="  ", rest="  ")
    text = re.sub("[«»]", "", trial.text).strip("\n")
    for line in pointed(text, [(trial.expected, "~", wanted), (trial.found, "^", found)], "    "):
        canvas.verbatim(line)
    if not trial.found:
        canvas.line(context.say("什么也没有查到", "Nothing is found."), "red", first="    ", rest="    ")
    elif not trial.expected:
        said = context.say("这里不该查到问题", "Nothing should be found here.")
        canvas.line(said, "red", first="    ", rest="    ")


def _notes(canvas: Canvas, report: TrialReport) -> None:
    context = canvas.context
    if report.idle:
        said = context.say("没有一个反例能被查到的规则：", "Rules that find nothing in any failing example: ")
        canvas.line(said + _listed(report.idle, context), "red")
    if report.distant:
        said = context.say(
            "正例里没有容易误判的写法（和要查的文字没有相同之处），最好补一个：",
            "No passing example comes near the fault; better add one: ",
        )
        canvas.line(said + _listed(report.distant, context), "yellow")
    if report.documents:
        count = report.documents
        if report.silent:
            said = context.say(
                f"在 {count} 份文稿里从未查到问题的规则有 {len(report.silent)} 条：",
                f"{words.plural(len(report.silent), 'rule')} found nothing in "
                f"{words.plural(count, 'document')}: ",
            )
            canvas.line(said + _listed(report.silent, context))
        else:
            said = context.say(
                f"在 {count} 份文稿里，每条规则都查到过问题。",
                f"Every rule found something in {words.plural(count, 'document')}.",
            )
            canvas.line(said)


def _listed(ids: Sequence[str], context: RenderContext) -> str:
    joint = context.say("、", ", ")
    more = context.say(f" 等（用 --format json 看全部 {len(ids)} 条）", f" … ({len(ids)} in --format json)")
    return joint.join(ids[:MOST]) + (more if len(ids) > MOST else "")
