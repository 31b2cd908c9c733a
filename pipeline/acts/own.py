"""What act a text itself is, as its own title says: «this Code», «the present resolution» mean it."""

import re

from ..normalize import Text

_LINES = 14
_HEAD = 700
_COURT = re.compile(r"суд|сот|коллеги|алқа|судь")
_KINDS = (
    ("normative-resolution", re.compile(r"нормативн\w+ постановлени|нормативтік қаулы")),
    (
        "maslikhat-decision",
        re.compile(r"(?:маслихат|мәслихат).*(?:решени|шешім)|(?:решени|шешім).*(?:маслихат|мәслихат)"),
    ),
    (
        "akimat-resolution",
        re.compile(r"(?:акимат|әкімді).*(?:постановлени|қаулы)|(?:постановлени|қаулы).*(?:акимат|әкімді)"),
    ),
    (
        "government-resolution",
        re.compile(r"правительств.*постановлени|постановлени.*правительств|үкімет.*қаулы|қаулы.*үкімет"),
    ),
    ("edict", re.compile(r"\bуказ\b|жарлы[қғ]")),
    ("order", re.compile(r"\bприказ\b|бұйры[қғ]|\bраспоряжение\b|\bөкім")),
)
_ANY = re.compile(
    r"норматив|маслихат|мәслихат|акимат|әкімді|правительств|үкімет|указ|жарлы[қғ]|приказ|бұйры[қғ]|распоряжение|өкім"
)
"""A piece of each of the patterns above: the title of a ruling has none."""


def own_kind(text: Text) -> str | None:
    """The kind of act that the text is by the capital letters of its first lines; None for rulings and other texts."""
    lines = [line.strip() for line in text.clean[:_HEAD].split("\n") if line.strip()][:_LINES]
    title = " ".join([line for line in lines if line.isupper()]).lower().replace("ё", "е")
    if _ANY.search(title) is None:
        return None
    for kind, pattern in _KINDS:
        if pattern.search(title) and (kind == "normative-resolution" or not _COURT.search(title)):
            return kind
    return None
