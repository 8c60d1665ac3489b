"""Task tables: a row that says who does what by when is a measure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planlint.language.expressions import expression
from planlint.model.outline import Passage, Piece
from planlint.model.records import dataclass
from planlint.model.text import Span
from planlint.outline.lines import Line, passage_of
from planlint.outline.names import SPACE

_OWNER = expression("责任|牵头|配合|负责|单位|部门|承办|主体")
_TASK = expression("任务|措施|内容|事项|举措|工作|项目|要求|目标")
_TIME = expression("时限|时间|期限|进度|节点")
_GOAL = expression("指标|目标值|基期|监测点")
_NUMBER = expression(r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[.．、]?)\s*")


_NOTE = expression("\\s*(?:备注|说明|注|合计|小计|总计|填表说明)\\s*[：:]?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its text (cells joined by tabs), its label, and header and place of each cell.

    ``inherited`` are header and text of merged cells that began in a row above.
    """

    passage: Passage
    label: str
    heading: str
    columns: tuple[tuple[str, Span], ...]
    inherited: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` are the lines up to the header row; ``rows`` follow, those that are no task as plain
    passages. A table without tasks is all in ``header``."""

    header: tuple[Line, ...]
    rows: tuple[Row | Passage, ...]
    goals: bool


def read_table(lines: Sequence[Line]) -> Table:
    """The rows of one table, given its lines in order."""
    rows = [list(group) for _, group in groupby(lines, key=_row)]
    header_at = next((i for i, row in enumerate(rows[:4]) if _is_task_header(row)), None)
    if header_at is None:
        text = " ".join(line.text for line in rows[0]) if rows else ""
        return Table(tuple(lines), (), bool(_GOAL.search(text)))
    headers = {_column(line): "".join(line.text.split()) for line in rows[header_at]}
    found: list[Row | Passage] = []
    merged: dict[int, tuple[int, str]] = {}  # column: last row it covers, text
    for row in rows[header_at + 1 :]:
        number = _row(row[0])
        present = {_column(line) for line in row}
        inherited = tuple(
            (headers.get(column, ""), text)
            for column, (last, text) in sorted(merged.items())
            if column not in present and number <= last
        )
        found.append(_task_row(row, headers, inherited) or passage_of(row))
        for column, group in groupby(row, key=_column):
            cell = list(group)
            span = cell[0].block.cell.row_span if cell[0].block.cell else 1
            merged[column] = (number + span - 1, "\n".join(line.text for line in cell))
    header = [line for row in rows[: header_at + 1] for line in row]
    return Table(tuple(header), tuple(found), False)


def _row(line: Line) -> int:
    return line.block.cell.row if line.block.cell else 0


def _column(line: Line) -> int:
    return line.block.cell.column if line.block.cell else 0


def _is_task_header(row: Sequence[Line]) -> bool:
    texts = ["".join(line.text.split()) for line in row]
    if len(texts) < 2 or any(len(text) > 16 for text in texts):
        return False
    return any(_TASK.search(t) for t in texts) and any(_OWNER.search(t) or _TIME.search(t) for t in texts)


def _task_row(
    row: Sequence[Line], headers: dict[int, str], inherited: tuple[tuple[str, str], ...]
) -> Row | None:
    """A measure, when the row has a task and more than one filled cell, its merged ones counted."""
    text = ""
    pieces: list[Piece] = []
    columns: list[tuple[str, Span]] = []
    label = heading = ""
    for column, group in groupby(row, key=_column):
        if text:
            text += "\t"
        start = len(text)
        for k, line in enumerate(group):
            text += "\n" if k else ""
            pieces += [Piece(p.offset + len(text), p.block, p.span) for p in line.pieces]
            text += line.text
        header = headers.get(column, "")
        columns.append((header, Span(start, len(text))))
        words = text[start:].strip(SPACE)
        if not label and start == 0 and _NUMBER.fullmatch(words):
            label = words
        elif not heading and _TASK.search(header) and not _OWNER.search(header):
            heading = words.split("\n")[0]
    filled = sum(bool(text[span.start : span.end].strip()) for _, span in columns) + len(inherited)
    task = any(_TASK.search(header) for header, _ in columns)
    if filled < 2 or not task or _NOTE.fullmatch(text.split("\t")[0]):
        return None
    if len(heading) > 60:
        heading = ""
    return Row(Passage(text, tuple(pieces)), label, heading, tuple(columns), inherited)
