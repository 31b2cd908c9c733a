"""Cues: the ways of saying something, written as stems with bounded gaps, found in sentences by one dictionary scan.

A cue is a line of data such as `срок* ~ !пропу*`: words in their order, `*` for any ending, `~` for up to three words
between, `...` for up to eight, `…` for up to forty, ` & ` for parts in any order, ` && ` for parts anywhere in the
sentence, `(а*|б*)` for alternatives, `@party` for a class of words. The head carries the negation: `!` a verb or
participle (`не`, `емес`, `-маған` turn the cue round), `#` a noun (`без`, `отсутствует`, `жоқ` do so too), `^` a word
that must not be negated, `%` one that must be.
"""

from .cueset import CueSet, firsts
from .lexicon import Scan, scan
from .match import Match, Words
from .pattern import Cue, Term, parse

__all__ = ["Cue", "CueSet", "Match", "Scan", "Term", "Words", "firsts", "parse", "scan"]
