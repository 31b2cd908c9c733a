"""Facts and a day → the provisions in force, the deadline, the checklist and the outcomes that they open."""

from .apply import apply_law
from .deadline import compute_deadline
from .findings import LawFindings, Opening
from .lookup import compare, forum, provision, regime, regime_on, search, timeline
from .powers import power_hits

__all__ = [
    "LawFindings",
    "Opening",
    "apply_law",
    "compare",
    "compute_deadline",
    "forum",
    "power_hits",
    "provision",
    "regime",
    "regime_on",
    "search",
    "timeline",
]
