"""The numbers of court cases."""

from ..normalize import Text
from ..values import CaseNumber


def find_case_numbers(text: Text) -> tuple[CaseNumber, ...]:
    """The numbers of court cases in the text."""
    return ()
