# SPDX-License-Identifier: MIT
"""A quote that takes in the interviewer's words says so where it is read: in the reader, and behind a number."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from jtbdstudio.commands.advice import dismiss_advice
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.ui.evidence import EvidenceCard
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.page import Evidence
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.widgets import Label
from tests.ui.reading import Hands, place, stored

WARNING = "Takes in words of the interviewer. Shorten it to what the customer said."


def test_a_quote_across_a_question_is_told_where_it_is_read(
    reader_window: MainWindow, reader: ReadPage, hands: Hands
) -> None:
    reader.text.select(Span(place(reader, "Café closed."), place(reader, "We tried") + len("We tried")))
    hands.key("2")
    assert reader.bar.mixed.isVisible()
    assert WARNING in reader.bar.mixed.toolTip()
    [quote] = stored(reader)
    reader_window.evidence.show_evidence(Evidence("Behind it", (quote.id,)))
    [card] = reader_window.evidence.findChildren(EvidenceCard)
    assert WARNING in [label.text() for label in card.findChildren(Label)]
    assert WARNING in card.accessibleName()
    reader_window.evidence.dismiss()
    [advice] = [a for a in reader.studio.read(advice_list).standing if a.rule == "W13"]
    assert advice.subject.label == quote.ref
    reader.studio.run(dismiss_advice, "W13", advice.subject.key, "she asks herself")
    QApplication.processEvents()
    assert not reader.bar.mixed.isVisible()


def test_a_quote_of_the_customer_alone_has_nothing_said_about_it(reader: ReadPage, hands: Hands) -> None:
    reader.text.select(Span(place(reader, "Café closed."), place(reader, "Café closed.") + 12))
    hands.key("2")
    assert reader.bar.quote is not None
    assert reader.bar.quote.mixed == ""
