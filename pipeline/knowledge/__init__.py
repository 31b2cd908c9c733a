"""The knowledge base: models/knowledge/*.toml read into typed, frozen values.

Words and law are data; this package only reads and validates them. Each kind of data has its schema in a module of
its own here; `load.py` reads files by those schemas and keeps a compiled copy, so that start-up stays short.
"""
