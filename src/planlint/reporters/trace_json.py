"""``trace --format json``: every requirement with its answers.

With one plan ``status``, ``answers`` and ``missing`` stand in the requirement itself, with several in its
``plans``, in their order.
"""

from __future__ import annotations

from planlint.model.trace import STATUSES, Answer, Lack, PlanTrace, Requirement, Traced, TraceReport
from planlint.reporters.as_json import Object, dump, location, source, text
from planlint.reporters.context import RenderContext
from planlint.reporters.outline_json import unit_object


def render(report: TraceReport, context: RenderContext) -> str:
    trace = report.trace
    superior = trace.superior
    return dump(
        "trace",
        context,
        {
            "superior": source(superior.document, superior.title),
            "plans": [_plan(plan) for plan in trace.plans],
            "requirements": [_requirement(each, trace.plans) for each in trace.requirements],
            "failures": [
                {"source": failure.source, "message": text(failure.message)} for failure in report.failures
            ],
        },
    )


def _plan(plan: PlanTrace) -> Object:
    outline = plan.outline
    return source(outline.document, outline.title) | {
        "counts": {status: plan.count(status) for status in reversed(STATUSES)},
        "rootless": [unit_object(outline, outline.units[index]) for index in plan.rootless],
    }


def _requirement(requirement: Requirement, plans: tuple[PlanTrace, ...]) -> Object:
    head: Object = {
        "text": requirement.text,
        "kind": requirement.kind,
        "unit": requirement.unit,
        "location": location(requirement.location),
        "commitments": [{"text": each.text, "part": each.kind} for each in requirement.commitments],
    }
    found = [_traced(plan, plan.traced[requirement.index]) for plan in plans]
    return head | (found[0] if len(found) == 1 else {"plans": found})


def _traced(plan: PlanTrace, traced: Traced) -> Object:
    home = traced.home
    return {
        "status": traced.status,
        "answers": [_answer(plan, answer) for answer in traced.answers],
        "missing": [_lack(lack) for lack in traced.missing],
        "home": None if home is None else location(plan.outline.location(plan.outline.units[home])),
    }


def _answer(plan: PlanTrace, answer: Answer) -> Object:
    """The unit with the evidence it has of its own, and the words of it that answer."""
    unit = unit_object(plan.outline, plan.outline.units[answer.unit])
    return unit | {"quote": answer.quote, "share": answer.share, "location": location(answer.location)}


def _lack(lack: Lack) -> Object:
    return {"kind": lack.kind, "what": text(lack.what), "old": lack.old, "new": lack.new}
