"""The command ``media-report``: parses arguments, joins stages, nothing else."""

from __future__ import annotations

import gc
import sys

import click

from analysis_utils.cli.corpus import corpus
from analysis_utils.cli.reports import annotate, build, doctor, init
from analysis_utils.errors import AnalysisError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="analysis_utils")
def cli() -> None:
    """Report on the news coverage of an interview: quotations, tone, frames."""


for _command in (build, annotate, corpus, init, doctor):
    cli.add_command(_command)


def main() -> None:
    """Run the command; errors end as one clear line and exit status 1 or 2."""
    # A command is short-lived: collecting its garbage early costs more than it frees.
    gc.set_threshold(100_000, 20, 20)
    try:
        status = cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except AnalysisError as problem:
        click.echo(f"media-report: {problem}", err=True)
        sys.exit(1)
    except (KeyboardInterrupt, click.Abort):
        click.echo("media-report: stopped; existing reports are as they were", err=True)
        sys.exit(1)
    sys.exit(status or 0)
