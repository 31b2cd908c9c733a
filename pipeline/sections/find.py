"""Where each part of a document begins."""

import re
from functools import cache
from itertools import pairwise

from ..cues.spaces import compile_words
from ..knowledge.patterns import prepared
from ..normalize import Text
from ..values import Section
from .headings import Heading, find_headings, heading_words
from .kind import FILINGS, RULINGS, document_kind, find_title

_SENTENCE_START = prepared(r"[.!?»\"]\s+(?=[А-ЯЁӘІҢҒҮҰҚӨҺ«\"0-9])|\n\s*")
_LINE_START = r"(?:^|\n)"
_TAIL = 1500
_HEAD = 4000
_BACK = 700
_SHORT_LINE = 40
_LAST = 40
_PARAGRAPH = prepared(r"\n\s*")
_EMPTY_LINES = prepared(r"\n\s*\n")
_SIGNED_LINES = 5
_LAST_LINE = 160
_SHORT_PARAGRAPH = 140
_INITIALS = prepared(
    r"(?<!\w)[А-ЯЁӘІҢҒҮҰҚӨҺ]\.\s?(?:[А-ЯЁӘІҢҒҮҰҚӨҺ]\.\s?)?[А-ЯЁӘІҢҒҮҰҚӨҺ]\w+|[А-ЯЁӘІҢҒҮҰҚӨҺ]\w+\s[А-ЯЁӘІҢҒҮҰҚӨҺ]\."
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compile_words(getattr(heading_words(), name), re.DOTALL if name == "reasoning_opens" else 0)


@cache
def _line_pattern(name: str) -> re.Pattern[str]:
    """The same for a pattern of lines that is not looked for at the start of the text: it skips to line breaks."""
    pattern: str = getattr(heading_words(), name)
    return compile_words(pattern.replace(_LINE_START, r"\n", 1) if pattern.startswith(_LINE_START) else pattern)


def find_sections(text: Text) -> tuple[Section, ...]:
    """The sections of a ruling or of a filing in their order, without spaces at their edges; () for other texts.

    Headings decide where there are any; without them the reasoning opens with «изучив …, приходит к выводу», the
    operative part after «руководствуясь» or with its first verb of decision.
    """
    kind = document_kind(text)
    if kind in FILINGS:
        return _cut(text, _filing_starts(text))
    if kind in RULINGS:
        return _cut(text, _ruling_starts(text))
    return ()


def _cut(text: Text, starts: list[tuple[int, str]]) -> tuple[Section, ...]:
    """Sections from starts: each lasts to the next."""
    sections = []
    ends = [at for at, _ in starts[1:]] + [len(text.clean)]
    for (start, kind), end in zip(starts, ends, strict=True):
        piece = text.clean[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if right > left:
            sections.append(Section(kind, left, right))
    return tuple(sections)


def _ruling_starts(text: Text) -> list[tuple[int, str]]:
    headings = find_headings(text)
    operative = _operative_heading(text, headings)
    operative_at = operative.start if operative else _operative_without_heading(text)
    limit = len(text.folded) if operative_at is None else operative_at
    starts: list[tuple[int, str]] = [(0, "header")]
    description = next((h for h in headings if h.section == "description" and h.start < limit), None)
    opening_end = description.start if description else min(limit, _HEAD)
    starts += _opening(text, opening_end)
    if len(starts) > 1 and starts[1][0] == 0:
        del starts[0]  # it opens with the court that sits
    if description:
        starts.append((description.start, "description"))
    else:
        body = _paragraph_after(text, starts[-1][0] + 1, limit)
        if starts[-1][1] == "introduction" and body:
            starts.append((body, "description"))
    starts += [
        s
        for s in _reasoning(text, headings, description.end if description else starts[-1][0] + 1, limit)
        if s[0] > starts[-1][0]
    ]
    if operative_at is not None:
        starts.append((operative_at, "operative"))
        starts += _signature(text, _first_decided(text, headings, operative_at))
    return starts


def _operative_heading(text: Text, headings: tuple[Heading, ...]) -> Heading | None:
    """The last operative heading that a verb of decision follows, else the last one."""
    candidates = [h for h in headings if h.section == "operative"]
    verbs = _pattern("operative_verbs")
    for heading in candidates[:-_LAST:-1]:
        if verbs.search(text.folded, heading.end, heading.end + _TAIL):
            return heading
    return candidates[-1] if candidates else None


def _operative_without_heading(text: Text) -> int | None:
    """Where the operative part opens by its words: after the bridge, else with the first verb near the end."""
    folded = text.folded
    verbs = _pattern("operative_verbs")
    from_ = len(folded) * 2 // 5
    for bridge in list(_pattern("bridge").finditer(folded, from_))[:-_LAST:-1]:
        verb = verbs.search(folded, bridge.end(), bridge.end() + _TAIL)
        if verb:
            return _operative_start(folded, bridge.end(), verb.start())
    tail = max(from_, len(folded) - _TAIL)
    verb = verbs.search(folded, tail)
    return _sentence_start(text, verb.start(), tail) if verb else None


def _operative_start(folded: str, bridge: int, verb: int) -> int:
    """The first break between the bridge and the verb: a colon, a line, the end of a sentence, a comma."""
    for mark in (":", "\n", "! ", ". "):
        at = folded.rfind(mark, bridge, verb) if mark != ":" else folded.find(mark, bridge, verb)
        if at >= 0:
            return at + len(mark)
    comma = folded.rfind(", ", bridge, verb)
    return comma + 2 if comma >= 0 else bridge


def _sentence_start(text: Text, at: int, floor: int) -> int:
    floor = max(floor, at - _BACK)
    start = floor
    for found in _SENTENCE_START.finditer(text.clean, floor, at):
        start = found.end()
    return start


def _paragraph_after(text: Text, start: int, limit: int) -> int | None:
    at = text.folded.find("\n", start, limit)
    return at + 1 if at >= 0 and text.folded[at:limit].strip() else None


def _opening(text: Text, end: int) -> list[tuple[int, str]]:
    """Composition and introduction, before the descriptive part."""
    starts: list[tuple[int, str]] = []
    composition = _pattern("composition_opens").search(text.folded, 0, end)
    from_ = 0
    if composition:
        starts.append((_line_start(text, composition.start()), "composition"))
        from_ = composition.end()
    introduction = _introduction(text, from_, end, after_composition=composition is not None)
    if introduction is not None:
        starts.append((introduction, "introduction"))
    return starts


def _line_start(text: Text, at: int) -> int:
    """The start of the line, or of the lines above that it goes on from; in a long line, of the sentence."""
    start = text.clean.rfind("\n", 0, at) + 1
    if at - start > _BACK:
        return _sentence_start(text, at, start)
    while start and text.clean[start : start + 1].islower():
        start = text.clean.rfind("\n", 0, start - 1) + 1
        if not text.clean[start:at].strip():
            break
    return start


def _introduction(text: Text, from_: int, end: int, *, after_composition: bool) -> int | None:
    """Where the case is named: the line after the composition, else the words that begin it in the same line."""
    words = _pattern("introduction_opens").search(text.folded, from_, end)
    line = text.folded.find("\n", from_, end)
    while 0 <= line < end and after_composition:
        next_line = text.folded.find("\n", line + 1, end)
        stop = next_line if next_line >= 0 else end
        if len(text.folded[line:stop].strip()) > _SHORT_LINE and (words is None or line < words.start()):
            return line + 1
        line = next_line
    if words is None:
        return None
    return words.start() if after_composition else _line_start(text, words.start())


def _reasoning(text: Text, headings: tuple[Heading, ...], from_: int, limit: int) -> list[tuple[int, str]]:
    """The heading, else what opens the court's own view, else what follows the account of the complaint."""
    heading = next((h for h in headings if h.section == "reasoning" and from_ <= h.start < limit), None)
    if heading:
        return [(heading.start, "reasoning")]
    reported = _after_report(text, from_, limit)
    found = _pattern("reasoning_opens").search(text.folded, from_, limit)
    if found:
        start = max(_sentence_start(text, found.start(), from_), from_)
        return [(start if reported is None else min(start, reported), "reasoning")]
    if reported is None:
        reported = _own_view(text, from_, limit)
    if reported is not None:
        return [(reported, "reasoning")]
    bridge = _pattern("bridge").search(text.folded, from_, limit)
    return [(_sentence_start(text, bridge.start(), from_), "reasoning")] if bridge else []


def _own_view(text: Text, from_: int, limit: int) -> int | None:
    """The first paragraph, after the first one, that cites a norm or weighs; in one paragraph, such a sentence."""
    body = from_ + len(text.folded[from_:limit]) - len(text.folded[from_:limit].lstrip(" \n\t:."))
    first = _PARAGRAPH.search(text.folded, body, limit)
    found = _pattern("view_opens").search(text.folded, first.end() if first else from_, limit)
    if found is None:
        return first.end() if first and text.folded[first.end() : limit].strip() else None
    if first is None:
        return _sentence_start(text, found.start(), from_)
    return max(first.end(), text.folded.rfind("\n", from_, found.start()) + 1)


def _after_report(text: Text, from_: int, limit: int) -> int | None:
    """The paragraph after the last one of the first part of the body that tells what a filing says."""
    last = None
    breaks = [m.end() for m in _PARAGRAPH.finditer(text.folded, from_, limit)]
    if not breaks:
        return None
    starts = [from_, *breaks]
    for index, start in enumerate(starts[:-1]):
        report = _pattern("report").search(text.folded, start, starts[index + 1])
        if not report:
            if last is not None:
                break
            continue
        last = starts[index + 1]
    return last


def _first_decided(text: Text, headings: tuple[Heading, ...], operative: int) -> int:
    """Where the first line after the operative heading is: it decides, even if it begins with «Адвокат …»."""
    heading_ends = next((h.end for h in headings if h.start == operative), None)
    if heading_ends is None:
        return operative
    line_ends = text.folded.find("\n", heading_ends)
    if line_ends < 0 or text.folded[heading_ends:line_ends].strip(" \t:."):
        return operative
    return line_ends + len(text.folded[line_ends:]) - len(text.folded[line_ends:].lstrip())


def _signature(text: Text, from_: int) -> list[tuple[int, str]]:
    """The block of signatures after `from_`, whose lines begin with an office."""
    for found in _line_pattern("signature_opens").finditer(text.folded, from_ + 1):
        rest = text.folded[found.start() :].strip()
        if len(rest) < _BACK:
            return [(found.start() + 1 if text.folded[found.start()] == "\n" else found.start(), "signature")]
    return _last_line(text, from_)


def _last_line(text: Text, from_: int) -> list[tuple[int, str]]:
    """A short last line with a name, a date or a signature in it, and no verb of decision; with the lines it ends."""
    end = len(text.clean.rstrip())
    break_ = text.clean.rfind("\n", from_, end)
    if break_ < 0 or break_ <= from_:
        return []
    line = text.clean[break_:end].strip()
    named = _pattern("signed").search(text.folded, break_, end) or _INITIALS.search(line)
    if line and len(line) <= _LAST_LINE and named and not _pattern("operative_verbs").search(text.folded, break_, end):
        return [(_block_start(text, from_, break_ + 1, end), "signature")]
    return []


def _block_start(text: Text, from_: int, line: int, end: int) -> int:
    """Where the few short lines begin that end with the one at `line`: an office, a name and a day on a line each."""
    gaps = list(_EMPTY_LINES.finditer(text.folded, max(from_ + 1, line - _BACK), line))
    if not gaps:
        return line
    start = gaps[-1].end()
    lines = text.clean[start:end].split("\n")
    short = len(lines) <= _SIGNED_LINES and all(
        0 < len(row) <= _LAST_LINE and row[-1] not in ".;:" for row in lines[:-1]
    )
    return start if short and not _pattern("operative_verbs").search(text.folded, start, end) else line


def _filing_starts(text: Text) -> list[tuple[int, str]]:
    headings = find_headings(text)
    folded = text.folded
    request = next((h for h in reversed(headings) if h.section == "request"), None)
    request_at = _request_start(text, request) if request else _last_request(text)
    floor = request_at or 0
    attachments = next((h.start for h in headings if h.section == "attachments" and h.start > floor), None)
    if attachments is None:
        found = _pattern("attachments_opens").search(folded, request_at or len(folded) // 2)
        attachments = found.start() + len(found[0]) - len(found[0].lstrip()) if found else None
    body_end = min(at for at in (request_at, attachments, len(folded)) if at is not None)
    starts = _filing_opening(text, body_end)
    if request_at is not None:
        starts.append((request_at, "request"))
    if attachments is not None:
        starts.append((attachments, "attachments"))
    starts = [item for index, item in enumerate(starts) if index == 0 or item[0] > starts[index - 1][0]]
    return starts + _signature(text, max(item[0] for item in starts))


def _request_start(text: Text, heading: Heading) -> int:
    """A heading on a line of its own opens the request; inside a line it belongs to the sentence before it."""
    line = text.folded.rfind("\n", 0, heading.start) + 1
    if not text.folded[line : heading.start].strip():
        return heading.start
    return max(line, _sentence_start(text, heading.start, line))


def _last_request(text: Text) -> int | None:
    places = [found.start() for found in _pattern("request_opens").finditer(text.folded, len(text.folded) // 3)]
    if not places:
        return None
    first = places[-1]
    for place in reversed(places):  # «на основании изложенного … прошу»: one stretch
        if first - place > 400 or "\n" in text.folded[place:first]:
            break
        first = place
    return _sentence_start(text, first, 0)


def _filing_opening(text: Text, end: int) -> list[tuple[int, str]]:
    """Addressee, parties, the acts challenged, then the arguments."""
    folded = text.folded
    title = find_title(text)
    titled = title is not None and title.start < end
    acts_at = title.start if title and titled else None
    head_end = acts_at if acts_at is not None else end
    paragraphs = _paragraphs(folded, 0, head_end)
    if acts_at == 0 or not paragraphs:
        return _acts_and_arguments(text, acts_at, title.end if title and titled else 0, end)
    starts = [(paragraphs[0][0], "addressee")]
    label = _line_pattern("parties_opens").search(folded, 1, paragraphs[0][1])
    if label:
        starts.append((label.start() + (folded[label.start()] == "\n"), "parties"))
    rest = paragraphs[1:]
    if acts_at is None:
        # Without a title: short paragraphs name the parties, the first long one begins the arguments.
        named = [p for p in rest[:2] if p[1] - p[0] < _SHORT_PARAGRAPH]
        if named and not label:
            starts.append((named[0][0], "parties"))
        body = next((p[0] for p in rest if p not in named), None)
        return starts + ([(body, "arguments")] if body is not None else [])
    for start, stop in rest:
        if _pattern("acts_opens").match(folded, start, stop) and not _pattern("parties_opens").match(
            folded, start, stop
        ):
            acts_at = start
            break
        if not label:
            starts.append((start, "parties"))
            label = _pattern("parties_opens").search(folded, 0, head_end) or re.match("", folded)
    return starts + _acts_and_arguments(text, acts_at, title.end if title else acts_at, end)


def _acts_and_arguments(text: Text, acts_at: int | None, title_end: int, end: int) -> list[tuple[int, str]]:
    if acts_at is None:
        return [(0, "arguments")]
    return [
        s for s in ((acts_at, "acts-challenged"), (_arguments_start(text, title_end, end), "arguments")) if s[0] < end
    ]


def _paragraphs(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between empty lines, without spaces at their edges."""
    gaps = [gap.span() for gap in _EMPTY_LINES.finditer(folded, start, end)]
    found = []
    for (_, at), (stop, _) in pairwise([(start, start), *gaps, (end, end)]):
        part = folded[at:stop]
        if stripped := part.strip():
            left = at + len(part) - len(part.lstrip())
            found.append((left, left + len(stripped)))
    return found


def _arguments_start(text: Text, title_end: int, end: int) -> int:
    """After the title and the lines that name the acts: the first line that is a sentence."""
    folded = text.folded
    heading = next((h for h in find_headings(text) if h.section == "arguments" and title_end <= h.start < end), None)
    if heading:
        return heading.start
    at = folded.find("\n", title_end, end)
    while 0 <= at < end:
        line_end = folded.find("\n", at + 1, end)
        line = folded[at + 1 : line_end if line_end >= 0 else end]
        long = len(line) > _LAST_LINE and not line.lstrip().startswith("(")
        ends = line.endswith((".", "!", "?")) and not _pattern("acts_line").match(line)
        if line.strip() and (long or ends):
            return at + 1
        at = line_end
    return min(title_end + 1, end)
