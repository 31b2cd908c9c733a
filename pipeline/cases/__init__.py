"""Text → what the document is and whose case it is: kinds, bench, instances, sums, applicant."""

from .find import read_case

__all__ = ["read_case"]
