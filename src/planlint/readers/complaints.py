"""What is wrong with a document that cannot be read, and what to do: one sentence in two languages."""

from __future__ import annotations

from planlint.errors import UnreadableError
from planlint.model.text import Text

NOTHING = Text("", "")
RESAVE = Text(
    "请用 Word 或 WPS 打开并另存为 .docx，再试一次。",
    " Open it in Word or WPS, save it as .docx and try again.",
)
RESAVE_IN_WPS = Text(
    "请在 WPS 里打开并另存为 .docx，再试一次。",
    " Open it in WPS, save it as .docx and try again.",
)
COPY_AGAIN = Text(
    "请确认文件是否完整，重新复制一份再试。",
    " Check whether the file is complete, and copy it again.",
)
ASK_AGAIN = Text(
    "请先看 Word 或 WPS 能不能打开它：能打开就另存为 .docx，打不开就向提供者重新索取。",
    " If Word or WPS can open it, save it as .docx from there; if not, ask for the file again.",
)
ONLY = Text("planlint 只读取 .docx、.txt 和 .md。", " planlint reads .docx, .txt and .md only.")
UNLOCK = Text(
    "请用 Word 或 WPS 输入密码打开，取消密码后另存为 .docx 再试。",
    " Open it with its password in Word or WPS, remove the password, save it as .docx and try again.",
)
SAVE_AS_UTF8 = Text(
    "请用记事本打开，另存为“UTF-8”编码再试。",
    " Open it in Notepad, save it with the encoding UTF-8 and try again.",
)
SUSPECT = Text(
    "正常的方案不会这样；请核对文件来源，或用 Word、WPS 另存为 .docx 再试。",
    " No ordinary plan is like this; check where the file comes from, or save it again as .docx.",
)


def unreadable(zh: str, en: str, todo: Text = RESAVE) -> UnreadableError:
    """An error whose sentence is ``zh`` or ``en``, both given without the final full stop."""
    return UnreadableError(Text(zh + "。", en + "."), todo)


def broken(zh: str, en: str) -> UnreadableError:
    """The file claims to be a Word document but its inside is damaged: ``zh``, ``en`` say where."""
    return unreadable(f"文件已损坏：{zh}", f"The file is damaged: {en}", ASK_AGAIN)


def excessive(zh: str, en: str) -> UnreadableError:
    """The file asks for more than ``limits`` allows."""
    return unreadable(f"为安全起见没有读取：{zh}", f"Not read, for safety: {en}", SUSPECT)
