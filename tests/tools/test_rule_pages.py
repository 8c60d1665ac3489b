"""``docs/rules`` says what the rules say."""

from __future__ import annotations

import re
from functools import cache

from tools.rule_pages import FOLDER, pages, stale


@cache
def made() -> dict[str, str]:
    return dict(pages())


def test_the_pages_are_up_to_date() -> None:
    """So they also come out the same on every machine."""
    assert not stale(made()), "run make docs"


def test_every_link_leads_to_an_anchor() -> None:
    links = re.findall(r"\]\(([a-z]+\.md)#([^)]+)\)", made()["README.md"])
    assert len(links) > 120
    for page, anchor in links:
        assert f'<a id="{anchor}"></a>' in made()[page]
    for page, text in made().items():
        for target in re.findall(r"\]\((\.\./[^)#]+)\)", text):
            assert (FOLDER / target).exists(), f"{page}: {target}"


def test_nothing_of_this_machine_is_in_them() -> None:
    for name, text in made().items():
        assert str(FOLDER.parents[1]) not in text, name
