"""Acts that texts cite by who adopted them and when, or by a short name, where words around tell which one is meant."""

from collections.abc import Iterable, Iterator, Sequence

from ..knowledge.acts import KnownAct
from ..normalize import Text
from ..values import Reference
from .catalog import catalog
from .found import Found
from .mentions import KINDS, Mention

_AROUND = 300
_BACK = 4000
APPROVES = frozenset({"resolution", "government-resolution", "other", "statute-of-body"})
"""Kinds under which a statute and the resolution that approves it are both cited."""


def stands_near(text: Text, mention: Mention, act: KnownAct) -> bool:
    """Whether a word stands around the mention that it needs to mean this act."""
    words = (*act.near.kk, *act.near.ru)
    around = text.folded[max(0, mention.start - _AROUND) : mention.end + _AROUND]
    return _any(words, " ".join(around.split()))


def meant_here(text: Text, mention: Mention, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the acts that the words around the mention allow."""
    if not catalog().any_needs_near(ids):
        return ids
    return tuple(act for act in ids if not catalog().needs_near(act) or stands_near(text, mention, catalog().acts[act]))


def adopted_then(text: Text, mention: Mention) -> KnownAct | None:
    """The known act of that issuer or country, number or day or year, and kind, if its subject is spoken of around.

    None if there is none or several.
    """
    if mention.title is not None or (mention.date is None and mention.number is None):
        return None
    if not (candidates := catalog().told_by_words(mention.date)):
        return None
    acts = [
        act
        for act in candidates
        if _is_of(act, mention) and _has_requisites(act, mention) and stands_near(text, mention, act)
    ]
    kind = mention.kind or ""
    fitting = [act for act in acts if act.kind in KINDS.get(kind, {kind})]
    if not fitting and kind in APPROVES:
        fitting = [act for act in acts if act.kind in APPROVES]
    return fitting[0] if len(fitting) == 1 else None


def pointing_at(found: Sequence[Found], references: Sequence[Reference | None]) -> Iterator[int]:
    """Which references before the last pointed to nothing and mean it: «аталған қаулы … 1994 жылғы осы қаулысы»."""
    last = found[len(references) - 1]
    kind = last.mention.word_kind() if last.mention is not None else ""
    for index in range(len(references) - 2, -1, -1):
        mention = found[index].mention
        if last.start - found[index].end > _BACK:
            return
        points = mention is not None and mention.form == "pronoun" and mention.kind == kind
        if points and references[index] is None and not found[index].items:
            yield index


def _is_of(act: KnownAct, mention: Mention) -> bool:
    """Whether the issuer may be that of the act; of acts without known issuers, whether the country is."""
    issuers = (*act.issuers.kk, *act.issuers.ru)
    if issuers:
        return mention.issuer is not None and _any(issuers, mention.issuer.lower())
    return mention.jurisdiction == act.jurisdiction


def _has_requisites(act: KnownAct, mention: Mention) -> bool:
    """Whether number and date of the mention, or that of them which it has, are those of the act."""
    if mention.number is not None and mention.number != act.number:
        return False
    return mention.number is not None if mention.date is None else _is_of_day(act, mention.date)


def _is_of_day(act: KnownAct, date: str) -> bool:
    """Whether a citation by that day or year may be of the act; of some acts only the year is known."""
    if act.date is not None:
        return act.date.isoformat().startswith(date)
    return act.from_ is not None and date.startswith(str(act.from_.year))


def _any(words: Iterable[str], text: str) -> bool:
    return any(word in text for word in words)
