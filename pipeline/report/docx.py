"""Analysis → a Word document of one or two sheets: the checklist, the deadline, the grounds, with quotations."""

import io
from collections.abc import Iterator
from typing import Any

from ..analysis import Analysis
from ..extras import library
from ..knowledge.release import knowledge_day
from ..values import Deadline, ProvisionHit, Span, SuggestedOutcome
from .digest import Digest, Ground, check_note, digest, state_label
from .quotes import excerpt, shown
from .wording import Wording

_TAGS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-US"}
_WIDTHS = (46, 34, 98)
"""The columns of the checklist in millimeters."""


def to_docx(analysis: Analysis, *, language: str) -> bytes:
    """The report as the bytes of a DOCX file.

    Raises:
        MissingExtraError: python-docx (extra `io`) is not installed.
    """
    word = library("docx", "Writing DOCX", "io").Document()
    words = Wording(language)
    _lay_out(word, language)
    _write(word, analysis, digest(analysis, words), words)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _lay_out(word: Any, language: str) -> None:
    """A4, small type, the language that spelling is checked in."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(16)
    normal = word.styles["Normal"]
    normal.font.size = Pt(9)
    normal.paragraph_format.space_after = Pt(2)
    for level, size in ((1, 13), (2, 10.5)):
        heading = word.styles[f"Heading {level}"]
        heading.font.size = Pt(size)
        heading.paragraph_format.space_before = Pt(6)
    properties = normal.element.get_or_add_rPr()
    tag = properties.find(qn("w:lang"))
    if tag is None:
        tag = properties.makeelement(qn("w:lang"), {})
        properties.append(tag)
    tag.set(qn("w:val"), _TAGS[language])
    word.core_properties.language = _TAGS[language]


def _write(word: Any, a: Analysis, d: Digest, w: Wording) -> None:
    kind = w.label("kind", a.case.kind)
    title = f"{kind[:1].upper()}{kind[1:]}: {a.document.id}"
    word.core_properties.title = title
    word.add_heading(title, 1)
    for line in _summary(a, d, w):
        word.add_paragraph(line)
    if d.alarms:
        word.add_heading(f"! {w.say('attention')}", 2)
        for alarm in d.alarms:
            word.add_paragraph(alarm, style="List Bullet")
    word.add_paragraph(w.say("decides"))
    if a.checklist:
        word.add_heading(w.say("checklist"), 2)
        _write_checklist(word, a, w)
        for norm in d.return_form:
            word.add_paragraph(f"{w.say('return_form')}: {norm.name}: {norm.title}")
    for heading, lines, style in _lists(a, d, w):
        if lines:
            word.add_heading(heading, 2)
            for line in lines:
                word.add_paragraph(line, style=style)
    word.add_paragraph(f"{w.say('checked_by')}: {'_' * 40}")
    word.add_paragraph(f"{w.say('notice')} cassatio, {w.say('law_checked', day=knowledge_day())}.")


def _write_checklist(word: Any, a: Analysis, w: Wording) -> None:
    from docx.shared import Mm

    table = word.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    table.autofit = False
    for cell, heading in zip(table.rows[0].cells, ("requirement", "state", "what_found"), strict=True):
        cell.paragraphs[0].add_run(w.say(heading)).bold = True
    for check in a.checklist:
        cells = table.add_row().cells
        cells[0].text = w.check(check.id)
        cells[1].text = " ".join(state_label(check, a, w))
        cells[2].text = _joined([*_quotes(a, check.evidence), check_note(check, w), f"[{w.norms(check.basis)}]"])
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)


def _summary(a: Analysis, d: Digest, w: Wording) -> Iterator[str]:
    """The document, its court, its code, its term."""
    day = f"{w.say('dated', day=a.case.decided_on)}; " if a.case.decided_on else ""
    kind = f"{w.label('case_kind', a.case.case_kind)}; " if a.case.case_kind else ""
    yield f"{kind}{day}{w.say('language')}: {w.label('language', a.language)}"
    if d.law is None:
        yield w.say("regime_unknown")
        return
    yield f"{w.say('court_for')}: {d.law.court}"
    yield f"{w.say('codes')}: {'; '.join(d.law.codes)}"
    yield f"{w.say('edition_of')}: {d.law.title}, {w.say('since', day=d.law.since)} ({d.law.basis})"
    if a.deadline:
        yield f"{w.say('deadline')}: {_deadline(a.deadline, w)}"


def _deadline(d: Deadline, w: Wording) -> str:
    """The term in one line: its last day, the day of filing, whether it was kept."""
    return "; ".join([w.say("last_day", day=d.last_day) if d.last_day else w.duration(d.term), *w.kept(d)])


def _lists(a: Analysis, d: Digest, w: Wording) -> Iterator[tuple[str, list[str], str]]:
    """The lists of the report: heading, lines, style."""
    steps = a.deadline.steps if a.deadline else ()
    yield w.say("grounds"), [_ground(ground, a, w) for ground in d.grounds], "List Bullet"
    told = [f"{w.step(s)}{f' [{w.norm(s.basis)}]' if s.basis else ''}" for s in steps]
    yield w.say("deadline"), told, "List Number"
    stated = [f"{w.name(o.label)}: «{excerpt(a.text, Span(o.start, o.end))}»" for o in d.stated]
    yield w.say("stated"), stated, "List Bullet"
    norms = [_provision(hit, w) for hit in d.norms if hit.effect != "basis"]
    yield w.say("provisions"), norms, "List Bullet"
    yield w.say("outcomes"), [_outcome(o, w) for o in d.open_outcomes], "List Bullet"
    yield w.say("if_admitted"), [_outcome(o, w) for o in d.if_admitted], "List Bullet"


def _ground(ground: Ground, a: Analysis, w: Wording) -> str:
    note = w.plain(ground.hit.note) if ground.hit.note else ""
    return _joined([_provision(ground.hit, w), *_quotes(a, ground.hit.evidence), note])


def _outcome(outcome: SuggestedOutcome, w: Wording) -> str:
    because = ", ".join(map(w.reason, outcome.because))
    reasons = f"; {w.say('because')}: {because}" if because else ""
    norms = f"[{w.norms(outcome.provisions)}]" if outcome.provisions else ""
    return _joined([f"{w.name(outcome.label)}{reasons}", norms])


def _provision(hit: ProvisionHit, w: Wording) -> str:
    because = f"; {w.say('because')}: {', '.join(map(w.reason, hit.because))}" if hit.because else ""
    edition = w.say("edition", day=hit.edition_from)
    return f"{w.norm(hit.id)} {w.provision(hit)}: {w.label('effect', hit.effect)} ({edition}){because}"


def _quotes(a: Analysis, spans: tuple[Span, ...]) -> list[str]:
    return [f"«{excerpt(a.text, span)}»" for span in shown(spans)]


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part and part != "[]")
