"""Words to planlint in a text file, each on a line of its own: ``<!-- planlint: … -->``."""

from __future__ import annotations

from planlint.model.document import Comment

_OPEN, _CLOSE = "<!--", "-->"


def take(rows: list[str]) -> tuple[Comment, ...]:
    """Empty the lines that hold such a remark; each is a comment on the next line with text.

    Nothing else between ``<!--`` and ``-->`` is touched: only what is addressed to planlint is certainly
    no text of the plan. The lines stay, so that lines keep their numbers.
    """
    found: list[Comment] = []
    waiting: list[str] = []
    for index, row in enumerate(rows):
        remark = _remark(row)
        if remark is not None:
            rows[index] = ""
            waiting.append(remark)
        elif waiting and row.strip():
            found += [Comment(text, blocks=range(index, index + 1), end=len(row)) for text in waiting]
            waiting.clear()
    return (*found, *map(Comment, waiting))


def _remark(row: str) -> str | None:
    row = row.strip()
    if not (row.startswith(_OPEN) and row.endswith(_CLOSE)) or len(row) < len(_OPEN) + len(_CLOSE):
        return None
    inside = row[len(_OPEN) : -len(_CLOSE)].strip()
    addressed = inside[:8].lower() == "planlint" and inside[8:].lstrip()[:1] in (":", "：")
    return inside if addressed and _CLOSE not in inside else None
