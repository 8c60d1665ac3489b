"""How much a document may ask of this machine; the one place that says so.

A plan of 1,000 pages is 0.6 million characters and 10 MiB of XML, the largest real file seen 26 MiB
unpacked. Every limit is at least ten times what such a file needs and still small enough for an
office computer with 4 GiB of memory. Each is enforced before the memory is spent.
"""

from __future__ import annotations

from typing import NamedTuple

MIB = 1024 * 1024


class Limits(NamedTuple):
    """Sizes are in bytes unless they say otherwise."""

    file: int = 256 * MIB
    """The file itself: pictures make plans large, text never does."""

    text_file: int = 32 * MIB
    """A .txt or .md: fifty times the text of a 1,000-page plan."""

    entries: int = 10_000
    """Parts in a package. Word writes about fifteen and one more for every picture."""

    directory: int = 4 * MIB
    """The package's table of contents, which is read before its entries can be counted."""

    unpacked: int = 2048 * MIB
    """What all parts together claim to hold. Only the parts with text are ever unpacked."""

    part: int = 192 * MIB
    """One part with text. It is parsed as a stream; this bounds the time."""

    ratio: int = 250
    """Unpacked to packed size of a part with text. Word's XML packs 10 to 60 times, a zip bomb 1,000."""

    ratio_from: int = 16 * MIB
    """Parts smaller than this may pack as well as they like: they cannot do harm."""

    nodes: int = 2_000_000
    """Elements and attributes that are in memory at one time: a tree costs about 110 bytes a node."""

    text: int = 64 * MIB
    """Characters of text that one document may deliver."""

    blocks: int = 500_000
    """Paragraphs that one document may deliver, empty ones included; a 1,000-page plan has 10,000."""


# Two more are libxml2's own, which the readers leave switched on: elements inside each other (256; a table
# in a table takes four) and the length of one text (10 MB).
LIMITS = Limits()
