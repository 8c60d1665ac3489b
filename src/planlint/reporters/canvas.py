"""Lines of a report as they are written: wrapped, indented, painted."""

from __future__ import annotations

from planlint.reporters.context import RenderContext
from planlint.reporters.display import Style, pad, paint, width, wrap


class Canvas:
    """Collects lines. Wrapping is done on plain text, colour is put on afterwards."""

    def __init__(self, context: RenderContext) -> None:
        self.context = context
        self.lines: list[str] = []

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def heading(self, text: str, *styles: Style) -> None:
        """A line of its own with a blank one before it."""
        self.blank()
        self.line(text, *(styles or ("strong",)))

    def line(
        self, text: str, *styles: Style, first: str = "", rest: str = "", lead: tuple[Style, ...] = ()
    ) -> None:
        """``text`` wrapped; ``first``, painted as ``lead``, before it, ``rest`` before further lines."""
        for number, line in enumerate(wrap(text, self.context.width, first=first, rest=rest)):
            start = rest if number else first
            body = self.paint(line[len(start) :], *styles)
            self.lines.append(((start if number else self.paint(start, *lead)) + body).rstrip())

    def field(self, name: str, text: str, *styles: Style, indent: int = 2, columns: int = 0) -> None:
        """``name`` in front, dimmed, and ``text`` beside it with a hanging indent."""
        if not text:
            return
        first = " " * indent + pad(name, columns) + "  "
        self.line(text, *styles, first=first, rest=" " * width(first), lead=("dim",))

    def verbatim(self, text: str, *styles: Style, first: str = "") -> None:
        """A path or a command: never broken, so that it can be copied."""
        self.lines.append(first + self.paint(text, *styles))

    def row(self, *parts: tuple[str, tuple[Style, ...]]) -> None:
        """One line of parts that are painted each for itself; the caller keeps to the width."""
        self.lines.append("".join(self.paint(text, *styles) for text, styles in parts).rstrip())

    def paint(self, text: str, *styles: Style) -> str:
        return paint(text, *styles, on=self.context.color)

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"
