# SPDX-License-Identifier: MIT
"""Commands that only look; they open a study read-only, so they work beside an open window."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from jtbdstudio.domain.agreement import Pair
from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.agreement import agreement
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.coders import coders
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.jobs import filter_and_rank, theme_ranking
from jtbdstudio.queries.overview import steps, study_info
from jtbdstudio.queries.quotes import QuoteCard, quote_list
from jtbdstudio.store import Project


def info(options: Namespace) -> int:
    with _open(options) as project:
        found = asdict(project.read(study_info))
    if options.json:
        _line(found)
    else:
        for name, value in found.items():
            print(f"{name:12} {value}")
    return 0


def quotes(options: Namespace) -> int:
    with _open(options) as project:
        tree = project.read(whole_tree)
        code = _code(tree, options.code) if options.code else None
        cards = project.read(quote_list, code)
    for card in cards:
        if options.json:
            _line(_quote(card, tree))
        else:
            print(f"{card.ref}  {card.customer_code:4} {card.time:8} {', '.join(card.codes)}\n        {card.text}")
    return 0


def _quote(card: QuoteCard, tree: CodeTree) -> dict[str, Any]:
    return {
        "id": card.ref, "customer": card.customer_code, "interview": card.interview_id, "start": card.start,
        "end": card.end, "text": card.text, "codes": sorted(tree.path(c) for c in card.code_ids), "counts": card.counts,
    }  # fmt: skip


def rank(options: Namespace) -> int:
    with _open(options) as project:
        rows = _given(project, options.struggle) if options.struggle else _ranked(project)
    for row in rows:
        if options.json:
            _line(row)
        elif options.struggle:
            print(
                f"{row['kind']:11} {row['customers']:3} of {row['base']:<3} "
                f"{row['share']:4.0%}  lift {row['lift']:.2f}  {row['theme']}"
            )
        else:
            print(f"{row['customers']:3} of {row['of']:<3} {row['quotes']:4} quotes  {row['label']:12} {row['theme']}")
    return 0


def _ranked(project: Project) -> list[dict[str, Any]]:
    return [
        {
            "column": row.column, "theme": row.path, "customers": row.count.customers, "of": row.count.of,
            "quotes": row.count.quotes, "label": row.count.label,
        }
        for row in project.read(theme_ranking)
    ]  # fmt: skip


def _given(project: Project, typed: str) -> list[dict[str, Any]]:
    struggle = _code(project.read(whole_tree), typed)
    return [
        {
            "kind": row.kind, "theme": row.path, "customers": row.customers, "base": row.base,
            "share": row.share, "lift": row.lift,
        }
        for row in project.read(filter_and_rank, struggle)
    ]  # fmt: skip


def agree(options: Namespace) -> int:
    """Two coders on every interview both coded, code by code."""
    with _open(options) as project:
        found = project.read(agreement, options.first, options.second)
        names = [coder.name for coder in project.read(coders)]
    if not found.interviews:
        listed = ", ".join(f"“{name}”" for name in names) or "nobody yet"
        raise UserError(
            f"“{options.first}” and “{options.second}” coded no interview in common. Coded here has {listed}."
        )
    rows = (("(any code)", found.coded), ("(all codes)", found.overall), *((row.path, row.pair) for row in found.codes))
    if not options.json:
        print(f"{found.units} sentences in {', '.join(item.customer_code for item in found.interviews)}")
        print("both  1st  2nd  neither  kappa  shared  code")
    for code, pair in rows:
        if options.json:
            _line(_agreed(code, pair))
        else:
            kappa, shared = ("–" if value is None else f"{value:.2f}" for value in (pair.kappa, pair.positive))
            print(
                f"{pair.both:4} {pair.only_a:4} {pair.only_b:4} {pair.neither:6}  kappa {kappa:5}  {shared:4}  {code}"
            )
    return 0


def _agreed(code: str, pair: Pair) -> dict[str, Any]:
    return {
        "code": code, "both": pair.both, "only_first": pair.only_a, "only_second": pair.only_b,
        "neither": pair.neither, "agreement": pair.percent, "kappa": pair.kappa, "positive": pair.positive,
    }  # fmt: skip


def check(options: Namespace) -> int:
    with _open(options) as project:
        found = project.read(problems)
    if options.json:
        _line({"ok": not found, "problems": list(found)})
    if found:
        raise UserError("; ".join(found)[:1].upper() + "; ".join(found)[1:] + ".")
    if not options.json:
        print(f"{options.project} is sound.")
    return 0


def log(options: Namespace) -> int:
    with _open(options) as project:
        for step in project.read(steps):
            if options.json:
                _line(asdict(step))
            else:
                print(f"{step.id:5}  {step.at}  {step.label}{'  (undone)' if step.undone else ''}")
    return 0


def _open(options: Namespace) -> Project:
    return Project.open(options.project, read_only=True)


def _code(tree: CodeTree, typed: str) -> str:
    code = tree.find(typed)
    if code is None:
        raise UserError(
            f"There is no code “{typed}” in this study. Use a key such as 3 or S, or a path such as Struggle."
        )
    return code.id


def _line(values: dict[str, Any]) -> None:
    print(json.dumps(values, ensure_ascii=False))
