"""What each construction of terms means: tokens → an ISO 8601 duration, or nothing after all."""

from collections.abc import Callable

from .lexer import Token, number_of
from .lexicon import duration_of

_UNIT_ORDER = "YMWDH"


def read_term(rule: str, tokens: list[Token]) -> tuple[str, str | None] | None:
    """The ISO duration and the kind of days of a term, None where it is not one."""
    value = _TERM_READERS[rule](tokens)
    if value is None or not _one_language(tokens):
        return None
    for token in tokens:
        if token.letter == "w":
            return value, str(token.value)
    return value, None


def is_term(rule: str) -> bool:
    """Whether the rule is one of terms."""
    return rule in _TERM_READERS


def _unit(token: Token) -> str:
    return {"k": "D", "y": "Y"}.get(token.letter) or str(token.value)


def _term(tokens: list[Token]) -> str | None:
    pairs: list[tuple[int, str]] = []
    number: int | None = None
    for token in tokens:
        if token.letter in "DXY":
            if token.ordinal and token.entry is not None:
                return None
            number = number_of(token)
        elif token.letter in "uznkaZy" and number is not None:
            if not token.value and token.letter != "y":
                return None
            pairs.append((number, _unit(token)))
            number = None
    if not pairs or any(not amount for amount, _ in pairs):
        return None
    if len(pairs) == 1:
        return duration_of(*pairs[0])
    (first, large), (second, small) = pairs
    if _UNIT_ORDER.index(large) >= _UNIT_ORDER.index(small) or small == "H" or "W" in (large, small):
        return None
    return f"P{first}{large}{second}{small}"


def _term_decimal(tokens: list[Token]) -> str | None:
    """«1,5 года»: half a year is six months."""
    whole, part, unit = number_of(tokens[0]), number_of(tokens[2]), _unit(tokens[-1])
    if part == 5 and unit == "Y":
        return f"P{whole}Y6M"
    return duration_of(f"{whole}.{part}", unit)


def _term_half(tokens: list[Token]) -> str | None:
    if tokens[0].letter == "U":
        return str(tokens[0].value)
    unit = _unit(tokens[-1])
    whole = number_of(tokens[0])
    if unit == "Y":
        return f"P{whole}Y6M" if whole else "P6M"
    return duration_of(f"{whole}.5", unit)


def _term_adjective(tokens: list[Token]) -> str | None:
    """«десятидневный срок», «он күндік демалыс»; of years only with the noun («75 жылдық тарих» is no term)."""
    named = tokens[-1].letter == "s"
    if tokens[0].letter == "J":
        value = str(tokens[0].value)
        return value if named or not value.endswith("Y") else None
    unit = next(str(token.value) for token in tokens if token.letter == "j")
    if not named and unit == "Y":
        return None
    amount = number_of(tokens[0]) if tokens[0].letter in "DXY" else 1
    return duration_of(amount, unit) if amount else None


def _term_single(tokens: list[Token]) -> str | None:
    unit = next(token for token in tokens if token.letter in "uzn")
    if unit.entry is None or not unit.entry.single:
        return None
    return duration_of(1, _unit(unit))


def _one_language(tokens: list[Token]) -> bool:
    """Whether number and unit are of one language: «он» is ten in Kazakh and "he" in Russian."""
    language = None
    for token in tokens:
        if token.entry is not None and token.letter in "DXYuznkajsZ":
            if language is not None and token.entry.language != language:
                return False
            language = token.entry.language
    return True


_TERM_READERS: dict[str, Callable[[list[Token]], str | None]] = {
    "term": _term,
    "term-compound": _term,
    "term-decimal": _term_decimal,
    "term-range": _term,
    "term-half": _term_half,
    "term-adjective": _term_adjective,
    "term-single": _term_single,
}
