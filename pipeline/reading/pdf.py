"""PDF → text with the starts of its pages; pages without a text layer are named, or read by OCR on request."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..errors import ReadingError
from ..extras import library
from ..values import Note
from .apart import CAN_WATCH, EndlessError, Step, apart
from .pdf_lines import in_order, is_scattered

_MOST_PAGES = 20_000
_PAGE_SECONDS = 20.0
_RECOGNIZED_SECONDS = 600.0
_WHOLE_SECONDS = 3600.0
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Pages:
    """The text of a document with pages, where each begins, and what there is to tell."""

    text: str
    starts: tuple[int, ...]
    notes: tuple[Note, ...] = ()


def read_pdf(data: bytes, *, ocr: bool = False, watched: bool = False) -> Pages:
    """The text layer of a PDF in the order of its pages; with `ocr`, pages without one are recognized.

    A page may draw itself without end, and the library hears of no signal: `watched`, it is read in a process of its
    own where the system can copy one.

    Raises:
        MissingExtraError: the library, or that for OCR, is not installed.
        ReadingError: the file is damaged or protected, no page has text (`no_text_layer`), or a page has no end.
    """
    pypdfium2 = library("pypdfium2", "Reading PDF", "io")
    if not (watched and CAN_WATCH):
        with _ended_at_once():
            return _pages(pypdfium2, data, ocr=ocr)
    step = _RECOGNIZED_SECONDS if ocr else _PAGE_SECONDS
    try:
        return apart(
            lambda after: _pages(pypdfium2, data, ocr=ocr, after=after), Pages, step=step, whole=_WHOLE_SECONDS
        )
    except EndlessError as error:
        raise ReadingError(
            f"a page of the PDF takes longer than {step:g} seconds or too much memory: print it to a new PDF.",
            code="timeout",
        ) from error


@contextlib.contextmanager
def _ended_at_once() -> Iterator[None]:
    """Inside, the process ends as soon as it is asked to: the library hears of no signal, and a PDF may have no end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _pages(pypdfium2: Any, data: bytes, *, ocr: bool, after: Step = lambda: None) -> Pages:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(
                "the PDF is protected by a password: save it without one.", code="encrypted_file"
            ) from error
        raise ReadingError(
            "the PDF is damaged: open it in a viewer and print it to a new PDF.", code="damaged_file"
        ) from error
    try:
        return _read(document, ocr=ocr, after=after)
    except pypdfium2.PdfiumError as error:
        raise ReadingError(
            "the PDF is damaged: open it in a viewer and print it to a new PDF.", code="damaged_file"
        ) from error
    finally:
        document.close()


def _read(document: Any, *, ocr: bool, after: Step) -> Pages:
    count = len(document)
    if count > _MOST_PAGES:
        raise ReadingError(
            f"the PDF has {count} pages: split it into parts of at most {_MOST_PAGES}.", code="too_large"
        )
    texts = []
    empty = []
    for number in range(count):
        page = document[number]
        text = _page_text(page)
        if not text.strip():
            empty.append(number + 1)
            text = _recognized(page) if ocr else ""
        texts.append(text)
        page.close()
        after()
    if not any(text.strip() for text in texts):
        advice = "nothing was recognized on them either" if ocr else "recognize it first, or use --ocr"
        raise ReadingError(
            f"no text layer on {_listed(empty)} of the PDF, it is a scan: {advice}.", code="no_text_layer"
        )
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text) + 1
    return Pages("\n".join(texts), tuple(starts), _notes(empty, ocr=ocr))


def _page_text(page: Any) -> str:
    """The text of one page; pdfium marks a word broken at the end of a line by U+FFFE, or U+0002 in older files."""
    layer = page.get_textpage()
    text: str = layer.get_text_bounded()
    if is_scattered(text) and not is_scattered(ordered := in_order(layer)):
        text = ordered
    layer.close()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe\n", "-\n").replace("\x02\n", "-\n")
    return text.replace("\ufffe", "-\n").replace("\x02", "-\n")


def _recognized(page: Any) -> str:
    from .ocr import recognize

    bitmap = page.render(scale=300 / 72, grayscale=True)
    return recognize(bitmap.to_pil())


def _notes(empty: list[int], *, ocr: bool) -> tuple[Note, ...]:
    if not empty:
        return ()
    if ocr:
        return (Note("ocr_used", f"The text of {_listed(empty)} was recognized from pictures and may hold errors."),)
    return (Note("no_text_layer", f"There is no text on {_listed(empty)}: pictures were not read."),)


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:_LISTED]))
    more = f" and {len(pages) - _LISTED} more" if len(pages) > _LISTED else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}"
