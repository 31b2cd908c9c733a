"""The span of a fact: the words of its cue with the «не» before them or the «жоқ» after them."""

from ..knowledge.patterns import prepared

_NOT_BEFORE = prepared(r"(?<!\w)(?:не|ни)\s+\Z")
_NOT_AFTER = prepared(r"\s+(?:емес|жоқ)\w*|\s+не\s+был\w?")
_REACH = 12


def whole_span(folded: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` with a negation that stands right beside it, so that the words shown say what was found.

    >>> text = "ответчик не извещен"
    >>> text[slice(*whole_span(text, 12, 19))]
    'не извещен'
    """
    before = _NOT_BEFORE.search(folded, max(0, start - _REACH), start)
    after = _NOT_AFTER.match(folded, end)
    return before.start() if before else start, after.end() if after else end
