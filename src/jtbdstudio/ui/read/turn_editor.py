# SPDX-License-Identifier: MIT
"""A turn being corrected: its words in a card over the place where they stand, in the same type and width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from jtbdstudio.domain.text import Span, Utf16Map
from jtbdstudio.ui import theme
from jtbdstudio.ui.read.marked_text import TOP
from jtbdstudio.ui.read.reading_layout import PARAGRAPH_GAP, ReadingLayout
from jtbdstudio.ui.read.transcript_text import TranscriptText
from jtbdstudio.ui.widgets import ElidedLabel, button
from jtbdstudio.ui.widgets.basic import rounded

_EDGE = 10
"""Room between the card's edge and the words."""
_LEAST_LINES = 3
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class TurnWords(QPlainTextEdit):
    """The words, laid out as the reader lays them out. Positions outside are code points of these words."""

    finished = Signal()
    given_up = Signal()
    left = Signal()
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.setAccessibleName(self.tr("Words of the turn"))
        self._layout: ReadingLayout | None = None
        self._document: QTextDocument | None = None

    def show_words(self, words: str, width: float) -> None:
        """Begin with these words, in lines of the width they have in the reader."""
        document = QTextDocument(self)
        document.setDefaultFont(theme.font(theme.READING))
        document.setDocumentMargin(TOP)
        self._layout = ReadingLayout(document, lambda _block: (), lambda _line: PARAGRAPH_GAP)
        self._layout.width = width
        document.setDocumentLayout(self._layout)
        document.setPlainText(words)
        old, self._document = self._document, document
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        document.contentsChanged.connect(self.height_changed)

    def words(self) -> str:
        """What is there now. Not `toPlainText`, which turns no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def caret(self) -> int:
        return Utf16Map(self.words()).to_code_points(self.textCursor().position())

    def select(self, span: Span) -> None:
        """Put the caret, or select words."""
        units, cursor = Utf16Map(self.words()), self.textCursor()
        cursor.setPosition(units.to_utf16(span.start))
        cursor.setPosition(units.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def wanted_height(self, most: float) -> float:
        """How high all the words are; no more of them are laid out than fit into `most`."""
        block, height = self.document().firstBlock(), float(TOP)
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return min(height + 4, most)

    def line_height(self) -> float:
        return self._layout.pitch if self._layout is not None else 24.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_F2 or (is_return and control):
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._layout is not None:
            self._layout.width = float(self.viewport().width())
        super().resizeEvent(event)
        self.height_changed.emit()


class TurnEditor(QWidget):
    """The card: words, and below them what can be done with the turn. Leaving it keeps what was typed."""

    kept = Signal()
    given_up = Signal()
    split_wanted = Signal()
    merge_wanted = Signal()
    speaker_wanted = Signal()

    def __init__(self, text: TranscriptText) -> None:
        super().__init__(text)
        self._text = text
        self._start = 0
        self.words = TurnWords(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside the words must not reach the text below
        self.setFocusProxy(self.words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._around = QHBoxLayout()
        self._around.addWidget(self.words)
        self._column.addLayout(self._around)
        self._column.addWidget(self._make_foot())
        self.words.finished.connect(self.kept)
        self.words.given_up.connect(self.given_up)
        self.words.left.connect(self._on_left)
        self.words.height_changed.connect(self.place, Qt.ConnectionType.QueuedConnection)
        text.verticalScrollBar().valueChanged.connect(self.place)
        text.viewport().installEventFilter(self)
        theme.watcher.theme_changed.connect(self.update)
        self.setAccessibleName(self.tr("Correct the turn"))
        self.hide()

    def _make_foot(self) -> QWidget:
        self.foot = QWidget()
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(_EDGE, 6, _EDGE, 8)
        column.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.split = button(self.tr("Split here"), self.split_wanted.emit)
        self.split.setToolTip(self.tr("What is behind the caret becomes a turn of its own"))
        self.merge = button(self.tr("Merge next"), self.merge_wanted.emit)
        self.merge.setToolTip(self.tr("The next turn becomes part of this one"))
        self.speaker = button(self.tr("Speaker…"), self.speaker_wanted.emit)
        self.speaker.setToolTip(self.tr("Change who says this, or the name everywhere"))
        self.done = button(self.tr("Done"), self.kept.emit, primary=True, tooltip="Ctrl+Enter")
        for made in (self.split, self.merge, self.speaker):
            row.addWidget(made)
        row.addStretch()
        row.addWidget(self.done)
        self.hint = ElidedLabel("", "muted", 11.5)
        column.addLayout(row)
        column.addWidget(self.hint)
        return self.foot

    def open(self, span: Span, words: str, selected: Span, *, last: bool) -> None:
        """Lay the words of the turn at `span` over it; `selected` counts within them."""
        self._start = span.start
        self.merge.setEnabled(not last)
        self.say()
        self.words.show_words(words, float(self._text.viewport().width()))
        self._text.scroll_to(span.start)
        self.show()
        self.raise_()
        self.place()
        self._make_room()
        self.words.select(selected)
        self.words.ensureCursorVisible()
        self.words.setFocus()

    def say(self, sentence: str = "") -> None:
        """What to know, or what went wrong."""
        keys = self.tr("Leaving or Ctrl+Enter keeps it · Esc: as it was")
        self.hint.set_text(sentence or keys)
        self.hint.set_role("danger" if sentence else "muted")

    def close_up(self) -> None:
        """Put the card away; the focus goes to the text if it was in here."""
        within = self._has_focus()
        self.hide()
        if within:
            self._text.setFocus()

    def place(self) -> None:
        """Over the turn, as high as its words, within the text."""
        if self.isHidden() or self._text.script is None:
            return
        viewport, foot = self._text.viewport().geometry(), self.foot.sizeHint().height()
        top = self._turn_top() - TOP
        most = self._text.height() - foot - 12
        least = min(most, _LEAST_LINES * self.words.line_height())
        height = max(least, self.words.wanted_height(most)) + foot
        top = max(4 - TOP, min(top, self._text.height() - height - 6))
        left = viewport.left() - _EDGE
        self._around.setContentsMargins(_EDGE, 0, self._text.width() - 6 - viewport.right() - 1, 0)
        self.setGeometry(left, round(top), self._text.width() - 6 - left, round(height))

    def _turn_top(self) -> float:
        assert self._text.script is not None
        block = self._text.document().findBlock(self._text.script.units.to_utf16(self._start))
        return self._text.blockBoundingGeometry(block).translated(self._text.contentOffset()).top()

    def _make_room(self) -> None:
        """Scroll so far that the card covers the turn itself and not what is above it."""
        over = self._turn_top() - TOP - self.y()
        if over > 0:
            bar = self._text.verticalScrollBar()
            bar.setValue(bar.value() + round(over / self.words.line_height() + 0.5))
            self.place()

    def _on_left(self) -> None:
        if not self._has_focus():
            self.kept.emit()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        rounded(painter, QRectF(self.rect()), now.panel, now.accent, 8)
        painter.fillRect(QRectF(1, self.foot.y(), self.width() - 2, 1), now.line_faint)
