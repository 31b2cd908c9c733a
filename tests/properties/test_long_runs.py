"""Long runs of one thing are read in a time that grows with their length: with a quadratic pattern this would not end."""

import pytest

from pipeline.language import language_notes
from pipeline.masking import mask
from pipeline.normalize import normalize
from pipeline.tokens import tokenize

RUNS = ["/", "a@", "1", "1-", "XV-", "O1", "2012-", "а", "_", "«", "А.", "закон «"]


@pytest.mark.parametrize("piece", RUNS)
def test_a_long_run_is_masked_and_cut_and_has_a_language(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert mask(text).text
    read = normalize(text)
    language_notes(read)
    assert "".join(read.clean[t.start : t.end] for t in tokenize(read, "ru", lemmas=False)) == "".join(
        read.clean.split()
    )
