"""Written numbers: what they are worth, and that the text's offsets survive."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.language.numbers import fold, parse, shape


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7), ("1,200", 1200), ("１２．５", 12.5), ("1.2亿", 120_000_000), ("41.2亿", 4_120_000_000),
        ("3千", 3000), ("零", 0), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("一百零二", 102),
        ("一百二", 120), ("一千二百", 1200), ("一千零五", 1005), ("一万二", 12_000), ("三万五千", 35_000),
        ("一亿三千万", 130_000_000), ("一万亿", 1e12), ("二〇二五", 2025), ("二○三五", 2035), ("三点五", 3.5),
        ("85%", 85), ("百分之八十五", 85), ("千分之二", 2), ("三分之一", 1 / 3), ("半", 0.5), ("百", 100),
    ],
)  # fmt: skip
def test_value(text: str, value: float) -> None:
    assert parse(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "几十", "数百", "三四", "一两", "多", "年", "12年", "一十百千万x", "三点"]
)
def test_no_certain_value(text: str) -> None:
    assert parse(text) is None


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_agrees_with_cn2an(number: int) -> None:
    written = cn2an.an2cn(str(number), "low")
    assert parse(written) == number


@given(st.decimals(min_value=0, max_value=10**8, places=3))
def test_arabic_with_separators(number: object) -> None:
    assert parse(f"{number:,}") == pytest.approx(float(str(number)))


@given(st.text())
def test_parse_never_raises(text: str) -> None:
    parse(text)


@given(st.text())
def test_shapes_keep_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text) == len(shape(text))
