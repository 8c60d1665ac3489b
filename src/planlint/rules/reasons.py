"""What the YAML parser, re2 and the operating system complain of, in both languages.

They speak English only; who writes a rule file may not read it.
"""

from __future__ import annotations

from planlint.model.text import Text

NOT_UTF8 = Text(
    "文件不是 UTF-8 编码（多半是 GBK，即记事本的 ANSI）。请用记事本打开，点“另存为”，编码选“UTF-8”",
    "the file is not in UTF-8 (most likely in GBK). Save it again as UTF-8",
)

NO_VALUE = Text(
    "这里像日期或数字，但没有这样的日期或数字；是文字的话要加引号",
    "this looks like a date or a number, but there is none such; put text in quotes",
)
ALIAS = Text(
    "不能用“*名称”引用别处的内容，请照样再写一遍；以“*”开头的文字要加引号",
    "'*name' may not point to another place: write it again; put text that begins with * in quotes",
)
TOO_DEEP = Text("嵌套的层次太多", "too many levels of nesting")

_YAML: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "这里不能再写“键: 值”：可能缩进不对，或者文字里有冒号而没有加引号"),
    ("could not find expected ':'", "键的后面缺少冒号和空格"),
    ("did not find expected key", "缩进与上一行不一致，或者引号后面还有文字"),
    ("did not find expected ',' or '}'", "花括号没有配对，或者两项之间缺英文逗号"),
    ("did not find expected ',' or ']'", "方括号没有配对，或者两项之间缺英文逗号"),
    ("did not find expected '-'", "列表的各项没有对齐，或者缺少“- ”"),
    ("did not find expected node content", "这里缺少内容"),
    ("did not find expected", "这里的写法不完整"),
    (
        "found character that cannot start any token",
        "这里不能用这个字符：缩进要用空格而不是制表键，@、`、% 开头的文字要加引号",
    ),
    ("found a tab character", "缩进要用空格，不能用制表键"),
    ("found unexpected end of stream", "引号没有配对"),
    ("found unknown escape character", "双引号里的反斜杠不能这样写，请改用单引号"),
    ("found undefined alias", "以“*”开头的文字要加引号"),
    ("block sequence entries are not allowed", "“- ”要另起一行"),
    ("control characters are not allowed", "文件里有看不见的控制字符"),
    ("special characters are not allowed", "文件里有看不见的控制字符"),
    ("could not determine a constructor", "以“!”开头的文字要加引号"),
    ("found unhashable key", "花括号开头的文字要加引号"),
)

_RE2: tuple[tuple[str, str], ...] = (
    ("missing )", "缺少“)”"),
    ("unexpected )", "多了“)”"),
    ("missing ]", "缺少“]”"),
    ("missing argument to repetition operator", "“*”“+”“?”前面没有可以重复的内容"),
    ("no argument for repetition operator", "“*”“+”“?”前面没有可以重复的内容"),
    ("bad repetition operator", "“*”“+”“?”不能连用"),
    ("invalid repetition size", "花括号里的次数太大，或者前大后小"),
    ("bad repetition", "花括号里的次数写错了"),
    ("invalid perl operator", "re2 没有这种括号，环视 (?= (?! (?<= (?<! 都不能用"),
    ("invalid escape sequence", "re2 没有这种反斜杠写法，\\1 一类的回指也不能用"),
    ("invalid character class range", "方括号里的起止次序写反了"),
    ("invalid character class", "方括号里的写法不对"),
    ("invalid named capture group", "括号的名字写错了"),
    ("trailing \\", "末尾多了反斜杠"),
    ("pattern too large", "表达式太大，请拆成几条"),
    ("invalid UTF-8", "有不能识别的字符"),
)

_SYSTEM: tuple[tuple[type[OSError], str], ...] = (
    (PermissionError, "没有权限读取这个文件，或者它正被别的程序占用"),
    (IsADirectoryError, "这是文件夹，不是文件"),
    (FileNotFoundError, "找不到这个文件"),
)


def of_yaml(said: str) -> Text:
    """What makes a file no YAML."""
    zh = next((zh for begins, zh in _YAML if said.startswith(begins)), "写法不合 YAML 格式")
    return Text(f"不是有效的 YAML：{zh}", f"not valid YAML: {said}")


def of_re2(said: str) -> Text:
    """Why a pattern does not compile; re2 puts the faulty part after a colon."""
    what, _, part = said.partition(": ")
    zh = next((zh for begins, zh in _RE2 if what.startswith(begins)), "re2 不认识这种写法")
    # The part may be the whole pattern as it is compiled, so show it only where it says more.
    return Text(zh + (f"：{part}" if part else ""), said)


def of_system(error: OSError) -> Text:
    """Why a file cannot be read."""
    zh = next((zh for kind, zh in _SYSTEM if isinstance(error, kind)), "读不出这个文件")
    return Text(zh, error.strerror or str(error))
