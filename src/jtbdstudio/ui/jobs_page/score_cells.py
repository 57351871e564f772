# SPDX-License-Identifier: MIT
"""What a row of the table of jobs is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.jobs_page.lines import broken_lines
from jtbdstudio.ui.jobs_page.terms import STATUS_TONES, status_text
from jtbdstudio.ui.widgets import Chip, DotScore, FlowLayout, Label, button
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.domain.scoring import Criterion
    from jtbdstudio.queries.jobs import JobItem

_DOTS = ((9, 3), (8, 3), (7, 3), (7, 2), (6, 2), (5, 2))  # size and gap, largest first
_LINE = 17
_ROOMY = 56


class FittingDots(DotScore):
    """Dots that shrink with the room there is."""

    def fit(self, width: float) -> None:
        """Take the largest dots that fit into a width."""
        fitting = [(dot, gap) for dot, gap in _DOTS if self._top * (dot + gap) - gap + 10 <= width]
        self.DOT, self.GAP = (fitting or _DOTS[-1:])[0]
        self.updateGeometry()
        self.update()

    def explain(self, question: str, reason: str) -> None:
        """The question behind the score, and why it was given, in the tooltip."""
        self.setToolTip("\n".join(part for part in (self.accessibleName(), question, reason) if part))


class CriterionHeader(QWidget):
    """A criterion's name over its dots; a reversed one says so."""

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = criterion.name
        self._remark = "" if criterion.higher_is_better else self.tr("fewer is better")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        weight = self.tr("counts {n}-fold").format(n=criterion.weight) if criterion.weight != 1 else ""
        self.setToolTip("\n".join(part for part in (criterion.question, self._remark, weight) if part))
        self.setAccessibleName(", ".join(part for part in (criterion.name, self._remark, weight) if part))

    def _fitting_font(self, room: float) -> QFont:
        """One size for the whole head, so it follows the width and not the word."""
        return theme.font(theme.SMALL if room >= _ROOMY else theme.SMALL - 1)

    def sizeHint(self) -> QSize:
        return QSize(56, 66 if self._remark else 38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme.current()
        room = self.width() - 5
        name_font, remark_font = self._fitting_font(room), theme.font(10)
        lines = [(text, name_font, now.muted) for text in broken_lines(self._name, QFontMetrics(name_font), room, 2)]
        remark = broken_lines(self._remark, QFontMetrics(remark_font), room, 2)
        lines += [(text, remark_font, theme.tone_of("motivation").text) for text in remark]
        top = self.height() - 6.0 - 14 * len(lines)
        for text, font, color in lines:
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(QRectF(5, top, room, 14), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            top += 14


class JobName(QWidget):
    """A job's name on two lines; click or ``Return`` shows its statement."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._selected = "", False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_name(self, name: str, tooltip: str, *, selected: bool) -> None:
        self._name, self._selected = name, selected
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.updateGeometry()
        self.update()

    def _lines(self, width: float) -> list[str]:
        return broken_lines(self._name, QFontMetrics(self._font()), max(40, width - 8), 2)

    def _font(self) -> QFont:
        return theme.font(theme.UI_TEXT, 600 if self._selected else 400)

    def sizeHint(self) -> QSize:
        return QSize(140, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _LINE + 4)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _LINE * max(1, len(self._lines(width))) + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme.current()
        if self.hasFocus():
            rounded(painter, QRectF(self.rect()), now.accent_ground, now.accent, 5)
        painter.setFont(theme.font(theme.UI_TEXT, 600 if self._selected else 400, underline=self.underMouse()))
        painter.setPen(now.ink)
        for number, text in enumerate(self._lines(self.width())):
            box = QRectF(4, 2 + number * _LINE, self.width() - 4, _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class JobCell(QWidget):
    """The name, how many customers stand behind it, and whether it was chosen."""

    opened = Signal(str)  # job id
    quotes_requested = Signal(str)  # job id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 2, 7)
        column.setSpacing(2)
        self.name = JobName(self)
        self.under = QWidget(self)
        self._flow = FlowLayout(self.under, 4)
        self._flow.setContentsMargins(2, 0, 0, 0)
        tip = self.tr("Read what they said")
        self.people = button("", self._on_people_clicked, link=True, tooltip=tip, parent=self.under)
        self.people.setFont(theme.font(theme.SMALL))
        self.people.setFixedHeight(20)
        self.status = Chip("", parent=self.under)
        self._flow.addWidget(self.people)
        self._flow.addWidget(self.status)
        column.addStretch()
        column.addWidget(self.name)
        column.addWidget(self.under)
        column.addStretch()
        self._job_id = ""
        self.name.opened.connect(self._on_opened)

    def show_job(self, job: JobItem, *, selected: bool) -> None:
        """Show a job."""
        self._job_id = job.id
        self.name.set_name(job.name, f"{job.name}\n{job.statement}", selected=selected)
        self.people.setText(number_of(job.count.customers, self.tr("1 customer"), self.tr("{n} customers")))
        word = status_text(job.status)
        self.status.set_chip(word, STATUS_TONES.get(job.status, "neutral"))
        self.status.setVisible(bool(word))
        self._flow.invalidate()
        self.under.updateGeometry()

    def _on_people_clicked(self) -> None:
        self.quotes_requested.emit(self._job_id)

    def _on_opened(self) -> None:
        self.opened.emit(self._job_id)


class TotalCell(QWidget):
    """The weighted mean with one decimal, and how much of it is scored (R13)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 6, 0, 6)
        column.setSpacing(0)
        self.value = Label("", size=15, weight=600, tabular=True)
        self.scored = Label("", "muted", theme.SMALL)
        column.addStretch()
        column.addWidget(self.value)
        column.addWidget(self.scored)
        column.addStretch()

    def show_priority(self, value: float | None, scored: int, criteria: int) -> None:
        self.value.setText("–" if value is None else f"{value:.1f}")
        self.scored.setText(self.tr("{n} of {of} scored").format(n=scored, of=criteria))
        self.setAccessibleName(f"{self.value.text()}, {self.scored.text()}")


class Rule(QWidget):
    """A hairline between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().line_faint)
