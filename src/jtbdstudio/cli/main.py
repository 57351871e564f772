# SPDX-License-Identifier: MIT
"""Words to commands: the parser, and how errors are told (exit 1, one clear sentence, never a traceback)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from jtbdstudio import __version__
from jtbdstudio.cli import files, finding, looks
from jtbdstudio.domain.errors import UserError


class _Parser(argparse.ArgumentParser):
    """Tells a wrong word in one sentence and exits with 1."""

    def error(self, message: str) -> NoReturn:
        self.exit(1, f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command; answers the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = build_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:  # the reader of our output left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the contract: one sentence, never a traceback
        if os.environ.get("JTBDSTUDIO_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        sys.stderr.write(f"Something went wrong that should not have ({what}). The study is as it was.\n")
        return 1


def build_parser() -> argparse.ArgumentParser:
    """Every command with its words and its help."""
    parser = _Parser(
        prog="jtbdstudio",
        description="Jobs-to-be-done research in one file. Without a command, or with a study, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"JTBD Studio {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    _add_files(commands)
    _add_looks(commands)
    _add_history(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser], name: str, run: object, text: str, json: bool = False
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("project", type=Path, metavar="STUDY.jtbd")
    if json:
        parser.add_argument("--json", action="store_true", help="one JSON object per line")
    parser.set_defaults(run=run)
    return parser


def _add_files(commands: argparse._SubParsersAction[_Parser]) -> None:
    new = _command(commands, "new", files.new, "make a fresh study with the built-in method")
    new.add_argument("--product", default="", help="what customers hired")
    _command(commands, "demo", files.demo, "write the sample study")
    take = _command(commands, "import", files.import_files, "take transcripts in", json=True)
    take.add_argument("files", nargs="+", type=Path, metavar="FILE")
    out = _command(commands, "export", files.export_file, "write a document; its suffix says which kind")
    out.add_argument("out", type=Path, metavar="OUT")
    out.add_argument("--as", dest="kind", default=None, metavar="KIND", help=files.kinds_help())
    out.add_argument("--names", action="store_true", help="names instead of customer codes")
    tag = _command(commands, "tag", files.tag, "tag the words at START to END; prints the quote's id")
    tag.add_argument("interview", help="its id, its customer's code or its file name")
    tag.add_argument("start", type=int)
    tag.add_argument("end", type=int)
    tag.add_argument("codes", nargs="+", metavar="CODE", help="a key (3, S), a path, or a new theme: Struggle/My theme")


def _add_looks(commands: argparse._SubParsersAction[_Parser]) -> None:
    _command(commands, "info", looks.info, "count what is in a study", json=True)
    quotes = _command(commands, "quotes", looks.quotes, "list quotes with what they mean", json=True)
    quotes.add_argument("--code", help="only those behind this code")
    search = _command(commands, "find", finding.find, "find words in everything that is in a study", json=True)
    search.add_argument("words", nargs="+", metavar="WORDS", help="all of them; those in quotation marks side by side")
    rank = _command(commands, "rank", looks.rank, "rank themes by distinct customers", json=True)
    rank.add_argument("--struggle", metavar="THEME", help="only the customers who share this struggle")
    pair = _command(commands, "agree", looks.agree, "say how far two coders agree, in sentences", json=True)
    pair.add_argument("first", metavar="CODER", help="their name, as it stands in the study")
    pair.add_argument("second", metavar="CODER")
    _command(commands, "check", looks.check, "say whether the study is sound", json=True)


def _add_history(commands: argparse._SubParsersAction[_Parser]) -> None:
    _command(commands, "log", looks.log, "list the steps, newest first", json=True)
    _command(commands, "undo", files.undo, "take the last step back")
    _command(commands, "redo", files.redo, "bring the last undone step back")
