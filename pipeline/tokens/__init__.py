"""Tokens and sentences of Kazakh and Russian, cut as legal text needs it."""

from .boundaries import find_sentences

__all__ = ["find_sentences"]
