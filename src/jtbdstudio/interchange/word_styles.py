# SPDX-License-Identifier: MIT
"""The template of our Word documents: page, type, colors. Every paragraph is in a named style people can change."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from jtbdstudio.interchange.palette import ACCENT, CAUTION, FAINT, INK, LINE, MUTED, Tone, tone

FONT = "Arial"
TEXT_WIDTH = 9410
"""Between the margins, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in half points, distances in twentieths of a point, lines in 240ths, as Word counts."""

    name: str
    size: int
    color: str = INK
    bold: bool = False
    italic: bool = False
    before: int = 0
    after: int = 0
    line: int = 264
    left: int = 0
    keep: bool = False
    border: str = ""
    ground: str = ""
    caps: bool = False
    level: int | None = None

    @property
    def id(self) -> str:
        return self.name.replace(" ", "")


PARAGRAPHS = (
    Style("Kicker", 16, ACCENT, bold=True, after=60, caps=True, keep=True),
    Style("Title", 52, before=0, after=60, line=240, keep=True),
    Style("Subtitle", 26, MUTED, after=200),
    Style("Facts", 18, MUTED, after=80),
    Style("Heading 1", 36, before=0, after=180, line=252, keep=True, level=0),
    Style("Heading 2", 24, bold=True, before=340, after=110, keep=True, level=1),
    Style("Heading 3", 19, MUTED, bold=True, before=200, after=70, keep=True, level=2),
    Style("Statement", 32, before=20, after=20, line=312, keep=True),
    Style("Evidence", 19, MUTED, bold=True, before=140, after=140),
    Style("Question", 21, MUTED, italic=True, after=140, keep=True),
    Style("Caution", 19, CAUTION.text, before=0, after=100, left=140, border=CAUTION.strong, ground=CAUTION.ground),
    Style("Quote", 21, after=150, left=220, border=LINE),
    Style("Table Note", 18, MUTED, before=120, after=80),
    Style("Table Head", 16, MUTED, bold=True, keep=True, line=252),
    Style("Table Text", 18, line=252),
    Style("Table Quote", 18, line=252),
    Style("Table Small", 15, MUTED, line=252),
    Style("Table Register", 16, line=252),
    Style("Footer", 16, FAINT),
)
_BUILT_IN = ("Title", "Subtitle", "Quote", "Footer", "List Number")
_CLAUSES = ("Struggle", "Motivation", "Outcome")
_RUNS = {
    "Source": f'<w:color w:val="{MUTED}"/><w:sz w:val="16"/>',
    "Lead": f'<w:color w:val="{FAINT}"/>',
    "Faint": f'<w:color w:val="{FAINT}"/>',
    "Unscored": f'<w:color w:val="{LINE}"/>',
    "Link": f'<w:color w:val="{ACCENT}"/>',
    "Strong": "<w:b/>",
    "Answers": f'<w:color w:val="{MUTED}"/><w:sz w:val="20"/>',
}
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{_NAMESPACE}"'
_CUSTOM = ' w:customStyle="1"'


def new_document(title: str, subject: str, further: Iterable[Style] = ()) -> Any:
    """An empty document in our styles (and `further` ones of its own), with its properties set."""
    import docx

    document = docx.Document()
    _page(document)
    _normal(document)
    _modern(document)
    for style in (*PARAGRAPHS, *further):
        _replace(document, _paragraph_xml(style))
    for xml in _character_styles():
        _replace(document, xml)
    _footer(document, f"{subject} · {title}" if subject else title)
    _describe(document, title, subject)
    return document


def to_bytes(document: Any) -> bytes:
    """The finished file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.footer_distance = Mm(10)


def _normal(document: Any) -> None:
    from docx.shared import Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.size, normal.font.color.rgb = Pt(10.5), RGBColor.from_string(INK)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    bullet = document.styles["List Bullet"]
    bullet.font.size, bullet.paragraph_format.space_after = Pt(10), Pt(4)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(_w(script), FONT)


def _modern(document: Any) -> None:
    """Laid out as a Word of today does, not in its compatibility mode."""
    for setting in document.settings.element.iter(_w("compatSetting")):
        if setting.get(_w("name")) == "compatibilityMode":
            setting.set(_w("val"), "15")


def _replace(document: Any, xml: str) -> None:
    """Put a style in the place of the one with its id, if the template has one."""
    from docx.oxml import parse_xml

    element = parse_xml(xml)
    styles = document.styles.element
    for old in styles.findall(_w("style")):
        if old.get(_w("styleId")) == element.get(_w("styleId")):
            styles.remove(old)
            _keep_links(old, element)
    styles.append(element)


def _keep_links(old: Any, new: Any) -> None:
    """The template's headings belong to character styles, which point back to them."""
    base = new.find(_w("basedOn"))
    if base is not None:
        for name in ("link", "next"):
            if (kept := old.find(_w(name))) is not None:
                base.addnext(kept)


def _paragraph_xml(style: Style) -> str:
    custom = "" if style.name in _BUILT_IN or style.level is not None else _CUSTOM
    name = style.name.lower() if style.level is not None or style.name == "Footer" else style.name
    return (
        f'<w:style {_NS} w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{_paragraph_properties(style)}</w:pPr>'
        f"<w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    """In the order the file format asks for."""
    line = f'<w:left w:val="single" w:sz="18" w:space="9" w:color="{style.border}"/>'
    return "".join(
        (
            "<w:keepNext/>" if style.keep else "",
            "<w:keepLines/>",
            f"<w:pBdr>{line}</w:pBdr>" if style.border else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{style.ground}"/>' if style.ground else "",
            f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' if style.name == "Footer" else "",
            f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="auto"/>',
            f'<w:ind w:left="{style.left}"/>',
            f'<w:outlineLvl w:val="{style.level}"/>' if style.level is not None else "",
        )
    )


def _run_properties(style: Style) -> str:
    spread = '<w:spacing w:val="20"/>' if style.caps else ""
    return (
        f"{'<w:b/>' if style.bold else ''}{'<w:i/>' if style.italic else ''}{'<w:caps/>' if style.caps else ''}"
        f'<w:color w:val="{style.color}"/>{spread}<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>'
    )


def _character_styles() -> list[str]:
    return [
        f'<w:style {_NS} w:type="character"{"" if name == "Strong" else _CUSTOM} w:styleId="{name}">'
        f'<w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
        for name, look in {**_RUNS, **{f"Clause{name}": _on_ground(tone(name.lower())) for name in _CLAUSES}}.items()
    ]


def _on_ground(colors: Tone) -> str:
    return f'<w:color w:val="{colors.text}"/><w:shd w:val="clear" w:color="auto" w:fill="{colors.ground}"/>'


def _footer(document: Any, text: str) -> None:
    from docx.oxml import parse_xml

    from jtbdstudio.interchange.word_body import run

    footer = document.sections[0].footer
    for paragraph in list(footer.paragraphs):
        footer._element.remove(paragraph._element)
    line = run(f"{text}\t") + _field("PAGE") + run(" of ") + _field("NUMPAGES")
    footer._element.append(parse_xml(f'<w:p {_NS}><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{line}</w:p>'))


def _field(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _describe(document: Any, title: str, subject: str) -> None:
    about = document.core_properties
    about.title, about.subject, about.author, about.comments = title, subject, "JTBD Studio", ""
    about.last_modified_by, about.keywords, about.language = "JTBD Studio", "jobs to be done", "en-US"
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _w(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
