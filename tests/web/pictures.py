"""Documents made for a test: a text as a scan, a text as a Word file."""

import io


def scan(text: str) -> bytes:
    """A PDF of one page that holds only a picture of the text."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (827, 1169), 255)
    ImageDraw.Draw(page).multiline_text((60, 60), text[:1500], fill=0)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=100)
    return out.getvalue()


def word(text: str) -> bytes:
    """A DOCX file, a paragraph a line."""
    from docx import Document

    made = Document()
    for line in text.split("\n"):
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
