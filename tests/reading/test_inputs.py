import gzip
import io
import json
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ReadingError, UsageError
from pipeline.reading import Unread, iter_inputs, read_bytes, read_file
from pipeline.values import Document

TEXT = "Судебная коллегия постановила решение оставить без изменения."


def ids(items):
    return [item.id if isinstance(item, Document) else f"{item.code}!" for item in items]


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "істер"
    (root / "б").mkdir(parents=True)
    (root / "а 1.txt").write_text(TEXT, encoding="utf-8")
    (root / "б" / "шағым.txt").write_text(TEXT, encoding="utf-8")
    (root / "в.txt").write_bytes(TEXT.encode("cp1251"))
    return root


def test_a_folder_is_read_in_the_order_of_names_with_all_below_it(folder):
    documents = list(iter_inputs([folder]))
    assert ids(documents) == ["а 1", "шағым", "в"]
    assert documents[1].source == str(folder / "б" / "шағым.txt")
    assert {document.text for document in documents} == {TEXT}


def test_one_bad_file_does_not_lose_the_others(folder):
    (folder / "а 2.txt").write_bytes(TEXT.encode() + b"\xff")
    (folder / "г.doc").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert ids(iter_inputs([folder, folder / "нет.txt"])) == [
        "а 1",
        "invalid_bytes!",
        "шағым",
        "в",
        "unsupported_binary!",
        "file_missing!",
    ]


def test_files_of_systems_and_editors_are_passed_over(folder):
    for name in (".DS_Store", "~$шағым.docx", "Thumbs.db", "._а.txt"):
        (folder / name).write_bytes(b"\x00")
    assert ids(iter_inputs([folder])) == ["а 1", "шағым", "в"]


def test_a_loop_of_links_ends(folder):
    (folder / "б" / "вверх").symlink_to(folder, target_is_directory=True)
    (folder / "круг").symlink_to(folder / "круг")
    (folder / "пусто").symlink_to(folder / "нигде")
    assert sorted(ids(iter_inputs([folder]))) == ["duplicate_input!", "link_broken!", "link_loop!", "а 1", "в", "шағым"]


def test_a_file_given_twice_is_read_once(folder):
    assert ids(iter_inputs([folder / "в.txt", folder])) == ["в", "а 1", "шағым", "duplicate_input!"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_told(folder):
    (folder / "в.txt").chmod(0)
    (folder / "б").chmod(0)
    assert ids(iter_inputs([folder])) == ["а 1", "no_permission!", "no_permission!"]


@pytest.mark.skipif(os.name != "posix", reason="names as bytes")
def test_a_name_in_another_encoding_can_be_written(tmp_path):
    path = os.fsencode(tmp_path) + "/акт.txt".encode("cp1251")
    Path(os.fsdecode(path)).write_bytes(TEXT.encode())
    (document,) = iter_inputs([tmp_path])
    document.id.encode()
    assert document.source.encode().endswith(rb"\xe0\xea\xf2.txt")


def test_standard_input(folder):
    assert ids(iter_inputs(["-"], stdin=io.BytesIO(TEXT.encode()))) == ["-"]
    assert ids(iter_inputs([], stdin=io.BytesIO(TEXT.encode()))) == ["-"]
    assert ids(iter_inputs(["-"], stdin=io.BytesIO(b"x" * 101), max_bytes=100)) == ["too_large!"]
    rows = b'{"id": "a", "text": "x"}\n\n{"text": "y"}\n'
    assert ids(iter_inputs(["-"], stdin=io.BytesIO(rows), input_format="jsonl")) == ["a", "-:3"]


JSON_ROWS = [
    ('{"id": "a", "text": "мәтін"}', "a"),
    ('{"id": 7, "text": "мәтін"}', "7"),
    ('{"text": "мәтін"}', "rows:3"),
    ('{"id": "b"}', "bad_row!"),
    ('{"id": "b", "text": 5}', "bad_row!"),
    ("[1, 2]", "bad_row!"),
    ("{", "bad_row!"),
    ("[" * 100_000, "bad_row!"),
    (json.dumps({"id": "c", "text": "\ud800"}), "c"),
]


def test_rows_of_json_lines_are_documents_and_bad_rows_failures(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("\ufeff" + "\n".join(row for row, _ in JSON_ROWS), encoding="utf-8")
    items = list(iter_inputs([path]))
    assert ids(items) == [expected for _, expected in JSON_ROWS]
    assert items[-1].text.encode() == b"\xef\xbf\xbd"
    assert "row 4" in items[3].message


def test_a_row_over_the_limit_is_refused_and_the_next_one_read(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(
        json.dumps({"id": "long", "text": "x" * 500}) + '\n{"id": "short", "text": "x"}\n', encoding="utf-8"
    )
    assert ids(iter_inputs([path], max_bytes=100)) == ["too_large!", "short"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_of_csv(tmp_path, delimiter):
    path = tmp_path / "rows.csv"
    lines = [["id", "body"], ["1", '"екі\nжол"'], ["2", "үш"]]
    path.write_text("\n".join(delimiter.join(line) for line in lines), encoding="utf-8-sig")
    items = list(iter_inputs([path], text_column="body"))
    assert [(item.id, item.text) for item in items] == [("1", "екі\nжол"), ("2", "үш")]
    assert ids(iter_inputs([path])) == ["bad_table!"]


def test_columns_of_parquet(tmp_path):
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "rows.parquet"
    table = arrow.table({"id": [1, 2, 3], "text": ["а", None, "ә"], "other": [0, 0, 0]})
    parquet.write_table(table, path, row_group_size=2)
    assert ids(iter_inputs([path])) == ["1", "bad_row!", "3"]
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 nothing")
    assert ids(iter_inputs([tmp_path / "broken.parquet"])) == ["damaged_file!"]


def archive(tmp_path, members):
    path = tmp_path / "істер.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def test_an_archive_is_refused_with_advice_or_read_on_request(tmp_path):
    path = archive(tmp_path, {"2024/": "", "2024/а.txt": TEXT, "__MACOSX/._а.txt": "x", "ә.txt": TEXT})
    (refused,) = iter_inputs([path])
    assert refused.code == "archive"
    assert "--archive" in refused.message
    items = list(iter_inputs([path], archives=True))
    assert ids(items) == ["а", "ә"]
    assert items[0].source == f"{path}!2024/а.txt"


BAD_MEMBERS = [
    ("../outside.txt", TEXT, "archive_path!"),
    ("/etc/outside.txt", TEXT, "archive_path!"),
    ("C:\\outside.txt", TEXT, "archive_path!"),
    ("bomb.txt", "x" * 5_000_000, "archive_ratio!"),
    ("large.txt", "".join(map(chr, range(0x400, 0x500))) * 30_000, "too_large!"),
    ("inner.zip", b"PK\x03\x04", "archive!"),
    ("rows.jsonl", '{"id": "1", "text": "x"}\n', "table!"),
    ("Rows.CSV", "id,text\n1,x\n", "table!"),
    ("rows.parquet", b"PAR1", "table!"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD_MEMBERS)
def test_a_bad_member_is_a_failure_of_its_own(tmp_path, name, data, code):
    path = archive(tmp_path, {"а.txt": TEXT, name: data, "я.txt": TEXT})
    assert ids(iter_inputs([path], archives=True, max_bytes=10_000_000)) == ["а", code, "я"]
    assert not (tmp_path.parent / "outside.txt").exists()


def tar(tmp_path, name, mode):
    path = tmp_path / name
    with tarfile.open(path, mode) as file:
        for member in ("а.txt", "б/ә.txt"):
            info = tarfile.TarInfo(member)
            info.size = len(TEXT.encode())
            file.addfile(info, io.BytesIO(TEXT.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        file.addfile(link)
    return path


def test_what_is_nested_in_an_archive_is_told_in_words_of_its_own(tmp_path):
    path = archive(tmp_path, {"inner.zip": b"PK\x03\x04", "rows.jsonl": "{}"})
    inner, rows = iter_inputs([path], archives=True)
    assert "an archive inside an archive" in inner.message
    assert "--archive" not in inner.message
    assert "a table inside an archive" in rows.message
    assert ids(iter_inputs([path], archives=True, input_format="text")) == ["archive!", "rows"]


@pytest.mark.parametrize(
    ("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz")]
)
def test_tar_archives_and_no_links_out_of_them(tmp_path, name, mode):
    assert ids(iter_inputs([tar(tmp_path, name, mode)], archives=True)) == ["а", "ә", "archive_link!"]


def test_a_cut_archive_gives_what_is_whole_and_a_failure(tmp_path):
    path = tmp_path / "cut.tar"
    path.write_bytes(tar(tmp_path, "whole.tar", "w").read_bytes()[:3300])
    assert ids(iter_inputs([path], archives=True)) == ["а", "damaged_file!"]
    path.write_bytes(gzip.compress(b"no tar"))
    assert ids(iter_inputs([path], archives=True)) == ["damaged_file!"]


GLUED = "ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\nКоллегия\nП О С Т А Н О В И Л А:\nрешение отменить.\n"
GLUED_KK = "ҚАУЛЫ\n2026 жылғы 12 наурыз\nАлқа\nҚАУЛЫ ЕТТІ:\nшешім өзгертілсін.\n"


def test_several_acts_in_one_file_are_suspected_and_split_on_request(tmp_path):
    path = tmp_path / "том.txt"
    path.write_text(GLUED + GLUED_KK + GLUED, encoding="utf-8")
    document = read_file(path)
    assert [note.code for note in document.notes] == ["multiple_documents_suspected"]
    parts = list(iter_inputs([path], split=True))
    assert ids(parts) == ["том#1", "том#2", "том#3"]
    assert [part.text for part in parts] == [GLUED, GLUED_KK, GLUED]
    assert all(part.notes == () for part in parts)


@pytest.mark.parametrize(
    "text", [GLUED, GLUED_KK, "РЕШЕНИЕ\nсуда\nПОСТАНОВЛЕНИЕ\nколлегии", "ПОСТАНОВИЛА:\nоставить РЕШЕНИЕ в силе"]
)
def test_one_act_is_not_several(text):
    assert read_bytes(text.encode(), id="x").notes == ()


@pytest.mark.parametrize("text", ["", " \n\t", "\xa0\u200b", "\ufeff", "\u00ad"])
def test_nothing_to_read_is_told(text):
    assert [note.code for note in read_bytes(text.encode(), id="x").notes] == ["empty_input"]


def test_control_characters_are_told_and_kept():
    document = read_bytes("Сот\x00қаулы\x1b[1mетті".encode(), id="x")
    assert document.text == "Сот\x00қаулы\x1b[1mетті"
    assert [note.code for note in document.notes] == ["control_chars"]


def test_what_is_too_large_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x" * 1001, encoding="utf-8")
    with pytest.raises(ReadingError) as error:
        read_file(path, max_bytes=1000)
    assert error.value.code == "too_large"
    assert "1001" in error.value.message
    assert read_file(path, max_bytes=1001).text == "x" * 1001


def test_the_fingerprint_is_that_of_the_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfabc")
    assert read_file(path).sha256 == "1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c"


def test_a_missing_library_loses_only_what_needs_it(folder, monkeypatch):
    (folder / "а 2.txt").write_text("<html><p>Сот</p></html>", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    assert ids(iter_inputs([folder])) == ["а 1", "extra_missing!", "шағым", "в"]


def test_an_unknown_format_is_a_wrong_call():
    with pytest.raises(UsageError):
        list(iter_inputs(["-"], input_format="xml"))


def test_errors_are_one_sentence_without_text_of_the_document(folder):
    (folder / "а 2.txt").write_bytes(b"\xff" + TEXT.encode())
    for item in iter_inputs([folder, folder / "нет"]):
        if isinstance(item, Unread):
            assert "\n" not in item.message
            assert "коллегия" not in item.message
