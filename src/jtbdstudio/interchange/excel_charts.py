# SPDX-License-Identifier: MIT
"""Native bar charts: how many customers, one bar a row, in one color, without decoration."""

from __future__ import annotations

from typing import Any

from jtbdstudio.interchange.palette import FAINT, MUTED

WIDTH, HEIGHT = 13.0, 8.0
"""Of charts that stand beside each other, in centimeters."""
_CENTIMETER, _PIXEL = 360_000, 9_525


def bars(title: str, names: Any, numbers: Any, color: str, from_rows: bool = False) -> Any:
    """A horizontal bar chart over two ranges of a sheet, the first at the top, with its number at each bar."""
    from openpyxl.chart import BarChart
    from openpyxl.chart.label import DataLabelList

    chart = BarChart()
    chart.type = "bar"
    chart.style = 10
    chart.add_data(numbers, from_rows=from_rows, titles_from_data=False)
    chart.set_categories(names)
    chart.title = _title(title)
    chart.legend = None
    chart.gapWidth = 45
    series = chart.series[0]
    series.graphicalProperties.solidFill = color
    series.graphicalProperties.line.noFill = True
    series.invertIfNegative = False
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    for part in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, part, False)
    chart.dataLabels.txPr = _text(900, MUTED)
    _axes(chart)
    return chart


def put_below(sheet: Any, chart: Any, place: int, row: int) -> None:
    """The chart at one of the places beside each other, `row` rows down, wherever the columns end."""
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D
    from openpyxl.utils import get_column_letter

    left, column = round(place * (WIDTH + 0.4) * _CENTIMETER), 1
    while left >= (wide := _wide(sheet.column_dimensions[get_column_letter(column)].width)):
        left, column = left - wide, column + 1
    size = XDRPositiveSize2D(round(WIDTH * _CENTIMETER), round(HEIGHT * _CENTIMETER))
    chart.anchor = OneCellAnchor(_from=AnchorMarker(col=column - 1, colOff=left, row=row), ext=size)
    sheet.add_chart(chart)


def _wide(characters: float) -> int:
    """A column's width in the unit of drawings: 7 pixels a character and 5 around."""
    return round((characters * 7 + 5) * _PIXEL)


def _axes(chart: Any) -> None:
    """Names on the left from top to bottom; the numbers stand at the bars, so their axis is not drawn."""
    from openpyxl.chart.shapes import GraphicalProperties

    names, numbers = chart.x_axis, chart.y_axis
    names.delete, numbers.delete = False, True
    names.scaling.orientation = "maxMin"
    names.majorTickMark = "none"
    names.txPr = _text(900, MUTED)
    names.graphicalProperties = GraphicalProperties(ln=_line())
    numbers.majorGridlines = None
    numbers.scaling.min = 0


def _line() -> Any:
    from openpyxl.drawing.line import LineProperties

    return LineProperties(solidFill=FAINT, w=6350)


def _title(text: str) -> Any:
    from openpyxl.chart.layout import Layout, ManualLayout
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

    look = CharacterProperties(sz=1100, b=True, solidFill=MUTED)
    run = RegularTextRun(rPr=look, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[run])
    place = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.02, y=0.02))
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False, layout=place)


def _text(size: int, color: str) -> Any:
    """Text of an axis or a label: `size` in hundredths of a point."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

    look = CharacterProperties(sz=size, b=False, solidFill=color)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])
