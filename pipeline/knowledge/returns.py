"""How a filing is returned: the norms on the form and the term, models/knowledge/returns/*.toml."""

from functools import cache

from msgspec import Struct

from .load import load_folder


class ReturnNorms(Struct, frozen=True, forbid_unknown_fields=True):
    """The norms of some regimes: `form` is the provision on the form and term of a return, `again` on filing anew."""

    regimes: tuple[str, ...]
    form: str
    again: str


class ReturnFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of models/knowledge/returns/."""

    norms: tuple[ReturnNorms, ...]


@cache
def return_norms() -> dict[str, ReturnNorms]:
    """Regime id → its norms on a return; a regime without verified ones is left out."""
    return {
        regime: norms for file in load_folder("returns", ReturnFile) for norms in file.norms for regime in norms.regimes
    }
