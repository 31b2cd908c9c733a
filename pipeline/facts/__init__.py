"""Sentences → procedural facts: cue, negation, whose words, fact or mere hypothesis."""

from .find import find_facts

__all__ = ["find_facts"]
