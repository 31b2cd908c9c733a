"""A summary → one HTML file that needs nothing else, and a CSV file with the same numbers."""

import csv
import html
import io
from pathlib import Path

from ..knowledge.ui import phrase
from ..report.wording import Wording
from .figures import to_svg
from .summary import Group, Summary

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: .9rem; } caption { text-align: left; }
th, td { padding: .15rem .8rem .15rem 0; text-align: left; border-bottom: 1px solid #ddd; vertical-align: top; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; } .notice { border-left: 4px solid #b45f06; padding-left: .8rem; }
@media print { h2 { break-after: avoid; } figure, table { break-inside: avoid; } }
"""


class _Words:
    """Names in one language; ids where there are none."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._wording = Wording(language)

    def title(self, key: str) -> str:
        return phrase("stats", key, self.language) or key

    def of(self, group: Group, key: str | None) -> str:
        if not key:
            return self.title("none" if key is None else "others")
        if group.id == "quality" or key in {"count", "several"}:
            return self.title(key)
        if group.id in {"language", "kind", "case_kind"}:
            return self._wording.label(group.id, key)
        if group.id == "provisions_cited":
            return self._wording.norm(key)
        return self._wording.name(key)


def page(summary: Summary, *, language: str = "en") -> str:
    """The page as HTML, titles in `language` (kk, ru, en).

    Raises:
        MissingExtraError: the library that draws is not installed.
    """
    words = _Words(language)
    title = html.escape(words.title("page"))
    unfinished = "" if summary.complete else f'<p class="notice">{html.escape(words.title("unfinished"))}</p>\n'
    sections = "\n".join(_section(group, words) for group in summary.groups)
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{html.escape(words.title("documents"))}: <strong>{summary.documents}</strong>.
{html.escape(words.title("failed"))}: <strong>{summary.failed}</strong>.</p>
{unfinished}<p class="notice">{html.escape(words.title("notice"))}</p>
{sections}
</main>
</body>
</html>
"""


def _section(group: Group, words: _Words) -> str:
    title = html.escape(words.title(group.id))
    picture = to_svg(group, lambda key: words.of(group, key))
    picture = picture.replace("<svg ", f'<svg role="img" aria-label="{title}" ', 1)
    return f"""<section aria-labelledby="{group.id}">
<h2 id="{group.id}">{title}</h2>
<figure>{picture}</figure>
<div class="scroll"><table>
{_head(group, words)}
{_body(group, words)}
</table></div>
</section>"""


def _head(group: Group, words: _Words) -> str:
    names = [words.of(group, series) for series in group.series]
    share = [words.title("share")] if len(group.series) == 1 else []
    cells = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in ["", *names, *share])
    return f"<thead><tr>{cells}</tr></thead>"


def _body(group: Group, words: _Words) -> str:
    rows = []
    for key, counts in group.rows:
        numbers = [str(count) for count in counts]
        if len(group.series) == 1:
            numbers.append(f"{100 * counts[0] / group.of:.1f}" if group.of else "")
        cells = "".join(f'<td class="n">{number}</td>' for number in numbers)
        rows.append(f'<tr><th scope="row">{html.escape(words.of(group, key))}</th>{cells}</tr>')
    return f"<tbody>{''.join(rows)}</tbody>"


def table(summary: Summary) -> str:
    """The numbers as CSV: group, name, series, count, of. Names are ids in every language; none is empty."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(("group", "name", "series", "count", "of"))
    for group in summary.groups:
        for key, counts in group.rows:
            name = "" if key is None else key or "(others)"
            pairs = zip(group.series, counts, strict=True)
            writer.writerows((group.id, name, series or "", count, group.of) for series, count in pairs)
    return target.getvalue()


def write_page(summary: Summary, path: Path, *, language: str = "en") -> tuple[Path, Path]:
    """Write the page to `path` and the numbers beside it with the ending .csv; both paths."""
    numbers = path.with_suffix(".csv")
    path.write_text(page(summary, language=language), encoding="utf-8")
    numbers.write_text(table(summary), encoding="utf-8-sig")
    return path, numbers
