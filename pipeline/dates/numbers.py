"""Numbers in words added up: «екі мың он екінші» → 2012, «двадцатого» → 20; «6 (алты)» → 6."""

from .lexer import Token

_NO_LIMIT = 1_000_000


def merge(tokens: list[Token]) -> list[Token]:
    """The tokens with each number in words made one token, and a number repeated in brackets joined to the first."""
    merged: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].letter == "W":
            token, at = _add_up(tokens, at, merged)
            merged.append(token)
        else:
            merged.append(tokens[at])
            at += 1
    return _join_brackets(merged) if any(token.letter == "(" for token in merged) else merged


def _add_up(tokens: list[Token], at: int, before: list[Token]) -> tuple[Token, int]:
    """The number that begins at `at`, and where the words after it begin."""
    first = tokens[at]
    assert first.entry
    if first.entry.other and _is_quarter(tokens, at, before):
        return first._replace(letter="q"), at + 1
    if at + 1 == len(tokens) or tokens[at + 1].letter != "W":
        number = int(first.entry.value or 0)
        return Token(
            _letter(number), first.start, first.end, number, first.entry, first.ordinal, "word" * first.ordinal
        ), at + 1
    total = current = 0
    room = _NO_LIMIT  # the next word must be smaller than this
    ordinal = False
    end = first.end
    while at < len(tokens) and not ordinal:
        token = tokens[at]
        entry = token.entry
        if token.letter != "W" or entry is None or entry.language != first.entry.language:
            break
        value = int(entry.value or 0)
        if value == 1000 and total == 0:
            total, current, room = (current or 1) * 1000, 0, 1000
        elif value == 100 and entry.language == "kk" and (0 < current < 10 or room >= 1000):
            current = (current or 1) * 100
            room = 100
        elif value < room:
            current += value
            room = _room_after(value)
        else:
            break
        ordinal = entry.ordinal
        end = token.end
        at += 1
    number = total + current
    letter = _letter(number)
    return Token(letter, first.start, end, number, first.entry, ordinal, "" if not ordinal else "word"), at


def _room_after(value: int) -> int:
    if value >= 1000:
        return 1000
    if value >= 100:
        return 100
    return 10 if value >= 20 or value == 10 else 1


def _letter(number: int) -> str:
    if 1 <= number <= 99:
        return "D"
    return "Y" if 1000 <= number <= 2999 else "X"


def _is_quarter(tokens: list[Token], at: int, before: list[Token]) -> bool:
    """Whether «тоқсан» is a quarter of a year: after an ordinal or Roman number up to four, no number after it."""
    entry = tokens[at].entry
    if entry is None or entry.other != "q" or not before:
        return False
    previous = before[-1]
    if at + 1 < len(tokens) and tokens[at + 1].letter == "W":
        return False
    small = isinstance(previous.value, int) and previous.value <= 4
    return small and (
        previous.letter == "R" or (previous.letter == "D" and (previous.ordinal or previous.entry is None))
    )


def _join_brackets(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        row = "".join(token.letter for token in tokens[at : at + 4])
        if len(row) == 4 and row[0] in "DXY" and row[1] == "(" and row[2] in "DXY" and row[3] == ")":
            number = tokens[at] if tokens[at].entry is None else tokens[at + 2]
            if tokens[at].value == tokens[at + 2].value or number.entry is None:
                joined.append(number._replace(start=tokens[at].start, end=tokens[at + 3].end))
                at += 4
                continue
        joined.append(tokens[at])
        at += 1
    return joined
