"""Pictures of pages → text, by the tesseract program with its Kazakh and Russian data, only when asked for."""

from typing import Any

from ..errors import ReadingError
from ..extras import library

LANGUAGES = "kaz+rus"


def recognize(picture: Any) -> str:
    """The text of one picture (a Pillow image) in Kazakh and Russian.

    Raises:
        MissingExtraError: the binding is not installed.
        ReadingError: the program or its language data is missing, or it failed.
    """
    pytesseract = library("pytesseract", "Reading scanned pages", "ocr")
    try:
        text: str = pytesseract.image_to_string(picture, lang=LANGUAGES)
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError) as error:
        raise ReadingError(
            "the page could not be recognized: install tesseract with its data for Kazakh and Russian (kaz, rus).",
            code="ocr_failed",
        ) from error
    return text.strip("\n\x0c")
