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
SIZES = {"four pages": 45, "1,000 pages": 10_000}
SENTENCE = "各乡镇中心学校每学期组织教师开展两次集体备课，由县教研室负责指导，年底前完成全部课程的资源整理。"
READ = "import sys; from planlint.readers import read; d = read(sys.argv[1])"
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>"""


def paragraph(number: int) -> str:
    """Two or three runs with the properties that Word writes, about sixty characters."""
    fonts = " ".join(f'w:{script}="仿宋_GB2312"' for script in ("ascii", "eastAsia", "hAnsi", "cs"))
    look = f'<w:rFonts {fonts} w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    look += '<w:lang w:eastAsia="zh-CN"/>'
    part, item = divmod(number, 13)
    head = f"（{item}）加强第{number}项工作。" if item else f"第{part}部分 第{part}项任务"
    text = SENTENCE if item else ""
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
