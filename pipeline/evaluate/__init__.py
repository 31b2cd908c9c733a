"""Gold annotation → scores: how well the program reads texts that people have annotated."""
