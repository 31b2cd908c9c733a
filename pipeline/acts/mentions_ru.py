"""Acts named in Russian: «ГПК РК», «Закона РК от 30.12.2005 N 111», «приказом министра … от … № …», «О …»."""

import re
from collections.abc import Iterator
from functools import cache

from ..knowledge.patterns import prepared
from ..normalize import Text
from .agreement_ru import agree
from .catalog import catalog
from .forward_ru import read_on
from .lexicon import dispatch_marked, either, gap, lexicon, padded
from .mentions import COURT_KINDS, Mention
from .names import names
from .requisites import NUMBER, date_pattern, read_date, read_number, read_title

_WORDS = r"[^.;:«»\"“”„№\d()]{0,160}+(?:(?<=\b[а-я])\.[^.;:«»\"“”„№\d()]{0,80}+){0,3}"
_RUN = rf"{_WORDS}(?:(?<=суда\s)№\s?\d{{1,2}}(?!\d){_WORDS})?"
_STOP = (
    r"(?:№|[«\"“„](?=об?\s|[а-я])"
    r"|(?:(?<=от\s)|(?<=от\s\s)|(?<=от\s\s\s))[«\"]?\d|(?:(?<=\sn)|(?<=\sn\s)|(?<=\sn\s\s))\d)"
)
_SUBJECT = r"[^.,;:«»\"“”„№\d()]{0,160}+"
_GENITIVES = ("а", "я", "и", "ов", "ий", "ил")
"""How an act ends whose units stand before it: «части закона», not «в этой части решение отменить»."""
_JOINTS = ("от", "за", "n")
_ABOUT = prepared(r"об?\s")
_IN_TITLES = frozenset({"name", "head"})
_TITLED_BY_NAME = frozenset({"code", "constitution"})
_TITLED = frozenset({"law", "constitutional-law", "code"})
_LOOK_BEHIND = 24


@cache
def _scan() -> tuple[re.Pattern[str], tuple[str, ...]]:
    words, known = lexicon("ru"), names("ru")
    return dispatch_marked(
        "mentions-ru",
        ("name", known.name_patterns(), ""),
        ("abbreviation", known.abbreviation_words(), r"(?!\w)"),
        ("pronoun", words.pronouns(), rf"{gap()}{words.pattern_of_heads()}"),
        (
            "head",
            words.heads(),
            rf"(?!\w)(?={_RUN}{_STOP}|\s+(?:{words.pattern_of_countries()}\s+)?об?\s|{_SUBJECT}{_adopting()})",
        ),
        ("quote", ("«", '"', "“", "„"), r"(?=об?\s)"),
        ("code", ("k", "z", "p", "v", "s"), r"\d{9}[\d_s](?!\w)"),
    )


@cache
def _before_name() -> re.Pattern[str]:
    """The part of a code before its name: «Общей части Гражданского кодекса»."""
    return prepared(rf"{either(lexicon('ru').words.code_parts)}\s+\Z")


@cache
def _unquoted() -> re.Pattern[str]:
    """What opens a title without quotes after the head noun: «РК о »."""
    return prepared(rf"\s+(?:(?P<country>{either(lexicon('ru').countries())})\s+)?(?P<about>об?\s)")


def _adopting() -> str:
    """The participle after a head noun and its subject: «, вынесенное »."""
    return rf",\s+{either(lexicon('ru').words.adopting)}\s"


@cache
def _adopted() -> re.Pattern[str]:
    """Who adopted the act and when, after the head noun: «о взыскании долга, вынесенное судом 6 сентября 2024 года»."""
    return prepared(
        rf"{_SUBJECT}{_adopting()}(?P<issuer>[^.,;:«»\"“”„№\d()]{{1,120}}+)(?<=\s)(?P<date>{date_pattern('ru')})"
    )


@cache
def _further() -> re.Pattern[str]:
    """A further act of a list under one head noun: «; от 27.12.2021 № 88-VII»."""
    return prepared(
        rf"(?:\s*\([^()]{{0,200}}\))?(?:\s*[;,]\s*|\s+и\s+)(?P<whole>от\s+(?P<date>{date_pattern('ru')})\s*{NUMBER})"
    )


@cache
def _head_next() -> re.Pattern[str]:
    return prepared(rf"\s+(?P<head>{lexicon('ru').pattern_of_heads()})")


@cache
def _abbreviation_next() -> re.Pattern[str]:
    """An abbreviation glued to the number before it: «ст.9ГК»."""
    return prepared(rf"(?P<short>{either(names('ru').abbreviation_words())})(?!\w)")


@cache
def _pronoun() -> re.Pattern[str]:
    words = lexicon("ru")
    return prepared(rf"(?P<pronoun>{words.pattern_of_pronouns()})\s+(?P<head>{words.pattern_of_heads()})")


def find_mentions(text: Text) -> Iterator[Mention]:
    """The acts named in the text, in order; an act inside the title of another is one of its own."""
    pattern, marks = _scan()
    covered = inner = 0
    title: tuple[int, int] | None = None
    for match in pattern.finditer(padded(text.folded)):
        start, end, mark = match.start(), match.end() - 1, marks[match.lastindex or 0]
        nested = start < covered
        if nested and (start < inner or title is None or not title[0] <= start < title[1] or mark not in _IN_TITLES):
            continue
        found = _read(text, start, end, mark)
        if found is None or (nested and title is not None and found.end > title[1] + 1):
            continue
        yield found
        if nested:
            inner = found.end
        elif found.form != "pronoun":
            covered = max(found.end, found.alias_end)
            title = found.inside if found.kind not in _TITLED_BY_NAME else None
            yield from _listed(text, found)


def _read(text: Text, start: int, end: int, mark: str) -> Mention | None:
    """The mention that begins with a match of the scan."""
    if mark == "pronoun":
        return _by_pronoun(text, start, end)
    if mark == "name":
        return _by_name(text, start, end)
    if mark == "abbreviation":
        return _by_abbreviation(text, start, end)
    if mark == "code":
        return by_database_code(text, start, end)
    return _by_title(text, start) if mark == "quote" else _by_head(text, start, end)


def mention_after(text: Text, end: int) -> Mention | None:
    """The act that a bare head noun names right after its units: «статьи 5 Закона», «пункта 3 Правил»."""
    if (short := _abbreviation_next().match(text.folded, end)) is not None:
        return _by_abbreviation(text, short.start("short"), short.end("short"))
    match = _head_next().match(text.folded, end)
    if match is None or not match["head"].endswith(_GENITIVES):
        return None
    start, stop = match.span("head")
    return _by_head(text, start, stop) or read_on(
        text, Mention(start, stop, "head", kind=lexicon("ru").head(match["head"]), word=match["head"])
    )


def by_database_code(text: Text, start: int, end: int) -> Mention | None:
    """An act by its code in the state's database: «K1400000226»."""
    ids = catalog().by_adilet(text.clean[start:end])
    return Mention(start, end, "number", ids=ids) if ids else None


def _by_pronoun(text: Text, start: int, end: int) -> Mention | None:
    parts = _pronoun().fullmatch(text.folded, start, end)
    if parts is None or not agree(parts["pronoun"], parts["head"].split()[-1]):
        return None
    words = lexicon("ru")
    return Mention(
        start,
        end,
        "pronoun",
        kind=words.head(parts["head"]),
        means=words.pronoun(parts["pronoun"]),
        word=parts["head"],
    )


def _by_name(text: Text, start: int, end: int) -> Mention:
    ids = names("ru").by_name(text.folded[start:end])
    jurisdiction = lexicon("ru").country_in(text.folded[start:end])
    before = _before_name().search(text.folded, max(0, start - _LOOK_BEHIND), start)
    begin = before.start() if before else start
    return read_on(text, Mention(begin, end, "name", ids=ids, jurisdiction=jurisdiction, word=text.folded[start:end]))


def _by_abbreviation(text: Text, start: int, end: int) -> Mention | None:
    key, written = text.folded[start:end], text.clean[start:end]
    if not written.isupper() and written not in names("ru").spelling[key]:
        return None
    return read_on(text, Mention(start, end, "abbreviation", ids=names("ru").by_abbreviation(key), word=key))


def _by_title(text: Text, start: int) -> Mention | None:
    if not catalog().may_open(text.folded[start + 1 : start + 80]):
        return None
    first, last, end = read_title(text.folded, start)
    ids = catalog().by_title(text.folded[first:last])
    if not ids:
        return None
    return read_on(
        text, Mention(start, end, "title", ids=ids, title=_plain(text.clean[first:last]), inside=(first, last))
    )


def _by_head(text: Text, start: int, end: int) -> Mention | None:
    """An act by its head noun with requisites: who issued it, date, number, title."""
    kind = lexicon("ru").head(text.folded[start:end])
    if (whole := _by_unquoted_title(text, start, end, kind) or _by_adoption(text, start, end, kind)) is not None:
        return whole
    run = _run().match(text.folded, end)
    if run is None:
        return None
    said = _without_joint(run[0])
    between = " ".join(said.strip(" ,\n\t").split())
    country, issued, issued_kind = _issuer(between, kind)
    if between and not (country or issued or (kind == "judicial-act" and _ABOUT.match(between))):
        return None
    mention = Mention(
        start,
        end,
        "number",
        kind=_kind_of(kind, issued_kind),
        jurisdiction=lexicon("ru").country_in(between),
        issuer=_plain(text.clean[run.start() : run.start() + len(said)].strip(" ,\n\t")) if issued else None,
        word=text.folded[start:end],
    )
    mention = read_on(text, mention, at=end + len(said))
    titled = not between and kind == "resolution" and bool(mention.title and catalog().by_title(mention.title))
    if not titled and not _identified(mention, kind, issued=issued):
        return None
    if not titled and kind in COURT_KINDS and not issued and mention.number is None:
        return mention.but(kind="judicial-act")
    return mention


def _by_adoption(text: Text, start: int, end: int, kind: str) -> Mention | None:
    """An act by who adopted it and when: «определение о возвращении иска, вынесенное судом 6 сентября 2024 года»."""
    adopted = _adopted().match(text.folded, end)
    if adopted is None:
        return None
    issued, issued_kind = lexicon("ru").issuer_kinds(adopted["issuer"])
    if not issued:
        return None
    issuer = _plain(text.clean[slice(*adopted.span("issuer"))].strip())
    word = text.folded[start:end]
    mention = Mention(start, adopted.end(), "number", kind=_kind_of(kind, issued_kind), issuer=issuer, word=word)
    mention = read_on(text, mention)
    mention.date = mention.date or read_date(adopted["date"], "ru")
    return mention


def _without_joint(words: str) -> str:
    """Words before requisites without the «от», «за» or «n» that joins them."""
    words = words.rstrip()
    for joint in _JOINTS:
        before = words.removesuffix(joint)
        if len(before) < len(words) and before[-1:].isspace():
            return before.rstrip()
    return words


def _by_unquoted_title(text: Text, start: int, end: int, kind: str) -> Mention | None:
    """An act by a known title without quotes: «Закона РК о медиации», «Закона об исполнительном производстве»."""
    about = _unquoted().match(text.folded, end) if kind in _TITLED else None
    if about is None:
        return None
    stop, ids = catalog().title_after(text.folded, about.start("about"))
    if not stop:
        return None
    country = lexicon("ru").jurisdiction(about["country"]) if about["country"] else None
    title = _plain(text.clean[about.start("about") : stop])
    word = text.folded[start:end]
    return read_on(text, Mention(start, stop, "title", kind, ids=ids, jurisdiction=country, title=title, word=word))


def _issuer(between: str, kind: str) -> tuple[bool, bool, str | None]:
    """Of the words before date and number: whether they are a country, whether an issuer, and the kind it makes."""
    words = lexicon("ru")
    if not between or _any_head().search(between) or (kind in COURT_KINDS and "," in between):
        return False, False, None
    if words.country.fullmatch(between):
        return True, False, None
    return False, *words.issuer_kinds(between)


def _identified(mention: Mention, kind: str, *, issued: bool) -> bool:
    """Whether what was read is enough to be a reference and not a word of everyday speech."""
    if kind in COURT_KINDS and not issued:
        return mention.date is not None
    if kind == "order" and not issued:
        return mention.number is not None
    if kind == "treaty":
        return mention.number is not None or mention.title is not None
    return mention.number is not None or mention.title is not None or mention.date is not None


@cache
def _any_head() -> re.Pattern[str]:
    return prepared(rf"(?<!\w){lexicon('ru').pattern_of_heads()}")


@cache
def _run() -> re.Pattern[str]:
    return prepared(_RUN)


def _kind_of(kind: str, issued_kind: str | None) -> str:
    """The kind of the act by its head and its issuer: a resolution of the Government, a decision of a maslikhat."""
    if kind == "normative-resolution" and issued_kind == "constitutional-court-resolution":
        return issued_kind
    if kind == "resolution":
        return {"maslikhat-decision": "other"}.get(issued_kind or "", issued_kind or "resolution")
    if kind == "decision":
        return {"akimat-resolution": "akimat-resolution", "maslikhat-decision": "maslikhat-decision"}.get(
            issued_kind or "", "judicial-act" if issued_kind in {"judicial-act", "normative-resolution"} else "decision"
        )
    return kind


def _listed(text: Text, first: Mention) -> Iterator[Mention]:
    """The further acts of a list under the head noun of the first."""
    position = first.end
    while first.number is not None and (match := _further().match(text.folded, position)) is not None:
        yield Mention(
            match.start("whole"),
            match.end("whole"),
            "number",
            kind=first.kind,
            jurisdiction=first.jurisdiction,
            number=read_number(match["number"]),
            date=read_date(match["date"], "ru"),
            issuer=first.issuer,
            word=first.word,
        )
        position = match.end()


def _plain(words: str) -> str:
    """Words with their spaces and line breaks as single spaces."""
    return " ".join(words.split())
