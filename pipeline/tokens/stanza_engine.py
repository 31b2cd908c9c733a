"""The second engine: stanza pipelines that read their models from a folder and never reach for the network."""

from pathlib import Path
from typing import Any


def load_kazakh(models: Path) -> Any:
    """The Kazakh pipeline (tokenize, mwt, pos, lemma) from a folder holding `tokenize.pt`, `mwt.pt`, `pos.pt`, `lemma.pt`."""
    import stanza

    return stanza.Pipeline(
        "kk",
        dir=str(models),
        package=None,
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        verbose=False,
        processors="tokenize,mwt,pos,lemma",
        tokenize_model_path=str(models / "tokenize.pt"),
        mwt_model_path=str(models / "mwt.pt"),
        pos_model_path=str(models / "pos.pt"),
        lemma_model_path=str(models / "lemma.pt"),
    )
