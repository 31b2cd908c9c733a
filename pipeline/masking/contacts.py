"""Numbers and places of persons: identity numbers, documents, telephones, e-mail, cards, accounts, addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..knowledge.load import load_file
from ..knowledge.masking import MaskingWords
from .numbers import is_bin, is_card, is_iban, is_iin

_LETTER = "A-Za-zА-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?<![.-])")
_IBAN = re.compile(r"(?<![A-Za-z0-9])KZ\d\d(?: ?[A-Z0-9]{2,4}){4,8}(?![A-Za-z0-9])")
_TWELVE = re.compile(r"(?<!\d)\d{12}(?!\d)|(?<!\d)\d{6} \d{6}(?!\d)")
_CARD = re.compile(r"(?<![\d-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d-])")
_PHONE = re.compile(
    r"(?<![\d+])(?:\+7|\b[87])[\s.(-]{0,2}7\d\d[\s.)-]{0,2}\d{3}[\s.-]?\d\d[\s.-]?\d\d(?!\d)"
    r"|(?<![\d+])(?:\+7|\b8)[\s(-]{1,2}7\d{3,4}[\s)-]{1,2}\d{2,3}[\s-]?\d\d[\s-]?\d\d?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A number or a place: `kind` is IIN, BIN, DOCUMENT, PHONE, EMAIL, CARD, ACCOUNT or ADDRESS."""

    start: int
    end: int
    kind: str
    key: str


def find_contacts(text: str) -> tuple[Contact, ...]:
    """What tells a person apart besides the name, in order, without overlaps.

    >>> [found.kind for found in find_contacts("ИИН 850101300124, тел. 8 701 123 45 67, a@b.kz, Абай көшесі, 5-үй")]
    ['IIN', 'PHONE', 'EMAIL', 'ADDRESS']
    """
    taken: set[int] = set()
    found: list[Contact] = []
    for find in (_emails, _accounts, _twelve, _documents, _phones, _cards, _addresses):
        for contact in find(text):
            places = range(contact.start, contact.end)
            if taken.isdisjoint(places):
                taken.update(places)
                found.append(contact)
    return tuple(sorted(found, key=lambda contact: contact.start))


@cache
def _words() -> MaskingWords:
    return load_file("masking/words.toml", MaskingWords)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _emails(text: str) -> Iterator[Contact]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Contact(match.start(), match.end(), "EMAIL", match[0].lower())


def _accounts(text: str) -> Iterator[Contact]:
    for match in _IBAN.finditer(text):
        number = match[0].replace(" ", "")[:20]  # words after the number may look like a part of it
        if is_iban(number):
            yield Contact(match.start(), _end_of(match, 20), "ACCOUNT", number)


def _end_of(match: re.Match[str], characters: int) -> int:
    """Where the first so many characters that are no spaces end."""
    seen = 0
    for offset, letter in enumerate(match[0]):
        seen += letter != " "
        if seen == characters:
            return match.start() + offset + 1
    return match.end()


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    words = _words()
    return {
        "IIN": re.compile(rf"(?i:{_any(words.person_numbers)})[^\w]{{0,6}}$"),
        "BIN": re.compile(rf"(?i:{_any(words.organization_numbers)})[^\w]{{0,6}}$"),
    }


@cache
def _spaced_twelve() -> re.Pattern[str]:
    """A labelled number with spaces or hyphens between its figures."""
    labels = _any(_words().person_numbers + _words().organization_numbers)
    return re.compile(rf"(?i:{labels})[^\w]{{0,6}}(?P<number>\d(?:[ -]?\d){{11}})(?![ -]?\d)")


def _twelve(text: str) -> Iterator[Contact]:
    """By the check digit, or by the word before it: a misprinted number is a person's all the same."""
    for match in _spaced_twelve().finditer(text):
        is_person = _labels()["IIN"].search(text[match.start() : match.start("number")])
        yield Contact(
            match.start("number"), match.end("number"), "IIN" if is_person else "BIN", _digits(match["number"])
        )
    for match in _TWELVE.finditer(text):
        number = match[0].replace(" ", "")
        before = text[max(0, match.start() - 24) : match.start()]
        labelled = next((kind for kind, label in _labels().items() if label.search(before)), None)
        kind = labelled or ("IIN" if is_iin(number) else "BIN" if is_bin(number) else None)
        if kind is not None:
            yield Contact(match.start(), match.end(), kind, number)


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_any(_words().documents)})[^\d\n]{{0,20}}?(?P<number>(?:[A-ZА-Я]\s?)?\d{{7,9}})(?!\d)")


def _documents(text: str) -> Iterator[Contact]:
    for match in _document().finditer(text):
        yield Contact(match.start("number"), match.end("number"), "DOCUMENT", _digits(match["number"]))


@cache
def _labelled_phone() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![{_LETTER}])(?i:{_any(_words().phones)})[\s:№]{{0,4}}(?P<number>[+(\d][\d\s()-]{{4,20}}\d)"
    )


def _phones(text: str) -> Iterator[Contact]:
    for match in _labelled_phone().finditer(text):
        if 5 <= len(_digits(match["number"])) <= 12:
            yield Contact(match.start("number"), match.end("number"), "PHONE", _digits(match["number"])[-10:])
    for match in _PHONE.finditer(text):
        yield Contact(match.start(), match.end(), "PHONE", _digits(match[0])[-10:])


def _cards(text: str) -> Iterator[Contact]:
    for match in _CARD.finditer(text):
        if is_card(number := _digits(match[0])):
            yield Contact(match.start(), match.end(), "CARD", number)


@cache
def _address() -> re.Pattern[str]:
    words = _words()
    big = f"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9][{_LETTER}0-9-]{{0,40}}"  # bounded: a long run of figures is no name
    gap = r"[^\S\n]{0,2}\n?[^\S\n]{0,2}"
    comma = rf"{gap},?{gap}"
    title = rf"[^\S\n](?:{_any(words.street_titles)})(?![{_LETTER}])"
    name = rf"[«\"]?(?:[А-ЯӘҒҚҢӨҰҮҺІ]\.[^\S\n]?){{0,2}}{big}[»\"]?(?:[^\S\n](?!\d){big}){{0,2}}(?:{title})?"
    before = rf"(?i:{_any(words.streets_before)})(?:(?<=\.)|(?=\s)){gap}{name}"
    after = rf"(?:{big}\.?[^\S\n]){{0,2}}[«\"]?{big}[»\"]?(?:{title})?{gap}(?:{_any(words.streets_after)})"
    district = rf"\d{{1,3}}(?:-?й|-?м)?[^\S\n](?:{_any(words.districts)})(?![{_LETTER}])"
    number = rf"\d{{1,4}}(?:[-/]?[{_LETTER}]|/\d{{1,4}})?"
    end = rf"(?![{_LETTER}\d])"
    lone = rf"{number}(?![-–\s]{{0,2}}(?:{_any(words.flats)}))"
    house = rf"(?:(?:{_any(words.houses)}){gap}(?:№\s?)?{number}|{number}[-–\s]?(?:{_any(words.houses)})|{lone}){end}"
    flat = rf"(?:(?:{_any(words.flats)}){gap}(?:№\s?)?{number}|{number}[-–\s]?(?:{_any(words.flats)})){end}"
    backward = rf"(?:{flat}{comma})?(?:{_any(words.houses)}){gap}(?:№\s?)?{number}{comma}по{gap}{before}"
    forward = rf"(?:{before}|{district}|{after})(?:{comma}{house})?(?:{comma}{house})?(?:{comma}{flat})?"
    return re.compile(rf"(?<![{_LETTER}0-9])(?:{backward}|{forward})")


def _addresses(text: str) -> Iterator[Contact]:
    for match in _address().finditer(text):
        if any(map(str.isdecimal, match[0])):
            yield Contact(match.start(), match.end(), "ADDRESS", " ".join(match[0].lower().split()))
