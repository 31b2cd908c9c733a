"""Analysis → what people and programs read: the JSON record, text on a terminal, HTML, tables."""
