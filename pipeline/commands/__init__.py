"""The commands of the command line, one module a family; each parses, calls one thing, prints."""
