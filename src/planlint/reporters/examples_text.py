"""``rules test`` for people: which examples a rule does not keep."""

from __future__ import annotations

from planlint.model.report import Trial, TrialReport
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext


def render(report: TrialReport, context: RenderContext) -> str:
    canvas = Canvas(context)
    for trial in report.failed:
        _trial(canvas, trial)
    canvas.blank()
    rules, count, failed = report.rules, len(report.trials), len(report.failed)
    if failed:
        canvas.line(
            context.say(
                f"{rules} 条规则、{count} 个例子，{failed} 个不符。",
                f"{words.plural(rules, 'rule')}, {words.plural(count, 'example')}, {failed} not as stated.",
            ),
            "red",
        )
    else:
        canvas.line(
            context.say(
                f"{rules} 条规则、{count} 个例子，全部相符。",
                f"{words.plural(rules, 'rule')}, {words.plural(count, 'example')}, all as stated.",
            ),
            "green",
        )
    return canvas.text()


def _trial(canvas: Canvas, trial: Trial) -> None:
    context = canvas.context
    canvas.heading(trial.rule)
    for line in trial.text.strip("\n").split("\n"):
        canvas.line(line, first="  ", rest="    ")
    columns = 4 if context.language == "zh" else 8
    canvas.field(context.say("应查", "expected"), _places(trial.expected, context), columns=columns)
    canvas.field(context.say("查到", "found"), _places(trial.found, context), "red", columns=columns)


def _places(places: tuple[tuple[int, int, int], ...], context: RenderContext) -> str:
    if not places:
        return context.say("没有问题", "nothing")
    said = []
    for line, start, end in places:
        if line == 0:
            said.append(context.say("全文", "the whole text"))
        else:
            said.append(
                context.say(
                    f"第{line}行第{start + 1}至{end}字", f"line {line}, characters {start + 1} to {end}"
                )
            )
    return context.say("；", "; ").join(said)
