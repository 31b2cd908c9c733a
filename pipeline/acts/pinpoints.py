"""What a stretch of units and numbers says: pinpoints, the same values for both languages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from .lexicon import RANK

THIS = "<this>"
THAT = "<that>"
"""Values of a level that a pronoun names («настоящей статьи», «осы баптың»): for the resolver to fill in."""
_MOST_ITEMS = 600

Pins = tuple[tuple[str, str], ...]
"""One item as level and value pairs, from the largest unit down: hashable, for the cache of stretches."""


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """Items found in a stretch, with their span in it.

    `strong` if it names an article or more, or points by a pronoun; weak ones («пункт 5») need company. `bare` if it
    is a list of numbers whose unit was said before another act («статьями 109 ГПК, 151, 152 АППК»).
    """

    start: int
    end: int
    items: tuple[Pins, ...]
    strong: bool


@dataclass(slots=True)
class Group:
    """One unit with its numbers; `inner` are the items below one of them («116 (частями второй и третьей)»).

    `ablative` and `dative` are Kazakh case endings, which make a range of two groups.
    """

    level: str
    values: list[str]
    start: int
    end: int
    inner: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    ablative: bool = False
    dative: bool = False

    @property
    def rank(self) -> int:
        """How high the level stands."""
        return RANK[self.level]


Chain = list[Group]
"""Groups of different levels that belong together, in the order of the text."""


def items_of(chain: Chain) -> list[dict[str, str]]:
    """Every item that a chain names: the numbers of its levels combined, inner items below theirs."""
    rows: list[list[dict[str, str]]] = []
    for group in chain:
        row: list[dict[str, str]] = []
        for value in group.values:
            below = group.inner.get(value)
            if below:
                row += [{group.level: value, **item} for item in below]
            else:
                row.append({group.level: value})
        rows.append(row)
    items: list[dict[str, str]] = []
    for combination in product(*rows):
        merged: dict[str, str] = {}
        for part in combination:
            merged |= part
        items.append(merged)
        if len(items) >= _MOST_ITEMS:
            break
    return items


def sorted_pins(items: Iterable[dict[str, str]]) -> tuple[Pins, ...]:
    """The items with their levels from the largest down, each once, in the order of the text."""
    return tuple(
        dict.fromkeys(tuple(sorted(item.items(), key=lambda pin: -RANK[pin[0]])) for item in items),
    )


def is_strong(items: Iterable[dict[str, str]]) -> bool:
    """Whether an item names an article or more, or is reached by a pronoun."""
    return any(
        RANK[level] >= RANK["article"] or value in {THIS, THAT} for item in items for level, value in item.items()
    )


def put_below(group: Group, last: Group) -> None:
    """Adds a group below the last number of another; below its inner items if they are higher («ч.3 п.4»)."""
    value = last.values[-1]
    below = last.inner.get(value)
    added = items_of([group])
    if below and all(group.level not in item for item in below):
        last.inner[value] = [{**item, **more} for item in below for more in added]
    else:
        last.inner.setdefault(value, []).extend(added)
    last.end = max(last.end, group.end)


def with_levels_above(chains: list[Chain]) -> list[Chain]:
    """Chains that end below an article take the levels above them from the next chain, else from the one before."""
    for index in range(len(chains) - 2, -1, -1):
        _borrow(chains[index], chains[index + 1])
    for index in range(1, len(chains)):
        _borrow(chains[index], chains[index - 1])
    return chains


def _borrow(chain: Chain, other: Chain) -> None:
    top = max(group.rank for group in chain)
    if top >= RANK["article"] or any(group.inner for group in other):
        return
    above = [group for group in other if group.rank > top]
    if above and min(group.rank for group in above) <= RANK["article"] and any(g.rank <= top for g in other):
        chain += above
