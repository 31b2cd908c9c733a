"""The commands on the law itself: read a provision or a regime on a day, compare, search, count a deadline."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

import typer

from .options import CaseKind, DebugOption, UiLangOption, day

LawFormat = Annotated[str, typer.Option("--format", "-f", help="text, json; svg for the timeline.")]


def law(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="A provision (kz-gpk-2015:451), a regime (kz-civil-2025), timeline, check, or words to search."
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day, YYYY-MM-DD; by default all editions.")
    ] = None,
    vs: Annotated[str | None, typer.Option("--vs", metavar="DATE", help="With --on: compare with this day.")] = None,
    ui_lang: UiLangOption = None,
    form: LawFormat = "text",
    debug: DebugOption = False,
) -> None:
    """Read a provision or a regime, compare two days, list the regimes, search, check the data."""
    from ..errors import UsageError
    from ..provisions import lookup
    from ..report.wording import ui_language

    language = ui_language(ui_lang.value if ui_lang else None)
    words = " ".join(what or ["timeline"])
    one, other = day(on, "--on"), day(vs, "--vs")
    if form not in ("text", "json", "svg"):
        raise UsageError("--format takes text, json or svg.")
    if words == "timeline":
        _timeline(language, form)
    elif words == "check":
        _check(form)
    elif words in {r.id for r in lookup.regimes()}:
        _print(form, [_regime(words, language)], _regime_lines(words, language))
    elif lookup.editions(of := words) or lookup.editions(of := lookup.held_in(words) or ""):
        _provision(of, one, other, language, form)
    else:
        _search(words, language, form)


def deadline(
    event: Annotated[str, typer.Option("--event", help="What the term runs from, such as appellate-act-announced.")],
    on_day: Annotated[str, typer.Option("--date", metavar="DATE", help="The day of the event, YYYY-MM-DD.")],
    case: Annotated[CaseKind, typer.Option("--case", help="Kind of case.")] = CaseKind.civil,
    filed_on: Annotated[
        str | None, typer.Option("--filed-on", metavar="DATE", help="The day of filing, if known.")
    ] = None,
    filing: Annotated[
        str, typer.Option("--filing", help="What is filed: cassation, response, restoration, protest.")
    ] = "cassation",
    position: Annotated[str, typer.Option("--position", help="any, worsening or improving (criminal cases).")] = "any",
    custody: Annotated[bool, typer.Option("--custody", help="For a convicted person in custody.")] = False,
    suspended: Annotated[
        list[str] | None,
        typer.Option("--suspended", metavar="FROM/TO", help="Days on which the proceedings were suspended."),
    ] = None,
    restored: Annotated[bool, typer.Option("--restored", help="A court has restored the term.")] = False,
    ui_lang: UiLangOption = None,
    form: LawFormat = "text",
    debug: DebugOption = False,
) -> None:
    """Count a procedural term as a court would, each step with its norm."""
    from ..errors import UsageError
    from ..provisions import compute_deadline
    from ..report.wording import Wording, ui_language

    language = ui_language(ui_lang.value if ui_lang else None)
    start = day(on_day, "--date")
    assert start is not None
    spans = [_span(value) for value in suspended or ()]
    if position not in ("any", "worsening", "improving"):
        raise UsageError("--position takes any, worsening or improving.")
    found = compute_deadline(
        event,
        start,
        case.value,
        filed_on=day(filed_on, "--filed-on"),
        filing=filing,
        position=position,
        custody=custody,
        suspensions=spans,
        restored=restored,
        lang=language,
    )
    words = Wording(language)
    lines = []
    for step in found.steps:
        on_that_day = f"{step.day:%Y-%m-%d}" if step.day else ""
        lines.append(f"{on_that_day:10}  {step.what}{f' [{words.norm(step.basis)}]' if step.basis else ''}")
    if found.last_day:
        lines.append(f"{found.last_day:%Y-%m-%d}  {words.say('last_day', day=found.last_day)}")
    lines.append(words.say("notice"))
    _print(form, [found], lines)


def _span(value: str) -> tuple[date, date]:
    first, _, last = value.partition("/")
    start, end = day(first, "--suspended"), day(last or None, "--suspended")
    if start is None or end is None:
        from ..errors import UsageError

        raise UsageError("--suspended takes two days as YYYY-MM-DD/YYYY-MM-DD.")
    return start, end


def _print(form: str, values: Iterable[Any], lines: Iterable[str]) -> None:
    if form == "json":
        import msgspec

        for value in values:
            sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
        sys.stdout.buffer.flush()
        return
    sys.stdout.writelines(line + "\n" for line in lines)


def _edition_lines(words: str, edition: Any, language: str, until: date | None) -> list[str]:
    from ..report.wording import Wording

    say = Wording(language)
    if edition.repealed:
        return [f"{edition.from_:%Y-%m-%d}  {say.say('repealed')} [{edition.status}] {edition.source}"]
    period = f"{edition.from_:%Y-%m-%d} – {f'{until:%Y-%m-%d}' if until else ''}"
    lines = [f"{say.norm(words)} ({words}), {period}", f"  {getattr(edition.title, language)}"]
    if edition.summary:
        lines.append(f"  {getattr(edition.summary, language)}")
    if edition.note:
        lines.append(f"  {getattr(edition.note, language)}")
    return [*lines, f"  [{edition.status}] {edition.source}"]


def _provision(words: str, one: date | None, other: date | None, language: str, form: str) -> None:
    from ..errors import UsageError
    from ..provisions import lookup
    from ..report.wording import Wording

    ids = [words, *sorted((i for i in lookup.provision_ids() if i.startswith(f"{words}.")), key=_natural)]
    if one and other:
        changed = [c for i in ids if (c := lookup.compare(i, one, other)).changed]
        lines = []
        for found in changed:
            for on_day, edition in ((one, found.one), (other, found.other)):
                title = getattr(edition.title, language) if edition else "-"
                lines.append(f"{found.id}  {on_day:%Y-%m-%d}  {title}")
        _print(form, changed, lines or [Wording(language).say("no_difference")])
        return
    if other:
        raise UsageError("--vs needs --on: the two days to compare.")
    shown = [
        (i, e, lookup.in_force_until(i, e))
        for i in ids
        for e in ([lookup.provision(i, one)] if one else lookup.editions(i))
        if e is not None
    ]
    if not shown:
        out = lookup.repealed_on(words, one) if one else None
        message = Wording(language).say("not_in_force", day=one)
        _print(form, [out] if out else [], [f"{words}: {message}"])
        return
    values = [{"id": i, "until": until, "edition": e} for i, e, until in shown]
    _print(form, values, (line for i, e, until in shown for line in _edition_lines(i, e, language, until)))


def _natural(provision: str) -> list[Any]:
    import re

    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", provision)]


def _regime(identifier: str, language: str) -> Any:
    from ..provisions import regime

    return regime(identifier)


def _regime_lines(identifier: str, language: str) -> list[str]:
    from ..provisions import lookup
    from ..report.wording import Wording

    found, w = lookup.regime(identifier), Wording(language)
    until = lookup.last_day(found)
    lines = [
        f"{found.id}: {getattr(found.title, language)}",
        f"  {found.from_:%Y-%m-%d} – {f'{until:%Y-%m-%d}' if until else ''} [{found.status}] {found.source}",
        f"  {w.say('court')}: {getattr(found.court, language)}",
    ]
    texts = (getattr(found, key) for key in ("document", "who", "term_note", "note"))
    lines += [f"  {getattr(words, language)}" for words in texts if words]
    if found.term:
        lines.append(f"  {w.say('terms')}: {found.term} [{', '.join(map(w.norm, found.term_basis))}]")
    if found.bench_min:
        lines.append(f"  {w.say('bench', count=found.bench_min)}")
    return [*lines, *_power_lines(found, w), *_difference_lines(found)]


def _power_lines(found: Any, w: Any) -> Iterator[str]:
    for power in found.powers:
        norm = f" [{w.norm(power.provision)}]" if power.provision else ""
        yield f"  · {w.name(power.label)}: {getattr(power.title, w.language)}{norm} ({power.status})"


def _difference_lines(found: Any) -> Iterator[str]:
    for said in found.differences:
        yield f"  ≠ {said.what}: {said.one} ({said.one_source}); {said.other} ({said.other_source})"
    for unknown in found.unknown:
        yield f"  ? {unknown}"


def _timeline(language: str, form: str) -> None:
    from ..provisions import timeline

    if form == "svg":
        from ..provisions.picture import timeline_svg

        sys.stdout.write(timeline_svg(language))
        return
    periods = timeline(language)
    _print(
        form,
        periods,
        (
            f"{p.from_:%Y-%m-%d}  {f'{p.to:%Y-%m-%d}' if p.to else '':10}  {p.track:15} {p.id:22} {p.title}"
            f"{'' if p.asserted else ' (?)'}"
            for p in periods
        ),
    )


def _check(form: str) -> None:
    from ..provisions.check import check

    # The only command that asks for today's date: whether somebody should look at the law again.
    findings = check(date.today())  # noqa: DTZ011
    _print(form, findings, (f"{f.level:10} {f.where}: {f.what}" for f in findings))
    if any(f.level == "error" for f in findings):
        raise typer.Exit(1)


def _search(words: str, language: str, form: str) -> None:
    from ..errors import UsageError
    from ..provisions import search

    found = search(words, language)
    if not found:
        raise UsageError(f"{words!r} is no provision, no regime, and no words of one; try: cassatio law timeline.")
    _print(form, found, (f"{f.id:28} {f.from_:%Y-%m-%d}  {f.title}" for f in found))
