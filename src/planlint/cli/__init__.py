"""The command line. Nothing else in planlint prints, prompts or exits.

Exit codes: 0 clean, 1 findings at or above ``--fail-on``, 2 wrong usage, configuration or rule, or
a report that cannot be written, 3 a document could not be read (over 1: what was not read may hold
anything), 130 interrupted.
"""

from __future__ import annotations

import os
import sys

DEBUG = "PLANLINT_DEBUG"

NEW_OBJECTS = 100_000
"""Between two looks for unreachable objects. A run makes many that live to its end and hardly any cycle: the
interpreter's 700 cost a sixth of the time and save no memory."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; never raises, never shows a traceback.

    ``PLANLINT_DEBUG=1`` lets tracebacks through.
    """
    import gc

    from planlint.cli.language import CURRENT, STATED, chosen, say
    from planlint.cli.output import complain, prepare_streams

    gc.set_threshold(NEW_OBJECTS)
    prepare_streams()
    language, by = chosen(sys.argv[1:] if arguments is None else arguments)
    CURRENT.set(language)
    STATED.set(by)
    try:
        from planlint.cli.app import run

        return run(arguments)
    except KeyboardInterrupt:
        complain(say("已中断。", "Interrupted."))
        return 130
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        code, sentence = _explain(error)
        complain(say("错误：", "Error: ") + sentence)
        return code


def _explain(error: Exception) -> tuple[int, str]:
    """Exit code and sentence for an error, whether ours, typer's or unexpected."""
    from planlint.cli.language import CURRENT, say
    from planlint.errors import PlanlintError

    if hasattr(error, "format_message"):
        from planlint.cli.usage import explain

        error = explain(error)
    if isinstance(error, PlanlintError):
        return error.exit_code, error.say(CURRENT.get())
    if isinstance(error, PermissionError):
        return 2, say(
            f"没有权限读取 {error.filename}。请换一个有权限的账户，或者复制到自己的文件夹再试。",
            f"No permission to read {error.filename}. Copy it to a folder of your own and try again.",
        )
    what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return 2, say(
        f"planlint 自身出错（{what}）。请把您输入的命令和这句话告诉 planlint 的维护者；"
        f"设环境变量 {DEBUG}=1 再运行一次，可看到详情。",
        f"planlint has made a mistake of its own ({what}). Please report it with the command you typed; "
        f"set {DEBUG}=1 and run again for the details.",
    )
