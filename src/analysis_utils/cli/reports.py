"""The subcommands ``build``, ``annotate``, ``init`` and ``doctor``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from analysis_utils.cli.kinds import KINDS, ReportKind
from analysis_utils.errors import AnalysisError, InputError
from analysis_utils.load.articles import read_article
from analysis_utils.load.codebooks import read_codebook

FORMATS = ("html", "pdf")
TABLES = ("documents", "sentences", "segments", "quotations", "codings")


def _formats(_: Any, __: Any, value: str) -> tuple[str, ...]:
    wanted = tuple(part.strip() for part in value.split(",") if part.strip())
    wrong = [part for part in wanted if part not in FORMATS]
    if wrong or not wanted:
        raise click.BadParameter(
            f"{value!r} is none of: {', '.join(FORMATS)}, or both with a comma"
        )
    return wanted


@click.command()
@click.argument("subjects", nargs=-1, metavar="[SUBJECT…]")
@click.option(
    "--report",
    "kind",
    type=click.Choice(tuple(KINDS)),
    default="article",
    show_default=True,
    help="On one article, or on a corpus.",
)
@click.option("--codebook", metavar="FILE", help="Codebook (YAML); default: the subject's own.")
@click.option("--out", default="reports", show_default=True, metavar="DIR", help="Where to write.")
@click.option(
    "--formats", default="html,pdf", show_default=True, callback=_formats, help="What to write."
)
@click.option(
    "--pdf-engine",
    type=click.Choice(["typst", "chromium"]),
    default="typst",
    show_default=True,
    help="What makes the PDF.",
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Reports at the same time.")
@click.option("--open", "open_it", is_flag=True, help="Open each report when it is built.")
def build(
    subjects: tuple[str, ...],
    kind: str,
    codebook: str | None,
    out: str,
    formats: tuple[str, ...],
    pdf_engine: str,
    jobs: int,
    open_it: bool,
) -> None:
    """Build the report of each SUBJECT; default: the bundled one.

    A SUBJECT is an article (a text file), or with --report corpus the folder of a run or of
    articles. Each report goes to DIR/<name of the subject>/: report.html, report.pdf, the executed
    notebook, tables/*.csv and provenance.json. A failed build leaves an older report whole.
    """
    report = KINDS[kind]
    wanted = [
        _plan(report, subject, codebook, Path(out)) for subject in subjects or (report.bundled,)
    ]
    _refuse_same_folder(wanted)
    options = {"formats": formats, "pdf_engine": pdf_engine}
    if jobs == 1 or len(wanted) == 1:
        failed = sum(not _build(plan, options, open_it=open_it) for plan in wanted)
    else:
        from analysis_utils.cli.jobs import build_at_once

        shared = [f"--report={kind}", f"--out={out}", f"--formats={','.join(formats)}"]
        shared += [f"--pdf-engine={pdf_engine}", *["--open"] * open_it]
        shared += [f"--codebook={codebook}"] * (codebook is not None)
        commands = {s: ["build", *shared, "--", s] for s in subjects}
        failed = build_at_once(commands, jobs)
    if failed:
        sys.exit(1)


def _tell(report: Path, formats: Sequence[str], *, open_it: bool) -> None:
    """Say where the report is and, on standard error, what it found; open it if asked."""
    from analysis_utils.report.findings import read_findings

    files = [report / f"report.{name}" for name in formats]
    for file in files:
        click.echo(file)
    for finding in read_findings(report)[:3]:
        click.echo(f"  {finding}", err=True)
    if open_it:
        click.launch(str(files[0]))


def _plan(kind: ReportKind, subject: str, codebook: str | None, out: Path) -> dict[str, Any]:
    """Look at what goes in before any kernel starts, so that its errors come at once."""
    name, own = kind.look(subject)
    chosen = codebook or own
    read_codebook(chosen, with_shipped=False)
    return {"kind": kind, "subject": subject, "codebook": chosen, "out": out / name}


def _refuse_same_folder(plans: Sequence[dict[str, Any]]) -> None:
    seen: dict[Path, str] = {}
    for plan in plans:
        if plan["out"] in seen:
            raise InputError(
                f"{seen[plan['out']]} and {plan['subject']} would both be written to "
                f"{plan['out']}; rename one of the files"
            )
        seen[plan["out"]] = plan["subject"]


def _build(plan: dict[str, Any], options: dict[str, Any], *, open_it: bool) -> bool:
    """Build one report and tell of it; return whether that went well."""
    from analysis_utils.report.build import build_report

    kind: ReportKind = plan["kind"]
    parameters = {kind.parameter: plan["subject"], "codebook": plan["codebook"]}
    try:
        with _progress_bar() as progress:
            report = build_report(
                Path(kind.chapters),
                parameters,
                plan["out"],
                export_source=kind.export_source,
                progress=progress,
                **options,
            )
    except AnalysisError as problem:
        click.echo(f"media-report: {plan['subject']}: {problem}", err=True)
        return False
    _tell(report, options["formats"], open_it=open_it)
    return True


@contextmanager
def _progress_bar() -> Iterator[Any]:
    """Show chapter and cell on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(file=sys.stderr, leave=False, bar_format="{desc} {bar} {n}/{total}") as bar:

        def show(at: Any) -> None:
            bar.total = at.n_cells
            bar.n = at.cell
            bar.set_description_str(at.chapter)

        yield show


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@click.option("--codebook", metavar="FILE", help="Codebook (YAML); default: each article's own.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl", "parquet"]),
    default="table",
    show_default=True,
)
@click.option(
    "--table",
    type=click.Choice(TABLES),
    default="quotations",
    show_default=True,
    help="Which table goes to standard output.",
)
@click.option("--out", metavar="DIR", help="Write all tables to this folder instead.")
def annotate(
    articles: tuple[str, ...], codebook: str | None, form: str, table: str, out: str | None
) -> None:
    """Annotate each ARTICLE and print one table, or write all of them to a folder."""
    from analysis_utils.annotate.pipeline import annotate_document
    from analysis_utils.tables import export_table, export_tables, tabulate_annotations

    if form == "table" and out:
        raise click.UsageError("--out needs --format csv, jsonl or parquet")
    documents = [read_article(article) for article in articles]
    tables = tabulate_annotations(
        annotate_document(d, read_codebook(codebook or d.meta.get("codebook"))) for d in documents
    )
    if out:
        click.echo(export_tables(tables, out, format=form))
    elif form == "table":
        chosen = getattr(tables, table).dropna(axis="columns", how="all")
        text = chosen.to_string(index=False, max_colwidth=60) if len(chosen) else f"no {table}"
        click.echo(text)
    else:
        stream = sys.stdout.buffer if form == "parquet" else sys.stdout
        export_table(getattr(tables, table), stream, format=form)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a fresh analysis folder: notebooks, a commented codebook, a place for articles."""
    from analysis_utils.report.scaffold import make_project

    for line in make_project(folder):
        click.echo(line)


@click.command()
def doctor() -> None:
    """Tell what is installed, what is missing, and how to get it."""
    from analysis_utils.report.doctor import examine

    findings = examine()
    for finding in findings:
        click.echo(finding.line())
    if any(finding.failed for finding in findings):
        sys.exit(1)
