"""Time and peak memory of reading a four-page and a 1,000-page plan, beside pandoc.

    python bench/reader_speed.py [ROUNDS]        (default: 5)

Every figure is the median of whole processes; ``start-up`` is a process that only imports lxml.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SIZES = {"four pages": 27, "1,000 pages": 6_000}
"""Paragraphs: a hundred characters each on average, as in the labelled plans, 28 by 22 to a page."""

SENTENCES = (
    "各乡镇中心学校每学期组织教师开展两次集体备课，由县教研室负责指导，年底前完成全部课程的资源整理。",
    "到2027年，全县义务教育学校专任教师本科以上学历比例达到95%，农村学校教师交流轮岗每年不少于10%。",
    "所需经费由县级财政统筹安排，列入年度教育预算，实行专款专用，县审计部门每年对使用情况检查一次。",
)
OWNERS = "责任单位：县教育局、县财政局、县人力资源和社会保障局"
READ = "import sys; from planlint.readers import read; d = read(sys.argv[1])"
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>"""


def paragraph(number: int) -> str:
    """Two or three runs with the properties that Word writes: a heading, then six measures of about 170
    characters, each with a line that names its owners."""
    font = "仿宋_GB2312"
    fonts = f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"'
    look = f'{fonts} w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:eastAsia="zh-CN"/>'
    part, item = divmod(number, 13)
    head, text = f"第{part}部分 第{part}项任务", ""
    if item % 2:
        head, text = f"（{item // 2 + 1}）加强第{number}项工作。", "".join(SENTENCES)
    elif item:
        head, text = "", OWNERS
    return (
        f'<w:p w:rsidR="00{number:06X}" w:rsidRDefault="00A77B3E"><w:pPr><w:pStyle w:val="a"/>'
        '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
        f"<w:rPr>{look}</w:rPr></w:pPr>"
        f"<w:r><w:rPr><w:b/>{look}</w:rPr><w:t>{head}</w:t></w:r>"
        '<w:proofErr w:type="gramStart"/>'
        f'<w:r w:rsidRPr="00B81F2A"><w:rPr>{look}</w:rPr><w:t>{text[:20]}</w:t></w:r>'
        f"<w:r><w:rPr>{look}</w:rPr><w:t>{text[20:]}</w:t></w:r></w:p>"
    )


def write(path: Path, paragraphs: int) -> None:
    """A plan of that many paragraphs as Word would write it."""
    body = "".join(paragraph(number) for number in range(1, paragraphs + 1))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": STYLES,
        "word/document.xml": f"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)


def measure(command: list[str], rounds: int) -> tuple[float, float]:
    """Median seconds of a process, and its peak memory in MiB."""
    seconds, peak = [], 0.0
    for _ in range(rounds):
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - began)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, command
        peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(seconds), peak


def main(arguments: list[str]) -> None:
    rounds = int(arguments[0]) if arguments else 5
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        seconds, peak = measure([sys.executable, "-c", "import lxml.etree"], rounds)
        print(f"{'start-up':12} {'python':9} {seconds * 1000:7.0f} ms {peak:6.0f} MiB")
        for size, paragraphs in SIZES.items():
            path = Path(folder) / f"{paragraphs}.docx"
            write(path, paragraphs)
            commands = {"planlint": [sys.executable, "-c", READ, str(path)]}
            if shutil.which("pandoc"):
                commands["pandoc"] = ["pandoc", "-t", "plain", str(path)]
            for name, command in commands.items():
                seconds, peak = measure(command, rounds)
                print(f"{size:12} {name:9} {seconds * 1000:7.0f} ms {peak:6.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:])
