"""What stands around the plan: its title, what comes before the text, and how it closes."""

from __future__ import annotations

from planlint.language.expressions import expression
from planlint.model.document import Block
from planlint.outline.lines import Line
from planlint.outline.names import GENRES, SPACE, balanced, clean, is_title, names_school, title_end

_SENTENCE = expression("[，。；！？;!?]")
_NUMBER = expression(
    r"[（(]?[\u4e00-\u9fff]{1,16}[〔\[【（(﹝„]?\s*[12]\d{3}\s*[〕\]】）)﹞‟]?\s*第?\s*\d{1,5}\s*号[）)]?"
)
_ADDRESSEE = expression(r"[^。；！？]{2,200}[：:]")
_DATE = expression(
    r"(?:二[〇○零Oo0][一二三四五六七八九〇○零]{2}|[12]\d{3}|20[XxＸ×_]{2}|[XxＸ×_]+)年"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[XxＸ×_]+)月(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[XxＸ×_]+)日"
)
_BODY_NAME = expression(
    r"[\u4e00-\u9fff（）()、\s\u3000XxＸ×_]{2,60}(?:政府|办公室|办公厅|委员会|管委会|局|厅|部|院|党委|党组|学校|中学|小学|幼儿园|大学|学院|"
    r"中心|协会|领导小组|指挥部|公司|法院|检察院|督导室|工委|联合会|总工会)(?:办公室)?"
)
_CLOSING = expression(
    r"(?:附件|附表|附)\s*[：:\d１一]|抄送|抄报|主题词|（此件|\(此件|（联系人|联系人[：:]|联系电话|（信息公开|公开方式|印发日期|承办单位"
    r"|[^。，]{2,40}[12]\d{3}年\d{1,2}月\d{1,2}日印发$"
)
_ATTACHMENT_LIST = expression(r"(?:附件|附)\s*[：:]|附件\s*\d*\s*[：:.．、]")
_ATTACHMENT = expression(r"附\s*件\s*(?:[\d１-９一二三四五六七八九十]{1,2})?\s*[：:]?|附\s*[：:]|附\s*录")
OPENING = expression(
    r"(?:为|为了|根据|按照|依据|遵照|经|近年|当前|随着|现将|现就|自|《)[^\n]*|.*(?:特制定|特制订|制定本|制订本|提出(?:如下|以下)|现就|现将|"
    r"如下(?:实施)?(?:意见|方案|措施|计划))[^\n]*"
)


def is_number(text: str) -> bool:
    """A document number on a line of its own: （莆政办〔2017〕19号）."""
    return bool(_NUMBER.fullmatch(clean(text)))


def is_addressee(text: str) -> bool:
    return bool(_ADDRESSEE.fullmatch(text.strip(SPACE)))


def is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(clean(text).strip("（）()")))


def is_body_name(text: str) -> bool:
    return bool(_BODY_NAME.fullmatch(text.strip(SPACE)))


def is_closing_note(text: str) -> bool:
    return bool(_CLOSING.match(text.strip(SPACE)))


def is_attachment_list(text: str) -> bool:
    """附件：1. … in the closing of a notice."""
    stripped = text.strip(SPACE)
    return bool(_ATTACHMENT_LIST.match(stripped)) and not is_attachment_mark(text)


def is_attachment_mark(text: str) -> bool:
    """附件1 alone on its line: what follows is the attachment itself."""
    return bool(_ATTACHMENT.fullmatch(clean(text)))


def is_title_start(text: str, following: str, block: Block) -> bool:
    """Whether a title breaks after this line and ends with the next one."""
    words = clean(text)
    if not 2 <= len(words) <= 40 or _SENTENCE.search(words) or words[-1] in "：:。":
        return False
    return is_title(words + clean(following)) and (
        block.align == "center" or not is_title(following) or len(clean(following)) < 12
    )


def glued_title(text: str) -> int:
    """Where the title ends in a line that holds title and text with nothing between; 0 if it does not."""
    lead = len(text) - len(text.lstrip(SPACE))
    if text[lead : lead + 1] in "为根按依经近当随现自《—（(" or text.startswith(("一、", "1.")):
        return 0
    if text[lead : lead + 1] == "第" and not names_school(text[lead:]):
        return 0
    for match in title_end().finditer(text, lead, lead + 60):
        words = text[lead : match.end()]
        rest = text[match.end() :]
        if len(words) < 6 or len(match.group()) < 2 or not rest.strip(SPACE):
            continue
        if expression("[。；：！？《》是]").search(words) or not balanced(words):
            continue
        if expression(f"(?:{GENRES})").match(rest) or rest[0] in "，,、的和与及》”）。；：":
            continue
        return match.end()
    return 0


def is_opening(text: str) -> bool:
    """Whether a paragraph before the first section opens the plan (why and on what basis)."""
    return bool(OPENING.match(text.strip(SPACE)))


def front_lines(lines: list[Line]) -> int:
    """How many lines at the beginning are a page header left by a web page (格式：docx …)."""
    count = 0
    for line in lines[:6]:
        if not expression(
            r"[-\s]*(?:(?:格式|大小|文档页数|页数|上传时间|下载|原文链接|来源|发布时间|发布日期|浏览次数)[:：]|北大法宝)"
        ).match(
            line.text.strip(SPACE),
        ):
            break
        count += 1
    return count
