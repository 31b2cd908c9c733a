"""The day whose law a report quotes."""

from datetime import date

from ..analysis import Analysis


def law_day(a: Analysis) -> date | None:
    """The day whose law the report quotes: of filing, of the document, else the first day of its regime."""
    if a.deadline and a.deadline.filed_on:
        return a.deadline.filed_on
    return a.case.filed_on or a.case.decided_on or (a.regime.from_ if a.regime else None)
