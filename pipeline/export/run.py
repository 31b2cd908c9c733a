"""Documents with their records → files of an annotation tool, and the corrected annotation → gold files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..about import VERSION
from ..errors import ReadingError, UsageError
from . import brat, conllu, doccano, label_studio, tei, webanno
from .gold import GoldFile, to_gold
from .labels import DEFAULT_KINDS, KINDS, Label, labels_of
from .names import FileNames

FORMATS = ("doccano", "label-studio", "brat", "webanno", "conllu", "tei")
IMPORTS = ("doccano", "label-studio", "brat", "webanno")
Analyzed = tuple[str, Mapping[str, Any]]
"""The text of a document and its record as plain values."""


def export(documents: Iterable[Analyzed], out: Path, *, form: str, kinds: Iterable[str] = DEFAULT_KINDS) -> int:
    """Write the files of a tool into the folder `out`; the number of documents.

    Args:
        documents: texts with their records, whose positions count code points.
        out: a folder; it is made if it is not there.
        form: doccano, label-studio, brat, webanno (INCEpTION), conllu or tei.
        kinds: which findings: date, term, ref, number, fact, outcome, section.

    Raises:
        UsageError: the form or a kind is not known.
    """
    wanted = tuple(kinds)
    if form not in FORMATS:
        raise UsageError(f"the form {form!r} is not known: expected one of {', '.join(FORMATS)}.", code="bad_option")
    if unknown := set(wanted) - set(KINDS):
        message = f"{min(unknown)!r} is no kind of finding: expected {', '.join(KINDS)}."
        raise UsageError(message, code="bad_option")
    out.mkdir(parents=True, exist_ok=True)
    return _WRITERS[form](documents, out, wanted)


def _write_doccano(documents: Iterable[Analyzed], out: Path, kinds: tuple[str, ...]) -> int:
    count = 0
    with _opened(out / "doccano.jsonl") as file:
        for text, record in documents:
            count += 1
            file.write(doccano.write(record["id"], text, labels_of(record, kinds)))
    return count


def _write_label_studio(documents: Iterable[Analyzed], out: Path, kinds: tuple[str, ...]) -> int:
    names: set[str] = set()
    count = 0
    with _opened(out / "tasks.json") as file:
        file.write("[\n")
        for count, (text, record) in enumerate(documents, 1):
            labels = labels_of(record, kinds)
            names |= {label.name for label in labels}
            line = label_studio.write(record["id"], text, labels, version=f"cassatio {VERSION}")
            file.write((",\n" if count > 1 else "") + line.rstrip("\n"))
        file.write("\n]\n")
    with _opened(out / "config.xml") as file:
        file.write(label_studio.config(sorted(names)))
    return count


def _write_brat(documents: Iterable[Analyzed], out: Path, kinds: tuple[str, ...]) -> int:
    names: set[str] = set()

    def files(name: str, text: str, labels: tuple[Label, ...], _record: Mapping[str, Any]) -> dict[str, str]:
        names.update(label.name for label in labels)
        return {f"{name}.txt": text, f"{name}.ann": brat.write(text, labels)}

    count = _one_by_one(documents, out, kinds, files)
    with _opened(out / "annotation.conf") as file:
        file.write(brat.config(sorted(names)))
    return count


def _write_webanno(documents: Iterable[Analyzed], out: Path, kinds: tuple[str, ...]) -> int:
    def files(name: str, text: str, labels: tuple[Label, ...], record: Mapping[str, Any]) -> dict[str, str]:
        sentences = [(sentence["start"], sentence["end"]) for sentence in record["sentences"]]
        return {f"{name}.txt": text, f"{name}.tsv": webanno.write(text, labels, sentences or [(0, len(text))])}

    return _one_by_one(documents, out, kinds, files)


def _write_conllu(documents: Iterable[Analyzed], out: Path, kinds: tuple[str, ...]) -> int:
    def files(name: str, text: str, labels: tuple[Label, ...], record: Mapping[str, Any]) -> dict[str, str]:
        return {f"{name}.conllu": conllu.write(record["id"], text, labels, language=record["language"])}

    return _one_by_one(documents, out, kinds, files)


def _write_tei(documents: Iterable[Analyzed], out: Path, kinds: tuple[str, ...]) -> int:
    def files(name: str, text: str, labels: tuple[Label, ...], record: Mapping[str, Any]) -> dict[str, str]:
        content = tei.write(record["id"], text, labels, language=record["language"], version=VERSION)
        return {f"{name}.xml": content}

    return _one_by_one(documents, out, kinds, files)


_WRITERS: dict[str, Callable[[Iterable[Analyzed], Path, tuple[str, ...]], int]] = {
    "doccano": _write_doccano,
    "label-studio": _write_label_studio,
    "brat": _write_brat,
    "webanno": _write_webanno,
    "conllu": _write_conllu,
    "tei": _write_tei,
}


def _one_by_one(
    documents: Iterable[Analyzed],
    out: Path,
    kinds: tuple[str, ...],
    files: Callable[[str, str, tuple[Label, ...], Mapping[str, Any]], dict[str, str]],
) -> int:
    names = FileNames()
    count = 0
    for text, record in documents:
        count += 1
        for name, content in files(names.of(record["id"]), text, labels_of(record, kinds), record).items():
            with _opened(out / name) as file:
                file.write(content)
    return count


def _opened(path: Path) -> Any:
    return path.open("w", encoding="utf-8", newline="")


def import_annotations(
    path: Path, *, form: str, kinds: Iterable[str] = DEFAULT_KINDS, known: Mapping[str, Mapping[str, Any]] | None = None
) -> Iterator[tuple[str, GoldFile]]:
    """The gold files of an annotated file or folder, each with the name of its document.

    Args:
        path: what the tool exported; for brat and webanno a folder in which the `.txt` stands beside each file.
        form: doccano, label-studio, brat or webanno.
        kinds: what was annotated completely.
        known: the records of the program by id: an unchanged label keeps the value, act and role found.

    Raises:
        UsageError: the form is not known.
        ReadingError: the file is not what the tool exports.
    """
    if form not in IMPORTS:
        raise UsageError(f"{form!r} cannot be read back: expected one of {', '.join(IMPORTS)}.", code="bad_option")
    records = known or {}
    try:
        for name, text, labels in _annotated(path, form):
            record = records.get(name)
            before = labels_of(record, KINDS) if record else ()
            language = record["language"] if record else "other"
            yield name, to_gold(name, text, labels, known=before, kinds=kinds, language=language)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadingError(
            f"{path} is not what {form} exports: export it again as described.", code="bad_annotations"
        ) from error
    except OSError as error:
        raise ReadingError(f"{path} could not be read ({error.strerror}).", code="unreadable") from error


def _annotated(path: Path, form: str) -> Iterator[tuple[str, str, tuple[Label, ...]]]:
    if form == "doccano":
        yield from doccano.read(path.read_bytes().decode("utf-8"))
    elif form == "label-studio":
        yield from label_studio.read(path.read_bytes().decode("utf-8"))
    else:
        suffix = ".ann" if form == "brat" else ".tsv"
        for file in sorted(path.glob(f"*{suffix}")) if path.is_dir() else [path]:
            text = _text_beside(file)
            content = file.read_bytes().decode("utf-8")
            yield file.stem, text, brat.read(content) if form == "brat" else webanno.read(content, text)


def _text_beside(file: Path) -> str:
    """The text that the positions of an annotation file count in."""
    path = file.with_name(f"{file.stem}.txt")
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        message = f"{path} is not there: put the text that export wrote beside {file.name}, under the same name."
        raise ReadingError(message, code="file_missing") from error
