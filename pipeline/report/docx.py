"""Analysis → a Word document of one or two sheets: the checklist, the deadline, the provisions, with quotations."""

import io

from ..analysis import Analysis
from ..errors import MissingExtraError
from .text import quote
from .wording import Wording

_SIGNS = {"present": "+", "absent": "−", "not-found": "?"}


def to_docx(analysis: Analysis, *, language: str) -> bytes:
    """The report as the bytes of a DOCX file.

    Raises:
        MissingExtraError: python-docx (extra `io`) is not installed.
    """
    try:
        from docx import Document as Word
        from docx.shared import Mm, Pt
    except ImportError as error:
        raise MissingExtraError("Writing DOCX", "io") from error
    a, w = analysis, Wording(language)
    word = Word()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(18)
    word.styles["Normal"].font.size = Pt(10)
    word.core_properties.title = f"{w.label('kind', a.case.kind)}: {a.document.id}"
    word.core_properties.language = language
    word.add_heading(f"{w.label('kind', a.case.kind)}: {a.document.id}", 1)
    word.add_paragraph(_summary(a, w))
    for note in a.notes:
        word.add_paragraph(f"! {note.message}")
    if a.checklist:
        word.add_heading(w.say("checklist"), 2)
        table = word.add_table(rows=0, cols=3)
        table.style = "Table Grid"
        for check in a.checklist:
            cells = table.add_row().cells
            cells[0].text = w.name(check.id)
            cells[1].text = f"{_SIGNS[check.state]} {w.label('state', check.state)}"
            quoted = [f"«{quote(a.text, s.start, s.end)}»" for s in check.evidence[:2]]
            cells[2].text = _joined([*quoted, check.note or "", ", ".join(check.basis)])
    if a.deadline:
        word.add_heading(w.say("deadline"), 2)
        word.add_paragraph(_deadline(a, w))
        for step in a.deadline.steps:
            day = f"{step.day:%d.%m.%Y} " if step.day else ""
            word.add_paragraph(f"{day}{step.what}{f' [{step.basis}]' if step.basis else ''}", style="List Number")
    if a.stated:
        word.add_heading(w.say("stated"), 2)
        for outcome in a.stated:
            word.add_paragraph(f"{w.name(outcome.label)}: «{quote(a.text, outcome.start, outcome.end)}»")
    if a.provisions:
        word.add_heading(w.say("provisions"), 2)
        for hit in a.provisions:
            title = hit.title.get(language) or hit.title.get("ru") or ""
            because = f"; {w.say('because')}: {', '.join(map(w.reason, hit.because))}" if hit.because else ""
            edition = w.say("edition", day=hit.edition_from)
            word.add_paragraph(f"{hit.id} {title}: {w.label('effect', hit.effect)} ({edition}){because}")
    for name, outcomes in (("outcomes", a.suggested), ("if_admitted", a.if_admitted)):
        if outcomes:
            word.add_heading(w.say(name), 2)
            for suggested in outcomes:
                because = ", ".join(map(w.reason, suggested.because))
                word.add_paragraph(f"{w.name(suggested.label)}; {w.say('because')}: {because} {_norms(suggested.provisions)}")
    word.add_paragraph(w.say("notice"))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _summary(a: Analysis, w: Wording) -> str:
    day = w.say("dated", day=a.case.decided_on) if a.case.decided_on else w.say("undated")
    law = w.say("regime_unknown")
    if a.regime:
        law = f"{w.say('law')}: {w.name(a.regime.id)}, {w.say('since', day=a.regime.from_)}"
    parts = [w.label("case_kind", a.case.case_kind), day, w.label("language", a.language), law]
    if a.regime and a.regime.ambiguous:
        parts.append(w.say("regime_ambiguous"))
    return _joined(parts, "; ")


def _deadline(a: Analysis, w: Wording) -> str:
    d = a.deadline
    assert d is not None
    parts = [w.say("last_day", day=d.last_day) if d.last_day else d.term]
    parts.append(w.say("filed", day=d.filed_on) if d.filed_on else w.say("not_known_filed"))
    if d.in_time is True:
        parts.append(w.say("in_time"))
    elif d.in_time is False and d.filed_on and d.last_day:
        parts.append(w.say("late", days=(d.filed_on - d.last_day).days))
    return f"{'; '.join(parts)} {_norms(d.basis)}"


def _norms(ids: tuple[str, ...]) -> str:
    return f"[{', '.join(ids)}]" if ids else ""


def _joined(parts: list[str], by: str = " ") -> str:
    return by.join(part for part in parts if part)
