"""Dates and terms: where the text names a day, a month, a year, a span of them or a procedural term, and which.

>>> from pipeline.normalize import normalize
>>> findings = find_dates(normalize("в течение шести месяцев с 20 февраля 2012 года"))
>>> findings.dates[0].value, findings.terms[0].value
('2012-02-20', 'P6M')
"""

from .check import check_with_dateparser
from .match import DateFindings, find_dates
from .roles import assign_roles, decided_on, filed_on, lone_days

__all__ = ["DateFindings", "assign_roles", "check_with_dateparser", "decided_on", "filed_on", "find_dates", "lone_days"]
