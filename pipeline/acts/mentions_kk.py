"""Acts named in Kazakh: «ҚР ҚПК-нің», «Қазақстан Республикасының 2011 жылғы 28 желтоқсандағы № 521-IV Заңы».

The head noun stands at the end, so the words before it are read backwards: country, date, number, title, issuer.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..knowledge.patterns import prepared
from ..normalize import Text
from .backward_kk import adopting_before, ends_country, joined_before, read_back
from .lexicon import KK_CASE, dispatch_marked, either, end_of_words, gap, lexicon, padded
from .mentions import COURT_KINDS, Mention
from .mentions_ru import by_database_code
from .names import KK_ABBREVIATION_END, abbreviation_key, names
from .requisites import NUMBER, QUOTES_CLOSE, alias_pattern, date_pattern, read_date, read_number, title_start

_SHORT_NAME = prepared(r"\s*\((?P<name>[^()\d]{3,60}кодекс\w*)\)")
_HAS_REQUISITES = prepared(r"[0-9»\"”]|туралы")
_BACK = 60
_ABOUT = "туралы"


@cache
def _scan() -> tuple[re.Pattern[str], tuple[str, ...]]:
    words, known = lexicon("kk"), names("kk")
    return dispatch_marked(
        "mentions-kk",
        ("name", known.name_patterns(), ""),
        ("abbreviation", known.abbreviation_words(), KK_ABBREVIATION_END),
        ("pronoun", words.pronouns(), rf"{gap()}{words.pattern_of_heads()}"),
        ("head", words.heads(), rf"{KK_CASE}(?!\w)"),
        ("titled", ("туралы",), rf"[\"»”]\s+(?=(?:{date_pattern('kk')})\s*№)"),
        ("code", ("k", "z", "p", "v", "s"), r"\d{9}[\d_s](?!\w)"),
    )


@cache
def _part_of_code() -> re.Pattern[str]:
    part = either(lexicon("kk").words.code_parts)
    return prepared(rf"\s+{part}{KK_CASE}(?!\w)|\s*\({part}\)")


@cache
def _head_ahead() -> re.Pattern[str]:
    """A head noun a few words on, to which a title, date and number then belong."""
    return prepared(rf"(?:\s*\([^()]{{0,200}}\))?\s+(?:\w+\s+){{0,4}}?{either(lexicon('kk').heads())}")


@cache
def _pronoun() -> re.Pattern[str]:
    words = lexicon("kk")
    return prepared(rf"(?P<pronoun>{words.pattern_of_pronouns()})\s+(?P<head>{words.pattern_of_heads()})")


@lru_cache(maxsize=20_000)
def _announces(word: str) -> bool:
    """Whether the word before a head noun may belong to an act: a date, a number, a title, a country, an issuer."""
    if not word or word[-1] in '»"”“).:' or any(letter.isdigit() for letter in word):
        return True
    if word.endswith(("ғы", "гі", "туралы", "қрз")) or word.startswith("күнгі"):
        return True
    return ends_country(word) or lexicon("kk").issuer_kinds(word)[0]


@cache
def _after() -> re.Pattern[str]:
    """Date and number after the head noun: «Нормативтік қаулысы. 2002 жылғы 15 тамыз N 19»."""
    return prepared(rf"(?:\.\s*|[^\S\n]*)(?P<date>{date_pattern('kk')})\s*{NUMBER}")


def find_mentions(text: Text) -> Iterator[Mention]:
    """The acts named in the text, in order."""
    pattern, marks = _scan()
    covered = 0
    for match in pattern.finditer(padded(text.folded)):
        mark = marks[match.lastindex or 0]
        start, end = match.start(), match.end() - 1
        if start < covered:
            continue
        if mark == "name":
            found: tuple[Mention, ...] = _named(
                text, Mention(start, end, "name", ids=names("kk").by_name(match[0][1:]), word=match[0][1:])
            )
        elif mark == "abbreviation":
            found = _by_abbreviation(text, start, end)
        elif mark == "code":
            coded = by_database_code(text, start, end)
            found = (coded,) if coded is not None else ()
        elif mark == "titled":
            found = _by_title_alone(text, end)
        elif mark == "pronoun":
            found = _by_pronoun(text, start, end)
        else:
            found = _by_head(text, start, end)
        if found:
            yield from found
            covered = max(covered, *(max(mention.end, mention.alias_end) for mention in found))


def mention_before(text: Text, start: int) -> Mention | None:
    """The act that a bare head noun names right before its units: «ережедегі 1-баптың», «Заңның 7-бабы»."""
    words = text.folded[max(0, start - _BACK) : start]
    if not (words[-1:].isspace() and _may_name(words.rsplit(None, 1)[-1] if words.strip() else "")):
        return None
    match = _head_before().search(text.folded, max(0, start - _BACK), start)
    if match is None:
        return None
    begin, end = match.span("head")
    found = _by_head(text, begin, end)
    if found:
        return found[-1]
    return _with_alias(text, Mention(begin, end, "head", kind=lexicon("kk").head(match["head"]), word=match["head"]))


@cache
def _head_before() -> re.Pattern[str]:
    verbs = "|".join(lexicon("kk").words.named_by)
    between = rf"[\"»”]?(?:\s*\([^()]{{1,80}}\))?(?:\s+(?:{verbs}))?\s+"
    return prepared(rf"(?<!\w)(?P<head>{lexicon('kk').pattern_of_heads()}){between}\Z")


@lru_cache(maxsize=20_000)
def _may_name(word: str) -> bool:
    """Whether the word before units may be the last one of an act and what stands after it: most are not."""
    return word.endswith((*'"»”)', "ген", "ған")) or _last_of_head().search(word) is not None


@cache
def _last_of_head() -> re.Pattern[str]:
    last = {head.rpartition(r"\s+")[2] for head in lexicon("kk").heads()}
    return prepared(rf"(?<!\w){either(last)}{KK_CASE}\Z")


def _by_pronoun(text: Text, start: int, end: int) -> tuple[Mention, ...]:
    parts = _pronoun().fullmatch(text.folded, start, end)
    if parts is None:
        return ()
    words = lexicon("kk")
    means = words.pronoun(parts["pronoun"])
    mention = Mention(start, end, "pronoun", kind=words.head(parts["head"]), means=means, word=parts["head"])
    dated = (
        read_back(text, mention.but()) if text.folded[max(0, start - 8) : start].rstrip().endswith("ғы") else mention
    )
    if dated.date is None:
        return (mention,)
    kind = _kind_of(dated.kind or "other", lexicon("kk").issuer_kinds((dated.issuer or "").lower())[1])
    return (dated.but(form="number", kind=kind, means="that"),)


def _by_abbreviation(text: Text, start: int, end: int) -> tuple[Mention, ...]:
    key = abbreviation_key(text.folded[start:end])
    written = text.clean[start : start + len(key)]
    if not written.isupper() and written not in names("kk").spelling.get(key, ()):
        return ()
    return _named(text, Mention(start, end, "abbreviation", ids=names("kk").by_abbreviation(key), word=key))


def _named(text: Text, mention: Mention) -> tuple[Mention, ...]:
    """A name or abbreviation with the country, date and number before it."""
    mention.jurisdiction = lexicon("kk").country_in(text.folded[mention.start : mention.end])
    mention = read_back(text, mention)
    if (part := _part_of_code().match(text.folded, mention.end)) is not None:
        mention = mention.but(end=part.end())
    return (_with_alias(text, mention),)


def _by_head(text: Text, start: int, end: int) -> tuple[Mention, ...]:
    """Acts by their head noun with what identifies them before it (or, of resolutions, after it)."""
    folded = text.folded
    if (
        folded[end : end + 1]
        and folded[end] in QUOTES_CLOSE
        and (titled := _head_in_title(text, start, end)) is not None
    ):
        return (titled,)
    word = folded[start:end]
    words = folded[max(0, start - 40) : start].split()
    if len(words) > 1 and words[-2] == _ABOUT and words[-1] in lexicon("kk").words.qualifiers:
        start = folded.rindex(words.pop(), 0, start)
    announced = _announces(words[-1] if words else "") or "." in folded[end : end + 2]
    if not announced and adopting_before(text, start) is None:
        return ()
    kind = lexicon("kk").head(word)
    after = _after().match(folded, end)
    if after is None and kind in COURT_KINDS and not _HAS_REQUISITES.search(folded, max(0, start - 70), start):
        return ()
    mention = Mention(start, end, "number", kind=kind, word=word)
    if after is not None:
        mention.end = after.end()
        mention.number, mention.date = read_number(after["number"]), read_date(after["date"], "kk")
    mention = _with_shared_issuer(text, read_back(text, mention), word)
    issued, issued_kind = lexicon("kk").issuer_kinds((mention.issuer or "").lower())
    mention.kind = _kind_of(kind, issued_kind)
    if not _identified(mention, kind, issued=issued):
        return ()
    if kind in COURT_KINDS and not issued and mention.number is None and mention.title is None:
        mention.kind = "judicial-act"
    return (*_listed(text, mention), _with_alias(text, mention))


def _head_in_title(text: Text, start: int, end: int) -> Mention | None:
    """An act whose head noun stands inside the quotes of its title: «"Сот құрылымы туралы ереженің" 58-бабы»."""
    opened = title_start(text.folded, end)
    if opened is None or not text.folded[opened + 1 : start].rstrip().endswith("туралы"):
        return None
    word = text.folded[start:end]
    title = " ".join(text.clean[opened + 1 : start].split())
    kind = lexicon("kk").head(word)
    return Mention(opened, end + 1, "number", kind=kind, title=title, word=word, inside=(opened + 1, start))


def _with_shared_issuer(text: Text, mention: Mention, word: str) -> Mention:
    """The mention with the issuer that the first act of a list under one plural head noun carries for all."""
    if mention.issuer is not None or mention.date is None or ("лар" not in word and "лер" not in word):
        return mention
    for other in _listed(text, mention):
        if other.issuer is not None:
            return mention.but(issuer=other.issuer)
    return mention


def _identified(mention: Mention, kind: str, *, issued: bool) -> bool:
    """Whether what was read is enough to be a reference and not a word of everyday speech."""
    if kind in COURT_KINDS:
        enough = mention.title is not None or (mention.number is not None and mention.date is not None)
        return enough or mention.date is not None or (issued and mention.number is not None)
    if kind == "order" and not issued:
        return mention.number is not None or mention.title is not None
    return mention.number is not None or mention.title is not None or mention.date is not None


def _kind_of(kind: str, issued_kind: str | None) -> str:
    if kind == "resolution":
        return {"maslikhat-decision": "other"}.get(issued_kind or "", issued_kind or "resolution")
    if kind == "normative-resolution" and issued_kind == "constitutional-court-resolution":
        return issued_kind
    if kind == "decision":
        if issued_kind in {"akimat-resolution", "maslikhat-decision"}:
            return issued_kind
        return "judicial-act" if issued_kind in {"judicial-act", "normative-resolution"} else "decision"
    return kind


def _listed(text: Text, last: Mention) -> Iterator[Mention]:
    """Further acts under one head noun: «1923 жылғы 11 сәуірдегі және 1925 жылдың 1 маусымындағы қаулылары»."""
    if last.date is None or last.title is not None:
        return
    further: list[Mention] = []
    start = last.start
    while (at := joined_before(text, start)) is not None:
        mention = read_back(text, Mention(at, at, "number", kind=last.kind, word=last.word))
        if mention.date is None:
            break
        mention = mention.but(end=end_of_words(text.folded, at))
        further.append(mention)
        start = mention.start
        if mention.issuer is not None:
            break
    yield from reversed(further)


def _by_title_alone(text: Text, end: int) -> tuple[Mention, ...]:
    """An act by title, date and number without its head noun: «"…туралы" 2003 жылғы 19 желтоқсандағы № 13»."""
    requisites = _after().match(text.folded, end)
    if requisites is None or _head_ahead().match(text.folded, requisites.end()):
        return ()
    close = end_of_words(text.folded, end) - 1
    opened = title_start(text.folded, close)
    if opened is None:
        return ()
    return (
        Mention(
            opened,
            requisites.end(),
            "number",
            kind=None,
            number=read_number(requisites["number"]),
            date=read_date(requisites["date"], "kk"),
            title=" ".join(text.clean[opened + 1 : close].split()),
            inside=(opened + 1, close),
        ),
    )


def _with_alias(text: Text, mention: Mention) -> Mention:
    """The mention with the short name defined after it."""
    if (defined := alias_pattern("kk").match(text.folded, mention.end)) is not None:
        return mention.but(alias=text.clean[slice(*defined.span("alias"))].strip(), alias_end=defined.end())
    if mention.form == "number" and mention.kind == "code" and (short := _SHORT_NAME.match(text.folded, mention.end)):
        return mention.but(end=short.end())
    return mention
