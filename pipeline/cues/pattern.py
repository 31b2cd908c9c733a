"""The little language of cues → values that the matcher walks along."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import KnowledgeError
from ..knowledge.patterns import prepared

_GAPS = {"~": 3, "...": 8, "…": 40}
_HEADS = "!#^%"
# A stem with a Kazakh negation in it, whatever comes after.
_NEGATIVE = prepared(r"[мбп][ае](?:$|\*|ғ|г|д|й|у|с|п)")
_WORD = prepared(r"-?[\w-]+\*?")
_GROUP = prepared(r"\s*\|\s*")
_ALTERNATIVES = prepared(r"([!#^%]?)\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a cue: its alternatives (`stem*`, `word`, `-stem*` for exceptions), its role, the gap before it.

    `negative` words say a Kazakh negation themselves.
    """

    forms: frozenset[str]
    head: str = ""
    gap: int = 0
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: parts (each a row of terms) that stand in any order; `loose` lets them stand anywhere in the sentence.

    `terms` are all its terms, part by part.
    """

    source: str
    parts: tuple[tuple[Term, ...], ...]
    loose: bool = False
    terms: tuple[Term, ...] = ()


def expand(source: str) -> list[str]:
    """The cue lines that `source` stands for: alternatives of several words make lines of their own.

    >>> expand("(истец|третье лицо) !извещ*")
    ['(истец) !извещ*', 'третье лицо !извещ*']
    """
    for group in _ALTERNATIVES.finditer(source):
        head, words = group[1], re.split(_GROUP, group[2].strip())
        long = [word for word in words if " " in word or word[0] in _HEADS]
        if not long:
            continue
        short = [word for word in words if word not in long]
        choices = [f"{head}({'|'.join(short)})"] if short else []
        for word in long:
            *first, last = word.split()
            choices.append(" ".join([*first, last if last[0] in _HEADS else head + last]))
        before, after = source[: group.start()], source[group.end() :]
        return [line for choice in choices for line in expand(before + choice + after)]
    return [source]


def parse(source: str, classes: Mapping[str, frozenset[str]]) -> Cue:
    """The cue that `source` writes.

    Args:
        source: Lower case, ё written as е.
        classes: The words that stand for `@name`.

    Raises:
        KnowledgeError: a class is unknown, or a word is not in the form of the language.
    """
    loose = " && " in source
    parts = tuple(_part(part, source, classes) for part in re.split(r"\s+&&?\s+", source))
    return Cue(source, parts, loose, tuple(term for part in parts for term in part))


def _part(text: str, source: str, classes: Mapping[str, frozenset[str]]) -> tuple[Term, ...]:
    terms: list[Term] = []
    gap = 0
    for word in re.sub(_GROUP, "|", text).split():
        if word in _GAPS:
            gap = _GAPS[word]
            continue
        head = word[0] if word[0] in _HEADS else ""
        body = word[len(head) :]
        if body.startswith("(") != body.endswith(")"):
            raise KnowledgeError(f"The cue {source!r} has a bracket without its other half.")
        forms = _forms(body.strip("()").split("|") if body.startswith("(") else [body], source, classes)
        terms.append(Term(forms, head, gap, any(_NEGATIVE.search(form, 1) for form in forms)))
        gap = 0
    if not terms:
        raise KnowledgeError(f"The cue {source!r} has an empty part: write a word on both sides of &.")
    return tuple(terms)


def _forms(words: list[str], source: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    forms: set[str] = set()
    for word in words:
        if word.startswith("@"):
            if word[1:] not in classes:
                raise KnowledgeError(
                    f"The cue {source!r} names the class {word!r}, which is not in words/classes.toml."
                )
            forms |= classes[word[1:]]
        elif _WORD.fullmatch(word):
            forms.add(word)
        else:
            raise KnowledgeError(f"The cue {source!r} has {word!r}, which is neither a word nor a stem with *.")
    return frozenset(forms)
