"""TEI: the text as it is in one block, the findings as stand-off annotation on ranges of its code points."""

import re
from xml.sax.saxutils import escape, quoteattr

from .labels import Label

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMESPACE = "http://www.tei-c.org/ns/1.0"


def write(name: str, text: str, labels: tuple[Label, ...], *, language: str, version: str) -> str:
    """A TEI document; characters that XML cannot hold are spaces, so that positions stay."""
    body = escape(_NO_XML.sub(" ", text), {"\r": "&#13;"})
    annotations = "\n".join(_annotation(number, label) for number, label in enumerate(labels, 1))
    tongue = f' xml:lang="{language}"' if language in {"kk", "ru"} else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="{_NAMESPACE}">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>{escape(name)}</title></titleStmt>
      <publicationStmt><p>For information; not a decision and not legal advice.</p></publicationStmt>
      <sourceDesc><p>{escape(name)}</p></sourceDesc>
    </fileDesc>
    <encodingDesc>
      <appInfo>
        <application ident="cassatio" version={quoteattr(version)}><label>cassatio</label></application>
      </appInfo>
    </encodingDesc>
  </teiHeader>
  <standOff>
    <listAnnotation>
{annotations}
    </listAnnotation>
  </standOff>
  <text{tongue}>
    <body><ab xml:id="text" xml:space="preserve">{body}</ab></body>
  </text>
</TEI>
"""


def _annotation(number: int, label: Label) -> str:
    target = f"#string-range(text,{label.start},{label.end - label.start})"
    notes = "".join(f"<note type={quoteattr(key)}>{escape(value)}</note>" for key, value in label.attributes.items())
    ana = quoteattr(f"#{label.name}")
    return f'      <annotation xml:id="a{number}" target={quoteattr(target)} ana={ana}>{notes}</annotation>'
