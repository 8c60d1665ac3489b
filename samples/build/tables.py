"""Tables with merged cells and floating text boxes."""

from __future__ import annotations

from typing import Any

from body import BODY_WIDTH, FANG, HEI, KAI, SIZE_4, SIZE_SMALL_4, Look, Story


def table(story: Story, content: dict[str, Any]) -> str:
    """Rows of cells: ``^`` continues the cell above, a mapping with ``span`` covers several columns."""
    total = sum(content["widths"])
    widths = [BODY_WIDTH * width // total for width in content["widths"]]
    rows = [_row(story, content["header"], [], widths, header=True)]
    below: list[list[Any]] = [*content["rows"][1:], []]
    rows += [_row(story, row, after, widths) for row, after in zip(content["rows"], below, strict=True)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{story.ids.grid}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" '
        'w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(story: Story, row: list[Any], after: list[Any], widths: list[int], *, header: bool = False) -> str:
    column, cells = 0, []
    for index, cell in enumerate(row):
        span = cell.get("span", 1) if isinstance(cell, dict) else 1
        text = cell["text"] if isinstance(cell, dict) else str(cell)
        merge = ""
        if text == "^":
            merge, text = "<w:vMerge/>", ""
        elif index < len(after) and after[index] == "^":
            merge = '<w:vMerge w:val="restart"/>'
        width = sum(widths[column : column + span])
        grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        look = Look(HEI if header else FANG, SIZE_SMALL_4)
        short = header or len(text) <= 5 or span > 1
        align = '<w:jc w:val="center"/>' if short else '<w:jc w:val="left"/>'
        lines = "".join(
            story.paragraph(story.runs(line, look), story.spacing(400) + align, look)
            for line in text.split("\n")
        )
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{merge}<w:vAlign w:val="center"/>'
            f"</w:tcPr>{lines}</w:tc>"
        )
        column += span
    shown = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{shown}{''.join(cells)}</w:tr>"


def box(story: Story, content: dict[str, Any]) -> str:
    """A floating text box in the paragraph it is anchored to, as DrawingML with VML for old programs."""
    story.boxes += 1
    look = Look(KAI, SIZE_4)
    inner = "".join(
        story.paragraph(story.runs(line, look), story.spacing(440), look) for line in content["lines"]
    )
    high = 330200 * len(content["lines"]) + 120000
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="5400000" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>'
        f'{inner}</w:txbxContent></wps:txbx><wps:bodyPr wrap="square"/></wps:wsp>'
    )
    drawing = (
        '<w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" '
        'relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>center</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>60000</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="5400000" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapTopAndBottom/><wp:docPr id="{story.boxes}" name="文本框 {story.boxes}"/>'
        '<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    points = high // 12700
    fallback = (
        f'<w:pict><v:shape id="_x0000_s{1025 + story.boxes}" type="#_x0000_t202" style="position:absolute;'
        f'width:425pt;height:{points}pt;z-index:251659264"><v:textbox><w:txbxContent>{inner}'
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    run = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    return story.paragraph(run + story.runs(content["in"], Look()), story.spacing() + story.indent(), Look())
