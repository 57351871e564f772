# SPDX-License-Identifier: MIT
"""The small pieces: clicked, typed at, and named for those who hear them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets import (
    Bar,
    Card,
    Chip,
    DotScore,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    Popover,
    RankRow,
    SearchField,
    Toast,
    clear_layout,
    icon_button,
)
from jtbdstudio.ui.widgets.popover import blends
from jtbdstudio.ui.widgets.search_field import SearchButton

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.usefixtures("light")


def test_a_card_is_a_button_for_mouse_and_keyboard(qtbot: QtBot) -> None:
    card = Card(clickable=True, name="New study")
    qtbot.addWidget(card)
    card.resize(100, 60)
    clicks: list[int] = []
    card.clicked.connect(lambda: clicks.append(1))
    qtbot.mouseClick(card, LEFT)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    qtbot.mousePress(card, LEFT)
    qtbot.mouseRelease(card, LEFT, pos=QPoint(300, 300))
    assert len(clicks) == 2, "letting go beside it is a change of mind"
    assert card.accessibleName() == "New study"


def test_a_row_is_chosen_by_click_and_key_and_walked_with_arrows(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = FlowLayout(host)
    rows = [RankRow(key, key.upper(), number, 0.5) for number, key in enumerate("ab")]
    for row in rows:
        column.addWidget(row)
    host.show()
    qtbot.waitUntil(host.isVisible)
    chosen: list[str] = []
    for row in rows:
        row.activated.connect(chosen.append)
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Return)
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert host.focusWidget() is rows[1]
    qtbot.mouseClick(rows[1], LEFT)
    assert chosen == ["a", "b"]
    assert rows[1].accessibleName() == "B: 1"


def test_a_score_is_a_wish_until_it_is_set(qtbot: QtBot) -> None:
    score = DotScore("Urgency", 2)
    qtbot.addWidget(score)
    wishes: list[int] = []
    score.scored.connect(wishes.append)
    qtbot.keyClick(score, Qt.Key.Key_5)
    qtbot.keyClick(score, Qt.Key.Key_Right)
    qtbot.keyClick(score, Qt.Key.Key_Left)
    qtbot.keyClick(score, Qt.Key.Key_0)
    qtbot.keyClick(score, Qt.Key.Key_7)
    assert wishes == [5, 3, 1, 0]
    assert score.score == 2
    score.set_score(4)
    assert score.accessibleName() == "Urgency: 4 / 5"
    assert wishes == [5, 3, 1, 0]


@pytest.mark.parametrize("dot", [1, 2, 3, 4, 5])
def test_clicking_a_dot_scores_it_and_clicking_it_again_clears_it(dot: int, qtbot: QtBot) -> None:
    score = DotScore("Urgency")
    qtbot.addWidget(score)
    score.resize(score.sizeHint())
    wishes: list[int] = []
    score.scored.connect(wishes.append)
    at = QPoint(5 + (dot - 1) * (score.DOT + score.GAP) + score.DOT // 2, score.height() // 2)
    qtbot.mouseClick(score, LEFT, pos=at)
    score.set_score(dot)
    qtbot.mouseClick(score, LEFT, pos=at)
    assert wishes == [dot, 0]


def test_a_bar_shows_its_share_in_its_tone(qtbot: QtBot) -> None:
    bar = Bar(0.5, "outcome", height=9)
    qtbot.addWidget(bar)
    bar.resize(100, 9)
    image = bar.grab().toImage()
    filled, empty = image.pixelColor(25, 4), image.pixelColor(75, 4)
    assert empty == theme.current().line_faint
    assert filled.green() > filled.red()
    assert bar.accessibleName() == "50 %"


def test_a_bar_is_never_over_full(qtbot: QtBot) -> None:
    bar = Bar(1.7)
    qtbot.addWidget(bar)
    assert bar.share == 1.0


def test_a_chip_is_never_narrower_than_its_word(qtbot: QtBot) -> None:
    chip = Chip("levelled off after interview 11", "outcome")
    qtbot.addWidget(chip)
    assert chip.minimumSizeHint().width() > theme.text_width(chip.text, chip.font())


def test_a_long_line_ends_in_dots_and_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("one line that\nhas no room at all")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == "one line that has no room at all"
    label.resize(400, 20)
    assert label.text() == "one line that has no room at all"
    assert label.toolTip() == ""


def test_chips_flow_into_lines(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, 4)
    chips = [Chip(f"chip number {number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    host.resize(220, 300)
    host.show()
    flow.activate()
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() <= 220 for chip in chips)
    assert flow.heightForWidth(2000) == chips[0].height()
    clear_layout(flow)
    assert flow.count() == 0


def test_what_is_cleared_right_after_it_was_added_never_shows_up(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    host.show()
    chip = Chip("gone before it was seen")
    flow.addWidget(chip)
    flow.clear()
    QApplication.processEvents()
    assert not chip.isVisible()
    assert chip.parentWidget() is host


def test_an_empty_page_offers_what_to_do(qtbot: QtBot) -> None:
    state = EmptyState("boards", "No notes yet", "Drag quotes from the left.", "Add all quotes", "See the sample")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.chosen):
        qtbot.mouseClick(state.button, LEFT)
    with qtbot.waitSignal(state.second_chosen):
        qtbot.mouseClick(state.second_button, LEFT)


def test_a_search_field_gives_way_step_by_step(qtbot: QtBot) -> None:
    field = SearchField("Find a theme", "Ctrl+F")
    qtbot.addWidget(field)
    field.setText(" “numbers”\n")
    assert field.query() == "numbers"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Down)


class _Painted(QObject):
    """Counts how often a widget is painted."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_who_paints_an_icon_itself_paints_it_once_the_font_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(icons._keeper, "font_set", None)
    field, painted = SearchButton("Search quotes…", "Ctrl+K"), _Painted()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    placeholder = field.grab().toImage()
    QApplication.processEvents()
    field.installEventFilter(painted)
    icons.load()
    qtbot.waitUntil(lambda: painted.times > 0)
    assert field.grab().toImage() != placeholder


def test_a_popover_stays_on_the_screen_and_closes_with_escape(qtbot: QtBot) -> None:
    popover = Popover()
    qtbot.addWidget(popover)
    popover.column.addWidget(Chip("somewhere"))
    corner = QApplication.primaryScreen().availableGeometry().bottomRight()
    popover.show_at(corner)
    assert popover.geometry().right() <= corner.x() + 14
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert popover.isHidden()


@pytest.mark.parametrize(
    ("platform", "environment", "blended"),
    [
        ("xcb", {}, False),
        ("xcb", {"XDG_CURRENT_DESKTOP": "i3"}, False),
        ("xcb", {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, True),
        ("xcb", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("wayland", {}, True),
        ("cocoa", {}, True),
        ("windows", {}, True),
    ],
)
def test_where_windows_are_blended(platform: str, environment: dict[str, str], blended: bool) -> None:
    assert blends(platform, environment) is blended


@pytest.mark.parametrize("blended", [True, False])
def test_a_popover_is_square_and_solid_where_windows_are_not_blended(
    blended: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jtbdstudio.ui.widgets.popover.blends", lambda *_: blended)
    popover = Popover(padding=9)
    qtbot.addWidget(popover)
    chip = Chip("somewhere")
    popover.column.addWidget(chip)
    popover.show_at(QPoint(40, 40))
    assert popover.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground) is blended
    assert popover.geometry().topLeft() == (QPoint(26, 26) if blended else QPoint(40, 40))
    assert chip.mapToGlobal(QPoint(0, 0)) == QPoint(49, 49)
    corner = popover.grab().toImage().pixelColor(0, 0)
    assert (corner == theme.current().line) is not blended


def test_a_toast_offers_a_way_back_and_leaves(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 500)
    host.show()
    toast = Toast(host)
    toast.say("14 notes moved.", kind="done", action="Undo")
    assert toast.isVisible()
    assert host.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.action_chosen):
        qtbot.mouseClick(toast.action, LEFT)
    assert toast.isHidden()
    toast.say("Copied.")
    assert toast.action.isHidden()
    toast.say("A long sentence that goes on and on. " * 8, kind="error")
    assert host.rect().contains(toast.geometry())


def test_a_button_without_words_has_a_name(qtbot: QtBot) -> None:
    pressed: list[int] = []
    close = icon_button("close", "Close", lambda: pressed.append(1))
    qtbot.addWidget(close)
    assert close.accessibleName() == close.toolTip() == "Close"
    assert not close.icon().isNull()
    qtbot.mouseClick(close, LEFT)
    assert pressed == [1]
