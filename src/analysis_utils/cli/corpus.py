"""The subcommands ``corpus run``, ``query``, ``info`` and ``export``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from analysis_utils.errors import RunError, unknown_name
from analysis_utils.load.codebooks import read_codebook

ENGINES = ("local", "serial", "dask")
EXPORT_FORMATS = ("csv", "xlsx", "parquet", "jsonl")


def _parse_limits(_context: object, _option: object, given: tuple[str, ...]) -> Any:
    """Return the limits of reading, with those that were given as ``NAME=NUMBER``."""
    from analysis_utils.load.inputs import Limits

    known = asdict(Limits())
    values = {}
    for text in given:
        name, _, number = text.partition("=")
        if name not in known:
            raise click.BadParameter(str(unknown_name("limit", name, known)))
        try:
            values[name] = type(known[name])(float(number))
        except (ValueError, OverflowError) as problem:
            raise click.BadParameter(f"{text!r}; expected such as {name}=2e9") from problem
    return Limits(**values)


@click.group()
def corpus() -> None:
    """Annotate many documents, and ask what was found in them."""


@corpus.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("--out", required=True, metavar="DIR", help="The folder of the run; it is made.")
@click.option("--codebook", metavar="FILE", help="Codebook (YAML): topics, actors, frames.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    show_default=True,
    help="Processes on this machine, this process alone, or a Dask cluster.",
)
@click.option("--workers", type=click.IntRange(min=1), help="Processes; default: one per core.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler that is running already.")
@click.option("--resume", is_flag=True, help="Go on with the run that is in DIR.")
@click.option(
    "--task-size",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    help="Documents per task and Parquet part, at most.",
)
@click.option(
    "--scorer",
    "scorers",
    multiple=True,
    default=["default"],
    show_default=True,
    help="Sentiment scorer; the first one scores the topics. May be given again.",
)
@click.option("--text", metavar="COLUMN", help="Column of a table with the text.")
@click.option("--id", "doc_id", metavar="COLUMN", help="Column with the document's id.")
@click.option("--title", metavar="COLUMN", help="Column with the headline.")
@click.option("--url", metavar="COLUMN", help="Column with the address.")
@click.option("--date", metavar="COLUMN", help="Column with the day of publication.")
@click.option("--outlet", metavar="COLUMN", help="Column with the publisher.")
@click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    callback=_parse_limits,
    help="How much is read before an input is refused, such as max_document=2e9 (bytes).",
)
def run(
    inputs: tuple[str, ...],
    out: str,
    codebook: str | None,
    engine: str,
    workers: int | None,
    scheduler: str | None,
    resume: bool,
    **reading: Any,
) -> None:
    """Annotate all documents of each INPUT into Parquet tables in DIR.

    INPUT is a file, a folder, a pattern, an address, or - for standard input; files of text,
    HTML, PDF, Word, tables (CSV, Excel, JSON lines, Parquet), web archives, and packed ones.
    What fails is a row of the table failures; the exit status is 1 then.
    """
    from analysis_utils.cli.progress import ProgressLine
    from analysis_utils.corpus.engines.choice import make_engine
    from analysis_utils.corpus.plan import describe_tables, list_inputs
    from analysis_utils.corpus.run import run_corpus
    from analysis_utils.corpus.tasks import Reading
    from analysis_utils.load.inputs import ColumnMap

    scorers = reading.pop("scorers")
    cut = {name: reading.pop(name) for name in ("task_size", "limits")}
    how = Reading(columns=ColumnMap(**reading), **cut)
    sources = list_inputs(inputs)
    for said in describe_tables(sources, how):
        click.echo(said, err=True)
    line = ProgressLine()
    try:
        summary = run_corpus(
            sources,
            out,
            codebook=read_codebook(codebook),
            engine=make_engine(
                engine,
                workers=workers,
                scheduler=scheduler,
                say=lambda text: click.echo(text, err=True),
            ),
            reading=how,
            scorers=scorers,
            resume=resume,
            watch=line,
        )
    except KeyboardInterrupt as stop:
        raise RunError("stopped; go on where it was with --resume") from stop
    finally:
        line.close()
    click.echo(f"{summary.folder}: {summary.n_documents:,} documents annotated")
    if summary.n_failures:
        click.echo(
            f"{summary.n_failures:,} failed; see `media-report corpus query {summary.folder} "
            '"select * from failures"`',
            err=True,
        )
        sys.exit(1)


@corpus.command()
@click.argument("folder", metavar="DIR")
@click.argument("sql", metavar="QUERY")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
)
def query(folder: str, sql: str, form: str) -> None:
    """Answer a QUERY in SQL from the tables of the run in DIR.

    The tables: documents, sentences, segments, quotations, codings, failures.
    """
    from analysis_utils.corpus.results import open_corpus
    from analysis_utils.tables import export_table

    found = open_corpus(folder).sql(sql)
    if form == "table":
        click.echo(found.to_string(index=False) if len(found) else "no rows")
    else:
        export_table(found, sys.stdout, format=form)


@corpus.command()
@click.argument("folder", metavar="DIR")
def info(folder: str) -> None:
    """Tell what went into the run in DIR, and what came out."""
    from analysis_utils.corpus.info import describe_folder

    for line in describe_folder(folder):
        click.echo(line)


@corpus.command()
@click.argument("folder", metavar="DIR")
@click.option(
    "--format",
    "form",
    type=click.Choice(EXPORT_FORMATS),
    default="csv",
    show_default=True,
)
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
def export(folder: str, form: str, out: Path) -> None:
    """Write each table of the run in DIR to one file in another folder."""
    from analysis_utils.corpus.export import export_corpus
    from analysis_utils.corpus.results import open_corpus

    click.echo(export_corpus(open_corpus(folder), out, format=form))
