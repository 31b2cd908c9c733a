"""Schema of what the readers know: statistics of letters, encodings, old fonts, headings of acts."""

from msgspec import Struct


class Letters(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/reading/letters.toml: language → letter → digits with the letters that follow that often."""

    pairs: dict[str, dict[str, str]]


class Font(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """An old font: the characters its text consists of and the letters it draws for them, paired by place."""

    id: str
    from_: str
    to: str


class Encodings(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/reading/encodings.toml: encodings to try, in order of preference, and old fonts."""

    candidates: tuple[str, ...]
    fonts: tuple[Font, ...]


class Headings(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/reading/headings.toml: names of acts and operative verbs that stand alone on a line."""

    names: tuple[str, ...]
    verbs: tuple[str, ...]
