"""Schema of the words that tell the data of persons."""

from msgspec import Struct


class MaskingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """models/knowledge/masking/words.toml."""

    patronymics: tuple[str, ...]
    surnames: tuple[str, ...]
    roles: tuple[str, ...]
    not_names: tuple[str, ...]
    sons_and_daughters: tuple[str, ...]
    streets_before: tuple[str, ...]
    streets_after: tuple[str, ...]
    street_titles: tuple[str, ...]
    districts: tuple[str, ...]
    houses: tuple[str, ...]
    flats: tuple[str, ...]
    person_numbers: tuple[str, ...]
    organization_numbers: tuple[str, ...]
    documents: tuple[str, ...]
    phones: tuple[str, ...]
    not_initials: tuple[str, ...]
