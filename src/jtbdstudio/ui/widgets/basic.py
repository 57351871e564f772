# SPDX-License-Identifier: MIT
"""Cards, chips, labels, key caps and buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme


def rounded(painter: QPainter, rect: QRectF, fill: QColor, line: QColor | None = None, radius: float = 8) -> None:
    """Paint a rounded box with a hairline that stays sharp."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(QPen(line, 1) if line is not None else Qt.PenStyle.NoPen)
    inset = 0.5 if line is not None else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


class Label(QLabel):
    """Text in one of our sizes. ``role``: ``""``, ``muted``, ``faint``, ``accent``, ``danger``. Always plain text."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        size: float = theme.UI_TEXT,
        weight: int = 400,
        *,
        tabular: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight, tabular=tabular))
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Change the color by name."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class SectionLabel(Label):
    """A small spaced capital heading over a group (``COLLECT``, ``STRUGGLE``)."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.upper(), "faint", parent=parent)
        self.setFont(theme.font(theme.SMALL, 500, spacing=0.7))
        self.setAccessibleName(text)


class ElidedLabel(Label):
    """One line that ends in … when there is no room; the whole text is in the tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        size: float = theme.UI_TEXT,
        weight: int = 400,
        parent: QWidget | None = None,
    ) -> None:
        self._whole = text
        super().__init__(text, role, size, weight, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Replace the text."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._elide()

    def whole_text(self) -> str:
        """The text without elision."""
        return self._whole

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 24))
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


class Card(QFrame):
    """A white rounded panel with a hairline. ``self.layout()`` is a vertical box; ``selected`` draws the accent."""

    clicked = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        padding: int = 14,
        radius: int = 8,
        clickable: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._radius, self._clickable = radius, clickable
        self._selected = self._dashed = self._pressed = False
        self.setAccessibleName(name)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, clickable)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(8)

    def set_selected(self, selected: bool) -> None:
        self._selected = selected
        self.update()

    def set_dashed(self, dashed: bool) -> None:
        """A dashed hairline: something that is offered, not there yet."""
        self._dashed = dashed
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        line = now.line
        if self._selected or self.hasFocus():
            line = now.accent
        painter = QPainter(self)
        fill = theme.mix(now.panel, now.ink, 0.02) if self._clickable and self.underMouse() else now.panel
        rounded(painter, QRectF(self.rect()), fill, None if self._dashed else line, self._radius)
        if self._dashed:
            painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._clickable and event.button() == Qt.MouseButton.LeftButton
        if not self._pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, False
        if pressed and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class Chip(QWidget):
    """A small rounded word in a tone; with ``clickable`` a button that works by key as well."""

    clicked = Signal()

    def __init__(
        self,
        text: str = "",
        tone: str = "neutral",
        parent: QWidget | None = None,
        *,
        key: str = "",
        clickable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._key, self._clickable = text, tone, key, clickable
        self.setFont(theme.font(11.5, 500))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, clickable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._text

    @property
    def tone(self) -> str:
        return self._tone

    def set_chip(self, text: str, tone: str = "neutral", key: str | None = None) -> None:
        """Change word and tone, and the key if one is given."""
        self._text, self._tone = text, tone
        self._key = self._key if key is None else key
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _key_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._key) + 10 if self._key else 0

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._text) + 17
        return QSize(width + (self._key_width() + 3 if self._key else 0), 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tone, painter = theme.tone_of(self._tone), QPainter(self)
        box = QRectF(self.rect())
        hover = self._clickable and self.underMouse()
        line = theme.current().accent if self.hasFocus() else (tone.strong if hover else None)
        rounded(painter, box, tone.ground, line, box.height() / 2)
        text_box = box.adjusted(8, 0, -8, 0)
        if self._key:
            cap = QRectF(6, 3, self._key_width(), box.height() - 6)
            rounded(painter, cap, theme.mix(tone.ground, theme.current().panel, 0.75), None, 4)
            painter.setPen(tone.text)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
            text_box.setLeft(cap.right() + 5)
        painter.setPen(tone.text)
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft if self._key else Qt.AlignmentFlag.AlignHCenter
        )
        painter.drawText(text_box, flags, self._text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._clickable and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class KeyCap(QWidget):
    """A key as it stands on the keyboard."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font(theme.SMALL, 400, tabular=True))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_keys(keys)

    def set_keys(self, keys: str) -> None:
        self._keys = keys
        self.setAccessibleName(self.tr("Key {key}").format(key=keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(18, self.fontMetrics().horizontalAdvance(self._keys) + 11), 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        rounded(painter, QRectF(self.rect()), now.panel, now.line, 4)
        painter.setPen(now.muted)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._keys)


def button(
    text: str,
    handler: Callable[[], object] | None = None,
    *,
    primary: bool = False,
    flat: bool = False,
    link: bool = False,
    icon: str = "",
    tooltip: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A push button in one of our four looks; ``handler`` takes no argument."""
    made = QPushButton(text, parent)
    made.setFont(theme.font(theme.UI_TEXT, 500 if not link else 400))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the typing is
    for name, wanted in (("primary", primary), ("flat", flat), ("link", link)):
        if wanted:
            made.setProperty(name, True)
    if icon:
        icons.set_icon(made, icon, "primary_text" if primary else "ink")
    if tooltip:
        made.setToolTip(tooltip)
    if handler is not None:
        made.clicked.connect(_NoArgument(made, handler).call)
    return made


def icon_button(
    icon: str,
    name: str,
    handler: Callable[[], object] | None = None,
    *,
    framed: bool = False,
    parent: QWidget | None = None,
) -> QToolButton:
    """A button that shows only an icon; ``name`` is its tooltip and accessible name."""
    made = QToolButton(parent)
    made.setAutoRaise(True)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if framed:
        made.setProperty("framed", True)
    icons.set_icon(made, icon)
    if handler is not None:
        made.clicked.connect(_NoArgument(made, handler).call)
    return made


class _NoArgument(QObject):
    """Drops the ``checked`` argument of ``clicked``; a child of the button, so it lives as long."""

    def __init__(self, parent: QWidget, handler: Callable[[], object]) -> None:
        super().__init__(parent)
        self._handler = handler

    def call(self) -> None:
        self._handler()


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout; widgets are hidden at once and deleted a moment later."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)


def centered(rect: QRectF, size: float) -> QRectF:
    """A square of ``size`` in the middle of ``rect``."""
    middle = rect.center()
    return QRectF(
        QPointF(middle.x() - size / 2, middle.y() - size / 2), QPointF(middle.x() + size / 2, middle.y() + size / 2)
    )
