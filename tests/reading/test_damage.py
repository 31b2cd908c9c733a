"""Damaged files give a document or one helpful sentence, never a crash."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ReadingError
from pipeline.reading import iter_inputs, read_bytes

FILES = [path.read_bytes() for path in sorted((Path(__file__).parent / "files").iterdir()) if path.suffix != ".doc"]


def zipped():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", "мәтін " * 50)
    return stream.getvalue()


def tarred(mode):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for number in range(3):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = 600
            archive.addfile(info, io.BytesIO(b"x" * 600))
    return stream.getvalue()


KNOWN = {
    "read",
    "archive",
    "damaged_file",
    "encoding_unknown",
    "encrypted_file",
    "invalid_bytes",
    "no_text_layer",
    "too_large",
    "unsupported_binary",
}
ARCHIVES = [zipped(), tarred("w"), tarred("w:gz")]


@st.composite
def damaged(draw, contents):
    data = bytearray(draw(st.sampled_from(contents)))
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(data) - 1))
        data[at] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


@settings(deadline=None, max_examples=200)
@given(damaged(FILES))
def test_documents(data):
    try:
        code = read_bytes(data, id="x") and "read"
    except ReadingError as error:
        code = error.code
    assert code in KNOWN


@settings(deadline=None, max_examples=100)
@given(data=damaged(ARCHIVES))
def test_archives(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("damaged") / "a.bin"
    path.write_bytes(data)
    for item in iter_inputs([path], archives=True, max_bytes=100_000):
        assert item.id is not None


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\x00", bytes(257) + b"ustar"]
)
def test_heads_without_a_body(tmp_path, data):
    (tmp_path / "a").write_bytes(data)
    assert all(item.code for item in iter_inputs([tmp_path / "a"], archives=True))
