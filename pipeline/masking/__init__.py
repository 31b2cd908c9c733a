"""The data of persons → placeholders: names, identity numbers, telephones, e-mail, cards, accounts, addresses.

One person has one placeholder in a document, and with a secret in all documents; positions are mapped both ways. What
no rule finds stays: masking lessens the risk of sharing a text, it does not make the text anonymous.
"""

import hashlib
import hmac

from ..normalize import normalize
from .contacts import find_contacts
from .masked import Masked, Replacement
from .names import Name, find_names

__all__ = ["Masked", "Replacement", "mask"]


def mask(text: str, *, secret: bytes | None = None) -> Masked:
    """`text` with placeholders such as `[NAME_1]`, numbered in the order of the text.

    With `secret` the number is made of the name by a keyed hash, so that the same person has the same placeholder in
    every document masked with that secret, and nobody without it can test a guess.

    >>> mask("Истец Ахметов А.Б., ИИН 850101300124; Ахметов просит").text
    'Истец [NAME_1], ИИН [IIN_1]; [NAME_1] просит'
    """
    normalized = normalize(text)
    found = sorted(_found(normalized.clean))
    placeholders = _Placeholders(secret)
    replacements: list[Replacement] = []
    for start, end, kind, key in found:
        first, last = normalized.raw_span(start, end)
        if not replacements or first >= replacements[-1].end:
            replacements.append(Replacement(first, last, placeholders.of(kind, key), kind))
    return Masked(text, tuple(replacements))


def _found(clean: str) -> list[tuple[int, int, str, str]]:
    """Start, end, kind and identity of all that is masked, without overlaps: numbers and places go before names."""
    contacts = find_contacts(clean)
    taken = {position for contact in contacts for position in range(contact.start, contact.end)}
    names = [name for name in find_names(clean) if taken.isdisjoint(range(name.start, name.end))]
    return [
        *((contact.start, contact.end, contact.kind, contact.key) for contact in contacts),
        *((name.start, name.end, "NAME", identity) for name, identity in zip(names, _identities(names), strict=True)),
    ]


def _identities(names: list[Name]) -> list[str]:
    """Who each name is: surname and initials; a surname alone is the one person of that surname, if there is one."""
    persons: dict[str, list[str]] = {}
    for name in names:
        if name.stem and name.initials and name.initials not in persons.setdefault(name.stem, []):
            persons[name.stem].append(name.initials)
    identities = []
    for name in names:
        fitting = [known for known in persons.get(name.stem, []) if known.startswith(name.initials)]
        same = [one for one in fitting if not any(two != one and two.startswith(one) for two in fitting)]
        initials = same[0] if len(same) == 1 else name.initials
        identities.append(f"{name.stem} {initials}")
    return identities


class _Placeholders:
    """Gives out placeholders: the same for the same identity."""

    def __init__(self, secret: bytes | None) -> None:
        self._secret = secret
        self._numbers: dict[str, dict[str, str]] = {}

    def of(self, kind: str, key: str) -> str:
        numbers = self._numbers.setdefault(kind, {})
        if key not in numbers:
            numbers[key] = str(len(numbers) + 1) if self._secret is None else self._keyed(kind, key)
        return f"[{kind}_{numbers[key]}]"

    def _keyed(self, kind: str, key: str) -> str:
        assert self._secret is not None
        return hmac.new(self._secret, f"{kind}:{key}".encode(), hashlib.sha256).hexdigest()[:8].upper()
