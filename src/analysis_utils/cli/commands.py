"""The subcommands together, and what becomes of their errors."""

from __future__ import annotations

import io
import sys

import click

from analysis_utils.cli.corpus import corpus
from analysis_utils.cli.reports import annotate, build, doctor, init
from analysis_utils.cli.suggest import suggest
from analysis_utils.errors import AnalysisError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="analysis_utils")
def cli() -> None:
    """Report on the news coverage of an interview: quotations, tone, frames."""


for _command in (build, annotate, suggest, corpus, init, doctor):
    cli.add_command(_command)


def run() -> int:
    """Run the command with the arguments of this process; return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # tables are UTF-8 wherever they are made
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(cli(prog_name="media-report", standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.Abort as stop:
        raise KeyboardInterrupt from stop
    except AnalysisError as problem:
        return _fail(str(problem))
    except OSError as problem:
        where = f"{problem.filename}: " if problem.filename else ""
        return _fail(f"{where}{problem.strerror or problem}")


def _fail(message: str) -> int:
    click.echo(f"media-report: {message}", err=True)
    return 1
