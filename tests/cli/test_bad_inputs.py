"""Bad inputs as users have them: real files, the real command, its exit code, its words, and what it must not do."""

import io
import json
import os
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

RU = "ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\nСудья рассмотрел кассационную жалобу.\nПОСТАНОВИЛ:\nоставить её без удовлетворения.\n"
KK = "ҚАУЛЫ\n2026 жылғы 12 наурыз\nҚазақстан Республикасының соты кассациялық шағымды қанағаттандырусыз қалдырды, үкімнің күші өзгеріссіз.\n"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1024)


OFFICE = Path(__file__).parent.parent / "reading/files"


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def warnings(record: dict[str, object]) -> set[str]:
    return {w["code"] for w in record["warnings"]}


def records(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


READ_WITH_WARNING = [
    # what, bytes, options, warning
    ("empty file", b"", [], "empty_input"),
    ("only spaces and BOM", "\ufeff \u00a0\n ".encode(), [], "empty_input"),
    ("windows-1251 in Russian", (RU * 5).encode("cp1251"), [], "encoding_guessed"),
    ("KZ-1048 in Kazakh", (KK * 5).encode("kz1048"), [], "encoding_guessed"),
    ("PTCP154 in Kazakh", (KK * 5).encode("ptcp154"), [], "encoding_guessed"),
    ("UTF-16LE without BOM", (RU * 3).encode("utf-16-le"), [], "encoding_guessed"),
    ("old Kazakh font", (KK * 5).encode("kz1048").decode("cp1251").encode(), [], "legacy_kazakh_font"),
    ("UTF-8 read as windows-1251", (RU * 3).encode().decode("cp1251", "ignore").encode(), [], "mojibake_suspected"),
    ("replaced bytes", RU.encode() + b"\xff\xfe" + RU.encode(), ["--decode-errors", "replace"], "decode_replaced"),
    ("NUL and escapes", RU.replace("Судья", "Судья\x00\x1b[31m").encode(), [], "control_chars"),
    ("several acts in one file", ((RU + "\n\n") * 3).encode(), [], "multiple_documents_suspected"),
    (
        "Kazakh in Latin letters",
        ("Qazaqstan Respublikasynyñ Joğarğy Soty 12.03.2026 kassasialyq şağymdy qarap, qauly etti. " * 5).encode(),
        [],
        "kazakh_latin_script",
    ),
    (
        "English",
        ("The court of appeal dismissed the claim on 12.03.2026 and the applicant filed a complaint. " * 5).encode(),
        [],
        "unsupported_language",
    ),
    (
        "Uzbek",
        (
            "Sud kassatsiya shikoyatini ko‘rib chiqdi va qaror qabul qildi, da’vogarning talabi rad etildi. " * 5
        ).encode(),
        [],
        "unsupported_language",
    ),
    ("an impossible day", "Решение от 31 февраля 2020 года оставлено в силе.".encode(), [], "invalid_date"),
]


@pytest.mark.parametrize(
    ("what", "content", "options", "code"), READ_WITH_WARNING, ids=[row[0] for row in READ_WITH_WARNING]
)
def test_is_read_and_said(
    cassatio: Run, tmp_path: Path, what: str, content: bytes, options: list[str], code: str
) -> None:
    (tmp_path / "input.txt").write_bytes(content)
    (tmp_path / "other.txt").write_text(RU, encoding="utf-8")
    done = cassatio("analyze", tmp_path, *options)
    assert done.returncode == 0, done.stderr.decode()
    bad, good = records(done.stdout)
    assert code in warnings(bad)
    assert good["decided_on"] == "2026-03-12"
    assert code.encode() in done.stderr
    assert b"Traceback" not in done.stderr


REFUSED = [
    # what, name, bytes, options, words of the message
    ("Word 97 renamed", "act.txt", OLE, [], "DOCX"),
    (
        "invalid byte in UTF-8",
        "act.txt",
        "Решение ".encode() * 40 + b"\xff" + "суда".encode() * 40,
        ["--encoding", "utf-8"],
        "byte",
    ),
    ("a ZIP", "acts.zip", zipped({"a.txt": RU.encode()}), [], "--archive"),
    ("a RAR", "acts.rar", b"Rar!\x1a\x07\x01\x00" + bytes(100), [], "RAR"),
    ("over the limit", "act.txt", RU.encode() * 100, ["--max-bytes", "2000"], "max-bytes"),
    ("an unknown encoding", "act.txt", RU.encode(), ["--encoding", "utf-99"], "utf-99"),
    ("a picture", "scan.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, [], "scan.png"),
    ("a broken PDF", "act.pdf", b"%PDF-1.7\n" + b"\x00\xff" * 200, [], "act.pdf"),
    (
        "a broken DOCX",
        "act.docx",
        zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<broken"}),
        [],
        "act.docx",
    ),
]


@pytest.mark.parametrize(("what", "name", "content", "options", "says"), REFUSED, ids=[row[0] for row in REFUSED])
def test_is_refused_with_one_sentence(
    cassatio: Run, tmp_path: Path, what: str, name: str, content: bytes, options: list[str], says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    alone = cassatio("analyze", tmp_path / name, *options)
    message = alone.stderr.decode()
    assert alone.returncode in (2, 3)
    assert alone.stdout == b""
    assert says in message
    assert len(message.strip().splitlines()) == 1, message
    assert "Traceback" not in message


def test_a_refused_file_leaves_the_others(cassatio: Run, tmp_path: Path) -> None:
    for _, name, content, options, _ in REFUSED:
        if not options:
            (tmp_path / name).write_bytes(content)
    for i in range(3):
        (tmp_path / f"good{i}.txt").write_text(RU, encoding="utf-8")
    done = cassatio("analyze", tmp_path, "--errors", "json")
    assert done.returncode == 1
    assert [r["id"] for r in records(done.stdout)] == ["good0", "good1", "good2"]
    assert all("message" in json.loads(line) for line in done.stderr.splitlines())


def test_utf8_with_bom_counts_from_the_first_letter(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbf" + RU.encode())
    (record,) = records(cassatio("dates", tmp_path / "bom.txt").stdout)
    assert record["dates"][0]["start"] == RU.index("12 марта")
    assert warnings(record) == set()


def test_utf16_with_bom_is_read_without_a_word(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "w.txt").write_bytes(RU.encode("utf-16"))
    (record,) = records(cassatio("dates", tmp_path / "w.txt").stdout)
    assert record["dates"][0]["value"] == "2026-03-12"
    assert warnings(record) == set()


def test_mojibake_is_repaired_on_request(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_bytes((RU * 3).encode().decode("cp1251", "ignore").encode())
    (record,) = records(cassatio("dates", tmp_path / "m.txt", "--fix-mojibake").stdout)
    assert record["dates"][0]["value"] == "2026-03-12"


def test_strict_fails_on_an_empty_file(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_bytes(b"  \n")
    (tmp_path / "g.txt").write_text(RU, encoding="utf-8")
    done = cassatio("dates", tmp_path, "--strict")
    assert done.returncode == 1
    assert [r["id"] for r in records(done.stdout)] == ["g"]


def test_archives_are_read_on_request_and_never_escape(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        zipped({"x/1.txt": RU.encode(), "../../evil.txt": KK.encode(), "2.txt": KK.encode()})
    )
    done = cassatio("dates", tmp_path / "a.zip", "--archive")
    assert done.returncode == 1
    assert len(records(done.stdout)) == 2
    assert "evil" in done.stderr.decode()
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_tar_is_read_on_request(cassatio: Run, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("1.txt")
        info.size = len(RU.encode())
        archive.addfile(info, io.BytesIO(RU.encode()))
    (record,) = records(cassatio("dates", tmp_path / "a.tar.gz", "--archive").stdout)
    assert record["dates"][0]["value"] == "2026-03-12"


def test_glued_acts_are_split_on_request(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "glued.txt").write_text((RU + "\n\n") * 3, encoding="utf-8")
    done = records(cassatio("dates", tmp_path / "glued.txt", "--split").stdout)
    assert len(done) == 3
    assert {r["dates"][0]["value"] for r in done} == {"2026-03-12"}


DIRT = [
    ("Latin look-alikes", lambda t: t.replace("о", "o").replace("а", "a").replace("і", "i").replace("с", "c")),
    ("soft hyphens", lambda t: t.replace("ма", "м\u00adа").replace("на", "н\u00adа")),
    ("zero width", lambda t: t.replace("р", "р\u200b")),
    ("NBSP", lambda t: t.replace(" ", "\u00a0")),
    ("decomposed letters", lambda t: t.replace("й", "и\u0306").replace("ё", "е\u0308")),
    ("CRLF", lambda t: t.replace("\n", "\r\n")),
    ("every other line empty", lambda t: t.replace("\n", "\n\n")),
]
CITING = [
    "ПОСТАНОВЛЕНИЕ\n12 марта 2026 года\nНарушены подпункт 2) части четвёртой статьи 427 и статья 451 ГПК РК. Срок шесть месяцев.\n",
    "ҚАУЛЫ\n2026 жылғы 12 наурыз\nҚР АПК-нің 427-бабы төртінші бөлігінің 2) тармақшасы және 451-бабы бұзылды. Мерзімі алты ай.\n",
]


@pytest.mark.parametrize("text", CITING, ids=["ru", "kk"])
@pytest.mark.parametrize("dirty", [d for _, d in DIRT], ids=[name for name, _ in DIRT])
def test_dirt_changes_nothing_that_is_read(cassatio: Run, tmp_path: Path, text: str, dirty: object) -> None:
    (tmp_path / "clean.txt").write_bytes(text.encode())
    (tmp_path / "dirty.txt").write_bytes(dirty(text).encode())
    clean, noisy = records(cassatio("analyze", tmp_path).stdout)
    for key, part in (("dates", "value"), ("terms", "value"), ("references", "items")):
        assert [x[part] for x in noisy[key]] == [x[part] for x in clean[key]]
        for finding in noisy[key]:
            assert dirty(text)[finding["start"] : finding["end"]] == finding["text"]


NOT_OURS = [
    (
        "a Russian Federation ruling",
        "ОПРЕДЕЛЕНИЕ\nВерховный Суд Российской Федерации рассмотрел кассационную жалобу. Согласно статье 390 ГПК РФ суд отменяет решение Московского городского суда, направляет дело на новое рассмотрение. Нарушена ст. 387 ГПК РФ.",
    ),
    (
        "an akimat resolution",
        "Алматы қаласының әкімдігі ҚАУЛЫ ЕТЕДІ:\n1. 2024 жылғы 5 наурыздағы № 12 қаулының күші жойылсын.\n2. Осы қаулы ресми жарияланған күннен бастап қолданысқа енгізіледі.\nӘкім С. Серіков",
    ),
    (
        "a contract",
        "ДОГОВОР АРЕНДЫ № 5\nАрендодатель передаёт, а Арендатор принимает помещение с 1 марта 2024 года. Договор прекращается по соглашению сторон. Подписи сторон.",
    ),
    (
        "news",
        "Вчера в столице открылась выставка. Суд отменил прежний запрет на проведение ярмарки, сообщила пресс-служба. Посетители довольны.",
    ),
]


@pytest.mark.parametrize(("what", "text"), NOT_OURS, ids=[row[0] for row in NOT_OURS])
def test_what_is_no_cassation_matter_gets_no_cassation_law(cassatio: Run, tmp_path: Path, what: str, text: str) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    (record,) = records(cassatio("analyze", tmp_path / "x.txt").stdout)
    assert record["regime"] is None
    assert record["provisions"] == []
    assert record["outcomes"]["suggested"] == []
    assert {o["label"] for o in record["outcomes"]["stated"]} <= {"not-applicable"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs file permissions that bind this user")
def test_an_unreadable_file(cassatio: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(RU, encoding="utf-8")
    (tmp_path / "x.txt").chmod(0)
    done = cassatio("dates", tmp_path / "x.txt")
    assert done.returncode == 3
    assert "permission" in done.stderr.decode()


def test_the_border_of_files(cassatio: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Іс № 5 материалдары"
    folder.mkdir()
    (folder / "шағым 1.txt").write_text(KK, encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / "broken").symlink_to(tmp_path / "nothing")
    done = cassatio("dates", folder, folder / "шағым 1.txt")
    assert done.returncode == 1
    assert [r["id"] for r in records(done.stdout)] == ["шағым 1"]
    message = done.stderr.decode()
    assert "Traceback" not in message
    assert len(message.strip().splitlines()) == 3  # the loop, the broken link, the file given twice


@pytest.mark.parametrize("name", ["word.docx", "office.docx", "office.pdf"])
@pytest.mark.parametrize("given", ["{name}", "{name}.txt"])
def test_an_office_file_is_read_by_what_it_holds(cassatio: Run, tmp_path: Path, name: str, given: str) -> None:
    path = tmp_path / given.format(name=name)
    path.write_bytes((OFFICE / name).read_bytes())
    done = cassatio("dates", path)
    assert done.returncode == 0, done.stderr
    record = records(done.stdout)[0]
    assert [date["value"] for date in record["dates"]][:2] == ["2025-09-16", "2025-05-20"]  # type: ignore[attr-defined]


def test_a_scan_is_told_with_its_pages_and_leaves_the_others(cassatio: Run, tmp_path: Path) -> None:
    from PIL import Image

    page = Image.new("L", (1240, 400), 255)
    page.save(tmp_path / "scan.pdf", save_all=True, append_images=[page])
    (tmp_path / "good.txt").write_text("Сот 2024 жылғы 5 наурызда қаулы етті.", encoding="utf-8")
    done = cassatio("dates", tmp_path)
    said = done.stderr.decode()
    assert done.returncode == 1
    assert "scan.pdf" in said
    assert "pages 1, 2" in said
    assert [record["id"] for record in records(done.stdout)] == ["good"]
