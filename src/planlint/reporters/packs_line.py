"""Which packs a document was checked with, and which would suit it better, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.report import Suggestion
from planlint.reporters.as_json import Object
from planlint.reporters.context import RenderContext
from planlint.reporters.display import one_line

PLAIN = ("default",)
"""What a document is checked with when nobody says anything; not worth a line of its own."""


def packs_line(packs: Sequence[str], suggested: Suggestion | None, context: RenderContext) -> str:
    """``规则包：default（看标题像……，可加 --pack compulsory-education）``."""
    named = context.say("、", ", ").join(one_line(pack) for pack in packs)
    none = context.say("无，只有自己的规则", "none, own rules only")
    line = context.say("规则包：", "Packs: ") + (named or none)
    if suggested is None:
        return line
    why = context.text(suggested.why)
    if set(suggested.packs) <= set(packs):
        return line + context.say(f"（自动选用：{why}）", f" (chosen automatically: {why})")
    # Packs for a kind of plan extend the default one, so that it need not be named beside them.
    others = [] if tuple(packs) == PLAIN else list(packs)
    option = f"--pack {','.join([*others, *suggested.packs])}"
    return line + context.say(f"（{why}，可加 {option}）", f" ({why}; {option} suits it)")


def suggestion_object(suggested: Suggestion | None) -> Object | None:
    if suggested is None:
        return None
    return {"packs": list(suggested.packs), "why": {"zh": suggested.why.zh, "en": suggested.why.say("en")}}
