"""Analysis → a Word document of one or two sheets: the checklist, the deadline, the provisions, with quotations."""

import io
from collections.abc import Iterator
from typing import Any

from ..analysis import Analysis
from ..errors import MissingExtraError
from ..values import ProvisionHit
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
    word = Word()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(18)
    word.styles["Normal"].font.size = Pt(10)
    _write(word, analysis, Wording(language))
    word.core_properties.language = language
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _write(word: Any, a: Analysis, w: Wording) -> None:
    title = f"{w.label('kind', a.case.kind)}: {a.document.id}"
    word.core_properties.title = title
    word.add_heading(title, 1)
    word.add_paragraph(_summary(a, w))
    for note in a.notes:
        word.add_paragraph(f"! {w.warning(note.code, note.message)}")
    if a.checklist:
        word.add_heading(w.say("checklist"), 2)
        _write_checklist(word, a, w)
    if a.deadline:
        word.add_heading(w.say("deadline"), 2)
        word.add_paragraph(_deadline(a, w))
        for step in a.deadline.steps:
            day = f"{step.day:%d.%m.%Y} " if step.day else ""
            word.add_paragraph(
                f"{day}{step.what}{f' [{w.norm(step.basis)}]' if step.basis else ''}", style="List Number"
            )
    for heading, lines in _lists(a, w):
        if lines:
            word.add_heading(heading, 2)
            for line in lines:
                word.add_paragraph(line)
    word.add_paragraph(w.say("notice"))


def _write_checklist(word: Any, a: Analysis, w: Wording) -> None:
    table = word.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for check in a.checklist:
        cells = table.add_row().cells
        cells[0].text = w.check(check.id)
        cells[1].text = f"{_SIGNS[check.state]} {w.label('state', check.state)}"
        quoted = [f"«{quote(a.text, s.start, s.end)}»" for s in check.evidence[:2]]
        cells[2].text = _joined([*quoted, check.note or "", ", ".join(map(w.norm, check.basis))])


def _lists(a: Analysis, w: Wording) -> Iterator[tuple[str, list[str]]]:
    """The lists of the report: what was decided, which norms apply, which outcomes are open."""
    stated = [f"{w.name(o.label)}: «{quote(a.text, o.start, o.end)}»" for o in a.stated]
    yield w.say("stated"), stated
    yield w.say("provisions"), [_provision(hit, w) for hit in a.provisions]
    for name, outcomes in (("outcomes", a.suggested), ("if_admitted", a.if_admitted)):
        because = [", ".join(map(w.reason, o.because)) for o in outcomes]
        yield (
            w.say(name),
            [
                f"{w.name(o.label)}; {w.say('because')}: {why} {_norms(o.provisions, w)}"
                for o, why in zip(outcomes, because, strict=True)
            ],
        )


def _provision(hit: ProvisionHit, w: Wording) -> str:
    title = hit.title.get(w.language) or hit.title.get("ru") or ""
    because = f"; {w.say('because')}: {', '.join(map(w.reason, hit.because))}" if hit.because else ""
    return (
        f"{w.norm(hit.id)} {title}: {w.label('effect', hit.effect)} ({w.say('edition', day=hit.edition_from)}){because}"
    )


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
    return f"{'; '.join(parts)} {_norms(d.basis, w)}"


def _norms(ids: tuple[str, ...], w: Wording) -> str:
    return f"[{', '.join(map(w.norm, ids))}]" if ids else ""


def _joined(parts: list[str], by: str = " ") -> str:
    return by.join(part for part in parts if part)
