"""What stands around a construction: streets, ages, articles; and the year that a day without one borrows."""

import re
from dataclasses import replace
from datetime import date

from ..values import DateMention
from .calendar import Reading
from .lexer import Token

_REACH = 40

_STREET_BEFORE = re.compile(
    r"(?:\b(?:ул|пл|пр|просп|мкр|пер|көш|бульв|б-р)\.|улиц[аеуыи]\w*|площад\w+|проспект\w*|переул\w+|микрорайон\w*|"
    r"санатори\w+|парк\w*|шағын\s+аудан\w*|кинотеатр\w*|имени|им\.)\s*[«\"“]?\s*\Z"
)
_STREET_AFTER = re.compile(
    r"[»\"”]?\s*(?:көше|даңғыл|алаң|шағын\s+аудан|ықшам\s*аудан|тұйық|атында|ауыл|орамы|санаторий|саябағ|улиц|проспект)"
)
_UNIT_BEFORE = re.compile(
    r"(?<![а-яәғқңөұүһі])(?:стат\w+|ст|пункт\w*|подпункт\w*|пп?|част\w+|ч|глав\w+|раздел\w*|№|абзац\w*)\.?\s*\Z"
)
_NUMBERED_BEFORE = re.compile(
    r"(?:(?<![а-яәғқңөұүһі])(?:п|пп|пункт\w*|подпункт\w*|раздел\w*|верси\w+|нұсқа\w*|тел|ip|v)\.?|№|\+7.{0,12})\s*\Z"
)
_NUMBERED_AFTER = re.compile(r"\s*-?\s*(?:тармақ|тармағ|бөлім|бап\w|баб)")
_AGE_BEFORE = re.compile(
    r"(?:возраст\w*|исполнилось|исполнится|достиг\w*|достижени\w+|старше|моложе|(?:женщин|мужчин|лиц)\w*\s+свыше)"
    r"(?:\s+\w+){0,5}\s*\Z"
)
_OF_LIFE_AFTER = re.compile(r"\s*(?:жизни|өмірін)")
# «үш ай бұрын ескертті» is a term before something, «үш ай бұрын келді» a time ago.
_AGO_AFTER = re.compile(
    r"\s*(?:тому\s+)?(?:назад|бұрынғы|от\s+роду|жизни|бұрын(?!\s+(?:ескерт|хабар|беріл|жібер|тапсыр|жасал)))(?![а-яәғқңөұүһі])"
)
_AT_LEAST_BEFORE = re.compile(r"(?:кемінде|кем\s+дегенде|кешіктірмей|кешіктірілмей)\s*\Z")
_CLOCK_BEFORE = re.compile(r"(?<![а-яәғқңөұүһі])(?:в|во|к|до|с|около|ровно)\s*\Z")
_CLOCK_AFTER = re.compile(r"\s*(?:[0-9а-яәғқңөұүһі-]+\s+)?(?:минут|мин\.|утра|вечера|ночи|дня)")


def drop_from_left(folded: str, rule: str, tokens: list[Token]) -> list[Token]:
    """The tokens of a list less leading numbers that belong to an article («пункт 3 и 5 мая 2019 года»)."""
    if rule not in {"day-list", "day-list-year"} or not _UNIT_BEFORE.search(
        folded, max(0, tokens[0].start - _REACH), tokens[0].start
    ):
        return tokens
    months = [at for at, token in enumerate(tokens) if token.letter in "MG"]
    return tokens[months[0] - 1 :]


def is_no_date(folded: str, rule: str, tokens: list[Token], reading: Reading) -> bool:
    """Whether the surroundings say that it is something else: a street, a numbered paragraph, a version."""
    start, end = tokens[0].start, tokens[-1].end
    left = max(0, start - _REACH)
    if reading.value is not None and reading.value.startswith("--"):
        return bool(_STREET_BEFORE.search(folded, left, start) or _STREET_AFTER.match(folded, end))
    if rule == "numeric" and "two-digit-year" in reading.notes:
        return bool(_NUMBERED_BEFORE.search(folded, left, start) or _NUMBERED_AFTER.match(folded, end))
    return rule == "short-year" and bool(_OF_LIFE_AFTER.match(folded, end))


def is_age_or_ago(folded: str, start: int, end: int, value: str, days: str | None) -> bool:
    """Whether a length of time is an age, a time ago or a time of day, and so no term."""
    left = max(0, start - _REACH)
    if days is None and _AGO_AFTER.match(folded, end) and not _AT_LEAST_BEFORE.search(folded, left, start):
        return True
    if value.endswith("Y"):
        aside = folded[end : end + 1] == "," and folded[left:start].rstrip().endswith(",")
        return aside or bool(_AGE_BEFORE.search(folded, left, start))
    if value.endswith("H"):
        return bool(_CLOCK_BEFORE.search(folded, left, start) or _CLOCK_AFTER.match(folded, end))
    return False


def resolve(dates: list[DateMention]) -> list[DateMention]:
    """The mentions, those without a year with the year of the last date before them in `resolved`."""
    year: str | None = None
    resolved: list[DateMention] = []
    for mention in dates:
        value = mention.value
        if value and value.startswith("--"):
            if year is not None and (reading := _in_year(value, year)):
                mention = replace(mention, resolved=reading)  # noqa: PLW2901
        elif value and mention.precision in {"day", "month", "year"}:
            year = value[-10:-6] if mention.precision == "day" else value[:4]
            year = value.split(";")[-1][:4]
        resolved.append(mention)
    return resolved


def _in_year(value: str, year: str) -> str | None:
    """`--05-01` in a year, each day of a list or interval, None where a day is not in that year."""
    parts = re.split("([;/])", value)
    for at in range(0, len(parts), 2):
        parts[at] = year + parts[at][1:]
        try:
            date.fromisoformat(parts[at])
        except ValueError:
            return None
    return "".join(parts)
