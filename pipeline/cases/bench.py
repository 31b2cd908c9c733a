"""How many judges sit, by the names in the composition."""

from ..values import Section
from .words import case_words, numerals, pattern

_REACH = 600
_BESIDE = 90


def count_judges(clean: str, folded: str, sections: tuple[Section, ...]) -> int | None:
    """The number of judges named in the composition; None where it names none."""
    part = next((s for s in sections if s.kind == "composition"), None)
    if part is None:
        return _alone(clean, folded, sections)
    opens = pattern("judges").search(folded, part.start, part.end)
    if not opens:
        return None
    start = opens.end()
    if folded[opens.start() - 1 : opens.start()] == "(":  # «Аманов Б. (председательствующий), …»: the name is before it
        courts = pattern("bench_court").finditer(folded, part.start, opens.start())
        start = max((court.end() for court in courts), default=part.start)
    stop = pattern("judge_stop").search(folded, opens.end(), min(part.end, start + _REACH))
    end = stop.start() if stop else min(part.end, start + _REACH)
    counted = pattern("judges_counted").search(folded, part.start, end)
    names = _names(clean[start : counted.start() if counted and counted.start() > start else end])
    if counted:
        number = numerals().units.get(counted[1], 0) or numerals().units.get(counted[1][:-1], 0)
        return number if names == 0 or counted.start() < opens.end() else names + number
    return names or _names(clean[part.start : opens.start()].rsplit(case_words().bench_panel, maxsplit=1)[-1]) or None


def _alone(clean: str, folded: str, sections: tuple[Section, ...]) -> int | None:
    """One, where an opening without a composition names «судья Турлыбеков Д.Н.» and no others."""
    opening = next((s for s in sections if s.kind in {"introduction", "header"}), None)
    judge = pattern("judge_alone").search(folded, opening.start, opening.end) if opening else None
    if opening is None or judge is None or pattern("judge_many").search(folded, opening.start, opening.end):
        return None
    return 1 if _names(clean[judge.end() : judge.end() + _BESIDE].partition("\n")[0]) else None


def _names(piece: str) -> int:
    return len(pattern("judge_name").findall(pattern("judge_title").sub(" ", piece)))
