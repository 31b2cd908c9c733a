"""The timeline of the regimes as a picture (SVG)."""

from collections.abc import Sequence
from datetime import date
from html import escape

from .lookup import Period, timeline

_LEFT, _ROW, _TOP, _WIDTH = 170, 30, 46, 900
_COLORS = ("#2f5d8a", "#5b8db8")
_HATCH = (
    '<defs><pattern id="hatch" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#ddd"/><line y2="6" stroke="#999" stroke-width="2"/></pattern></defs>'
)


def timeline_svg(lang: str = "ru", *, first: int = 1990, last: int = 2030, track: str | None = None) -> str:
    """The regimes between two years as bars, one row a track; unverified ones are hatched, announced ones outlined."""
    periods = [p for p in timeline(lang, track) if _end(p, last) >= date(first, 1, 1) and p.from_ < date(last, 1, 1)]
    names = list(dict.fromkeys(p.track for p in periods))
    height = _TOP + _ROW * len(names) + 16
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 20} {height}" '
        'font-family="sans-serif" font-size="11" role="img">'
    )
    parts = [head, _HATCH, *_years(first, last, height)]
    for row, name in enumerate(names):
        top = _TOP + row * _ROW
        parts.append(f'<text x="8" y="{top + 16}">{escape(name)}</text>')
        parts += _bars([p for p in periods if p.track == name], top, first, last)
    return "\n".join([*parts, "</svg>\n"])


def _years(first: int, last: int, height: int) -> list[str]:
    step = max(1, (last - first) // 10)
    lines = []
    for year in range(first, last + 1, step):
        x = _x(date(year, 1, 1), first, last)
        lines.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="30" y2="{height - 10}" stroke="#ddd"/>')
        lines.append(f'<text x="{x:.1f}" y="22" text-anchor="middle" fill="#555">{year}</text>')
    return lines


def _bars(periods: Sequence[Period], top: int, first: int, last: int) -> list[str]:
    bars = []
    for index, period in enumerate(periods):
        left = _x(max(period.from_, date(first, 1, 1)), first, last)
        right = _x(min(_end(period, last), date(last, 1, 1)), first, last)
        fill = _COLORS[index % 2] if period.asserted else "url(#hatch)"
        look = 'fill="none" stroke="#2f5d8a" stroke-dasharray="4 2"' if period.announced else f'fill="{fill}"'
        until = period.to.isoformat() if period.to else "…"
        title = escape(f"{period.id}: {period.from_.isoformat()} – {until}. {period.title}")
        bars.append(
            f'<rect x="{left:.1f}" y="{top}" width="{max(2.0, right - left - 1):.1f}" height="22" rx="2" {look}>'
            f"<title>{title}</title></rect>"
        )
    return bars


def _end(period: Period, last: int) -> date:
    return period.to or date(last, 12, 31)


def _x(day: date, first: int, last: int) -> float:
    start = date(first, 1, 1).toordinal()
    return _LEFT + (day.toordinal() - start) / (date(last, 1, 1).toordinal() - start) * _WIDTH
